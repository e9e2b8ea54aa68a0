"""What nnU-Net v2's own functions (steps, Gaussian, resampling) make of a network with random weights, for libs/models/fixtures.

  python task_specific.py ../../../libs/models/fixtures

Writes task-specific.json and task-specific/network.onnx. Needs requirements-task-specific.txt. Arrays are
[z, y, x]; what the JSON says runs along x, y, z, as model.json does.
"""

import importlib.metadata
import itertools
import json
import sys
from pathlib import Path

import numpy as np
import torch
from nnunetv2.inference.sliding_window_prediction import compute_gaussian, compute_steps_for_sliding_window
from nnunetv2.preprocessing.resampling.default_resampling import compute_new_shape, resample_data_or_seg_to_shape

from phantom import volume

sys.path.insert(0, str(Path(__file__).parents[1] / "export"))
from unet_bundle import Tiny, export_network  # noqa: E402

AXES = {"z": 0, "y": 1, "x": 2}
EVERY = 13  # of the logits at the network's spacing, every so many voxels


def processor(**changes) -> dict:
    return {
        "axes": "zyx", "flip": [], "classes": 3, "target": [1, 2], "patchSize": [16, 12, 6], "spacing": [1.5, 1.5, 2.0], "crop": "none",
        "intensity": None, "normalise": {"by": "volume"},
        "resample": {"image": "linear", "logits": "linear", "nearestAbove": None},
        "window": {"step": 0.5, "sigma": 0.125}, "mirror": [], **changes,
    }


CUBIC = {"image": "cubic", "logits": "linear", "nearestAbove": 3}
CT = {"by": "constants", "clip": [100, 800], "mean": 350.5, "std": 180.25}
PERCENTILES = {"percentiles": [0.5, 99.5], "of": "positive", "uint8": True}
CASES = [
    ("finer than the network", [40, 30, 12], [1, 1, 2], processor()),
    ("coarser than the network", [26, 22, 7], [2.1, 1.9, 4.4], processor()),
    ("at the network's spacing", [26, 22, 9], [1.5, 1.5, 2], processor(target=[2], normalise={"by": "constants", "clip": None, "mean": 300, "std": 60})),
    ("smaller than a patch", [18, 15, 4], [1.2, 1.1, 2], processor()),
    ("mirrored along all axes, tensor x y z", [33, 24, 8], [1, 1, 2], processor(mirror=["x", "y", "z"], axes="xyz")),
    ("trained on scans turned round, tensor y z x", [37, 29, 9], [1.1, 1.2, 2], processor(flip=["x", "z"], axes="yzx", mirror=["x"])),
    ("mirrored along y", [33, 24, 8], [1, 1, 2], processor(mirror=["y"])),
    ("odd patches, equal weights, wide steps", [40, 30, 12], [1.2, 1.1, 2], processor(patchSize=[11, 9, 5], window={"step": 0.8, "sigma": None})),
    ("percentiles, then moments", [40, 30, 6], [1, 1.3, 2], processor(intensity=PERCENTILES)),
    ("CT, cropped, cubic", [40, 30, 8], [1, 1.2, 2.5], processor(normalise=CT, crop="nonzero", resample=CUBIC)),
    ("cubic, thick slices to the nearest", [30, 30, 6], [1, 1, 6], processor(resample=CUBIC, spacing=[1.4, 1.4, 5.0])),
]


def scaled(image, numbers):
    if numbers is None:
        return image.astype(np.float64)
    low, high = np.percentile(image[image > 0].astype(np.float64), numbers["percentiles"])
    out = (np.clip(image.astype(np.float64), low, high) - low) / (high - low) * 255
    out[image == 0] = 0
    return np.trunc(out)


def normalised(image, numbers):
    if numbers["by"] == "volume":
        return (image - image.mean()) / max(image.std(), 1e-8)
    kept = np.clip(image, *numbers["clip"]) if numbers["clip"] else image
    return (kept - numbers["mean"]) / numbers["std"]


def cropped(image, how):
    """-> the part, and where it is."""
    if how == "none":
        return image, np.s_[:, :, :]
    place = tuple(slice(int(i.min()), int(i.max()) + 1) for i in np.nonzero(image))
    return image[place], place


def resampled(classes, shape, spacing, wanted, order, above):
    """[c, z, y, x]; nnU-Net's, float64."""
    force = None if above is not None else False
    more = {} if above is None else {"separate_z_anisotropy_threshold": above}
    return np.asarray(resample_data_or_seg_to_shape(
        classes, shape, spacing, wanted, is_seg=False, order=order, order_z=0, force_separate_z=force, **more
    ), np.float64)


