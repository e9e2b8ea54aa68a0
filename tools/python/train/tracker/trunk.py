"""A small ResNet-like trunk for SAM 2's image encoder."""

import torch
from torch import nn

WIDTHS = (32, 64, 128, 160)  # at strides 4, 8, 16, 32
BLOCKS = (2, 2, 2, 1)


def norm(channels: int) -> nn.Module:
    return nn.GroupNorm(8, channels)


class Block(nn.Module):
    """[B, C_in, h, w] -> [B, C_out, h / stride, w / stride]."""

    def __init__(self, entering: int, leaving: int, stride: int):
        super().__init__()
        self.first = nn.Conv2d(entering, leaving, 3, stride, 1, bias=False)
        self.first_norm = norm(leaving)
        self.second = nn.Conv2d(leaving, leaving, 3, 1, 1, bias=False)
        self.second_norm = norm(leaving)
        same = entering == leaving and stride == 1
        self.around = nn.Identity() if same else nn.Conv2d(entering, leaving, 1, stride, bias=False)

    def forward(self, x):
        y = torch.relu(self.first_norm(self.first(x)))
        return torch.relu(self.around(x) + self.second_norm(self.second(y)))


class Trunk(nn.Module):
    """[B, 3, S, S] -> four maps at strides 4, 8, 16, 32, finest first, as SAM 2's neck takes them."""

    def __init__(self, widths=WIDTHS, blocks=BLOCKS):
        super().__init__()
        self.channel_list = list(widths[::-1])  # the neck's check: coarsest first
        stem = widths[0]
        self.stem = nn.Sequential(
            nn.Conv2d(3, stem, 3, 2, 1, bias=False), norm(stem), nn.ReLU(),
            nn.Conv2d(stem, stem, 3, 2, 1, bias=False), norm(stem), nn.ReLU(),
        )
        stages, entering = [], stem
        for i, (width, count) in enumerate(zip(widths, blocks)):
            layers = [Block(entering if k == 0 else width, width, 2 if k == 0 and i else 1) for k in range(count)]
            stages.append(nn.Sequential(*layers))
            entering = width
        self.stages = nn.ModuleList(stages)

    def forward(self, image):
        x, maps = self.stem(image), []
        for stage in self.stages:
            x = stage(x)
            maps.append(x)
        return maps
