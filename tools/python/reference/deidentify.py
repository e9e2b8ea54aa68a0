"""Attributes of pydicom's public test files, and which of them dicom-anonymizer changes, for libs/intake/fixtures/dicom.json.

  python deidentify.py ../../../libs/intake/fixtures            (requirements-privacy.txt)

dicom-anonymizer applies the Basic Profile of edition 2026c to the top level of a data set.
"""

import copy
import importlib.metadata
import json
import platform
import sys
from pathlib import Path

import pydicom
from dicomanonymizer import anonymize_dataset
from dicomanonymizer.simpledicomanonymizer import initialize_actions
from pydicom.data import get_testdata_file

FILES = (
    "MR_small CT_small image_dfl liver_1frame examples_overlay examples_palette reportsi rtdose_1frame rtplan rtstruct "
    "SC_rgb_small_odd 693_J2KI priv_SQ nested_priv_SQ"
).split()
# Of a text no more is kept than tells what it looks like.
LONGEST = 64


def text_of(element) -> str | None:
    """The value as text, or None where it is none."""
    if element.VR == "SQ" or isinstance(element.value, bytes) or element.value is None:
        return None
    values = element.value if element.VM > 1 else [element.value]
    return "\\".join(str(value) for value in values)[:LONGEST]


def attributes(dataset, path=()) -> list[dict]:
    found = []
    for element in dataset:
        tag = "%08x" % element.tag
        found.append(
            {
                "path": list(path),
                "tag": tag,
                "vr": element.VR,
                "keyword": "" if element.tag.is_private else element.keyword,
                "hasValue": not element.is_empty,
                "text": text_of(element),
            }
        )
        if element.VR == "SQ":
            for item in element.value:
                found += attributes(item, (*path, tag))
    return found


def changed(before, after) -> list[str]:
    """Tags of the top level whose value is another, or gone."""
    tags = ["%08x" % e.tag for e in before if not e.is_empty and (e.tag not in after or after[e.tag].value != e.value)]
    meta = [e for e in before.file_meta if after.file_meta.get(e.tag) is None or after.file_meta[e.tag].value != e.value]
    return sorted(tags + ["%08x" % e.tag for e in meta])


def case(name: str) -> dict:
    before = pydicom.dcmread(get_testdata_file(f"{name}.dcm", download=False), force=True)
    after = copy.deepcopy(before)
    anonymize_dataset(after, base_rules_gen=lambda: initialize_actions("dicomfields_2026c"))
    return {"name": name, "attributes": attributes(before.file_meta) + attributes(before), "changed": changed(before, after)}


def main(folder: Path) -> None:
    versions = {
        "python": platform.python_version(),
        "pydicom": pydicom.__version__,
        "dicom-anonymizer": importlib.metadata.version("dicom-anonymizer"),
    }
    content = {"generator": "tools/python/reference/deidentify.py", "versions": versions, "cases": [case(name) for name in FILES]}
    (folder / "dicom.json").write_text(json.dumps(content) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
