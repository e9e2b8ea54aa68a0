"""Random patches with nnU-Net's kind of augmentation."""

import numpy as np
import torch
import torch.nn.functional as F

from unet.volumes import PATCH, Volumes

FOREGROUND = 0.5


def matrix(random: np.random.Generator) -> np.ndarray:
    """[3, 4] for affine_grid (x, y, z): rotation about every axis, scale, mirrored axes."""
    out = np.eye(3)
    for a, b in ((0, 1), (0, 2), (1, 2)):
        angle = random.normal(0, 0.2 if (a, b) == (0, 1) else 0.1)
        turn = np.eye(3)
        turn[[a, a, b, b], [a, b, a, b]] = np.cos(angle), -np.sin(angle), np.sin(angle), np.cos(angle)
        out = out @ turn
    sides = np.array(PATCH[::-1], float)
    # Rotations keep angles in voxels, not in the cube -1..1.
    out = out * np.exp(random.normal(0, 0.12)) * sides[None, :] / sides[:, None]
    return np.concatenate([out, np.zeros((3, 1))], 1)


def corner(label: torch.Tensor, random: np.random.Generator) -> list[int]:
    """Where a patch begins: anywhere, or about a labelled voxel."""
    free = [n - p for n, p in zip(label.shape, PATCH)]
    if random.random() < FOREGROUND:
        voxels = torch.nonzero(label > 0.5)
        centre = voxels[int(random.integers(len(voxels)))].tolist()
        return [int(np.clip(c - p // 2, 0, f)) for c, p, f in zip(centre, PATCH, free)]
    return [int(random.integers(0, f + 1)) for f in free]


def patch(volumes: Volumes, random: np.random.Generator) -> tuple[torch.Tensor, torch.Tensor]:
    image, label = volumes.pairs[int(random.integers(len(volumes.pairs)))]
    start = corner(label, random)
    place = tuple(slice(s, s + p) for s, p in zip(start, PATCH))
    both = torch.stack([image[place], label[place]])
    if random.random() < 0.7:
        theta = torch.from_numpy(matrix(random)).float()[None]
        grid = F.affine_grid(theta, [1, 1, *PATCH], align_corners=False)
        both = F.grid_sample(both[None], grid, mode="bilinear", padding_mode="border", align_corners=False)[0]
    look = both[0] * np.exp(random.normal(0, 0.12)) + random.normal(0, 0.12)
    look = torch.sign(look) * look.abs() ** float(np.exp(random.normal(0, 0.1)))
    look = look + abs(random.normal(0, 0.08)) * torch.randn(look.shape)
    return look, both[1]


def batch(volumes: Volumes, random: np.random.Generator, count: int) -> tuple[torch.Tensor, torch.Tensor]:
    """-> images [B, 1, z, y, x], labels [B, 1, z, y, x] 0..1."""
    images, labels = zip(*(patch(volumes, random) for _ in range(count)))
    return torch.stack(images)[:, None], torch.stack(labels)[:, None]
