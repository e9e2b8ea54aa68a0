"""The tracker as the loop's task."""

import time
from pathlib import Path

import torch

from data.cache import read_case
from data.clips import Sampler
from data.feed import feed
from data.scans import split
from loop import Task
from tracker.evaluate import evaluate
from tracker.losses import total
from tracker.model import build
from tracker.steps import Course, draw, step


def cached(cache: Path) -> list[str]:
    return sorted(p.stem for p in cache.glob("*.npz") if ".tmp" not in p.name)


def device() -> str:
    return "cuda" if torch.cuda.is_available() else "cpu"


def bf16_pays(device: str) -> bool:
    """Without its instructions a bfloat16 convolution takes ten times as long as one in float32."""
    return device != "cpu" or torch.backends.cpu.get_cpu_capability().startswith(("AVX512_BF16", "AMX"))


def better(figures: dict[str, float]) -> float:
    """Both are asked for: the atrium, and that other things are tracked when the box says so."""
    return figures["atrium"] + 0.5 * figures["other"]


def task(cache: Path, size: int, seed: int, course: Course, workers: int) -> Task:
    names = cached(cache)
    train, fold = split(names)
    cases = [read_case(cache, c) for c in train]
    held = [read_case(cache, c) for c in fold]
    begun = int(time.time())

    def open_draw(worker: int):
        sampler = Sampler(cases, size, [seed, begun, worker], course.others, course.stride)
        return lambda: draw(sampler, course).small() if workers else draw(sampler, course)

    net = build(size).to(device())
    net.encoder_bf16 = bf16_pays(device())
    # A third less time a step on a CPU: its convolutions want channels last.
    net.image_encoder.to(memory_format=torch.channels_last)
    batches = feed(open_draw, workers)

    def one(net):
        parts = step(net, next(batches).to(device()))
        return total(parts), parts

    return Task(net, one, lambda ema: evaluate(ema, held), better)
