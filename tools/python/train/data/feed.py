"""Batches drawn in processes of their own while the last one is learnt from: a GPU waits for no augmentation."""

from collections.abc import Callable, Iterator
from typing import TypeVar

from torch.utils.data import DataLoader, IterableDataset, get_worker_info

Batch = TypeVar("Batch")
AHEAD = 3  # batches that each process keeps ready


class Draws(IterableDataset):
    """`open_draw(worker)` gives a process its own function that draws a batch; its chance must depend on the number."""

    def __init__(self, open_draw: Callable[[int], Callable[[], Batch]]):
        self.open_draw = open_draw

    def __iter__(self) -> Iterator[Batch]:
        worker = get_worker_info()
        draw = self.open_draw(worker.id if worker else 0)
        while True:
            yield draw()


def feed(open_draw: Callable[[int], Callable[[], Batch]], workers: int) -> Iterator[Batch]:
    """Batches without end; drawn in this process where `workers` is 0."""
    ahead = {"prefetch_factor": AHEAD} if workers else {}
    return iter(DataLoader(Draws(open_draw), batch_size=None, num_workers=workers, collate_fn=lambda batch: batch, **ahead))
