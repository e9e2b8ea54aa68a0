"""Objects other than the atrium of one training scan. tools/python/probe must share neither code nor numbers with this."""

import numpy as np
from scipy import ndimage

from data.scans import Scan
from objects.bands import band_objects
from objects.supervoxels import grown_objects

VOXELS = (6_000, 400_000)  # 1.5 to 98 ml at 0.625 mm
SLICES = 8
IN_ATRIUM = 0.01  # share of the object's voxels that may be the atrium's
FILLING = 0.35  # of the bounding box on the largest slice
GROWN, BANDS = 16, 8  # kept of each kind, of at most twice as many tries


def main_part(mask: np.ndarray) -> np.ndarray:
    labels, count = ndimage.label(mask)
    return labels == 1 + np.argmax(np.bincount(labels.ravel())[1:]) if count > 1 else mask


def usable(mask: np.ndarray) -> bool:
    areas = mask.sum((1, 2))
    if not VOXELS[0] <= areas.sum() <= VOXELS[1] or (areas > 0).sum() < SLICES:
        return False
    plane = mask[np.argmax(areas)]
    rows, columns = np.flatnonzero(plane.any(1)), np.flatnonzero(plane.any(0))
    return plane.sum() >= FILLING * (np.ptp(rows) + 1) * (np.ptp(columns) + 1)


def similar(a: np.ndarray, b: np.ndarray) -> bool:
    return (a & b).sum() > 0.6 * (a | b).sum()


def make_objects(scan: Scan, seed: int) -> list[np.ndarray]:
    """Up to `GROWN` + `BANDS` boolean masks [z, y, x]."""
    random = np.random.default_rng(seed)
    grown = grown_objects(scan.image, random, 2 * GROWN, VOXELS)
    bands = band_objects(scan.image, random, 3 * BANDS)
    kept: list[np.ndarray] = []
    for source, most in ((grown, GROWN), (bands, BANDS)):
        first = len(kept)
        for mask in source:
            mask = off_atrium(mask, scan.atrium)
            if usable(mask) and not any(similar(mask, other) for other in kept):
                kept.append(mask)
            if len(kept) - first == most:
                break
    return kept


def off_atrium(mask: np.ndarray, atrium: np.ndarray) -> np.ndarray:
    if (mask & atrium).sum() > IN_ATRIUM * mask.sum():
        mask = mask & ~ndimage.binary_dilation(atrium, iterations=2)
    return main_part(mask)
