"""NIfTI headers with texts and extensions as nibabel writes them, for libs/intake/fixtures.

  python intake.py ../../../libs/intake/fixtures            (requirements-imaging.txt)
"""

import base64
import itertools
import json
import platform
import sys
from pathlib import Path

import nibabel as nib
import numpy as np

TEXTS = {
    "nothing": {},
    "a name": {"descrip": "Müller^Hans", "intent_name": "LGE"},
    "a date and a tool": {"aux_file": "19640229", "descrip": "FSL5.0"},
    "a name in the name of the data base": {"db_name": "Doe, Jane"},
    "a name in what is not used": {"unused_str": "Mueller^Hans"},
}
EXTENSIONS = {"none": [], "a comment": [(6, b"by J. Doe")], "DICOM and AFNI": [(2, b"\x10\x00\x10\x00PN\x04\x00DOE^"), (4, b"<AFNI/>")]}
FIELDS = {1: ["data_type", "db_name", "descrip", "aux_file", "intent_name"], 2: ["descrip", "aux_file", "intent_name", "unused_str"]}


def made(version: int, endianness: str, texts: dict, extensions: list) -> nib.Nifti1Image:
    cls, header = (nib.Nifti1Image, nib.Nifti1Header) if version == 1 else (nib.Nifti2Image, nib.Nifti2Header)
    image = cls(np.arange(24, dtype=np.int16).reshape(4, 3, 2), np.diag([2.0, 3.0, 4.0, 1.0]), header(endianness=endianness))
    for field, text in texts.items():
        image.header[field] = text.encode()
    for code, content in extensions:
        image.header.extensions.append(nib.nifti1.Nifti1Extension(code, content))
    return image


def cases() -> list[dict]:
    found = []
    for version, endianness, (what, texts), (which, extensions) in itertools.product((1, 2), "<>", TEXTS.items(), EXTENSIONS.items()):
        if not set(texts) <= set(FIELDS[version]):
            continue
        image = made(version, endianness, texts, extensions)
        content = image.to_bytes()
        start = type(image).from_bytes(content).dataobj.offset
        found.append(
            {
                "name": f"NIfTI-{version} {'little' if endianness == '<' else 'big'}-endian, {what}, extensions: {which}",
                "start": base64.b64encode(content[:start]).decode(),
                "fields": {field: texts.get(field, "") for field in FIELDS[version]},
                "extensions": [code for code, _ in extensions],
                # The same image written with no text and no extension.
                "clean": base64.b64encode(made(version, endianness, {}, []).to_bytes()[: 352 if version == 1 else 544]).decode(),
            }
        )
    return found


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    versions = {"python": platform.python_version(), "numpy": np.__version__, "nibabel": nib.__version__}
    content = {"generator": "tools/python/reference/intake.py", "versions": versions, "cases": cases()}
    (folder / "nifti-start.json").write_text(json.dumps(content) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
