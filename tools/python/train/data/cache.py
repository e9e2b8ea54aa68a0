"""Scans and their objects, made once and kept outside git: what training reads."""

from dataclasses import dataclass
from multiprocessing import Pool
from pathlib import Path

import numpy as np

from data.scans import Scan, folders, is_phantom, read_scan, split
from objects.make import make_objects

SEED = 2018
PASSES, APART = 3, 10_000  # of objects, from other seeds: one scan holds more of them than a pass finds. The inner fold has one


@dataclass(frozen=True)
class Case:
    case: str
    image: np.ndarray  # uint8 [z, y, x]
    spacing: tuple[float, float, float]  # mm along z, y, x
    atrium: np.ndarray  # bool [z, y, x]
    objects: list[tuple[tuple[slice, ...], np.ndarray]]  # bounding box, mask within it

    def mask(self, k: int) -> tuple[tuple[slice, ...], np.ndarray]:
        """Object k, or the atrium for -1."""
        return self.objects[k] if k >= 0 else (tuple(slice(0, n) for n in self.atrium.shape), self.atrium)


def bounds(mask: np.ndarray) -> list[list[int]]:
    axes = [np.flatnonzero(mask.any(tuple(a for a in range(3) if a != axis))) for axis in range(3)]
    return [[int(a[0]), int(a[-1]) + 1] for a in axes]


def build(la2018: Path, phantoms: Path | None, cache: Path) -> None:
    """Writes <cache>/<case>.npz for every training case, and every phantom, that has none; a process a core."""
    cache.mkdir(parents=True, exist_ok=True)
    wanted = folders(la2018 / "train") + (folders(phantoms) if phantoms else [])
    _, fold = split([folder.name for folder in wanted])
    seeds = lambda n, case: [SEED + n + APART * k for k in range(1 if case in fold else PASSES)]
    jobs = [(folder, cache / f"{folder.name}.npz", seeds(n, folder.name)) for n, folder in enumerate(wanted)]
    with Pool() as pool:
        for done in pool.imap_unordered(write_case, [job for job in jobs if not job[1].exists()]):
            print(done, flush=True)


def write_case(job: tuple[Path, Path, list[int]]) -> str:
    folder, path, seeds = job
    scan = read_scan(folder)
    parts = {}
    for k, mask in enumerate(others(scan, seeds)):
        box = bounds(mask)
        parts[f"box{k}"] = np.array(box)
        parts[f"bits{k}"] = np.packbits(mask[tuple(slice(*b) for b in box)])
    whole = {"image": scan.image, "spacing": np.array(scan.spacing), "atrium": np.packbits(scan.atrium), "count": np.array(len(parts) // 2)}
    temporary = path.with_suffix(".tmp.npz")
    np.savez_compressed(temporary, **whole, **parts)
    temporary.rename(path)
    return f"{folder.name}: {len(parts) // 2} objects"


def others(scan: Scan, seeds: list[int]) -> list[np.ndarray]:
    """A phantom's other structures are geometry: nothing to learn from."""
    return [] if is_phantom(scan.case) else [mask for seed in seeds for mask in make_objects(scan, seed)]


def unpacked(bits: np.ndarray, shape) -> np.ndarray:
    return np.unpackbits(bits, count=int(np.prod(shape))).reshape(shape).astype(bool)


def read_case(cache: Path, case: str) -> Case:
    with np.load(cache / f"{case}.npz") as stored:
        objects = []
        for k in range(int(stored["count"])):
            box = tuple(slice(*map(int, b)) for b in stored[f"box{k}"])
            objects.append((box, unpacked(stored[f"bits{k}"], [b.stop - b.start for b in box])))
        image = stored["image"]
        spacing = tuple(map(float, stored["spacing"]))
        return Case(case, image, spacing, unpacked(stored["atrium"], image.shape), objects)
