"""The inner fold: one tight box on the largest slice, the full volume, for the atrium and for some other objects."""

import numpy as np

from data.cache import Case
from tracker.predict import features, to_native, track


def dice(a: np.ndarray, b: np.ndarray) -> float:
    both = a.sum() + b.sum()
    return float(2 * (a & b).sum() / both) if both else 1.0


def whole(case: Case, k: int) -> np.ndarray:
    out = np.zeros(case.image.shape, bool)
    box, mask = case.mask(k)
    out[box] = mask
    return out


def tight(plane: np.ndarray) -> list[int]:
    rows, columns = np.flatnonzero(plane.any(1)), np.flatnonzero(plane.any(0))
    return [columns[0], rows[0], columns[-1], rows[-1]]


def evaluate_case(net, case: Case, others: int) -> list[dict]:
    encoded, sizes = features(net, case.image)
    rows = []
    for k in [-1, *range(0, len(case.objects), max(1, len(case.objects) // max(others, 1)))][: others + 1]:
        mask = whole(case, k)
        key = int(np.argmax(mask.sum((1, 2))))
        logits, _ = track(net, encoded, sizes, case.image.shape, key, tight(mask[key]))
        found = to_native(logits, case.image.shape)
        inside = float((found & case.atrium).sum() / max(found.sum(), 1))
        rows.append({"case": case.case, "object": k, "dice": dice(mask, found), "key": dice(mask[key], found[key]), "inside": inside})
    return rows


def evaluate(net, cases: list[Case], others: int = 2) -> dict[str, float]:
    """Means over the fold: atrium (and its least), key slice, other objects in 3D and on the key slice, their share inside."""
    net.eval()
    net.use_obj_ptrs_in_encoder = True
    rows = [row for case in cases for row in evaluate_case(net, case, others)]
    atrium, other = ([r for r in rows if (r["object"] < 0) is a] for a in (True, False))
    mean = lambda rs, name: float(np.mean([r[name] for r in rs])) if rs else float("nan")
    return {
        "atrium": mean(atrium, "dice"), "atrium_least": min(r["dice"] for r in atrium), "atrium_key": mean(atrium, "key"),
        "other": mean(other, "dice"), "other_key": mean(other, "key"), "other_inside": mean(other, "inside"),
    }
