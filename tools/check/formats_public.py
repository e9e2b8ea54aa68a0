"""Lists the test files that ship inside pydicom and nibabel, and what these packages read from them: a JSON line for each."""

import hashlib
import json
import warnings
from pathlib import Path

import nibabel
import numpy as np
import pydicom
from pydicom.pixels import apply_modality_lut

warnings.simplefilter("ignore")
FOLDERS = {
    "pydicom": [Path(pydicom.__file__).parent / "data" / name for name in ("test_files", "charset_files", "palettes")],
    "nibabel": [Path(nibabel.__file__).parent / name for name in ("tests/data", "nicom/tests/data")],
}
NOT_DATA = {".py", ".pyc", ".m", ".md", ".rst", ".txt"}


def by_pydicom(file: Path) -> np.ndarray:
    ds = pydicom.dcmread(file)
    pixels = apply_modality_lut(ds.pixel_array, ds)
    return pixels.astype(np.float64).ravel()


def by_nibabel(file: Path) -> np.ndarray:
    return nibabel.load(file).get_fdata(dtype=np.float64).ravel(order="F")


def digest(file: Path) -> str | None:
    """Of the voxels as float64, in the order on disk; None where these packages do not read the file."""
    for read in (by_pydicom, by_nibabel):
        try:
            voxels = read(file)
        except Exception:
            continue
        return hashlib.sha256(voxels.astype("<f8").tobytes()).hexdigest()
    return None


for package, folders in FOLDERS.items():
    for file in sorted(path for folder in folders for path in folder.rglob("*") if path.is_file()):
        if file.suffix not in NOT_DATA:
            print(json.dumps({"package": package, "file": str(file), "voxels": digest(file)}))
print(json.dumps({"versions": {"pydicom": pydicom.__version__, "nibabel": nibabel.__version__}}))
