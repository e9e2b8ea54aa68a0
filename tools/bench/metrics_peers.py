"""HD95, ASSD, NSD and Dice as others compute them: for a line 'PEER<tab>REFERENCE<tab>PREDICTION' the milliseconds, files read before.

Peers without one of the four (MedPy: NSD; SimpleITK: HD95, ASSD, NSD, for it has the Hausdorff distance alone) compute what they have.
"""

import sys
import time
from functools import lru_cache

import medpy.metric.binary as medpy
import nibabel
import numpy as np
import SimpleITK as sitk
import torch
from monai import metrics as monai
from surface_distance import metrics as surface_distance

TOLERANCE = 2.0
torch.set_num_threads(1)
sitk.ProcessObject.SetGlobalDefaultNumberOfThreads(1)


@lru_cache
def read(path: str):
    image = nibabel.load(path)
    return np.asarray(image.dataobj) > 0, tuple(float(s) for s in image.header.get_zooms()[:3])


def by_surface_distance(a, b, spacing):
    distances = surface_distance.compute_surface_distances(a, b, spacing)
    surface_distance.compute_robust_hausdorff(distances, 95)
    surface_distance.compute_average_surface_distance(distances)
    surface_distance.compute_surface_dice_at_tolerance(distances, TOLERANCE)
    surface_distance.compute_dice_coefficient(a, b)


def by_monai(a, b, spacing):
    y, y_pred = (torch.from_numpy(m)[None, None].float() for m in (a, b))
    monai.compute_hausdorff_distance(y_pred, y, include_background=True, percentile=95, spacing=spacing)
    monai.compute_average_surface_distance(y_pred, y, include_background=True, symmetric=True, spacing=spacing)
    monai.compute_surface_dice(y_pred, y, [TOLERANCE], include_background=True, spacing=spacing)
    monai.compute_dice(y_pred, y)


def by_medpy(a, b, spacing):
    medpy.hd95(b, a, spacing)
    medpy.assd(b, a, spacing)
    medpy.dc(b, a)


def by_simpleitk(a, b, spacing):
    images = [sitk.GetImageFromArray(m.astype(np.uint8)) for m in (a, b)]
    for image in images:
        image.SetSpacing(spacing[::-1])
    sitk.HausdorffDistanceImageFilter().Execute(*images)
    sitk.LabelOverlapMeasuresImageFilter().Execute(*images)


PEERS = {"surface-distance": by_surface_distance, "MONAI": by_monai, "MedPy": by_medpy, "SimpleITK": by_simpleitk}

for line in sys.stdin:
    peer, reference, prediction = line.rstrip("\n").split("\t")
    (a, spacing), (b, _) = read(reference), read(prediction)
    started = time.perf_counter()
    PEERS[peer](a, b, spacing)
    print((time.perf_counter() - started) * 1000, flush=True)
