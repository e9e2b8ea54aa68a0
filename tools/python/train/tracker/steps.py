"""One training step's batch, as what `unroll` takes."""

from dataclasses import dataclass, replace

import torch

from data.clips import Clip, Sampler
from tracker.losses import losses
from tracker.unroll import Prompts, unroll

SLICES = 32  # of one step: as many single ones, or clips
MASK_STEPS, SECOND_PROMPT, FAR, POINTERS = 0.15, 0.2, 0.5, 0.5


@dataclass(frozen=True)
class Course:
    """What a leg practises."""

    singles: float  # share of steps of single slices, which teach the prompt
    length: int  # slices of a clip, which teach tracking
    others: float  # share of clips that track something other than the atrium
    stride: int  # greatest, in slices


@dataclass
class Batch:
    images: torch.Tensor  # [T * B, 3, S, S] frame by frame
    masks: torch.Tensor  # [T * B, 1, S, S]
    prompts: dict[int, Prompts]
    present: torch.Tensor  # [T, B, 1]
    true_gate: list[bool]
    counted: torch.Tensor  # [T * B, 1]
    shift: int
    pointers: bool  # whether object pointers are read: where they always are, the map of the mask is not learnt

    def to(self, device) -> "Batch":
        moved = {t: Prompts(*(x if x is None else x.to(device) for x in (p.boxes, p.masks))) for t, p in self.prompts.items()}
        tensors = {name: getattr(self, name).to(device) for name in ("images", "masks", "present", "counted")}
        return replace(self, prompts=moved, **tensors)


def corners(clips: list[Clip], t: int) -> torch.Tensor:
    return torch.stack([c.boxes[t] for c in clips]).view(len(clips), 2, 2)


def draw(sampler: Sampler, course: Course) -> Batch:
    random = sampler.random
    single = random.random() < course.singles
    length = 1 if single else course.length
    count = SLICES // length
    clips = [sampler.clip(length) for _ in range(count)]
    by_frame = lambda name: torch.stack([getattr(c, name) for c in clips], 1)
    masks = by_frame("masks")
    counted = torch.ones(length, count, 1)
    empty = any(c.masks[0].sum() == 0 for c in clips)
    if not single and not empty and random.random() < MASK_STEPS:
        prompts = {0: Prompts(None, masks[0][:, None])}
        counted[0] = 0
    else:
        prompts = {0: Prompts(corners(clips, 0), None)}
        t = length - 1 if length < 4 else int(random.integers(2, length))
        # A second prompt needs the object there in every clip of the batch.
        if not single and random.random() < SECOND_PROMPT and bool((masks[t].flatten(1).sum(1) > 0).all()):
            prompts[t] = Prompts(corners(clips, t), None)
    return Batch(
        images=by_frame("images").flatten(0, 1),
        masks=masks.flatten(0, 1)[:, None],
        prompts=prompts,
        present=(masks.flatten(2).sum(2, keepdim=True) > 0).float(),
        true_gate=[bool(random.random() < 0.5) for _ in range(length)],
        counted=counted.flatten(0, 1),
        shift=int(random.integers(0, 60)) if random.random() < FAR else 0,
        pointers=bool(random.random() < POINTERS),
    )


def step(net, batch: Batch) -> dict[str, torch.Tensor]:
    net.use_obj_ptrs_in_encoder = batch.pointers
    found = unroll(net, batch.images, batch.prompts, batch.present, batch.true_gate, batch.shift)
    return losses(found, batch.masks, batch.counted)
