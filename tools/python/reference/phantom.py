"""The volume that fixtures of libs/models are made on; libs/models/src/testing/phantom.ts computes it again."""

import numpy as np


def volume(width, height, depth) -> np.ndarray:
    """[z, y, x] int16: texture, a bright ellipse with a dark rim, a frame of zeros and a few outliers."""
    z, y, x = np.mgrid[0:depth, 0:height, 0:width]
    texture = (x * 31 + y * 17 + z * 13 + x * y) % 83
    far = (2 * x - width) ** 2 * height**2 + (2 * y - height) ** 2 * width**2
    inside = far * 9 < (width * height) ** 2
    rim = ~inside & (far * 6 < (width * height) ** 2)
    values = np.where(inside, 700 + texture, np.where(rim, 150 + texture, 300 + texture))
    values = np.where((x < 4) | (y < 3), 0, values)
    return np.where((x + y * width) % 997 == 996, 4000, values).astype(np.int16)
