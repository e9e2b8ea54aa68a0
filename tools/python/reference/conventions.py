"""One pair of masks in the conventions of surface-distance, MONAI, MedPy and SimpleITK: the table of docs/metrics.md.

  python conventions.py REFERENCE PREDICTION            (requirements-metrics.txt)
"""

import sys
import warnings

import medpy.metric.binary as medpy
import nibabel
import numpy as np
import SimpleITK as sitk
import torch
from monai import metrics as monai
from surface_distance import metrics as surface_distance

warnings.filterwarnings("ignore")
TOLERANCES = (1, 2)


def by_surface_distance(a, b, spacing):
    found = surface_distance.compute_surface_distances(a, b, spacing)
    assd = np.mean(surface_distance.compute_average_surface_distance(found))
    nsd = [surface_distance.compute_surface_dice_at_tolerance(found, t) for t in TOLERANCES]
    return [*(surface_distance.compute_robust_hausdorff(found, p) for p in (95, 100)), assd, *nsd]


def by_monai(a, b, spacing):
    y, y_pred = (torch.from_numpy(m)[None, None].float() for m in (a, b))
    given = dict(include_background=True, spacing=spacing)
    hd = [monai.compute_hausdorff_distance(y_pred, y, percentile=p, **given).item() for p in (95, None)]
    assd = monai.compute_average_surface_distance(y_pred, y, symmetric=True, **given).item()
    return [*hd, assd, *(monai.compute_surface_dice(y_pred, y, [t], **given).item() for t in TOLERANCES)]


def by_medpy(a, b, spacing):
    return [medpy.hd95(b, a, spacing), medpy.hd(b, a, spacing), medpy.assd(b, a, spacing)]


def by_simpleitk(a, b, spacing):
    """HD by its filter; the others by the recipe of its notebooks: contour voxels on a distance map, both directions pooled."""
    images = [sitk.GetImageFromArray(m.astype(np.uint8)) for m in (a, b)]
    for image in images:
        image.SetSpacing(spacing[::-1])
    hausdorff = sitk.HausdorffDistanceImageFilter()
    hausdorff.Execute(*images)

    def from_contour(of, to):
        away = sitk.Abs(sitk.SignedMaurerDistanceMap(to, squaredDistance=False, useImageSpacing=True))
        return sitk.GetArrayViewFromImage(away)[sitk.GetArrayViewFromImage(sitk.LabelContour(of)) == 1]

    both = np.concatenate([from_contour(*images), from_contour(*images[::-1])])
    return [np.percentile(both, 95), hausdorff.GetHausdorffDistance(), both.mean()]


def main() -> None:
    files = [nibabel.load(path) for path in sys.argv[1:3]]
    a, b = (np.asarray(file.dataobj) > 0 for file in files)
    spacing = tuple(float(s) for s in files[0].header.get_zooms()[:3])
    print("convention, HD95, HD, ASSD,", ", ".join(f"NSD {t} mm" for t in TOLERANCES))
    for name, convention in (("surface-distance", by_surface_distance), ("MONAI", by_monai), ("MedPy", by_medpy), ("SimpleITK", by_simpleitk)):
        print(name, *(f"{value:.4f}" for value in convention(a, b, spacing)), sep=", ")


if __name__ == "__main__":
    main()
