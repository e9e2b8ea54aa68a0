"""What tools/python/train makes of a scan with our U-Net in PyTorch, for npm run check:task-specific.

  python unet_scan.py --checkpoint best.pt --scan ../../../../shared/la2018/validation/CASE --out mask.nii.gz

Without --checkpoint the weights are random, of the seed that `export.py unet --random` takes.
"""

import argparse
import sys
from pathlib import Path

import nibabel
import numpy as np
import torch

sys.path.insert(0, str(Path(__file__).parents[1] / "train"))
from data.scans import read_scan  # noqa: E402
from unet.model import Unet  # noqa: E402
from unet.predict import segment  # noqa: E402


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--checkpoint", type=Path)
    parser.add_argument("--scan", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    torch.manual_seed(20241109)
    net = Unet().eval()
    if args.checkpoint:
        net.load_state_dict(torch.load(args.checkpoint, map_location="cpu", weights_only=False)["ema"])
    scan = read_scan(args.scan)
    mask = segment(net, scan.image, scan.spacing)
    affine = nibabel.load(args.scan / "lgemri.nii.gz").affine
    nibabel.save(nibabel.Nifti1Image(mask.T.astype(np.uint8), affine), args.out)
    print(f"{mask.mean():.4f} of the voxels")


if __name__ == "__main__":
    main()
