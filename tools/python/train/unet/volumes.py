"""Scans as the U-Net sees them, in nnU-Net's order: normalised by their own mean and standard deviation, then resampled to one
spacing; libs/models/src/task-specific does the same from the numbers in model.json."""

import numpy as np
import torch
import torch.nn.functional as F

from data.cache import Case

SPACING = 2.0  # mm, all axes; labels of LA 2018 (0.625 mm) come back from it with Dice 0.97
PATCH = (32, 48, 64)  # z, y, x: holds most scans of LA 2018 whole


def resampled(volume: torch.Tensor, shape) -> torch.Tensor:
    """[z, y, x] -> the shape: trilinear, half-pixel centres."""
    return F.interpolate(volume[None, None], shape, mode="trilinear", align_corners=False)[0, 0]


def at_spacing(shape, spacing) -> tuple[int, ...]:
    return tuple(max(1, round(n * s / SPACING)) for n, s in zip(shape, spacing))


def normalised(image: np.ndarray, spacing) -> torch.Tensor:
    """uint8 [z, y, x] -> float at `SPACING`; zero mean and unit SD before it is resampled."""
    values = (image - image.mean(dtype=np.float64)) / max(image.std(dtype=np.float64), 1e-8)
    return resampled(torch.from_numpy(values).float(), at_spacing(image.shape, spacing))


class Volumes:
    """Cases at the net's spacing, padded to a patch where they are smaller."""

    def __init__(self, cases: list[Case]):
        self.pairs = []
        for case in cases:
            label = resampled(torch.from_numpy(case.atrium).float(), at_spacing(case.atrium.shape, case.spacing))
            self.pairs.append((padded(normalised(case.image, case.spacing)), padded(label)))


def margins(shape) -> list[tuple[int, int]]:
    """Voxels to add before and after along z, y, x: a volume smaller than a patch lies in its middle."""
    missing = [max(0, p - n) for p, n in zip(PATCH, shape)]
    return [(m // 2, m - m // 2) for m in missing]


def padded(volume: torch.Tensor) -> torch.Tensor:
    return F.pad(volume, [side for axis in reversed(margins(volume.shape)) for side in axis])
