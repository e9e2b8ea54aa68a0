"""What MONAI measures of the masks of metrics.py, for libs/metrics/fixtures.

  python monai_convention.py ../../../libs/metrics/fixtures          (requirements-metrics.txt)
"""

import json
import sys
import warnings
from importlib.metadata import version
from pathlib import Path

import torch
from monai import metrics as monai

from metrics import TOLERANCES, VERSIONS, masks, pack

warnings.filterwarnings("ignore")


def case(name, spacing, reference, prediction) -> dict:
    y, y_pred = (torch.from_numpy(m)[None, None].float() for m in (reference, prediction))
    given = dict(include_background=True, spacing=[float(s) for s in spacing])
    hd95, hd = (monai.compute_hausdorff_distance(y_pred, y, percentile=p, **given).item() for p in (95, None))
    return {
        "name": name,
        "size": list(reference.shape),
        "spacing": list(spacing),
        "reference": pack(reference),
        "prediction": pack(prediction),
        "hd95_mm": hd95,
        "hd_mm": hd,
        "assd_mm": monai.compute_average_surface_distance(y_pred, y, symmetric=True, **given).item(),
        "nsd": [{"tolerance_mm": t, "value": monai.compute_surface_dice(y_pred, y, [t], **given).item()} for t in TOLERANCES],
    }


def main(folder: Path) -> None:
    versions = {**VERSIONS, "monai": version("monai"), "torch": torch.__version__}
    content = {"generator": "tools/python/reference/monai_convention.py", "versions": versions, "cases": [case(*m) for m in masks()]}
    (folder / "monai.json").write_text(json.dumps(content) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
