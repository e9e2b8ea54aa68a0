"""Objects of like intensity: the part of a band about a seed's value that hangs together with it, for training only."""

import numpy as np
from scipy import ndimage


def band_object(image: np.ndarray, smooth: np.ndarray, random: np.random.Generator) -> np.ndarray:
    """Mask [z, y, x]: what a flood from a random voxel reaches within a band of its value and a ball about it."""
    seed = np.array([random.integers(3, n - 3) for n in image.shape])
    value, width = smooth[tuple(seed)], random.uniform(14, 45)
    radius = random.uniform(14, 55)
    grid = np.ogrid[tuple(slice(0, n) for n in image.shape)]
    inside = sum((g - s) ** 2 for g, s in zip(grid, seed)) < radius**2
    band = (np.abs(smooth - value) < width) & inside
    band = ndimage.binary_opening(band, iterations=int(random.integers(1, 4)))
    labels, _ = ndimage.label(band)
    label = labels[tuple(seed)]
    mask = labels == label if label else np.zeros_like(band)
    return ndimage.gaussian_filter(mask.astype(np.float32), 1.0) > 0.5


def band_objects(image: np.ndarray, random: np.random.Generator, count: int):
    smooth = ndimage.gaussian_filter(image.astype(np.float32), 1.5)
    for _ in range(count):
        yield band_object(image, smooth, random)
