"""Objects other than the atrium of one training scan. tools/python/probe must share neither code nor numbers with this."""

import numpy as np
from scipy import ndimage

from data.scans import Scan
from objects.bands import band_objects
from objects.supervoxels import grown_objects

VOXELS = (770, 50_000)  # 1.5 to 98 ml at 1.25 mm
SLICES = 4
IN_ATRIUM = 0.01  # share of the object's voxels that may be the atrium's
FILLING, WHOLE = 0.45, 0.9  # of the bounding box on the largest slice, and in one piece there
EDGE = 1.7  # how much steeper the scan is on the object's surface than within it
GROWN, BANDS = 16, 12  # kept of each kind
TRIES = 200


def main_part(mask: np.ndarray) -> np.ndarray:
    labels, count = ndimage.label(mask)
    return labels == 1 + np.argmax(np.bincount(labels.ravel())[1:]) if count > 1 else mask


def usable(mask: np.ndarray) -> bool:
    areas = mask.sum((1, 2))
    if not VOXELS[0] <= areas.sum() <= VOXELS[1] or (areas > 0).sum() < SLICES:
        return False
    plane = mask[np.argmax(areas)]
    rows, columns = np.flatnonzero(plane.any(1)), np.flatnonzero(plane.any(0))
    filled = plane.sum() >= FILLING * (np.ptp(rows) + 1) * (np.ptp(columns) + 1)
    return filled and main_part(plane).sum() >= WHOLE * plane.sum()


def has_edge(mask: np.ndarray, gradient: np.ndarray) -> bool:
    """Something that nobody could see the border of teaches nothing but doubt."""
    core = ndimage.binary_erosion(mask)
    surface = ndimage.binary_dilation(mask) & ~ndimage.binary_erosion(mask)
    return core.any() and gradient[surface].mean() > EDGE * gradient[core].mean()


def similar(a: np.ndarray, b: np.ndarray) -> bool:
    return (a & b).sum() > 0.6 * (a | b).sum()


def halved(volume: np.ndarray) -> np.ndarray:
    """Means of 2 x 2 x 2 voxels; an odd last one falls away."""
    z, y, x = (n // 2 for n in volume.shape)
    return volume[: 2 * z, : 2 * y, : 2 * x].astype(np.float32).reshape(z, 2, y, 2, x, 2).mean((1, 3, 5))


def doubled(mask: np.ndarray, shape) -> np.ndarray:
    fine = np.zeros(shape, np.float32)
    fine[tuple(slice(0, 2 * n) for n in mask.shape)] = mask.repeat(2, 0).repeat(2, 1).repeat(2, 2)
    return ndimage.gaussian_filter(fine, 1.3) > 0.5


def make_objects(scan: Scan, seed: int) -> list[np.ndarray]:
    """Up to `GROWN` + `BANDS` boolean masks [z, y, x], made at half the resolution."""
    random = np.random.default_rng(seed)
    image, atrium = halved(scan.image), halved(scan.atrium) > 0.25
    gradient = ndimage.gaussian_gradient_magnitude(image, 1.0)
    grown = grown_objects(image, random, TRIES, VOXELS)
    bands = band_objects(image, random, TRIES, VOXELS)
    kept: list[np.ndarray] = []
    for source, most in ((grown, GROWN), (bands, BANDS)):
        first = len(kept)
        for mask in source:
            mask = off_atrium(mask, atrium)
            if usable(mask) and has_edge(mask, gradient) and not any(similar(mask, other) for other in kept):
                kept.append(mask)
            if len(kept) - first == most:
                break
    return [doubled(mask, scan.image.shape) & ~scan.atrium for mask in kept]


def off_atrium(mask: np.ndarray, atrium: np.ndarray) -> np.ndarray:
    if not mask.any():
        return mask
    if (mask & atrium).sum() > IN_ATRIUM * mask.sum():
        mask = mask & ~ndimage.binary_dilation(atrium)
    return main_part(mask)
