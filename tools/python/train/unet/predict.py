"""Sliding windows as nnU-Net's: half overlap, Gaussian weights; logits back at the scan's own grid."""

import itertools

import numpy as np
import torch

from unet.volumes import PATCH, margins, normalised, padded, resampled

OVERLAP = 0.5


def starts(length: int, patch: int) -> list[int]:
    """Evenly spread, at most (1 - OVERLAP) of a patch apart: nnU-Net's compute_steps_for_sliding_window."""
    count = int(np.ceil((length - patch) / (patch * (1 - OVERLAP)))) + 1
    apart = (length - patch) / max(count - 1, 1)
    return [round(apart * i) for i in range(count)]


def gaussian() -> torch.Tensor:
    """[z, y, x], SD of an eighth of the patch, 1 in the middle: nnU-Net's compute_gaussian."""
    axes = [torch.exp(-(((torch.arange(p).double() - p // 2) / (p / 8)) ** 2) / 2) for p in PATCH]
    return (axes[0][:, None, None] * axes[1][:, None] * axes[2]).float()


@torch.no_grad()
def segment(net, image: np.ndarray, spacing) -> np.ndarray:
    """uint8 [z, y, x] -> boolean mask of the same shape."""
    given = normalised(image, spacing)
    device = next(net.parameters()).device
    volume = padded(given)
    logits, weights, weight = torch.zeros(2, *volume.shape), torch.zeros(volume.shape), gaussian()
    for start in itertools.product(*(starts(n, p) for n, p in zip(volume.shape, PATCH))):
        place = tuple(slice(s, s + p) for s, p in zip(start, PATCH))
        logits[(slice(None), *place)] += net(volume[place][None, None].to(device))[0].cpu() * weight
        weights[place] += weight
    inside = tuple(slice(before, before + n) for (before, _), n in zip(margins(given.shape), given.shape))
    difference = ((logits[1] - logits[0]) / weights)[inside]
    return resampled(difference, image.shape).numpy() > 0
