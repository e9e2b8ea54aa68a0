"""Objects of like intensity: what hangs together with a random voxel within a band about its value, cut at its necks; for training only."""

import numpy as np
from scipy import ndimage


def band_object(smooth: np.ndarray, random: np.random.Generator, most: int) -> np.ndarray:
    """Mask [z, y, x]: the opened band's part about the seed, wherever that ends by itself; empty where the seed is opened away."""
    seed = tuple(int(random.integers(2, n - 2)) for n in smooth.shape)
    width, cuts = random.uniform(14, 40), random.uniform(0.9, 3.2)
    band = np.abs(smooth - smooth[seed]) < width
    labels, _ = ndimage.label(ndimage.distance_transform_edt(band) > cuts)
    core = labels == labels[seed] if labels[seed] else np.zeros_like(band)
    if not 0 < core.sum() <= most:
        return np.zeros_like(band)
    mask = (ndimage.distance_transform_edt(~core) <= cuts) & band
    return ndimage.gaussian_filter(mask.astype(np.float32), 0.7) > 0.5


def band_objects(image: np.ndarray, random: np.random.Generator, count: int, voxels: tuple[int, int]):
    smooth = ndimage.gaussian_filter(image, 0.8)
    for _ in range(count):
        yield band_object(smooth, random, voxels[1])
