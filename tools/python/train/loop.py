"""A training loop that resumes, keeps to a time budget and writes its curves; used by the tracker and the U-Net."""

import copy
import csv
import math
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Callable

import torch

from threads import Threads

RATE, WARM_UP, CLIP, EMA, DECAY = 8e-4, 40, 1.0, 0.995, 0.01
RECENT, PATIENCE = 50, 5


@dataclass
class Plan:
    out: Path
    seconds: float  # of training in this leg; evaluation is not counted
    start: Path | None  # checkpoint of the leg before: its averaged weights
    save_every: float = 60.0
    evaluate_every: float = 1800.0  # beside the end
    rate: float = RATE


@dataclass
class Task:
    net: torch.nn.Module
    step: Callable[[torch.nn.Module], tuple[torch.Tensor, dict]]  # draws a batch -> loss, its parts
    evaluate: Callable[[torch.nn.Module], dict[str, float]]
    better: Callable[[dict[str, float]], float]  # what the inner fold is to raise


def learning_rate(plan: Plan, step: int, spent: float) -> float:
    """Cosine over the time spent, so that a slow machine still ends its schedule."""
    progress = min(spent / plan.seconds, 1.0)
    return plan.rate * min(1, (step + 1) / WARM_UP) * (0.01 + 0.99 * 0.5 * (1 + math.cos(math.pi * progress)))


def append(path: Path, row: dict) -> None:
    new = not path.exists()
    with path.open("a", newline="") as file:
        writer = csv.DictWriter(file, list(row), lineterminator="\n")
        if new:
            writer.writeheader()
        writer.writerow({k: f"{v:.5g}" if isinstance(v, float) else v for k, v in row.items()})


@torch.no_grad()
def average(ema: torch.nn.Module, net: torch.nn.Module, step: int) -> None:
    keep = min(EMA, (step + 1) / (step + 10))
    pairs = list(zip(ema.state_dict().values(), net.state_dict().values()))
    means, nows = zip(*((mean, now) for mean, now in pairs if mean.is_floating_point()))
    torch._foreach_lerp_(means, nows, 1 - keep)
    for mean, now in pairs:
        if not mean.is_floating_point():
            mean.copy_(now)


class Leg:
    """One leg: <out>/{last,best}.pt, curves.csv, fold.csv."""

    def __init__(self, task: Task, plan: Plan):
        self.task, self.plan = task, plan
        plan.out.mkdir(parents=True, exist_ok=True)
        torch.set_float32_matmul_precision("high")  # on a GPU: TF32
        torch.backends.cudnn.benchmark = True
        if plan.start is not None:
            task.net.load_state_dict(torch.load(plan.start, map_location="cpu", weights_only=False)["ema"])
        self.ema = copy.deepcopy(task.net).eval()
        self.optimizer = torch.optim.AdamW(task.net.parameters(), plan.rate, weight_decay=DECAY)
        self.count, self.spent, self.best = 0, 0.0, -math.inf
        self.recent: list[float] = []
        if (plan.out / "last.pt").exists():
            self.restore(torch.load(plan.out / "last.pt", map_location="cpu", weights_only=False))

    def restore(self, stored: dict) -> None:
        self.task.net.load_state_dict(stored["net"])
        self.ema.load_state_dict(stored["ema"])
        self.optimizer.load_state_dict(stored["optimizer"])
        self.count, self.spent, self.best = stored["step"], stored["spent"], stored["best"]
        print(f"resumed at step {self.count}, {self.spent:.0f} s", flush=True)

    def save(self, name: str) -> None:
        state = {"net": self.task.net.state_dict(), "ema": self.ema.state_dict(), "optimizer": self.optimizer.state_dict()}
        temporary = self.plan.out / f"{name}.tmp"
        torch.save({**state, "step": self.count, "spent": self.spent, "best": self.best}, temporary)
        temporary.rename(self.plan.out / f"{name}.pt")

    def evaluate(self) -> None:
        figures = self.task.evaluate(self.ema)
        append(self.plan.out / "fold.csv", {"step": self.count, "seconds": self.spent, **figures})
        print(f"step {self.count}: {figures}", flush=True)
        value = self.task.better(figures)
        if value > self.best:
            self.best = value
            self.save("best")

    def one_step(self) -> dict:
        for group in self.optimizer.param_groups:
            group["lr"] = learning_rate(self.plan, self.count, self.spent)
        self.task.net.train()
        loss, parts = self.task.step(self.task.net)
        self.optimizer.zero_grad()
        loss.backward()
        norm = torch.nn.utils.clip_grad_norm_(self.task.net.parameters(), CLIP)
        if torch.isfinite(norm):
            self.optimizer.step()
        average(self.ema, self.task.net, self.count)
        self.count += 1
        # Read later, all at once: a GPU that is asked for a number has to end its step first.
        return {"loss": loss.detach(), "norm": norm, **{k: v.detach() for k, v in parts.items()}}

    def counted(self, took: float) -> float:
        """A step in which the process was suspended counts as the middle one: the schedule is of work, not of waiting."""
        self.recent = [*self.recent, took][-RECENT:]
        return min(took, PATIENCE * sorted(self.recent)[len(self.recent) // 2])

    def log(self, rows: list[dict], threads: int) -> None:
        mean = {k: float(sum(r[k] for r in rows)) / len(rows) for k in rows[0]}
        append(self.plan.out / "curves.csv", {"step": self.count, "seconds": self.spent, "threads": threads, **mean})

    def run(self) -> None:
        threads = Threads(next(self.task.net.parameters()).device.type)
        saved, evaluated, rows = time.monotonic(), self.spent, []
        while self.spent < self.plan.seconds:
            begun = time.monotonic()
            rows.append(self.one_step())
            took = time.monotonic() - begun
            self.spent += self.counted(took)
            threads.took(took)
            if len(rows) == 20:
                self.log(rows, threads.count)
                rows = []
            if time.monotonic() - saved > self.plan.save_every:
                self.save("last")
                saved = time.monotonic()
            if self.spent - evaluated > self.plan.evaluate_every:
                self.evaluate()
                evaluated = self.spent
        self.save("last")
        self.evaluate()
        self.save("last")
