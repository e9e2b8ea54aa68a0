"""What surface-distance 0.1 measures, for libs/metrics/fixtures.

  python metrics.py ../../../libs/metrics/fixtures
"""

import base64
import json
import platform
import sys
import warnings
from importlib.metadata import version
from pathlib import Path

import numpy as np
import scipy
from scipy import ndimage
from surface_distance import lookup_tables
from surface_distance import metrics as sd

warnings.filterwarnings("ignore", category=DeprecationWarning)

RNG = np.random.default_rng(20241109)
VERSIONS = {
    "python": platform.python_version(),
    "numpy": np.__version__,
    "scipy": scipy.__version__,
    "surface-distance": version("surface-distance"),
}
TOLERANCES = [0.5, 1, 2, 3.5]


def ellipsoid(shape, centre, radii) -> np.ndarray:
    grid = np.stack(np.meshgrid(*[np.arange(n) for n in shape], indexing="ij"), -1)
    return (((grid - np.array(centre)) / np.array(radii)) ** 2).sum(-1) <= 1


def box(shape, low, high) -> np.ndarray:
    mask = np.zeros(shape, bool)
    mask[tuple(slice(a, b) for a, b in zip(low, high))] = True
    return mask


def blob(shape, seed_share, rounds) -> np.ndarray:
    """Smooth random shapes: several components, holes, parts that touch the border."""
    noise = ndimage.gaussian_filter(RNG.normal(size=shape), rounds)
    return noise > np.quantile(noise, 1 - seed_share)


def noise(shape, share) -> np.ndarray:
    return RNG.random(shape) < share


def masks():
    a, b, c = (24, 20, 16), (30, 30, 12), (12, 12, 12)
    ball = ellipsoid(a, (11, 9, 7), (7, 6, 5))
    yield "two ellipsoids", (1.25, 1.25, 2.5), ball, ellipsoid(a, (12, 10, 8), (7, 5, 6))
    yield "anisotropic, slices thick", (0.625, 0.625, 5), ball, ellipsoid(a, (10, 9, 7), (8, 6, 4))
    yield "anisotropic along x", (3.3, 0.7, 1.1), ball, ellipsoid(a, (11, 12, 7), (6, 6, 6))
    yield "equal", (0.9, 1.1, 2), ball, ball
    yield "far apart", (1, 1, 3), ellipsoid(b, (6, 6, 3), (4, 4, 2)), ellipsoid(b, (23, 22, 8), (5, 5, 2))
    yield "at the border", (1, 1.5, 2), box(c, (0, 0, 0), (6, 7, 8)), box(c, (0, 0, 2), (7, 7, 12))
    yield "the whole volume", (1, 1, 1), np.ones(c, bool), box(c, (1, 1, 1), (11, 11, 11))
    yield "single voxels", (0.5, 0.7, 0.9), box(c, (3, 3, 3), (4, 4, 4)), box(c, (5, 3, 2), (6, 4, 3))
    yield "the same single voxel", (0.5, 0.7, 0.9), box(c, (3, 3, 3), (4, 4, 4)), box(c, (3, 3, 3), (4, 4, 4))
    yield "a voxel in a corner of the volume", (1, 2, 3), box(c, (11, 11, 11), (12, 12, 12)), box(c, (0, 0, 0), (2, 2, 2))
    yield "one slice", (0.8, 0.8, 8), box(c, (2, 2, 5), (9, 8, 6)), box(c, (3, 2, 5), (10, 9, 6))
    yield "a line and a plate", (1, 1, 1), box(c, (2, 5, 5), (10, 6, 6)), box(c, (2, 2, 5), (10, 10, 6))
    yield "a hollow ball", (1, 1, 2), ball, ball & ~ellipsoid(a, (11, 9, 7), (4, 3, 2))
    yield "several components", (1.2, 0.8, 2), blob(a, 0.2, 2), blob(a, 0.25, 2)
    yield "several components, coarse", (2, 2, 4), blob(b, 0.3, 1), blob(b, 0.3, 1)
    yield "noise: every neighbour code", (1.1, 0.9, 1.7), noise(c, 0.5), noise(c, 0.4)
    yield "sparse noise", (0.4, 2.2, 1.3), noise(b, 0.02), noise(b, 0.03)
    yield "dense noise", (1, 1, 1), noise(b, 0.9), noise(b, 0.95)
    yield "cubes, unit spacing", (1, 1, 1), box(a, (4, 4, 4), (14, 14, 14)), box(a, (5, 4, 3), (15, 14, 13))
    yield "an outlier far away", (1, 1, 2), ball, ball | box(a, (22, 18, 14), (24, 20, 16))


def pack(mask) -> str:
    return base64.b64encode(np.packbits(mask.ravel(order="F"))).decode()


def metric_cases() -> list[dict]:
    cases = []
    for name, spacing, reference, prediction in masks():
        distances = sd.compute_surface_distances(reference, prediction, spacing)
        millilitre = np.prod(spacing) / 1000
        cases.append(
            {
                "name": name,
                "size": list(reference.shape),
                "spacing": list(spacing),
                "reference": pack(reference),
                "prediction": pack(prediction),
                "dice": sd.compute_dice_coefficient(reference, prediction),
                "iou": (reference & prediction).sum() / (reference | prediction).sum(),
                "hd95_mm": sd.compute_robust_hausdorff(distances, 95),
                "hd_mm": sd.compute_robust_hausdorff(distances, 100),
                "assd_mm": float(np.mean(sd.compute_average_surface_distance(distances))),
                "nsd": [
                    {"tolerance_mm": t, "value": sd.compute_surface_dice_at_tolerance(distances, t)}
                    for t in TOLERANCES
                ],
                "volume_ml": prediction.sum() * millilitre,
                "reference_volume_ml": reference.sum() * millilitre,
                **overlaps(reference, prediction, spacing),
            }
        )
    return cases


def overlaps(reference, prediction, spacing) -> dict:
    both = (reference & prediction).sum()
    centres = [np.array(ndimage.center_of_mass(m)) * np.array(spacing) for m in (reference, prediction)]
    return {
        "sensitivity": both / reference.sum(),
        "precision": both / prediction.sum(),
        "relative_volume_error": (int(prediction.sum()) - int(reference.sum())) / reference.sum(),
        "centroid_distance_mm": float(np.linalg.norm(centres[0] - centres[1])),
        "components": ndimage.label(prediction, np.ones((3, 3, 3)))[1],
    }


def area_cases() -> list[dict]:
    """mm^2 of all 256 surface elements."""
    spacings = [(1, 1, 1), (0.625, 0.625, 2.5), (3, 0.7, 1.1), (0.4, 5, 2.2)]
    table = lookup_tables.create_table_neighbour_code_to_surface_area
    return [{"spacing": list(s), "areas": table(s).tolist()} for s in spacings]


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, cases in {"metrics": metric_cases, "element-areas": area_cases}.items():
        content = {"generator": "tools/python/reference/metrics.py", "versions": VERSIONS, "cases": cases()}
        (folder / f"{name}.json").write_text(json.dumps(content) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
