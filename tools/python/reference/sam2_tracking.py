"""What sam2 1.1.0's video predictor gives, for the parity tests of libs/models/medsam2.

  python sam2_tracking.py ../../../libs/models/fixtures/sam2-reduced --out ../../../libs/models/fixtures/sam2-reduced --reduced
  python sam2_tracking.py DIR/hiera-tiny --out DIR/hiera-tiny --random --config sam2.1_hiera_t --size 512 --only box
  python sam2_tracking.py ../../../bundles/atrium-track --out ../../../libs/models/fixtures/atrium-track --checkpoint best.pt

Run with tools/python/train/requirements.txt. `--reduced` also writes the bundle of random weights (sam2_reduced.py) that is
tested with; with a checkpoint BUNDLE is the exported tracker. Before it writes anything, this script tracks every case over
the bundle's four ONNX graphs as well (sam2_loop.py) and stops when the two differ by more than the tolerance.

FILE.json: {tools, size, tolerance, volume: {width, height, depth}, cases: [{name, prompts, sd}]} (sd: of the logits but for slices without the object); a prompt is {slice, points,
labels} in native pixels (a box: its corners with labels 2 and 3), or {slice, maskEllipse: [cx, cy, rx, ry]}: the mask is 1
where ((x - cx) / rx)^2 + ((y - cy) / ry)^2 < 1. The volume is `volume()` below, integers only: no image is stored.
FILE.bin.gz: little-endian float32: the input of slice 5 [3, S, S]; then for each case logits [depth, s, s], scores [depth],
ious [depth]. Logits are those before the resizing to the native slice, forward from the most inferior prompt and, after a
reset, backward from it.
"""

import argparse
import gzip
import json
import platform
import sys
from pathlib import Path

import numpy as np
import onnxruntime
import torch

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE.parent / "export"), str(HERE.parent / "train")]

from data.resize import to_square  # noqa: E402
from data.scans import scaled  # noqa: E402
from sam2_loop import Bundle, track  # noqa: E402

WIDTH, HEIGHT, DEPTH = 90, 70, 26
TOLERANCE = 1e-3
NO_OBJECT = -1024
INPUT_SLICE = 5


def volume() -> np.ndarray:
    """[z, y, x] int16: texture and a bright ellipse that moves and vanishes before the last slices."""
    z, y, x = np.mgrid[0:DEPTH, 0:HEIGHT, 0:WIDTH]
    texture = (x * 31 + y * 17 + z * 13 + x * y) % 83
    radius = 26 - z
    inside = (x - 30 - z) ** 2 + (y - 35) ** 2 < radius**2 * (z < 22)
    return np.where(inside, 700 + texture, 220 + texture).astype(np.int16)


def box(slice_, x0, y0, x1, y1):
    return {"slice": slice_, "points": [[x0, y0], [x1, y1]], "labels": [2, 3]}


CASES = {
    "box": [box(12, 26, 20, 58, 50)],
    "point": [{"slice": 9, "points": [[39, 35]], "labels": [1]}],
    "points": [{"slice": 12, "points": [[42, 35], [50, 30], [5, 5]], "labels": [1, 1, 0]}],
    "box and points": [{"slice": 10, "points": [[22, 18], [58, 52], [40, 35]], "labels": [2, 3, 1]}],
    "mask": [{"slice": 8, "maskEllipse": [38, 35, 17, 16]}],
    "two boxes": [box(6, 16, 16, 56, 54), box(17, 36, 24, 58, 46)],
    "mask above box": [box(4, 14, 13, 56, 57), {"slice": 20, "maskEllipse": [50, 35, 7, 6]}],
    "first slice": [box(0, 4, 9, 56, 61)],
    "last slice": [box(25, 40, 20, 70, 50)],
}


def inputs(processor: dict) -> torch.Tensor:
    """[z, 3, S, S] by model.json's processor."""
    planes = to_square(torch.from_numpy(scaled(volume())).float() / 255, processor["inputSize"])
    stacked = (torch.arange(DEPTH)[:, None] + torch.tensor(processor["sliceOffsets"])).clamp(0, DEPTH - 1)
    mean, std = (torch.tensor(processor[k])[None, :, None, None] for k in ("mean", "std"))
    return (planes[stacked] - mean) / std


def ellipse(cx, cy, rx, ry) -> np.ndarray:
    y, x = np.mgrid[0:HEIGHT, 0:WIDTH]
    return ((x - cx) / rx) ** 2 + ((y - cy) / ry) ** 2 < 1


def predicted(net, images: torch.Tensor, prompts: list[dict]) -> dict[str, np.ndarray]:
    """By sam2's own predictor: every prompt, forward; reset; every prompt again, backward."""
    import sam2.sam2_video_predictor as predictor

    predictor.load_video_frames = lambda **_: (images, HEIGHT, WIDTH)
    state = net.init_state(video_path="")
    found: dict[int, dict] = {}
    for reverse in (False, True):
        net.reset_state(state)
        for p in prompts:
            if "maskEllipse" in p:
                net.add_new_mask(state, p["slice"], 1, ellipse(*p["maskEllipse"]))
            else:
                # Clicks and corners in one call, as their order in the list.
                net.add_new_points_or_box(state, p["slice"], 1, np.float32(p["points"]), np.int32(p["labels"]))
        for z, _, _ in net.propagate_in_video(state, reverse=reverse):
            stored = state["output_dict_per_obj"][0]
            found[z] = stored["cond_frame_outputs"].get(z) or stored["non_cond_frame_outputs"][z]
    order = [found[z] for z in range(len(images))]
    return {"logits": np.stack([o["pred_masks"][0, 0].float().numpy() for o in order]),
            "scores": np.array([float(o["object_score_logits"]) for o in order], np.float32)}


