"""Boxes as a person draws them, and boxes in which there is nothing."""

import numpy as np
import torch


def tight_box(mask: torch.Tensor) -> list[float]:
    """[x0, y0, x1, y1] of a mask [S, S]: least and greatest index."""
    rows, columns = torch.where(mask.any(1))[0], torch.where(mask.any(0))[0]
    return [float(columns[0]), float(rows[0]), float(columns[-1]), float(rows[-1])]


def jittered(box: list[float], size: int, random: np.random.Generator) -> list[float]:
    """Each side moves by some of the box's own size; a third of the boxes is tight."""
    if random.random() < 0.33:
        return box
    x0, y0, x1, y1 = box
    width, height = x1 - x0 + 1, y1 - y0 + 1
    amount = random.uniform(0.02, 0.16)
    moved = np.array(box) + random.uniform(-amount, amount, 4) * [width, height, width, height]
    if random.random() < 0.3:
        moved += random.uniform(0, 0.12) * np.array([-width, -height, width, height])
    moved = np.clip(moved, 0, size - 1)
    return [*np.minimum(moved[:2], moved[2:]), *np.maximum(moved[:2], moved[2:])]


def flat_box(plane: torch.Tensor, taken: torch.Tensor, random: np.random.Generator) -> list[float]:
    """Of some boxes off `taken` the one whose content varies least; plane [S, S] 0..1, taken bool [S, S]."""
    size, best, least = plane.shape[0], None, np.inf
    for _ in range(40):
        w, h = random.uniform(0.06, 0.28, 2) * size
        x, y = random.uniform(0, size - w - 1), random.uniform(0, size - h - 1)
        place = np.s_[int(y) : int(y + h) + 1, int(x) : int(x + w) + 1]
        varies = float(plane[place].std()) if not taken[place].any() else np.inf
        if best is None or varies < least:
            best, least = [x, y, x + w, y + h], varies
    return best
