"""Makes the probe of issue 6 on the validation scans: objects other than the atrium, and boxes on empty background.

  python probe.py --la2018 ../../../../shared/la2018 --out DIR        DIR/<case>/object-<k>.nii.gz, DIR/probe.csv

probe.csv: case_id,kind,name,key_slice,x0,y0,x1,y1,ml,slices,sha256; the boxes are tight, in pixels; the hash is of the mask's
bytes (uint8, x fastest), so that two machines can tell that they probe with the same objects. Masks are cut from patients'
scans: they are not to be committed.
"""

import argparse
import csv
import hashlib
from pathlib import Path

import nibabel
import numpy as np

from empty import empty_boxes
from rule import LIMITS, key_slice, objects, within

SEED = 60
COLUMNS = "case_id,kind,name,key_slice,x0,y0,x1,y1,ml,slices,sha256".split(",")


def tight_box(plane: np.ndarray) -> list[int]:
    """[x0, y0, x1, y1] of a mask [x, y]: least and greatest index (CONTRACTS section 3)."""
    x, y = np.flatnonzero(plane.any(1)), np.flatnonzero(plane.any(0))
    return [int(x[0]), int(y[0]), int(x[-1]), int(y[-1])]


def object_row(case: str, k: int, mask: np.ndarray, spacing) -> list:
    z = key_slice(mask)
    ml = round(mask.sum() * float(np.prod(spacing)) / 1000, 3)
    digest = hashlib.sha256(mask.astype(np.uint8).tobytes("F")).hexdigest()
    return [case, "object", f"object-{k}", z, *tight_box(mask[:, :, z]), ml, int(mask.any((0, 1)).sum()), digest]


def probe_case(folder: Path, seed: int, out: Path) -> list[list]:
    image = nibabel.load(folder / "lgemri.nii.gz")
    label = np.asarray(nibabel.load(folder / "laendo.nii.gz").dataobj) > 0
    voxels, spacing = np.asarray(image.dataobj), [float(s) for s in image.header.get_zooms()[:3]]
    (out / folder.name).mkdir(parents=True, exist_ok=True)
    rows = []
    for k, mask in enumerate(objects(voxels, label, spacing, seed)):
        nibabel.save(nibabel.Nifti1Image(mask.astype(np.uint8), image.affine), out / folder.name / f"object-{k}.nii.gz")
        rows.append(object_row(folder.name, k, mask, spacing))
    near = within(label, LIMITS.from_label_mm, spacing)
    for k, (z, box) in enumerate(empty_boxes(voxels, near, spacing, seed)):
        rows.append([folder.name, "empty", f"empty-{k}", z, *box, 0, 0, ""])
    return rows


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--la2018", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    folders = sorted(f for f in (args.la2018 / "validation").iterdir() if f.is_dir())
    rows = [row for n, folder in enumerate(folders) for row in probe_case(folder, SEED + n, args.out)]
    with (args.out / "probe.csv").open("w", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([COLUMNS, *rows])
    print(f"{sum(r[1] == 'object' for r in rows)} objects, {sum(r[1] == 'empty' for r in rows)} empty boxes, {len(folders)} scans")


if __name__ == "__main__":
    main()
