"""Boxes of CONTRACTS section 3 computed a second time, for libs/prompts/fixtures/boxes.json.

  python prompts.py ../../../libs/prompts/fixtures/boxes.json
"""

import hashlib
import json
import platform
import sys
from fractions import Fraction
from pathlib import Path

import numpy as np

SIZE = (40, 30, 12)
SPACING = (0.625, 1.25, 2.5)
SEED, CASE = 20241109, "case-7"


def draw(*parts) -> float:
    bits = int.from_bytes(hashlib.sha256("/".join(map(str, parts)).encode()).digest(), "big") >> (256 - 53)
    return float(Fraction(bits, 2**53))


def mask() -> np.ndarray:
    """[x, y, z]: ellipses that wander, none on slices 0, 1, 6 and 11, two components on slice 4."""
    x, y = np.meshgrid(np.arange(SIZE[0]), np.arange(SIZE[1]), indexing="ij")
    volume = np.zeros(SIZE, np.uint8)
    for z in (2, 3, 4, 5, 7, 8, 9, 10):
        volume[..., z] = ((x - 12 - z) / (3 + z / 2)) ** 2 + ((y - 20 + z) / (2 + (z % 4))) ** 2 <= 1
    volume[30:33, 2:5, 4] = 1
    return volume


def unit_pixels(unit, tight):
    if unit == "px":
        return np.ones(2)
    if unit == "mm":
        return 1 / np.array(SPACING[:2])
    return np.array([tight[2] - tight[0] + 1, tight[3] - tight[1] + 1])


def box_of(plane, z, arm):
    xs, ys = np.nonzero(plane)
    tight = np.array([xs.min(), ys.min(), xs.max(), ys.max()], float)
    margin = arm["margin"]["value"] * unit_pixels(arm["margin"]["unit"], tight)
    box = tight + np.concatenate([-margin, margin])
    centre, half = (box[:2] + box[2:]) / 2, (box[2:] - box[:2]) / 2 * arm["scale"]
    box = np.concatenate([centre - half, centre + half])
    if arm["offset"]["unit"]:
        shift = np.array([arm["offset"]["x"], arm["offset"]["y"]]) * unit_pixels(arm["offset"]["unit"], tight)
        box = box + np.tile(shift, 2)
    if "jitter" in arm:
        noise = np.array([2 * draw(SEED, CASE, z, arm["repetition"], i) - 1 for i in range(4)])
        box = box + noise * arm["jitter"]["amount"] * np.tile(unit_pixels(arm["jitter"]["unit"], tight), 2)
        box = np.concatenate([np.minimum(box[:2], box[2:]), np.maximum(box[:2], box[2:])])
    return np.clip(box, 0, np.tile(np.array(SIZE[:2]) - 1, 2))


def boxes_of(volume, arm):
    labelled = [z for z in range(SIZE[2]) if volume[..., z].any()]
    every = arm.get("every", 1)
    drawn = sorted(set(labelled[::every]) | {labelled[-1]})
    boxes = np.stack([box_of(volume[..., z], z, arm) for z in drawn])
    slices = range(drawn[0], drawn[-1] + 1) if arm["kind"] == "box-every-k" else drawn
    sides = [np.interp(list(slices), drawn, boxes[:, side]) for side in range(4)]
    return {"drawn": drawn, "boxes": [[z, [float(s[i]) for s in sides]] for i, z in enumerate(slices)]}


def arms():
    plain = {"kind": "box-per-slice", "margin": {"unit": "px", "value": 0}, "scale": 1, "repetition": 1}
    plain["offset"] = {"unit": None, "x": 0, "y": 0}
    yield plain
    for change in (
        {"margin": {"unit": "px", "value": 3}},
        {"margin": {"unit": "mm", "value": 5}},
        {"margin": {"unit": "px", "value": 100}},
        {"scale": 0.8},
        {"scale": 1.5, "margin": {"unit": "px", "value": 2}},
        {"offset": {"unit": "fraction", "x": -0.1, "y": 0.25}},
        {"offset": {"unit": "px", "x": 4, "y": -3}},
        {"offset": {"unit": "mm", "x": 2.5, "y": 2.5}, "scale": 1.2},
        {"jitter": {"unit": "fraction", "amount": 0.2}, "repetition": 2},
        {"jitter": {"unit": "px", "amount": 9}, "repetition": 3},
        {"jitter": {"unit": "mm", "amount": 2}, "margin": {"unit": "mm", "value": 1}},
        {"kind": "box-every-k", "every": 2},
        {"kind": "box-every-k", "every": 3, "margin": {"unit": "px", "value": 1}},
        {"kind": "box-every-k", "every": 50, "jitter": {"unit": "px", "amount": 1}},
    ):
        yield {**plain, **change}


def main() -> None:
    volume = mask()
    fixture = {
        "tools": {"python": platform.python_version(), "numpy": np.__version__},
        "size": SIZE,
        "spacing": SPACING,
        "seed": SEED,
        "case": CASE,
        "draws": [{"parts": p, "value": draw(*p)} for p in ((SEED, CASE, 0, 1, 0), (0, "x", 17, 3, 3), (SEED, CASE, "key", 1, 0))],
        # Indices x + W (y + H z) of the labelled voxels.
        "labelled": np.flatnonzero(volume.ravel(order="F")).tolist(),
        "arms": [{"arm": arm, **boxes_of(volume, arm)} for arm in arms()],
    }
    Path(sys.argv[1]).write_text(json.dumps(fixture) + "\n")


if __name__ == "__main__":
    main()
