"""One training step's batch, as what `unroll` takes."""

from dataclasses import dataclass, replace

import torch

from data.clips import Clip, Sampler
from tracker.losses import losses
from tracker.unroll import Prompts, unroll

MASK_STEPS, FAR, POINTERS = 0.12, 0.5, 0.5
MORE = (1, 2, 3)  # prompts that a reviewer adds, often on a sliver at the object's end
FROM_END = 0.6  # share of steps with them that begin on such a sliver: with none, tracking took the sliver for the whole object
FROM_FAR = 0.7  # share of these whose other prompt is far off, as the first one is: with none, the object was taken to end after the sliver


@dataclass(frozen=True)
class Course:
    """What a leg practises."""

    singles: float  # share of steps of single slices, which teach the prompt
    length: int  # slices of a clip, which teach tracking
    others: float  # share of clips that track something other than the atrium
    stride: int  # greatest, in slices
    slices: int  # of one step: as many single ones, or clips
    corrected: float  # share of clips with further prompts


@dataclass
class Batch:
    images: torch.Tensor  # [T * B, 3, S, S] frame by frame
    masks: torch.Tensor  # [T * B, 1, S, S]
    prompts: dict[int, Prompts]
    present: torch.Tensor  # [T, B, 1]
    true_gate: list[bool]
    counted: torch.Tensor  # [T * B, 1]
    at: list[int]  # [T] index of each frame in the volume: what counts is how far apart they are
    pointers: bool  # whether object pointers are read: where they always are, the map of the mask is not learnt

    def to(self, device) -> "Batch":
        moved = {t: Prompts(*(x if x is None else x.to(device) for x in (p.boxes, p.masks))) for t, p in self.prompts.items()}
        tensors = {name: getattr(self, name).to(device).float() for name in ("images", "masks", "present", "counted")}
        return replace(self, prompts=moved, **tensors)

    def small(self) -> "Batch":
        """As it goes from one process to another."""
        return replace(self, images=self.images.half(), masks=self.masks > 0)


def corners(clips: list[Clip], t: int) -> torch.Tensor:
    return torch.stack([c.boxes[t] for c in clips]).view(len(clips), 2, 2)


def choose_prompts(random, length: int, corrected: float) -> tuple[bool, list[int]]:
    """Whether a step's prompt is the mask, and the slices that have one: the first, and those of corrections."""
    if length > 1 and random.random() < MASK_STEPS:
        return True, [0]
    if length > 1 and random.random() < corrected:
        later = random.choice(range(1, length), min(int(random.choice(MORE)), length - 1), replace=False)
        return False, [0, *sorted(map(int, later))]
    return False, [0]


def indices(random, length: int, far: bool) -> list[int]:
    """Of a clip's frames: half of them are farther from the first one, or from the last, than a clip of this length could be."""
    shift = int(random.integers(0, 60)) if random.random() < FAR else 0
    first = length - 1 if far else 1
    return [t if t < first else t + shift for t in range(length)]


def draw(sampler: Sampler, course: Course) -> Batch:
    random = sampler.random
    length = 1 if random.random() < course.singles else course.length
    count = course.slices // length
    by_mask, slices = choose_prompts(random, length, course.corrected)
    # A mask has to be of something, and a second box too.
    needed = slices if by_mask or len(slices) > 1 else []
    from_end = len(slices) > 1 and bool(random.random() < FROM_END)
    far = from_end and bool(random.random() < FROM_FAR)
    if far:
        needed = slices = [0, length - 1]
    clips = [sampler.clip(length, needed, from_end, far) for _ in range(count)]
    by_frame = lambda name: torch.stack([getattr(c, name) for c in clips], 1)
    masks = by_frame("masks")
    counted = torch.ones(length, count, 1)
    if by_mask:
        counted[0] = 0
    return Batch(
        images=by_frame("images").flatten(0, 1),
        masks=masks.flatten(0, 1)[:, None],
        prompts={t: Prompts(None, masks[t][:, None]) if by_mask else Prompts(corners(clips, t), None) for t in slices},
        present=(masks.flatten(2).sum(2, keepdim=True) > 0).float(),
        true_gate=[bool(random.random() < 0.5) for _ in range(length)],
        counted=counted.flatten(0, 1),
        at=indices(random, length, far),
        pointers=bool(random.random() < POINTERS),
    )


def step(net, batch: Batch) -> dict[str, torch.Tensor]:
    net.use_obj_ptrs_in_encoder = batch.pointers
    found = unroll(net, batch.images, batch.prompts, batch.present, batch.true_gate, batch.at)
    return losses(found, batch.masks, batch.counted)
