"""The scans of LA 2018's training part and phantoms, as arrays [z, y, x] in the radiological frame (rows to posterior, columns to left)."""

from dataclasses import dataclass
from pathlib import Path

import nibabel
import numpy as np

FOLD = 10  # every tenth case is the inner fold: what is chosen is chosen on it, never on the validation scans
PERCENTILES = (0.5, 99.5)


@dataclass(frozen=True)
class Scan:
    case: str
    image: np.ndarray  # uint8 [z, y, x], 0..255
    spacing: tuple[float, float, float]  # mm along z, y, x
    atrium: np.ndarray  # bool [z, y, x]


def folders(parent: Path) -> list[Path]:
    return sorted(folder for folder in parent.iterdir() if folder.is_dir())


def is_phantom(case: str) -> bool:
    return case.startswith("phantom-")


def split(cases: list[str]) -> tuple[list[str], list[str]]:
    """(for training, the inner fold): phantoms are for training alone."""
    scans, phantoms = ([c for c in cases if is_phantom(c) is p] for p in (False, True))
    return [c for i, c in enumerate(scans) if i % FOLD] + phantoms, scans[::FOLD]


def scaled(image: np.ndarray) -> np.ndarray:
    """Intensities to uint8 as libs/models does it: percentiles of the voxels > 0, voxels that were 0 stay 0."""
    values = image.astype(np.float64)
    low, high = np.percentile(values[values > 0], PERCENTILES)
    out = (np.clip(values, low, high) - low) / (high - low) * 255
    out[image == 0] = 0
    return out.astype(np.uint8)


def read_scan(folder: Path) -> Scan:
    """<folder>/{lgemri,laendo}.nii.gz of LA 2018, or of a phantom."""
    image, label = (nibabel.load(folder / f"{n}.nii.gz") for n in ("lgemri", "laendo"))
    # LA 2018's axes run to left, posterior, superior, whatever their affine says.
    if is_phantom(folder.name):
        image, label = framed(image), framed(label)
    spacing = tuple(float(s) for s in image.header.get_zooms()[::-1])
    values, mask = (np.asarray(i.dataobj).T for i in (image, label))
    return Scan(folder.name, scaled(values), spacing, mask > 0)


def framed(image):
    """Axes to left, posterior, superior."""
    wanted = nibabel.orientations.axcodes2ornt("LPS")
    return image.as_reoriented(nibabel.orientations.ornt_transform(nibabel.io_orientation(image.affine), wanted))
