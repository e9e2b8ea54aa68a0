"""The weights that the next leg starts from, small enough to be committed: averaged, float16, nothing of the optimizer."""

from pathlib import Path

import torch


def keep(checkpoint: Path, out: Path) -> None:
    weights = torch.load(checkpoint, map_location="cpu", weights_only=False)["ema"]
    out.parent.mkdir(parents=True, exist_ok=True)
    torch.save({"ema": {name: halved(value) for name, value in weights.items()}}, out)


def halved(value: torch.Tensor) -> torch.Tensor:
    return value.half() if value.is_floating_point() else value


def renewed(checkpoint: Path, out: Path) -> None:
    """The same weights with a memory that has learnt nothing yet, float32."""
    from tracker.memory import renew
    from tracker.model import build

    net = build(128)
    net.load_state_dict(torch.load(checkpoint, map_location="cpu", weights_only=False)["ema"])
    renew(net)
    torch.save({"ema": net.state_dict()}, out)
