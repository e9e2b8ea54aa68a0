"""From PyTorch modules to the .onnx files of a bundle, each compared with the module that it came from."""

import hashlib
from pathlib import Path

import numpy as np
import onnxruntime
import torch

OPSET = 17
TOLERANCE = 2e-3  # logits of a SAM span about -30 to 20


def sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def export_graph(module, args, path: Path, inputs, outputs, dynamic):
    """Writes one graph with torch's classic exporter."""
    torch.onnx.export(
        module,
        args,
        str(path),
        input_names=inputs,
        output_names=outputs,
        dynamic_axes=dynamic,
        opset_version=OPSET,
        do_constant_folding=True,
        dynamo=False,
    )


def largest_difference(module, args, path: Path) -> float:
    """Greatest absolute difference between the module's outputs and onnxruntime's."""
    session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    feeds = {i.name: a.numpy() for i, a in zip(session.get_inputs(), args)}
    with torch.no_grad():
        expected = module(*args)
    expected = expected if isinstance(expected, tuple) else (expected,)
    found = session.run(None, feeds)
    return max(float(np.abs(e.numpy() - f).max()) for e, f in zip(expected, found))


def random_boxes(generator, count: int, size: int):
    corners = torch.rand(count, 2, 2, generator=generator) * (size - 1)
    low, high = corners.amin(dim=1), corners.amax(dim=1)
    return torch.cat([low, high], dim=1)[:, None, :]


@torch.no_grad()
def export_pair(encoder, decoder, size: int, out: Path) -> dict:
    """Writes image_encoder.onnx and box_decoder.onnx and checks both; returns model.json's `files`."""
    generator = torch.Generator().manual_seed(0)
    image = torch.rand(1, 3, size, size, generator=generator)
    boxes = random_boxes(generator, 2, size)
    embedding = encoder(image)
    out.mkdir(parents=True, exist_ok=True)
    graphs = {
        "image_encoder": (encoder, (image,), ["image"], ["embedding"], {"image": {0: "B"}, "embedding": {0: "B"}}),
        "box_decoder": (
            decoder,
            (embedding, boxes),
            ["embedding", "boxes"],
            ["masks", "iou"],
            {"boxes": {0: "N"}, "masks": {0: "N"}, "iou": {0: "N"}},
        ),
    }
    files = {}
    for name, (module, args, inputs, outputs, dynamic) in graphs.items():
        path = out / f"{name}.onnx"
        export_graph(module, args, path, inputs, outputs, dynamic)
        # Other values and other counts than those that were traced.
        other = {
            "image_encoder": (torch.rand(1, 3, size, size, generator=generator),),
            "box_decoder": (embedding, random_boxes(generator, 3, size)),
        }[name]
        single = other if name == "image_encoder" else (embedding, other[1][:1])
        difference = max(largest_difference(module, given, path) for given in (args, other, single))
        print(f"{name}: {path.stat().st_size} bytes, largest difference to PyTorch {difference:.2e}")
        if not difference < TOLERANCE:
            raise SystemExit(f"{name} differs from PyTorch by {difference}: not exported")
        files[name] = {"path": path.name, "sha256": sha256(path)}
    return files
