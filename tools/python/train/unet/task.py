"""The U-Net as the loop's task: Dice and cross entropy at every resolution (deep supervision)."""

import time
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F

from data.cache import read_case
from data.feed import feed
from data.scans import split
from loop import Task
from tracker.evaluate import dice
from tracker.task import cached, device
from unet.model import Unet
from unet.patches import batch
from unet.predict import segment
from unet.volumes import Volumes


def losses(scales: list[torch.Tensor], labels: torch.Tensor) -> dict[str, torch.Tensor]:
    """scales: logits [B, 2, ...], the coarsest first; each next one counts twice as much."""
    parts = {"ce": 0.0, "dice": 0.0}
    weights = [2.0**i for i in range(len(scales))]
    for weight, logits in zip(weights, scales):
        target = F.adaptive_avg_pool3d(labels, logits.shape[2:])[:, 0]
        difference = logits[:, 1] - logits[:, 0]
        p = difference.sigmoid()
        both, sums = (p * target).sum((1, 2, 3)), p.sum((1, 2, 3)) + target.sum((1, 2, 3))
        share = weight / sum(weights)
        parts["ce"] = parts["ce"] + share * F.binary_cross_entropy_with_logits(difference, target)
        parts["dice"] = parts["dice"] + share * (1 - (2 * both + 1) / (sums + 1)).mean()
    return parts


def evaluate(net, held) -> dict[str, float]:
    values = [dice(case.atrium, segment(net, case.image, case.spacing)) for case in held]
    return {"atrium": float(np.mean(values)), "atrium_least": min(values)}


def task(cache: Path, seed: int, patches: int, workers: int) -> Task:
    """`patches`: of one step."""
    train, fold = split(cached(cache))
    volumes = Volumes([read_case(cache, c) for c in train])
    held = [read_case(cache, c) for c in fold]
    begun = int(time.time())

    def open_draw(worker: int):
        random = np.random.default_rng([seed, begun, worker])
        return lambda: batch(volumes, random, patches)

    batches = feed(open_draw, workers)

    def one(net):
        images, labels = (part.to(device()) for part in next(batches))
        parts = losses(net.scales(images), labels)
        return parts["ce"] + parts["dice"], parts

    return Task(Unet().to(device()), one, lambda ema: evaluate(ema, held), lambda figures: figures["atrium"])
