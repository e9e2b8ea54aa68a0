"""The tracker's loss: 5 BCE + Dice + 0.5 object score + 0.2 IoU, on the logits before SAM 2's gate."""

import torch
import torch.nn.functional as F

from tracker.unroll import Heads

WEIGHTS = {"bce": 5.0, "dice": 1.0, "score": 0.5, "iou": 0.2}
USUAL, MOST = 0.1, 5.0  # share of the pixels that an object usually fills; how much more a small one counts at most


def stacked(found: list[Heads]):
    """-> logits [T * B, 1, s, s], iou [T * B, 1], score [T * B, 1]."""
    return (torch.cat([getattr(h, name) for h in found]) for name in ("logits", "iou", "score"))


def losses(found: list[Heads], masks: torch.Tensor, counted: torch.Tensor) -> dict[str, torch.Tensor]:
    """masks [T * B, 1, S, S] of 0 and 1; counted [T * B, 1]: 0 where a frame's mask was given: it teaches the score alone."""
    logits, iou, score = stacked(found)
    logits = F.interpolate(logits, masks.shape[-2:], mode="bilinear", align_corners=False)
    present = (masks.sum((2, 3)) > 0).float()
    weight = counted / counted.sum().clamp(min=1)
    bce = F.binary_cross_entropy_with_logits(logits, masks, reduction="none").mean((2, 3))
    # A mean over all pixels would count a small object for next to nothing, and Dice alone does not get it started.
    bce = bce * (USUAL / masks.mean((2, 3)).clamp(min=1e-6)).clamp(1, MOST) ** present
    probability = logits.sigmoid()
    both = (probability * masks).sum((2, 3))
    dice = 1 - (2 * both + 1) / (probability.sum((2, 3)) + masks.sum((2, 3)) + 1)
    with torch.no_grad():
        hard = (logits > 0).float()
        overlap = (hard * masks).sum((2, 3))
        true_iou = overlap / (hard + masks).clamp(max=1).sum((2, 3)).clamp(min=1)
    return {
        "bce": (weight * bce).sum(),
        "dice": (weight * present * dice).sum(),
        "score": F.binary_cross_entropy_with_logits(score, present),
        # Cross entropy of a share: unlike the absolute difference its gradient does not die where the sigmoid is flat.
        "iou": (weight * present * F.binary_cross_entropy(0.9998 * iou + 1e-4, true_iou, reduction="none")).sum(),
    }


def total(parts: dict[str, torch.Tensor]) -> torch.Tensor:
    return sum(WEIGHTS[name] * part for name, part in parts.items())
