"""A SAM 2, a MedSAM2 or our tracker as a bundle folder."""

import json
import time
from pathlib import Path

import torch

from onnx_export import sha256
from sam2_export import examples, export_four
from sam2_model import IMAGENET, atrium_track, by_config, processor, refuse_unsupported

NOT_FOR = "Diagnosis, treatment planning or any other clinical decision. Research on segmentation only."
INTENSITY = {"percentiles": [0.5, 99.5], "of": "positive", "uint8": True, "sliceMinMax": False}
LA2018 = {
    "name": "2018 Left Atrial Segmentation Challenge, 72 of 80 training scans (every tenth is the fold that chose the checkpoint)",
    "datasets": ["la2018"],
    "overlap": "Scans of the challenge's other parts may be of the same patients: which are was not published.",
}
TITLE = "atrium-track (SAM 2 structure, small, trained on LA 2018; not MedSAM2)"


@torch.no_grad()
def cost(net) -> dict:
    """Seconds a slice on two threads, in PyTorch; for plans only."""
    torch.set_num_threads(2)
    image = examples(net, 1, 1, 1, 0, torch.Generator())["image_encoder"]["image"]
    net.forward_image(image)
    begun = time.perf_counter()
    net.forward_image(image)
    encoder = time.perf_counter() - begun
    return {"encoderSeconds": round(encoder, 4), "decodingSeconds": round(2 * encoder, 4)}


def described(args) -> tuple[object, dict, tuple]:
    """-> the net, what model.json says of it, and slice offsets, mean and std."""
    if args.config == "atrium-track":
        from_track = f"tools/python/train; checkpoint of sha256 {sha256(args.checkpoint)}"
        net = atrium_track(args.checkpoint, args.image_size or 160)
        from tracker.model import MEAN, SLICE_OFFSETS, STD

        about = {"id": "atrium-track", "title": TITLE, "licence": "Apache-2.0", "source": from_track, "trainingData": [LA2018]}
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
    model = {
        "schema": "atrium/model@1",
        "id": about["id"],
        "version": version,
        **{k: about[k] for k in ("title", "licence", "source", "trainingData")},
        "mustNotBeUsedFor": about.get("mustNotBeUsedFor", NOT_FOR),
        "family": "medsam2",
        "cost": cost(net),
        "files": export_four(net, out),
        "processor": processor(net, *numbers, INTENSITY),
    }
    (out / "model.json").write_text(json.dumps(model, indent=2) + "\n")
    print(f"wrote {out / 'model.json'}")


def export_sam2(args) -> None:
    net, about, numbers = described(args)
    write_bundle(net, about, numbers, args.version, args.out)
