"""A box-promptable SAM in the two graphs of a medsam1 bundle (CONTRACTS section 4)."""

import torch
from torch import nn


class BoxDecoder(nn.Module):
    """Prompt encoder and mask decoder of a SAM in one graph.

    embedding [1, C, e, e], boxes [N, 1, 4] in the frame of the encoder's input
    -> masks [N, 1, s, s] (logits), iou [N, 1].
    """

    def __init__(self, prompt_encoder: nn.Module, mask_decoder: nn.Module):
        super().__init__()
        self.prompt_encoder = prompt_encoder
        self.mask_decoder = mask_decoder

    def forward(self, embedding, boxes):
        sparse, dense = self.prompt_encoder(points=None, boxes=boxes, masks=None)
        return self.mask_decoder(
            image_embeddings=embedding,
            image_pe=self.prompt_encoder.get_dense_pe(),
            sparse_prompt_embeddings=sparse,
            dense_prompt_embeddings=dense,
            multimask_output=False,
        )


class TinyEncoder(nn.Module):
    """image [B, 3, 32, 32] -> embedding [B, 4, 8, 8]: two random convolutions."""

    def __init__(self):
        super().__init__()
        self.layers = nn.Sequential(
            nn.Conv2d(3, 4, 3, stride=2, padding=1), nn.ReLU(), nn.Conv2d(4, 4, 3, stride=2, padding=1)
        )

    def forward(self, image):
        return self.layers(image)


class TinyDecoder(nn.Module):
    """A mask that follows its box and, at the rim, the image: logit = distance inside the box + random features.

    embedding [1, 4, 8, 8], boxes [N, 1, 4] -> masks [N, 1, 16, 16], iou [N, 1].
    """

    def __init__(self):
        super().__init__()
        self.features = nn.ConvTranspose2d(4, 1, 2, stride=2)
        centres = torch.arange(16, dtype=torch.float32) * 2 + 0.5
        self.register_buffer("x", centres.view(1, 1, 1, 16))
        self.register_buffer("y", centres.view(1, 1, 16, 1))

    def forward(self, embedding, boxes):
        x0, y0, x1, y1 = (boxes[:, :, side].view(-1, 1, 1, 1) for side in range(4))
        across = torch.minimum(self.x - x0, x1 - self.x)
        down = torch.minimum(self.y - y0, y1 - self.y)
        masks = torch.minimum(across, down) + 1 + 4 * self.features(embedding)
        return masks, torch.sigmoid(masks.mean(dim=(2, 3)))
