"""PyTorch's side of npm run bench:tracking: sam2 1.1.0's own video predictor on a volume of noise, a box on the slice in the middle.

  python sam2_track.py SIZE DEPTH THREADS CHECKPOINT

Answers each line of standard input with the milliseconds that a tracking through the whole volume took, both ways, slices already at
the network's size. CHECKPOINT: of tools/python/train, of whatever size: the weights do not depend on it.
"""

import sys
import time
from pathlib import Path

import torch

sys.path[:0] = [str(Path(__file__).parents[1] / "python" / name) for name in ("train", "export")]

import sam2.sam2_video_predictor as predictor  # noqa: E402
from tracker.model import build  # noqa: E402


def track(net, size: int) -> None:
    state = net.init_state(video_path="")
    for reverse in (False, True):
        net.reset_state(state)
        net.add_new_points_or_box(state, state["num_frames"] // 2, 1, box=[0.3 * size, 0.3 * size, 0.7 * size, 0.7 * size])
        for _ in net.propagate_in_video(state, reverse=reverse):
            pass


def main() -> None:
    *numbers, checkpoint = sys.argv[1:]
    size, depth, threads = map(int, numbers)
    torch.set_num_threads(threads)
    net = build(size, predictor.SAM2VideoPredictor).eval()
    net.load_state_dict(torch.load(checkpoint, map_location="cpu", weights_only=False)["ema"])
    images = torch.randn(depth, 3, size, size)
    predictor.load_video_frames = lambda **_: (images, size, size)
    for _ in sys.stdin:
        started = time.perf_counter()
        track(net, size)
        print((time.perf_counter() - started) * 1000, flush=True)


if __name__ == "__main__":
    main()
