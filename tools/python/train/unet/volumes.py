"""Scans as the U-Net sees them: resampled to one spacing, normalised by their own mean and standard deviation."""

import numpy as np
import torch
import torch.nn.functional as F

from data.cache import Case

SPACING = 1.25  # mm, all axes; LA 2018 has 0.625
FACTOR = 0.625 / SPACING
PATCH = (48, 64, 80)  # z, y, x


def resampled(volume: torch.Tensor, shape) -> torch.Tensor:
    """[z, y, x] -> the shape: trilinear, half-pixel centres, area means where it shrinks by a whole factor."""
    return F.interpolate(volume[None, None], shape, mode="trilinear", align_corners=False)[0, 0]


def small(shape) -> tuple[int, ...]:
    return tuple(max(1, round(n * FACTOR)) for n in shape)


def normalised(image: np.ndarray) -> torch.Tensor:
    """uint8 [z, y, x] -> float at `SPACING`, zero mean, unit SD over the volume."""
    out = resampled(torch.from_numpy(image).float(), small(image.shape))
    return (out - out.mean()) / out.std().clamp(min=1e-6)


class Volumes:
    """Cases at the net's spacing, padded to a patch where they are smaller."""

    def __init__(self, cases: list[Case]):
        self.pairs = []
        for case in cases:
            label = resampled(torch.from_numpy(case.atrium).float(), small(case.atrium.shape))
            self.pairs.append((padded(normalised(case.image)), padded(label)))


def padded(volume: torch.Tensor) -> torch.Tensor:
    missing = [max(0, p - n) for p, n in zip(PATCH, volume.shape)]
    return F.pad(volume, [0, missing[2], 0, missing[1], 0, missing[0]])