def for_loop(prompts: list[dict], size: int) -> dict[int, dict]:
    """The same prompts in pixels of the input, as sam2_loop takes them."""
    scale = np.array([size / WIDTH, size / HEIGHT], np.float32)
    out = {}
    for p in prompts:
        if "maskEllipse" in p:
            mask = torch.from_numpy(ellipse(*p["maskEllipse"])).float()[None, None]
            mask = torch.nn.functional.interpolate(mask, (size, size), mode="bilinear", align_corners=False, antialias=True)
            out[p["slice"]] = {"mask": (mask[0, 0] >= 0.5).float().numpy()}
        else:
            out[p["slice"]] = {"points": np.float32(p["points"]) * scale, "labels": p["labels"]}
    return out


def spread(values: np.ndarray) -> float:
    """Standard deviation of logits, those of slices without the object left out; 0 where no slice has it."""
    there = values[values > NO_OBJECT]
    return float(there.std()) if there.size else 0.0


def undecided(scores: np.ndarray) -> bool:
    """Whether rounding alone could turn a slice's object score."""
    return bool((np.abs(scores) < 2 * TOLERANCE).any())


def compare(name: str, expected: dict, found: dict) -> None:
    for key, values in expected.items():
        off = np.abs(values - found[key])
        allowed = TOLERANCE * max(1, spread(values))
        share = float((values > 0).mean())
        print(f"{name}: {key} differ by {off.max():.1e} of {allowed:.1e} allowed, SD {spread(values):.3g}, {share:.2f} above 0")
        if not off.max() <= allowed:
            raise SystemExit(f"{name}: the graphs do not do what the predictor does (slices {np.unique(np.argwhere(off > allowed)[:, 0])})")


def network(args):
    if args.reduced:
        from sam2_bundle import write_bundle
        from sam2_reduced import reduced

        net = reduced()
        about = {"id": args.bundle.name, "title": "Reduced Hiera (random weights): a test of the machinery, not a model",
                 "licence": "Apache-2.0", "source": "random weights of a fixed seed, tools/python/reference/sam2_reduced.py",
                 "trainingData": [], "mustNotBeUsedFor": "Anything but tests of the software."}
        write_bundle(net, about, ((-1, 0, 1), [0.485, 0.456, 0.406], [0.229, 0.224, 0.225]), "1.0.0", args.bundle)
        return net
    from sam2_model import atrium_track, by_config

    return by_config(args.config, args.checkpoint, args.size) if args.config else atrium_track(args.checkpoint, args.size)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("bundle", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    origin = parser.add_mutually_exclusive_group(required=True)
    origin.add_argument("--reduced", action="store_true")
    origin.add_argument("--checkpoint", type=Path)
    origin.add_argument("--random", action="store_true")
    parser.add_argument("--config", help="of sam2 1.1.0, as the bundle was exported with; without it the checkpoint is our tracker's")
    parser.add_argument("--size", type=int, default=160)
    parser.add_argument("--only", choices=list(CASES), action="append", help="these cases alone, any number of times")
    args = parser.parse_args()
    net = network(args)
    bundle = Bundle(args.bundle)
    images = inputs(bundle.processor)
    cases, arrays = [], [images[INPUT_SLICE].numpy()]
    for name, prompts in ((n, CASES[n]) for n in args.only or CASES):
        expected = predicted(net, images, prompts)
        found = track(bundle, list(images.numpy()), for_loop(prompts, net.image_size))
        compare(name, expected, found)
        if undecided(expected["scores"]):
            raise SystemExit(f"{name}: an object score is too near 0 to compare: {expected['scores']}")
        cases.append({"name": name, "prompts": prompts, "sd": spread(expected["logits"])})
        # sam2's predictor does not give its predicted IoU: that one is the graphs' own.
        arrays += [expected["logits"], expected["scores"], found["ious"]]
    tools = {"python": platform.python_version(), "torch": torch.__version__, "sam2": "1.1.0", "onnxruntime": onnxruntime.__version__}
    fixture = {"tools": tools, "size": net.image_size, "tolerance": TOLERANCE, "inputSlice": INPUT_SLICE,
               "volume": {"width": WIDTH, "height": HEIGHT, "depth": DEPTH}, "cases": cases}
    args.out.parent.mkdir(parents=True, exist_ok=True)
    args.out.with_suffix(".json").write_text(json.dumps(fixture) + "\n")
    raw = b"".join(a.astype("<f4").tobytes() for a in arrays)
    args.out.with_suffix(".bin.gz").write_bytes(gzip.compress(raw, mtime=0))


if __name__ == "__main__":
    main()
