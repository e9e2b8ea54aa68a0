"""What pynrrd, pydicom, highdicom and SimpleITK write and read, for libs/imaging/fixtures.

  python formats.py ../../../libs/imaging/fixtures
"""

import json
import sys
from pathlib import Path

from formats_common import VERSIONS
from formats_dicom import dicom_cases
from formats_faults import fault_cases, reference_fault_cases
from formats_nrrd import nrrd_cases
from formats_references import reference_cases

TABLES = {
    "nrrd": nrrd_cases,
    "dicom": dicom_cases,
    "references": reference_cases,
    "faults": fault_cases,
    "referenceFaults": reference_fault_cases,
}


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, cases in TABLES.items():
        content = {"generator": "tools/python/reference/formats.py", "versions": VERSIONS, "cases": cases()}
        (folder / f"{name}.json").write_text(json.dumps(content) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
