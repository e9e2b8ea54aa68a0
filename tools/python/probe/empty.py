"""Boxes on empty background: flat places in which nothing is to be found, by a seeded rule (see rule.py)."""

import numpy as np
from scipy import ndimage

SIDE_MM = (12.0, 30.0)
TRIES = 400
KEPT = 3  # boxes a scan
FLATNESS_MM = 1.0


def empty_boxes(image: np.ndarray, near_label: np.ndarray, spacing, seed: int) -> list[tuple[int, list[int]]]:
    """(slice, [x0, y0, x1, y1] in pixels) on slices that hold the atrium, off `near_label` [x, y, z].

    Of the seeded draws those whose smoothed content varies least, at most one a slice.
    """
    random = np.random.default_rng([seed, 1])
    smooth = ndimage.gaussian_filter(image.astype(np.float32), [FLATNESS_MM / s for s in spacing])
    slices = np.flatnonzero(near_label.any((0, 1)))
    drawn = []
    for _ in range(TRIES):
        z = int(random.choice(slices))
        side = [int(random.uniform(*SIDE_MM) / s) for s in spacing[:2]]
        x0, y0 = (int(random.integers(0, n - w)) for n, w in zip(image.shape, side))
        place = np.s_[x0 : x0 + side[0] + 1, y0 : y0 + side[1] + 1, z]
        if not near_label[place].any():
            drawn.append((float(smooth[place].std()), z, [x0, y0, x0 + side[0], y0 + side[1]]))
    chosen: dict[int, list[int]] = {}
    for _, z, box in sorted(drawn):
        if len(chosen) < KEPT:
            chosen.setdefault(z, box)
    return list(chosen.items())
