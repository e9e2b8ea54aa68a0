"""The four graphs of a SAM 2: written by torch's dynamo exporter at opset 18, each compared with PyTorch on other inputs."""

from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import torch
from torch.export import Dim

from onnx_export import sha256
from sam2_graphs import MASK, POINTS, TRACKED, ImageEncoder, MaskDecoder, MemoryAttention, MemoryEncoder

OPSET = 18
TOLERANCE = 1e-4  # of the largest absolute output, or of 1


def examples(net, n: int, p: int, points: int, kind: int, generator) -> dict:
    """Inputs of every graph, in the order of its arguments."""
    size, side, s = net.image_size, net.image_size // 16, net.image_size // 4
    c, m = net.hidden_dim, net.mem_dim
    normal = lambda *shape: torch.randn(*shape, generator=generator)
    features = normal(1, c, side, side)
    mask = (normal(1, 1, size, size) > 0.5).float()
    whole = lambda value: torch.tensor([value], dtype=torch.int64)
    labels = torch.tensor([[-1.0]] if kind == TRACKED else [[2.0, 3.0, 1.0, 0.0][:points]])
    return {
        "image_encoder": {"image": normal(1, 3, size, size)},
        "memory_attention": {
            "features": features, "memories": normal(n, m, side, side), "memory_slots": torch.arange(n) % net.num_maskmem,
            "pointers": normal(p, c), "pointer_times": torch.arange(p) / 15.0,
        },
        "mask_decoder": {
            "features": features, "high_res_0": normal(1, c // 8, s, s), "high_res_1": normal(1, c // 4, s // 2, s // 2),
            "points": torch.rand(1, labels.shape[1], 2, generator=generator) * size, "labels": labels, "mask": mask,
            "kind": whole(kind), "multimask": whole(1 if kind == TRACKED else 0),
        },
        "memory_encoder": {"features": features, "logits": 5 * normal(1, 1, s, s), "score": normal(1, 1), "binarize": whole(n % 2)},
    }


GRAPHS = {
    "image_encoder": (ImageEncoder, ["features", "high_res_0", "high_res_1"], {}),
    "memory_attention": (MemoryAttention, ["conditioned"],
                         {"memories": {0: Dim("n")}, "memory_slots": {0: Dim("n")}, "pointers": {0: Dim("p")}, "pointer_times": {0: Dim("p")}}),
    "mask_decoder": (MaskDecoder, ["logits", "iou", "pointer", "score"], {"points": {1: Dim("P")}, "labels": {1: Dim("P")}}),
    "memory_encoder": (MemoryEncoder, ["memory"], {}),
}


def write(module, feeds: dict, outputs: list[str], dynamic: dict, path: Path) -> None:
    shapes = tuple(dynamic.get(name, {}) for name in feeds)
    program = torch.onnx.export(
        module, tuple(feeds.values()), input_names=list(feeds), output_names=outputs, opset_version=OPSET,
        dynamo=True, dynamic_shapes=shapes if dynamic else None, optimize=True, verbose=False,
    )
    program.save(str(path), external_data=False)
    strip(path)


def strip(path: Path) -> None:
    """Removes the exporter's notes: stack traces with this machine's paths, and their weight."""
    model = onnx.load(path)
    for graph in [model.graph, *model.functions]:
        for part in [graph, *graph.node, *graph.value_info, *getattr(graph, "input", []), *getattr(graph, "output", [])]:
            if not isinstance(part, str):
                part.ClearField("metadata_props")
                part.ClearField("doc_string")
    del model.graph.value_info[:]
    for part in (*model.graph.initializer, *model.graph.input, *model.graph.output):
        part.ClearField("metadata_props")
        part.ClearField("doc_string")
    model.ClearField("metadata_props")
    onnx.checker.check_model(model, full_check=True)
    onnx.save(model, path)


def difference(module, feeds: dict, path: Path) -> float:
    """Largest difference to PyTorch over all outputs, relative to the output's largest value where that is above 1."""
    session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    found = session.run(None, {k: v.numpy() for k, v in feeds.items()})
    expected = module(*feeds.values())
    expected = expected if isinstance(expected, tuple) else (expected,)
    return max(float(np.abs(e.numpy() - f).max() / max(1, np.abs(e.numpy()).max())) for e, f in zip(expected, found))


# memories, pointers, points, kind: what is traced, then what is compared as well.
CASES = [(3, 5, 2, POINTS), (1, 1, 1, TRACKED), (8, 16, 4, POINTS), (2, 3, 2, MASK), (7, 9, 1, POINTS)]


@torch.no_grad()
def export_four(net, out: Path) -> dict:
    """Writes the graphs and checks them; returns model.json's `files`."""
    net.eval()
    out.mkdir(parents=True, exist_ok=True)
    generator = torch.Generator().manual_seed(0)
    given = [examples(net, *case, generator) for case in CASES]
    files = {}
    for name, (wrapper, outputs, dynamic) in GRAPHS.items():
        path, module = out / f"{name}.onnx", wrapper(net).eval()
        write(module, given[0][name], outputs, dynamic, path)
        worst = max(difference(module, feeds[name], path) for feeds in given)
        print(f"{name}: {path.stat().st_size} bytes, largest difference to PyTorch {worst:.1e}")
        # bfloat16 has 8 bits: a memory may fall on the other side of a rounding.
        if not worst < (2**-8 if name == "memory_encoder" else TOLERANCE):
            raise SystemExit(f"{name} differs from PyTorch by {worst}: not exported")
        files[name] = {"path": path.name, "sha256": sha256(path)}
    return files
