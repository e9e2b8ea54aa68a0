"""A slice's way into the model's square, as libs/models resamples it: exact area means where it shrinks, else bilinear."""

from functools import lru_cache

import numpy as np
import torch


@lru_cache
def weights(before: int, after: int) -> torch.Tensor:
    """[after, before], rows sum to 1."""
    out = np.zeros((after, before))
    ratio = before / after
    for o in range(after):
        if after < before:
            edges = np.clip(np.arange(before + 1), o * ratio, (o + 1) * ratio)
            out[o] = np.diff(edges) / ratio
        else:
            at = min(max((o + 0.5) * ratio - 0.5, 0), before - 1)
            low = int(at)
            out[o, low] += 1 - (at - low)
            out[o, min(low + 1, before - 1)] += at - low
    return torch.from_numpy(out).float()


def to_square(planes: torch.Tensor, size: int) -> torch.Tensor:
    """[n, H, W] -> [n, size, size], stretched."""
    return weights(planes.shape[1], size) @ planes @ weights(planes.shape[2], size).T
