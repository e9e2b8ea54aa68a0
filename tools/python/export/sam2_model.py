"""Where a SAM 2 comes from, and what its model.json says (docs/models.md)."""

import sys
from pathlib import Path

import torch
from sam2.sam2_video_predictor import SAM2VideoPredictor

TRAIN = Path(__file__).parents[1] / "train"
IMAGENET = {"mean": [0.485, 0.456, 0.406], "std": [0.229, 0.224, 0.225]}


def by_config(config: str, checkpoint: Path | None, size: int | None):
    """A config of PyPI's sam2 by name, e.g. sam2.1_hiera_t, with an official checkpoint or random weights."""
    from sam2.build_sam import build_sam2_video_predictor

    torch.manual_seed(0)
    folder = "sam2.1" if config.startswith("sam2.1") else "sam2"
    more = [f"++model.image_size={size}"] if size else []
    path = str(checkpoint) if checkpoint else None
    net = build_sam2_video_predictor(f"configs/{folder}/{config}.yaml", path, "cpu", hydra_overrides_extra=more)
    net.fill_hole_area = 0  # CONTRACTS section 3; the builder says 8
    return net


def atrium_track(checkpoint: Path, size: int):
    """Our tracker from a leg's best.pt: its averaged weights."""
    sys.path.insert(0, str(TRAIN))
    from tracker.model import build

    net = build(size, SAM2VideoPredictor)
    net.load_state_dict(torch.load(checkpoint, map_location="cpu", weights_only=False)["ema"])
    return net.eval()


def refuse_unsupported(net) -> None:
    """What the graphs and libs/models/medsam2 take for granted."""
    wanted = {
        "use_high_res_features_in_sam": True, "use_obj_ptrs_in_encoder": True, "directly_add_no_mem_embed": True,
        "use_mask_input_as_output_without_sam": True, "backbone_stride": 16, "non_overlap_masks_for_mem_enc": False,
        "fill_hole_area": 0, "clear_non_cond_mem_around_input": False, "add_all_frames_to_correct_as_cond": False,
    }
    wrong = {k: getattr(net, k) for k, v in wanted.items() if getattr(net, k) != v}
    if wrong:
        raise SystemExit(f"not supported: {wrong}")


def processor(net, offsets, mean, std, intensity) -> dict:
    size = net.image_size
    return {
        "inputSize": size,
        "logitsSize": size // 4,
        "featureSize": size // net.backbone_stride,
        "hiddenSize": net.hidden_dim,
        "memorySize": net.mem_dim,
        "channels": 3,
        "sliceOffsets": list(offsets),
        "mean": list(mean),
        "std": list(std),
        "intensity": intensity,
        "resize": {"mode": "stretch", "shrink": "area", "grow": "bilinear"},
        "memory": {
            "slots": net.num_maskmem,
            "stride": net.memory_temporal_stride_for_eval,
            "maxPrompted": net.max_cond_frames_in_attn,
            "sigmoidScale": net.sigmoid_scale_for_mem_enc,
            "sigmoidBias": net.sigmoid_bias_for_mem_enc,
            "binarizePrompted": net.binarize_mask_from_pts_for_mem_enc,
        },
        "pointers": {
            "max": net.max_obj_ptrs_in_encoder,
            "temporal": net.add_tpos_enc_to_obj_ptrs,
            "signed": net.use_signed_tpos_enc_to_obj_ptrs,
            "onlyPast": net.only_obj_ptrs_in_the_past_for_eval,
        },
        "multimask": {
            "enabled": net.multimask_output_in_sam,
            "whenTracking": net.multimask_output_for_tracking,
            "minPoints": net.multimask_min_pt_num,
            "maxPoints": net.multimask_max_pt_num,
        },
        "objectScore": net.pred_obj_scores,
    }
