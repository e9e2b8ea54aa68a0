"""Clips and single slices with their prompts, drawn at random: what one training step sees."""

from dataclasses import dataclass

import numpy as np
import torch

from data.augment import looked, random_view, resampled
from data.cache import Case
from data.prompts import flat_box, jittered, tight_box

OFFSETS = (-2, 0, 2)
MEAN, STD = 0.4, 0.25
EMPTY = 0.06  # share of clips whose box has nothing in it
CROSSING = 0.5  # share of clips that cross an end of their object: with a third, other objects than the atrium were over-run


@dataclass
class Clip:
    images: torch.Tensor  # [T, 3, S, S]
    masks: torch.Tensor  # [T, S, S] of 0 and 1; all 0 for an empty box
    boxes: torch.Tensor  # [T, 4], of each slice's mask, jittered; of an empty one: zeros but for the first slice


class Sampler:
    """Draws clips of `cases`, `others` of them of another object than the atrium; all chance comes from one seed."""

    def __init__(self, cases: list[Case], size: int, seed, others: float, stride: int):
        self.cases, self.size, self.others, self.stride = cases, size, others, stride
        self.with_others = [case for case in cases if case.objects]
        self.random = np.random.default_rng(seed)
        self.noise = torch.Generator().manual_seed(int(self.random.integers(2**31)))

    def clip(self, length: int, needed: list[int], from_end: bool = False, anywhere: bool = False) -> Clip:
        """Drawn again until the first slice's mask has survived the view, and the object is on each `needed` slice.

        from_end: the first slice is at an end of the object and the clip runs inwards, as tracking does from a correction there.
        anywhere: the last slice is any on which the object is to be seen well, as that of the first prompt is.
        """
        while True:
            u = self.random.random()
            other = u < self.others
            among = self.with_others if other else self.cases
            case = among[self.random.integers(len(among))]
            k = int(self.random.integers(len(case.objects))) if other else -1
            box, mask = case.mask(k)
            slices = self._slices(box[0], mask, length, len(case.image), from_end)
            if anywhere:
                slices[-1] = self.random.choice(self._worth(box[0], mask, 0.3))
            clip = self._seen(case, box, mask, slices, u > 1 - EMPTY)
            if clip is not None and all(clip.masks[t].any() for t in needed):
                return clip

    def _slices(self, extent: slice, mask: np.ndarray, length: int, depth: int, from_end: bool) -> np.ndarray:
        """Indices of the clip's slices, the prompted one first; may run out of the volume (clamped later)."""
        labelled = self._worth(extent, mask, 0)
        # People prompt where the object is to be seen: seldom on the slivers at its ends.
        worth = self._worth(extent, mask, 0.3) if self.random.random() < 0.85 else labelled
        farthest = min(self.stride, max(1, depth // 8))  # a phantom has 18 thick slices
        stride = int(self.random.integers(1, farthest + 1)) * int(self.random.choice([-1, 1]))
        if from_end:
            inwards = labelled if stride > 0 else labelled[::-1]
            start = int(inwards[min(int(self.random.integers(0, 3)), len(inwards) - 1)])
        elif length > 1 and self.random.random() < CROSSING:  # cross an end: the last labelled slice is within the clip
            end = labelled[-1] if stride > 0 else labelled[0]
            start = end - stride * int(self.random.integers(0, length - 1))
            start = int(np.clip(start, worth[0], worth[-1]))
        else:
            start = int(self.random.choice(worth))
        return start + stride * np.arange(length)

    @staticmethod
    def _worth(extent: slice, mask: np.ndarray, share: float) -> np.ndarray:
        """Indices of the slices on which the object is larger than this share of the largest."""
        areas = mask.sum((1, 2))
        return np.flatnonzero(areas > share * areas.max()) + extent.start

    def _seen(self, case: Case, box, mask, slices: np.ndarray, empty: bool) -> Clip | None:
        depth, height, width = case.image.shape
        slices = np.clip(slices, 0, depth - 1)
        view = random_view(self.random, width / height)
        wanted = np.clip(slices[:, None] + OFFSETS, 0, depth - 1)
        unique, back = np.unique(wanted, return_inverse=True)
        planes = resampled(torch.from_numpy(case.image[unique]).float() / 255, view, self.size)
        images = looked(planes, view, self.noise)[torch.from_numpy(back.reshape(-1))].unflatten(0, (len(slices), 3))
        masks = (resampled(self._planes(case, box, mask, slices), view, self.size) > 0.5).float()
        if masks[0].sum() < 12:
            return None
        boxes = torch.zeros(len(slices), 4)
        if empty:
            boxes[0] = torch.tensor(flat_box(images[0, 1], masks[0] > 0, self.random))
            masks = torch.zeros_like(masks)
        for t in range(len(slices)):
            if masks[t].any():
                boxes[t] = torch.tensor(jittered(tight_box(masks[t] > 0), self.size, self.random))
        return Clip((images - MEAN) / STD, masks, boxes)

    @staticmethod
    def _planes(case: Case, box, mask: np.ndarray, slices: np.ndarray) -> torch.Tensor:
        out = torch.zeros(len(slices), *case.image.shape[1:])
        for t, z in enumerate(slices):
            if box[0].start <= z < box[0].stop:
                out[t, box[1], box[2]] = torch.from_numpy(mask[z - box[0].start]).float()
        return out
