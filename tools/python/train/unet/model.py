"""atrium-unet: a small 3D U-Net after nnU-Net's (Isensee 2021): instance norm, leaky ReLU, strided convolutions."""

import torch
from torch import nn

WIDTHS = (16, 32, 64, 128, 160)


def convolved(entering: int, leaving: int, stride: int = 1) -> nn.Sequential:
    return nn.Sequential(
        nn.Conv3d(entering, leaving, 3, stride, 1, bias=False),
        nn.InstanceNorm3d(leaving, affine=True),
        nn.LeakyReLU(0.01, inplace=True),
    )


class Unet(nn.Module):
    """image [B, 1, z, y, x] -> logits [B, 2, z, y, x]; z, y, x multiples of 16."""

    def __init__(self, widths=WIDTHS):
        super().__init__()
        down, up, merge = [], [], []
        for i, width in enumerate(widths):
            entering = widths[i - 1] if i else 1
            down.append(nn.Sequential(convolved(entering, width, 2 if i else 1), convolved(width, width)))
        for above, below in zip(widths[-2::-1], widths[:0:-1]):
            up.append(nn.ConvTranspose3d(below, above, 2, 2, bias=False))
            merge.append(convolved(2 * above, above))
        self.down, self.up, self.merge = nn.ModuleList(down), nn.ModuleList(up), nn.ModuleList(merge)
        self.heads = nn.ModuleList(nn.Conv3d(width, 2, 1) for width in widths[-2::-1])

    def scales(self, image) -> list[torch.Tensor]:
        """Logits at every resolution of the decoder, the coarsest first."""
        x, kept, out = image, [], []
        for layer in self.down:
            x = layer(x)
            kept.append(x)
        for up, merge, head, side in zip(self.up, self.merge, self.heads, kept[-2::-1]):
            x = merge(torch.cat([up(x), side], 1))
            out.append(head(x))
        return out

    def forward(self, image):
        return self.scales(image)[-1]
