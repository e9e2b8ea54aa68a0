"""Task-specific bundles: our U-Net, and a tiny network with random weights for tests (docs/models.md)."""

import json
import sys
import time
from pathlib import Path

import onnxruntime
import torch
from torch import nn

from onnx_export import export_graph, largest_difference, sha256
from training_data import OURS

TRAIN = Path(__file__).parents[1] / "train"
NOT_FOR = "Diagnosis, treatment planning or any other clinical decision. Research on segmentation only."
TOLERANCE = 1e-4
WINDOW = {"step": 0.5, "sigma": 0.125}
LINEAR = {"image": "linear", "logits": "linear", "nearestAbove": None}


class Tiny(nn.Module):
    """image [1, 1, z, y, x], normalised -> logits [1, 3, z, y, x]: bright is class 1, very bright 2, and some random features."""

    def __init__(self):
        super().__init__()
        torch.manual_seed(20241109)
        self.features = nn.Sequential(nn.Conv3d(1, 4, 3, padding=1), nn.ReLU(), nn.Conv3d(4, 3, 3, padding=1))

    def forward(self, image):
        smooth = nn.functional.avg_pool3d(image, 3, 1, 1, count_include_pad=False)
        looked = torch.cat([0 * smooth, 4 * (smooth - 1), 6 * (smooth - 2.2)], 1)
        return looked + self.features(image)


@torch.no_grad()
def export_network(net: nn.Module, sides, out: Path, dynamic: bool = False) -> dict:
    """Writes network.onnx for patches of `sides` (the tensor's order), compared with PyTorch; -> model.json's `files`."""
    out.mkdir(parents=True, exist_ok=True)
    path, generator = out / "network.onnx", torch.Generator().manual_seed(0)
    patch = lambda: (torch.randn(1, 1, *sides, generator=generator),)
    axes = {2: "a", 3: "b", 4: "c"}
    export_graph(net, patch(), path, ["image"], ["logits"], {"image": axes, "logits": axes} if dynamic else {})
    difference = max(largest_difference(net, patch(), path) for _ in range(3))
    print(f"network: {path.stat().st_size} bytes, largest difference to PyTorch {difference:.2e}")
    if not difference < TOLERANCE:
        raise SystemExit(f"the network differs from PyTorch by {difference}: not exported")
    return {"network": {"path": path.name, "sha256": sha256(path)}}


def seconds(path: Path, sides) -> float:
    """A run on one patch, the least of five on two threads: others may be using the machine."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 2
    session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    image = torch.randn(1, 1, *sides).numpy()

    def once() -> float:
        begun = time.perf_counter()
        session.run(None, {"image": image})
        return time.perf_counter() - begun

    return min(once() for _ in range(5))


def write_model(out: Path, about: dict, files: dict, processor: dict, cost: float) -> None:
    model = {
        "schema": "atrium/model@1", **about, "mustNotBeUsedFor": about.get("mustNotBeUsedFor", NOT_FOR),
        "family": "task-specific", "cost": {"patchSeconds": cost}, "files": files, "processor": processor,
    }
    (out / "model.json").write_text(json.dumps(model, indent=2) + "\n")
    print(f"wrote {out / 'model.json'}")


def unet(args) -> None:
    """Our U-Net from a leg's best.pt: its averaged weights, with the numbers that it was trained with (train/unet)."""
    sys.path.insert(0, str(TRAIN))
    from unet.model import Unet
    from unet.volumes import PATCH, SPACING

    torch.manual_seed(20241109)
    net, origin = Unet().eval(), "random weights, untrained"
    if args.checkpoint:
        net.load_state_dict(torch.load(args.checkpoint, map_location="cpu", weights_only=False)["ema"])
        origin = f"tools/python/train; checkpoint of sha256 {sha256(args.checkpoint)}"
    files = export_network(net, PATCH, args.out)
    about = {
        "id": "atrium-unet" if args.checkpoint else args.out.name,
        "version": args.version,
        "title": "atrium-unet (3D U-Net, small, trained on LA 2018)" if args.checkpoint else "3D U-Net with random weights: not a model",
        "licence": "Apache-2.0",
        "source": origin,
        "trainingData": OURS if args.checkpoint else [],
    }
    processor = {
        "axes": "zyx", "flip": [], "classes": 2, "target": [1], "patchSize": list(PATCH[::-1]), "spacing": [SPACING] * 3, "crop": "none",
        "intensity": {"percentiles": [0.5, 99.5], "of": "positive", "uint8": True}, "normalise": {"by": "volume"},
        "resample": LINEAR, "window": WINDOW, "mirror": [],
    }
    write_model(args.out, about, files, processor, round(seconds(args.out / "network.onnx", PATCH), 4))


def tiny_unet(out: Path) -> None:
    sides = (4, 16, 16)
    about = {
        "id": "tiny-unet",
        "version": "1.0.0",
        "title": "Tiny U-Net (untrained): a test of the machinery, not a model",
        "licence": "Apache-2.0",
        "source": "random weights of a fixed seed, tools/python/export",
        "trainingData": [],
        "mustNotBeUsedFor": "Anything but tests of the software.",
    }
    processor = {
        "axes": "zyx", "flip": [], "classes": 3, "target": [1, 2], "patchSize": list(sides[::-1]), "spacing": [1.5, 1.5, 2.0], "crop": "none",
        "intensity": None, "normalise": {"by": "volume"}, "resample": LINEAR, "window": WINDOW, "mirror": ["x"],
    }
    write_model(out, about, export_network(Tiny().eval(), sides, out), processor, 0.001)
