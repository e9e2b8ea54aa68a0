"""How many threads pay, measured as it goes: on cores shared with others a second one can make every step slower."""

import os

import torch

PERIOD, TRIAL = 60, 6  # steps between trials, steps of a trial


class Threads:
    def __init__(self, device: str):
        self.most = min(2, os.cpu_count() or 1) if device == "cpu" else 1
        self.count, self.steps, self.times = 1, 0, {1: [], self.most: []}
        torch.set_num_threads(self.count)

    def took(self, seconds: float) -> None:
        """Called after every step: now and then tries the other count, and keeps the one of the lesser median."""
        self.times[self.count].append(seconds)
        self.steps += 1
        if self.most == 1 or self.steps % PERIOD not in (0, TRIAL):
            return
        other = self.most if self.count == 1 else 1
        if self.steps % PERIOD == TRIAL:
            median = {n: sorted(t[-TRIAL:])[len(t[-TRIAL:]) // 2] if t else 0.0 for n, t in self.times.items()}
            other = min(median, key=median.get)
        self.count = other
        torch.set_num_threads(other)
