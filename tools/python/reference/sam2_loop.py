"""SAM 2's video predictor over the four ONNX graphs of a medsam2 bundle: what libs/models/medsam2 does, in NumPy.

It proves, before a fixture is written, that graphs and model.json hold all that tracking needs.
"""

import json
from pathlib import Path

import numpy as np
import onnxruntime

TRACKED, POINTS, MASK = 0, 1, 2


class Bundle:
    def __init__(self, folder: Path):
        model = json.loads((folder / "model.json").read_text())
        self.processor = model["processor"]
        make = lambda f: onnxruntime.InferenceSession(str(folder / f["path"]), providers=["CPUExecutionProvider"])
        self.graphs = {name: make(file) for name, file in model["files"].items()}

    def run(self, graph: str, **feeds) -> dict[str, np.ndarray]:
        session = self.graphs[graph]
        return dict(zip((o.name for o in session.get_outputs()), session.run(None, feeds)))


def decode(bundle: Bundle, image: dict, features, kind: int, points=None, labels=None, mask=None) -> dict:
    p, size = bundle.processor, bundle.processor["inputSize"]
    count = 0 if points is None else len(points)
    m = p["multimask"]
    many = m["enabled"] and (kind != TRACKED or m["whenTracking"]) and m["minPoints"] <= count <= m["maxPoints"]
    return bundle.run(
        "mask_decoder", features=features, high_res_0=image["high_res_0"], high_res_1=image["high_res_1"],
        points=np.zeros((1, 1, 2), np.float32) if points is None else np.float32(points)[None],
        labels=np.full((1, 1), -1, np.float32) if labels is None else np.float32(labels)[None],
        mask=np.zeros((1, 1, size, size), np.float32) if mask is None else np.float32(mask)[None, None],
        kind=np.array([kind]), multimask=np.array([int(many)]),
    )


def remember(bundle: Bundle, image: dict, out: dict, prompted: bool) -> dict:
    binarize = np.array([int(prompted and bundle.processor["memory"]["binarizePrompted"])])
    return {**out, **bundle.run("memory_encoder", features=image["features"], logits=out["logits"], score=out["score"], binarize=binarize)}


def nearest_prompted(z: int, prompted: dict, most: int) -> list[int]:
    """SAM 2's select_closest_cond_frames: the order is that of the prompts, or before, after, then by distance."""
    if most == -1 or len(prompted) <= most:
        return list(prompted)
    before, after = [t for t in prompted if t < z], [t for t in prompted if t >= z]
    chosen = ([max(before)] if before else []) + ([min(after)] if after else [])
    rest = sorted((t for t in prompted if t not in chosen), key=lambda t: abs(t - z))
    return chosen + rest[: most - len(chosen)]


def condition(bundle: Bundle, image: dict, z: int, depth: int, step: int, prompted: dict, tracked: dict) -> np.ndarray:
    """Memory attention for slice z; step +1 or -1; prompted and tracked: slice -> what it left."""
    p = bundle.processor
    slots, stride = p["memory"]["slots"], p["memory"]["stride"]
    chosen = nearest_prompted(z, prompted, p["memory"]["maxPrompted"])
    spare = {t: prompted[t] for t in prompted if t not in chosen}
    memories = [(prompted[t]["memory"], slots - 1) for t in chosen]
    for back in range(slots - 1, 0, -1):
        if back == 1:
            t = z - step
        elif step > 0:
            t = (z - 2) // stride * stride - (back - 2) * stride
        else:
            t = -(-(z + 2) // stride) * stride + (back - 2) * stride
        left = tracked.get(t, spare.get(t))
        if left is not None:
            memories.append((left["memory"], back - 1))
    most = min(depth, p["pointers"]["max"])
    pointers = [
        (prompted[t]["pointer"], (z - t) * step if p["pointers"]["signed"] else abs(z - t))
        for t in chosen if not p["pointers"]["onlyPast"] or (z - t) * step >= 0
    ]
    for back in range(1, most):
        left = tracked.get(z - back * step, spare.get(z - back * step))
        if left is not None:
            pointers.append((left["pointer"], back))
    return bundle.run(
        "memory_attention", features=image["features"],
        memories=np.concatenate([m for m, _ in memories]), memory_slots=np.array([s for _, s in memories]),
        pointers=np.concatenate([q for q, _ in pointers]),
        pointer_times=np.array([t for _, t in pointers], np.float32) / np.float32(most - 1),
    )["conditioned"]


def track(bundle: Bundle, images: list[np.ndarray], prompts: dict[int, dict]) -> dict[str, np.ndarray]:
    """images [3, S, S] each; prompts: slice -> points and labels, or mask, in pixels of the input, in the order they were given.

    -> logits [z, s, s], scores [z], ious [z] of the prompted and tracked slices.
    """
    encoded = [bundle.run("image_encoder", image=image[None]) for image in images]
    prompted = {}
    for z, given in prompts.items():
        kind = MASK if "mask" in given else POINTS
        out = decode(bundle, encoded[z], encoded[z]["features"], kind, **given)
        prompted[z] = remember(bundle, encoded[z], out, True)
    found = dict(prompted)
    for step in (1, -1):
        tracked = {}
        for z in range(min(prompted), len(images) if step > 0 else -1, step):
            if z not in prompted:
                features = condition(bundle, encoded[z], z, len(images), step, prompted, tracked)
                tracked[z] = remember(bundle, encoded[z], decode(bundle, encoded[z], features, TRACKED), False)
        found.update(tracked)
    order = [found[z] for z in range(len(images))]
    return {"logits": np.stack([o["logits"][0, 0] for o in order]), "scores": np.array([o["score"][0, 0] for o in order]),
            "ious": np.array([o["iou"][0, 0] for o in order])}
