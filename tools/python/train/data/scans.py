"""The scans of LA 2018's training part, as arrays [z, y, x] in the radiological frame (rows to posterior, columns to left)."""

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
    atrium: np.ndarray  # bool [z, y, x]


def case_ids(la2018: Path) -> list[str]:
    return sorted(folder.name for folder in (la2018 / "train").iterdir() if folder.is_dir())


def split(cases: list[str]) -> tuple[list[str], list[str]]:
    """(for training, the inner fold)."""
    return [c for i, c in enumerate(cases) if i % FOLD], cases[::FOLD]


def scaled(image: np.ndarray) -> np.ndarray:
    """Intensities to uint8 as libs/models does it: percentiles of the voxels > 0, voxels that were 0 stay 0."""
    values = image.astype(np.float64)
    low, high = np.percentile(values[values > 0], PERCENTILES)
    out = (np.clip(values, low, high) - low) / (high - low) * 255
    out[image == 0] = 0
    return out.astype(np.uint8)


def read_scan(folder: Path) -> Scan:
    """The arrays of this data set run to left, posterior, superior: only the order of axes changes."""
    image, label = (np.asarray(nibabel.load(folder / f"{n}.nii.gz").dataobj).T for n in ("lgemri", "laendo"))
    return Scan(folder.name, scaled(image), label > 0)
