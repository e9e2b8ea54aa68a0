"""Tracking through a volume as SAM 2's video predictor does it, for one box on one slice."""

import numpy as np
import torch
import torch.nn.functional as F

from data.clips import MEAN, OFFSETS, STD
from data.resize import to_square


@torch.no_grad()
def features(net, image: np.ndarray, batch: int = 8):
    """image uint8 [z, y, x] -> per slice (features, positions), and their sizes."""
    planes = to_square(torch.from_numpy(image).float() / 255, net.image_size)
    wanted = (torch.arange(len(image))[:, None] + torch.tensor(OFFSETS)).clamp(0, len(image) - 1)
    found = []
    for start in range(0, len(image), batch):
        given = ((planes[wanted[start : start + batch]] - MEAN) / STD).to(net.device)
        _, feats, positions, sizes = net._prepare_backbone_features(net.forward_image(given))
        found += [([f[:, i : i + 1] for f in feats], [p[:, i : i + 1] for p in positions]) for i in range(len(given))]
    return found, sizes


@torch.no_grad()
def track(net, encoded, sizes, shape, key: int, box) -> tuple[np.ndarray, np.ndarray]:
    """box [x0, y0, x1, y1] in native pixels of slice `key` -> logits [z, H, W] at the decoder's size, object scores [z]."""
    depth, height, width = shape
    scale = torch.tensor([net.image_size / width, net.image_size / height])
    points = {
        "point_coords": (torch.tensor(box, dtype=torch.float32).view(1, 2, 2) * scale).to(net.device),
        "point_labels": torch.tensor([[2, 3]], dtype=torch.int32, device=net.device),
    }
    logits, scores = np.zeros((depth, net.image_size // 4, net.image_size // 4), np.float32), np.zeros(depth, np.float32)
    for reverse in (False, True):
        bank: dict = {"cond_frame_outputs": {}, "non_cond_frame_outputs": {}}
        for z in range(key, -1 if reverse else depth, -1 if reverse else 1):
            feats, positions = encoded[z]
            out = net.track_step(
                frame_idx=z, is_init_cond_frame=z == key, current_vision_feats=feats, current_vision_pos_embeds=positions,
                feat_sizes=sizes, point_inputs=points if z == key else None, mask_inputs=None, output_dict=bank,
                num_frames=depth, track_in_reverse=reverse,
            )
            bank["cond_frame_outputs" if z == key else "non_cond_frame_outputs"][z] = out
            logits[z], scores[z] = out["pred_masks"][0, 0].cpu(), float(out["object_score_logits"])
    return logits, scores


def to_native(logits: np.ndarray, shape) -> np.ndarray:
    """Boolean mask [z, y, x]."""
    return F.interpolate(torch.from_numpy(logits)[:, None], shape[1:], mode="bilinear", align_corners=False)[:, 0].numpy() > 0
