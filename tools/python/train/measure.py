"""What a released tracker does on the validation scans: run once per version, never to choose anything.

  python measure.py --checkpoint best.pt --la2018 ../../../../shared/la2018 --probe DIR --out FILE.csv [--size 160]

DIR is what tools/python/probe/probe.py wrote. One tight box on the largest slice, full z, nothing trimmed. FILE.csv:
case_id,kind,name,dice,key_dice,inside; kind atrium, object or empty; inside: share of the predicted voxels that are the
atrium's; for an empty box dice is that with the atrium.
"""

import argparse
import csv
from pathlib import Path

import nibabel
import numpy as np
import torch

from data.scans import Scan, read_scan
from tracker.evaluate import dice, tight
from tracker.model import build
from tracker.predict import features, to_native, track

COLUMNS = ["case_id", "kind", "name", "dice", "key_dice", "inside"]


def compared(scan: Scan, kind: str, name: str, target: np.ndarray, found: np.ndarray, key: int) -> dict:
    inside = float((found & scan.atrium).sum() / max(found.sum(), 1))
    values = (scan.case, kind, name, round(dice(target, found), 4), round(dice(target[key], found[key]), 4), round(inside, 4))
    return dict(zip(COLUMNS, values))


def measure_case(net, scan: Scan, probe: list[dict], folder: Path) -> list[dict]:
    encoded, sizes = features(net, scan.image)

    def found(key: int, box) -> np.ndarray:
        return to_native(track(net, encoded, sizes, scan.image.shape, key, box)[0], scan.image.shape)

    key = int(np.argmax(scan.atrium.sum((1, 2))))
    rows = [compared(scan, "atrium", "atrium", scan.atrium, found(key, tight(scan.atrium[key])), key)]
    for row in probe:
        z, box = int(row["key_slice"]), [int(row[k]) for k in ("x0", "y0", "x1", "y1")]
        if row["kind"] == "object":
            target = np.asarray(nibabel.load(folder / f"{row['name']}.nii.gz").dataobj).T > 0
        else:
            target = scan.atrium
        rows.append(compared(scan, row["kind"], row["name"], target, found(z, box), z))
    return rows


def summary(rows: list[dict]) -> str:
    lines = []
    for kind in ("atrium", "object", "empty"):
        these = [r for r in rows if r["kind"] == kind]
        for name in ("dice", "key_dice", "inside"):
            values = [r[name] for r in these]
            quartiles = np.percentile(values, [0, 25, 50, 75, 100]).round(3)
            lines.append(f"{kind} ({len(these)}) {name}: mean {np.mean(values):.4f}, least, quartiles, greatest {quartiles}")
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("checkpoint", "la2018", "probe", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--size", type=int, default=160)
    args = parser.parse_args()
    net = build(args.size)
    net.load_state_dict(torch.load(args.checkpoint, map_location="cpu", weights_only=False)["ema"])
    net.eval()
    probe = list(csv.DictReader((args.probe / "probe.csv").open()))
    rows = []
    for folder in sorted(f for f in (args.la2018 / "validation").iterdir() if f.is_dir()):
        rows += measure_case(net, read_scan(folder), [r for r in probe if r["case_id"] == folder.name], args.probe / folder.name)
        print(rows[-1]["case_id"], flush=True)
    with args.out.open("w", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    print(summary(rows))


if __name__ == "__main__":
    main()
