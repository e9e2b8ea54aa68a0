"""Objects made of watershed supervoxels, grown over like neighbours: structures of any tissue, for training only."""

import numpy as np
from scipy import ndimage
from skimage.segmentation import watershed

SPACING_VOXELS = 5  # between markers, of 1.25 mm
SMOOTHING_VOXELS = 0.7


def supervoxels(image: np.ndarray, random: np.random.Generator) -> np.ndarray:
    """Labels from 1 on [z, y, x]: watershed of the gradient from a jittered grid of markers."""
    gradient = ndimage.gaussian_gradient_magnitude(image.astype(np.float32), SMOOTHING_VOXELS)
    markers = np.zeros(image.shape, np.int32)
    grid = np.stack(np.meshgrid(*[np.arange(2, n, SPACING_VOXELS) for n in image.shape], indexing="ij"), -1).reshape(-1, 3)
    jittered = np.clip(grid + random.integers(-1, 2, grid.shape), 0, np.array(image.shape) - 1)
    markers[tuple(jittered.T)] = np.arange(1, len(jittered) + 1)
    return watershed(gradient, markers)


def borders(labels: np.ndarray) -> dict[int, dict[int, int]]:
    """label -> neighbouring label -> number of voxel faces that they share."""
    pairs = []
    for axis in range(3):
        a, b = np.moveaxis(labels, axis, 0)[:-1].ravel(), np.moveaxis(labels, axis, 0)[1:].ravel()
        pairs.append(np.stack([a, b], 1)[a != b])
    pairs = np.sort(np.concatenate(pairs), axis=1).astype(np.int64)
    keys, counts = np.unique(pairs[:, 0] * (labels.max() + 1) + pairs[:, 1], return_counts=True)
    found: dict[int, dict[int, int]] = {}
    for key, count in zip(keys, counts):
        a, b = divmod(int(key), int(labels.max()) + 1)
        found.setdefault(a, {})[b] = int(count)
        found.setdefault(b, {})[a] = int(count)
    return found


def grow(start: int, neighbours, means, sizes, tolerance: float, most: int) -> set[int]:
    """Adds the neighbour most like the region until none is within the tolerance; nothing where it outgrows `most` voxels, for
    a region stopped by its size ends where there is nothing to be seen."""
    region, mean, size, faces = {start}, float(means[start]), int(sizes[start]), dict(neighbours.get(start, {}))
    while size <= most:
        near = [n for n in faces if abs(means[n] - mean) < tolerance]
        if not near:
            return region
        best = min(near, key=lambda n: abs(means[n] - mean) - 0.05 * faces[n] ** 0.5)
        mean = (mean * size + float(means[best]) * int(sizes[best])) / (size + int(sizes[best]))
        size += int(sizes[best])
        region.add(best)
        del faces[best]
        for n, count in neighbours[best].items():
            if n not in region:
                faces[n] = faces.get(n, 0) + count
    return set()


def grown_objects(image: np.ndarray, random: np.random.Generator, count: int, voxels: tuple[int, int]):
    """At most `count` masks [z, y, x], smoothed so that no staircase of supervoxels is left."""
    labels = supervoxels(image, random)
    sizes = np.bincount(labels.ravel())
    means = np.bincount(labels.ravel(), image.ravel()) / np.maximum(sizes, 1)
    neighbours = borders(labels)
    for _ in range(count):
        start = int(random.integers(1, len(sizes)))
        region = grow(start, neighbours, means, sizes, random.uniform(6, 32), voxels[1])
        chosen = np.zeros(len(sizes), bool)
        chosen[list(region)] = True
        if sizes[chosen].sum() >= voxels[0]:
            yield ndimage.gaussian_filter(chosen[labels].astype(np.float32), 0.7) > 0.5
