"""A SAM 2, a MedSAM2 or our tracker as a bundle folder."""

import json
import time
from pathlib import Path

import onnxruntime
import torch

from onnx_export import sha256
from sam2_export import examples, export_four
from sam2_graphs import TRACKED
from sam2_model import IMAGENET, atrium_track, by_config, processor, refuse_unsupported
from training_data import OURS

NOT_FOR = "Diagnosis, treatment planning or any other clinical decision. Research on segmentation only."
INTENSITY = {"percentiles": [0.5, 99.5], "of": "positive", "uint8": True, "sliceMinMax": False}
TITLE = "atrium-track (SAM 2 structure, small, trained on LA 2018; not MedSAM2)"


def seconds(path: Path, feeds: dict) -> float:
    """The least of ten runs on two threads: others may be using the machine."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 2
    session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    arrays = {k: v.numpy() for k, v in feeds.items()}

    def once() -> float:
        begun = time.perf_counter()
        session.run(None, arrays)
        return time.perf_counter() - begun

    return min(once() for _ in range(10))


def cost(net, out: Path) -> dict:
    """Seconds a slice with full memory, for plans only."""
    feeds = examples(net, net.num_maskmem, net.max_obj_ptrs_in_encoder, 1, TRACKED, torch.Generator())
    taken = {name: seconds(out / f"{name}.onnx", given) for name, given in feeds.items()}
    encoder = taken.pop("image_encoder")
    return {"encoderSeconds": round(encoder, 4), "decodingSeconds": round(sum(taken.values()), 4)}


def described(args) -> tuple[object, dict, tuple]:
    """-> the net, what model.json says of it, and slice offsets, mean and std."""
    if args.config == "atrium-track":
        from_track = f"tools/python/train; checkpoint of sha256 {sha256(args.checkpoint)}"
        net = atrium_track(args.checkpoint, args.image_size or 160)
        from tracker.model import MEAN, SLICE_OFFSETS, STD

        about = {"id": "atrium-track", "title": TITLE, "licence": "Apache-2.0", "source": from_track, "trainingData": OURS}
        return net, about, (SLICE_OFFSETS, [MEAN] * 3, [STD] * 3)
    net = by_config(args.config, args.checkpoint, args.image_size)
    origin = f"checkpoint of sha256 {sha256(args.checkpoint)}" if args.checkpoint else "random weights, untrained"
    about = {
        "id": args.out.name,
        "title": f"SAM 2 structure, {args.config}, {net.image_size} px" + ("" if args.checkpoint else ": random weights, not a model"),
        "licence": "Apache-2.0",
        "source": f"{origin}; config {args.config} of PyPI's sam2 1.1.0; exported by tools/python/export",
        "trainingData": [] if args.checkpoint is None else [
            {"name": "as the checkpoint's authors say", "datasets": [], "overlap": "Unknown to this exporter."}
        ],
    }
    return net, about, ((0, 0, 0), IMAGENET["mean"], IMAGENET["std"])


def write_bundle(net, about: dict, numbers: tuple, version: str, out: Path) -> None:
    refuse_unsupported(net)
    files = export_four(net, out)
    model = {
        "schema": "atrium/model@1",
        "id": about["id"],
        "version": version,
        **{k: about[k] for k in ("title", "licence", "source", "trainingData")},
        "mustNotBeUsedFor": about.get("mustNotBeUsedFor", NOT_FOR),
        "family": "medsam2",
        "cost": cost(net, out),
        "files": files,
        "processor": processor(net, *numbers, INTENSITY),
    }
    (out / "model.json").write_text(json.dumps(model, indent=2) + "\n")
    print(f"wrote {out / 'model.json'}")


def export_sam2(args) -> None:
    net, about, numbers = described(args)
    write_bundle(net, about, numbers, args.version, args.out)
