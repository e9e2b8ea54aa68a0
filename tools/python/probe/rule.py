"""Objects other than the atrium in one scan, by a seeded rule: does the tracker obey its prompt?

Written and committed before the tracker was trained, and shared by no generator of training data: tools/python/train must
import nothing from here, nor take over a number. Candidates are tissue classes of the smoothed scan (thresholds of least
variance within classes, moved by chance), cut at their necks by opening with balls; what is kept is decided by `LIMITS`,
which are the limits of issue 6's proof.
"""

from dataclasses import dataclass
from itertools import combinations

import numpy as np
from scipy import ndimage

SMOOTHING_MM = 1.1
CLASSES = (3, 4, 5)  # tissue classes whose thresholds are tried
SHIFT = 0.06  # thresholds move by at most this share of the scan's 1 to 99 percentile range
NECK_MM = (2.5, 4.0, 6.0)  # radii of the balls that cut
ROUNDS = 4  # draws of the thresholds for each number of classes


@dataclass(frozen=True)
class Limits:
    ml: tuple[float, float] = (4.0, 90.0)
    slices: int = 10
    from_label_mm: float = 4.0
    filling: float = 0.55  # of its tight box on the key slice, by one component
    overlap: float = 0.3  # IoU with every other object of the scan, at most
    per_scan: int = 12


LIMITS = Limits()


def least_variance_thresholds(values: np.ndarray, classes: int, bins: int = 48) -> np.ndarray:
    """classes - 1 thresholds that minimise the variance within classes (Otsu 1979), over a histogram of `values`."""
    counts, edges = np.histogram(values, bins)
    centres = (edges[:-1] + edges[1:]) / 2
    mass, first = np.cumsum(np.r_[0, counts]), np.cumsum(np.r_[0, counts * centres])

    def between(cuts) -> float:
        limits = [0, *cuts, bins]
        pairs = [(mass[b] - mass[a], first[b] - first[a]) for a, b in zip(limits, limits[1:])]
        return sum(s * s / m for m, s in pairs if m > 0)

    return edges[list(max(combinations(range(4, bins - 3, 2), classes - 1), key=between))]


def ball(radius_mm: float, spacing) -> np.ndarray:
    reach = [int(radius_mm / s) for s in spacing]
    grid = np.meshgrid(*[np.arange(-r, r + 1) * s for r, s in zip(reach, spacing)], indexing="ij")
    return sum(g**2 for g in grid) <= radius_mm**2


def within(mask: np.ndarray, radius_mm: float, spacing) -> np.ndarray:
    """Voxels at most this far from the mask."""
    return ndimage.distance_transform_edt(~mask, spacing) <= radius_mm


def opened_parts(band: np.ndarray, radius_mm: float, spacing):
    """Components of the opened band, each grown back within the band by the radius that cut it."""
    core = ndimage.distance_transform_edt(np.pad(band, 1), [*spacing])[1:-1, 1:-1, 1:-1] > radius_mm
    labels, count = ndimage.label(core)
    if count == 0:
        return
    distance, nearest = ndimage.distance_transform_edt(labels == 0, spacing, return_indices=True)
    grown = np.where((distance <= radius_mm) & band, labels[tuple(nearest)], 0)
    for label, place in enumerate(ndimage.find_objects(grown, count), start=1):
        if place is not None:
            yield place, grown[place] == label


def largest_component(mask: np.ndarray) -> np.ndarray:
    labels, count = ndimage.label(mask)
    return labels == 1 + np.argmax(np.bincount(labels.ravel())[1:]) if count else mask


def key_slice(mask: np.ndarray) -> int:
    """The slice of greatest area, ties to the most inferior; mask [x, y, z]."""
    return int(np.argmax(mask.sum((0, 1))))


def fits(mask: np.ndarray, near_label: np.ndarray, spacing, limits: Limits = LIMITS) -> bool:
    ml = mask.sum() * float(np.prod(spacing)) / 1000
    if not limits.ml[0] <= ml <= limits.ml[1] or mask.any((0, 1)).sum() < limits.slices or (mask & near_label).any():
        return False
    plane = mask[:, :, key_slice(mask)]
    place = ndimage.find_objects(plane.astype(np.int8))[0]
    return ndimage.label(plane)[1] == 1 and plane[place].mean() >= limits.filling


def iou(a: np.ndarray, b: np.ndarray) -> float:
    return float((a & b).sum() / (a | b).sum())


def candidates(image: np.ndarray, spacing, random: np.random.Generator):
    """Every candidate of one scan [x, y, z], in an order that the seed decides."""
    smooth = ndimage.gaussian_filter(image.astype(np.float32), [SMOOTHING_MM / s for s in spacing])
    low, high = np.percentile(smooth, [1, 99])
    found = []
    for classes in CLASSES * ROUNDS:
        cuts = least_variance_thresholds(np.clip(smooth, low, high), classes)
        cuts = np.sort(cuts + random.uniform(-SHIFT, SHIFT, len(cuts)) * (high - low))
        limits = [-np.inf, *cuts, np.inf]
        which = random.integers(classes)
        radius = NECK_MM[random.integers(len(NECK_MM))]
        band = (smooth > limits[which]) & (smooth <= limits[which + 1])
        found += list(opened_parts(band, radius, spacing))
    return [found[i] for i in random.permutation(len(found))]


def objects(image: np.ndarray, label: np.ndarray, spacing, seed: int, limits: Limits = LIMITS) -> list[np.ndarray]:
    """Boolean masks [x, y, z] that fit the limits; `spacing` in mm."""
    near_label = within(label > 0, limits.from_label_mm, spacing)
    kept: list[np.ndarray] = []
    for place, part in candidates(image, spacing, np.random.default_rng(seed)):
        if part.sum() * float(np.prod(spacing)) / 1000 < limits.ml[0]:
            continue
        mask = np.zeros(image.shape, bool)
        mask[place] = part
        # Cutting the atrium's margin off may split an object: its largest part is the object.
        mask = largest_component(mask & ~near_label)
        if fits(mask, near_label, spacing, limits) and all(iou(mask, other) < limits.overlap for other in kept):
            kept.append(mask)
        if len(kept) == limits.per_scan:
            break
    return kept
