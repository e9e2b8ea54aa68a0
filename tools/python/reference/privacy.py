"""The attributes of DICOM PS3.15, Table E.1-1, for libs/intake/src/privacy/dicom/basic-profile.ts.

  python privacy.py PROFILE_JSON ../../../libs/intake/src/privacy/dicom/basic-profile.ts

The actions of the Basic Profile are edition 2026c's, as PyPI's dicom-anonymizer 2.1.0 lists them. PROFILE_JSON is
standard/confidentiality_profile_attributes.json of github.com/innolitics/dicom-standard at 7f4749d, which is parsed from the
standard's edition 2024e: of it the attributes come that the option 'Retain Longitudinal Temporal Information with Modified
Dates' keeps with other dates, and every action of both lists is compared. Keywords and VRs are pydicom 3.0.2's.
"""

import json
import re
import sys
from pathlib import Path

from dicomanonymizer.dicom_anonymization_databases import dicomfields_2026c as edition
from pydicom.datadict import dictionary_keyword, dictionary_VR

ACTIONS = "D Z X U Z_D X_Z X_D X_Z_D X_Z_U_STAR".split()
# Groups that repeat, which the list gives as a mask.
REPEATING = {
    (0x5000, 0x0000, 0xFF00, 0x0000): ("50xxxxxx", "CurveData"),
    (0x6000, 0x4000, 0xFF00, 0xFFFF): ("60xx4000", "OverlayComments"),
    (0x6000, 0x3000, 0xFF00, 0xFFFF): ("60xx3000", "OverlayData"),
}
# Private attributes are a rule of their own.
PRIVATE = "ggggeeee-where-gggg-is-odd"


def names() -> dict[tuple[int, int], str]:
    """Names as the list's comments have them: for what is newer than pydicom's dictionary."""
    lines = re.findall(r"\(0x(\w{4}), 0x(\w{4})\),\s*# (.+)", Path(edition.__file__).read_text())
    return {(int(group, 16), int(element, 16)): name for group, element, name in lines}


def row(tag: tuple[int, ...], action: str, comments: dict) -> tuple[str, str, str, str]:
    if len(tag) == 4:
        return (*REPEATING[tag], "-", action)
    try:
        keyword, vr = dictionary_keyword(tag), dictionary_VR(tag)
    except KeyError:
        keyword, vr = "".join(word[0].upper() + word[1:] for word in re.findall(r"\w+", comments[tag])), "-"
    return "%04x%04x" % tag, keyword, vr.replace(" or ", "|"), action


def main(older: Path, out: Path) -> None:
    comments = names()
    rows = []
    for name in ACTIONS:
        action = name.replace("_STAR", "*").replace("_", "/")
        rows += [row(tag, action, comments) for tag in getattr(edition, f"{name}_TAGS")]
    rows.sort()
    before = {entry["id"]: entry for entry in json.loads(older.read_text()) if entry["id"] != PRIVATE}
    actions = {tag: action for tag, _, _, action in rows}
    differing = [tag for tag, entry in before.items() if actions.get(tag) != entry["basicProfile"]]
    assert not differing, differing
    assert len(actions) == len(rows)
    dated = {tag for tag, entry in before.items() if entry.get("rtnLongModifDatesOpt") == "C"}
    lines = [" ".join([*entry, "date"] if entry[0] in dated else entry) for entry in rows]
    out.write_text(
        "/*\n * Written by tools/python/reference/privacy.py, which names the sources. DICOM PS3.15, Table E.1-1, edition 2026c: tag,\n"
        " * keyword, VR ('-' where pydicom 3.0.2 knows none), action of the Basic Profile, and 'date' where the option with modified\n"
        " * dates (edition 2024e) keeps the attribute.\n */\n"
        "export const BASIC_PROFILE_EDITION = '2026c';\n\n"
        "export const BASIC_PROFILE_TABLE = `\n" + "\n".join(lines) + "\n`;\n"
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
