"""One clip through SAM2Base with gradients: prompts, memory bank and pointers as in `track_step`, the gate chosen by us."""

from dataclasses import dataclass

import torch
import torch.nn.functional as F

NO_OBJECT = -1024.0  # SAM 2's logit of a frame without the object


@dataclass
class Prompts:
    """What prompted frames are given: boxes in input pixels as two corner points, or masks."""

    boxes: torch.Tensor | None  # [B, 2, 2]
    masks: torch.Tensor | None  # [B, 1, S, S] of 0 and 1


@dataclass
class Heads:
    logits: torch.Tensor  # [B, 1, S/4, S/4], before the gate
    iou: torch.Tensor  # [B, 1]
    score: torch.Tensor  # [B, 1] logit that the object is there
    token: torch.Tensor  # [B, C]


def frames(net, images: torch.Tensor, count: int):
    """images [count * B, 3, S, S], frame by frame -> features, positions and sizes as SAM2Base lists them."""
    with torch.autocast(images.device.type, torch.bfloat16, enabled=net.encoder_bf16):
        out = net.forward_image(images.contiguous(memory_format=torch.channels_last))
    out = {k: [x.float() for x in v] for k, v in out.items() if k != "vision_features"}
    _, feats, positions, sizes = net._prepare_backbone_features(out)
    cut = lambda xs, t: [x[:, t * (x.shape[1] // count) : (t + 1) * (x.shape[1] // count)] for x in xs]
    return [(cut(feats, t), cut(positions, t)) for t in range(count)], sizes


def high_res(feats, sizes):
    return [f.permute(1, 2, 0).unflatten(2, s).contiguous() for f, s in zip(feats[:-1], sizes[:-1])]


def heads(net, features, fine, prompts: Prompts | None, mask_logits=None) -> Heads:
    """SAM's prompt encoder and mask decoder; features [B, C, h, w]."""
    batch = features.shape[0]
    boxes = prompts.boxes if prompts is not None else None
    if boxes is not None:
        points = boxes, boxes.new_tensor([[2, 3]]).expand(batch, 2)
    else:
        points = features.new_zeros(batch, 1, 2), -features.new_ones(batch, 1)
    sparse, dense = net.sam_prompt_encoder(points=points, boxes=None, masks=mask_logits)
    masks, iou, tokens, score = net.sam_mask_decoder(
        image_embeddings=features, image_pe=net.sam_prompt_encoder.get_dense_pe(),
        sparse_prompt_embeddings=sparse, dense_prompt_embeddings=dense,
        multimask_output=False, repeat_image=False, high_res_features=fine,
    )
    return Heads(masks, iou, score, tokens[:, 0])


def remember(net, feats, sizes, found: Heads, gate, masks=None) -> dict:
    """What a frame leaves for later ones; `gate` [B, 1] of 0 and 1, `masks` in place of predicted ones."""
    pointer = net.obj_ptr_proj(found.token)
    pointer = gate * pointer + (1 - gate) * net.no_obj_ptr
    logits = torch.where(gate[:, :, None, None] > 0, found.logits, NO_OBJECT)
    fine = F.interpolate(logits, (net.image_size,) * 2, mode="bilinear", align_corners=False)
    fine = masks * 20 - 10 if masks is not None else fine
    features, positions = net._encode_new_memory(feats, sizes, fine, gate * 20 - 10, masks is None)
    return {"maskmem_features": features, "maskmem_pos_enc": positions, "obj_ptr": pointer}


def prompted(net, feats, sizes, prompts: Prompts, present, true_gate) -> tuple[Heads, dict]:
    """A conditioning frame: no memory is read; a mask prompt is kept as it is."""
    plain = feats[-1].permute(1, 2, 0).unflatten(2, sizes[-1])
    fine = high_res(feats, sizes)
    if prompts.masks is not None:
        found = heads(net, plain, fine, None, net.mask_downsample(prompts.masks))
        return found, remember(net, feats, sizes, found, present, prompts.masks)
    embedded = (feats[-1] + net.no_mem_embed).permute(1, 2, 0).unflatten(2, sizes[-1])
    found = heads(net, embedded, fine, prompts)
    return found, remember(net, feats, sizes, found, present if true_gate else (found.score > 0).float())


def tracked(net, frame: int, feats, positions, sizes, bank: dict) -> Heads:
    """A frame without prompt, conditioned on the bank; pointers of frames still to come are not read, as at inference."""
    practised, net.training = net.training, False  # this flag alone: its modules keep theirs
    fused = net._prepare_memory_conditioned_features(
        frame_idx=frame, is_init_cond_frame=False, current_vision_feats=feats[-1:],
        current_vision_pos_embeds=positions[-1:], feat_sizes=sizes[-1:], output_dict=bank, num_frames=10_000,
    )
    net.training = practised
    return heads(net, fused, high_res(feats, sizes), None)


def unroll(net, images, prompts: dict[int, Prompts], present, true_gate, at: list[int]) -> list[Heads]:
    """A clip of T frames from its first, prompted one on.

    images [T * B, 3, S, S] frame by frame; prompts by frame; present [T, B, 1]; true_gate: for each frame whether the truth
    or the prediction gates what it leaves. `at`: the frames' indices, some farther off than the clip is long, for clips at
    inference are longer than here.
    """
    count = present.shape[0]
    encoded, sizes = frames(net, images, count)
    found: dict[int, Heads] = {}
    bank: dict = {"cond_frame_outputs": {}, "non_cond_frame_outputs": {}}
    for t, given in prompts.items():
        found[t], left = prompted(net, encoded[t][0], sizes, given, present[t], true_gate[t])
        bank["cond_frame_outputs"][at[t]] = left
    for t in range(count):
        if t not in prompts:
            feats, positions = encoded[t]
            found[t] = tracked(net, at[t], feats, positions, sizes, bank)
            gate = present[t] if true_gate[t] else (found[t].score > 0).float()
            bank["non_cond_frame_outputs"][at[t]] = remember(net, feats, sizes, found[t], gate)
    return [found[t] for t in range(count)]
