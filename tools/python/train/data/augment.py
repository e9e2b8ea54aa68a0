"""Random views of a scan: one geometry and one look for all slices of a clip."""

from dataclasses import dataclass

import numpy as np
import torch
import torch.nn.functional as F


@dataclass(frozen=True)
class View:
    matrix: np.ndarray  # [2, 3], output -> input, both in -1..1 (align_corners false)
    gamma: float
    gain: float
    shift: float
    noise: float
    blur: float


PLAIN = View(np.array([[1.0, 0, 0], [0, 1, 0]]), 1, 1, 0, 0, 0)


def random_view(random: np.random.Generator, aspect: float) -> View:
    """aspect: width / height of the slice, so that a rotation keeps angles."""
    if random.random() < 0.15:
        return PLAIN
    angle, scale = random.normal(0, 0.15), np.exp(random.normal(0, 0.16))
    stretch = np.exp(random.normal(0, 0.06))
    cos, sin = np.cos(angle), np.sin(angle)
    matrix = np.array([[cos * scale * stretch, -sin * scale / aspect, 0], [sin * scale * aspect, cos * scale / stretch, 0]])
    matrix[:, 2] = random.uniform(-0.15, 0.15, 2)
    return View(
        matrix,
        gamma=float(np.exp(random.normal(0, 0.25))),
        gain=float(np.exp(random.normal(0, 0.1))),
        shift=float(random.normal(0, 0.04)),
        noise=float(max(0, random.normal(0, 0.025))),
        blur=float(random.uniform(0.4, 1.0)) if random.random() < 0.2 else 0.0,
    )


def resampled(planes: torch.Tensor, view: View, size: int) -> torch.Tensor:
    """[n, H, W] float -> [n, size, size], outside 0."""
    theta = torch.from_numpy(view.matrix).float()[None]
    grid = F.affine_grid(theta, [1, 1, size, size], align_corners=False)
    return F.grid_sample(planes[None], grid, mode="bilinear", padding_mode="zeros", align_corners=False)[0]


def looked(planes: torch.Tensor, view: View, generator: torch.Generator) -> torch.Tensor:
    """Intensities 0..1 of a clip's planes [n, S, S], changed alike in all of them."""
    out = planes.clamp(0, 1) ** view.gamma * view.gain + view.shift
    if view.blur:
        reach = torch.arange(-2, 3).float()
        kernel = torch.exp(-(reach**2) / (2 * view.blur**2))
        kernel = (kernel / kernel.sum()).view(1, 1, 1, 5)
        out = F.conv2d(F.conv2d(out[:, None], kernel, padding=(0, 2)), kernel.transpose(2, 3), padding=(2, 0))[:, 0]
    if view.noise:
        out = out + view.noise * torch.randn(out.shape, generator=generator)
    return out.clamp(0, 1)