def run(net, patch, p):
    """[z, y, x] -> [c, z, y, x], averaged over mirrorings as nnU-Net's predictor does."""
    axes = [AXES[a] for a in p["axes"]]
    back = np.argsort(axes).tolist()
    mirrored = [AXES[a] for a in p["mirror"]]
    ways = [c for n in range(len(mirrored) + 1) for c in itertools.combinations(mirrored, n)]
    total = 0
    for way in ways:
        given = torch.flip(patch, way).permute(axes).contiguous()
        out = net(given[None, None])[0].permute(0, *(a + 1 for a in back))
        total = total + torch.flip(out, [a + 1 for a in way])
    return total / len(ways)


@torch.no_grad()
def predict(net, image, p):
    """float64 [z, y, x] -> logits [c, z, y, x]."""
    patch = p["patchSize"][::-1]
    missing = [max(0, s - n) for s, n in zip(patch, image.shape)]
    before = [m // 2 for m in missing]  # acvl_utils' pad_nd_image
    padded = torch.from_numpy(np.pad(image, [(b, m - b) for b, m in zip(before, missing)])).float()
    steps = compute_steps_for_sliding_window(tuple(padded.shape), tuple(patch), p["window"]["step"])
    sigma = p["window"]["sigma"]
    weight = torch.ones(patch) if sigma is None else compute_gaussian(tuple(patch), sigma, dtype=torch.float32, device=torch.device("cpu"))
    sums, weights = torch.zeros(p["classes"], *padded.shape), torch.zeros(padded.shape)
    for start in itertools.product(*steps):
        place = tuple(slice(s, s + n) for s, n in zip(start, patch))
        sums[(slice(None), *place)] += run(net, padded[place], p) * weight
        weights[place] += weight
    inside = tuple(slice(b, b + n) for b, n in zip(before, image.shape))
    return (sums / weights)[(slice(None), *inside)].double().numpy()


def case(net, name, size, spacing, p) -> dict:
    whole = volume(*size)
    scan, place = cropped(whole, p["crop"])
    image = normalised(scaled(scan, p["intensity"]), p["normalise"])
    mm, wanted = spacing[::-1], p["spacing"][::-1]
    shape = tuple(int(n) for n in compute_new_shape(image.shape, mm, wanted))
    how = p["resample"]
    orders = {"linear": 1, "cubic": 3}
    small = resampled(image[None], shape, mm, wanted, orders[how["image"]], how["nearestAbove"])[0]
    turned = [AXES[a] for a in p["flip"]]
    logits = np.flip(predict(net, np.flip(small, turned).copy(), p), [a + 1 for a in turned]).copy()
    native = resampled(logits, image.shape, wanted, mm, 1, how["nearestAbove"])
    mask = np.zeros(whole.shape, bool)
    mask[place] = np.isin(native.argmax(0), p["target"])
    print(f"{name}: {shape}, {mask.mean():.3f} of the voxels")
    return {
        "name": name, "size": size, "spacing": spacing, "processor": p, "shape": list(shape[::-1]),
        "logits": [[round(float(v), 5) for v in c.ravel()[::EVERY]] for c in logits],
        "mask": np.packbits(mask.ravel()).tobytes().hex(),
    }


def windows() -> list[dict]:
    sizes = [(16, 16, 0.5), (17, 16, 0.5), (110, 64, 0.5), (320, 80, 0.5), (95, 41, 0.5), (100, 7, 0.8), (33, 12, 0.3), (50, 50, 1.0)]
    rows = []
    for length, patch, step in sizes:
        weights = compute_gaussian((patch,), 1 / 8, dtype=torch.float64, device=torch.device("cpu"))
        starts = compute_steps_for_sliding_window((length,), (patch,), step)[0]
        rows.append({"length": length, "patch": patch, "step": step, "starts": starts, "weights": weights.tolist()})
    return rows


def main() -> None:
    out = Path(sys.argv[1])
    net = Tiny().eval()
    export_network(net, (6, 12, 16), out / "task-specific", dynamic=True)
    versions = {name: importlib.metadata.version(name) for name in ("nnunetv2", "numpy", "scipy", "scikit-image", "torch")}
    found = {"versions": versions, "every": EVERY, "windows": windows(), "cases": [case(net, *one) for one in CASES]}
    (out / "task-specific.json").write_text(json.dumps(found) + "\n")


if __name__ == "__main__":
    main()
