"""Trains the bundles that ship, in legs (docs/training.md). Never needed at run time.

  python train.py cache   --la2018 ../../../../shared/la2018 --cache DIR
  python train.py tracker --cache DIR --out DIR/leg1 --hours 1.5 [--start DIR/leg0/best.pt] [--size 160]
  python train.py unet    --cache DIR --out DIR/unet1 --hours 1.5
  python train.py renew   --checkpoint DIR/leg1/best.pt --out DIR/renewed.pt
  python train.py keep    --checkpoint DIR/leg1/best.pt --out checkpoints/tracker.pt

On a GPU: --slices 384 --workers 10, --patches 8 --workers 4. The same command goes on where its folder stopped. Folders lie outside git: ATRIUM_CACHE, for example.
"""

import argparse
from pathlib import Path

from data.cache import build as build_cache
from loop import Leg, Plan


def cache(args) -> None:
    build_cache(args.la2018, args.phantoms, args.cache)


def plan(args) -> Plan:
    return Plan(args.out, args.hours * 3600, args.start, evaluate_every=args.evaluate_minutes * 60, rate=args.rate)


def tracker(args) -> None:
    from tracker.steps import Course
    from tracker.task import task

    course = Course(args.singles, args.length, args.others, args.stride, args.slices, args.corrected)
    Leg(task(args.cache, args.size, args.seed, course, args.workers), plan(args)).run()


def unet(args) -> None:
    from unet.task import task

    Leg(task(args.cache, args.seed, args.patches, args.workers), plan(args)).run()


def renew(args) -> None:
    from checkpoint import renewed

    renewed(args.checkpoint, args.out)


def keep(args) -> None:
    from checkpoint import keep as kept

    kept(args.checkpoint, args.out)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(required=True)
    for run in (cache, tracker, unet):
        command = commands.add_parser(run.__name__)
        command.set_defaults(run=run)
        command.add_argument("--cache", type=Path, required=True)
        if run is cache:
            command.add_argument("--la2018", type=Path, required=True)
            command.add_argument("--phantoms", type=Path)
            continue
        command.add_argument("--out", type=Path, required=True)
        command.add_argument("--hours", type=float, required=True)
        command.add_argument("--start", type=Path)
        command.add_argument("--evaluate-minutes", type=float, default=30)
        command.add_argument("--rate", type=float, default=8e-4)
        command.add_argument("--seed", type=int, default=0)
        command.add_argument("--workers", type=int, default=0, help="processes that draw batches: for a GPU")
        if run is tracker:
            command.add_argument("--size", type=int, default=160)
            command.add_argument("--singles", type=float, default=0.3)
            command.add_argument("--length", type=int, default=8)
            command.add_argument("--others", type=float, default=0.46)
            command.add_argument("--stride", type=int, default=5)
            command.add_argument("--slices", type=int, default=32, help="of a step")
            command.add_argument("--corrected", type=float, default=0.3, help="share of clips with several prompts")
        else:
            command.add_argument("--patches", type=int, default=2, help="of a step")
    for run in (renew, keep):
        command = commands.add_parser(run.__name__)
        command.set_defaults(run=run)
        for name in ("checkpoint", "out"):
            command.add_argument(f"--{name}", type=Path, required=True)
    args = parser.parse_args()
    args.run(args)


if __name__ == "__main__":
    main()
