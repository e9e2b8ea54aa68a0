"""A SAM2Base (PyPI sam2 1.1.0) in the four graphs of a medsam2 bundle (CONTRACTS section 4, docs/models.md).

S: side of the input, e = S / 16, s = S / 4, C: hidden size, M: memory size, n memories, p pointers, P points.
"""

import torch
import torch.nn.functional as F
from torch import nn

from sam2_rope import Layer

NO_OBJECT = -1024.0  # SAM 2's logits of a slice without the object
TRACKED, POINTS, MASK = 0, 1, 2


class ImageEncoder(nn.Module):
    """image [1, 3, S, S] -> features [1, C, e, e], high_res_0 [1, C/8, s, s], high_res_1 [1, C/4, s/2, s/2]."""

    def __init__(self, net):
        super().__init__()
        self.net = net

    def forward(self, image):
        fine, middle, coarse = self.net.forward_image(image)["backbone_fpn"][-3:]
        return coarse, fine, middle


class MemoryAttention(nn.Module):
    """features [1, C, e, e], memories [n, M, e, e], memory_slots [n], pointers [p, C], pointer_times [p] -> conditioned [1, C, e, e].

    memory_slots: int64 index of the temporal encoding, num_maskmem - 1 for a prompted slice and t - 1 for the one t steps
    back; pointer_times: float32, steps back divided by (pointers at most - 1).
    """

    def __init__(self, net):
        super().__init__()
        self.net, attention = net, net.memory_attention
        side = net.image_size // net.backbone_stride
        self.layers = nn.ModuleList(Layer(layer, side) for layer in attention.layers)
        self.norm = attention.norm
        places = net.image_encoder.neck.position_encoding._pe(1, torch.device("cpu"), side, side)
        memory_places = net.memory_encoder.position_encoding._pe(1, torch.device("cpu"), side, side)
        scale = 0.1 if attention.pos_enc_at_input else 0.0
        self.register_buffer("places", scale * places.flatten(2).transpose(1, 2).clone())  # [1, N, C]
        self.register_buffer("memory_places", memory_places.flatten(2).transpose(1, 2).clone())  # [1, N, M]
        self.tokens = net.hidden_dim // net.mem_dim  # of one pointer

    def times(self, pointer_times):
        """[p] -> [p, M], SAM 2's sine encoding (get_1d_sine_pe)."""
        net = self.net
        if not net.add_tpos_enc_to_obj_ptrs:
            return 0 * pointer_times[:, None].expand(-1, net.mem_dim)
        half = (net.hidden_dim if net.proj_tpos_enc_in_obj_ptrs else net.mem_dim) // 2
        powers = 10000.0 ** (2 * (torch.arange(half, dtype=torch.float32) // 2) / half)
        angles = pointer_times[:, None] / powers
        return net.obj_ptr_tpos_proj(torch.cat([angles.sin(), angles.cos()], dim=-1))

    def forward(self, features, memories, memory_slots, pointers, pointer_times):
        net = self.net
        x = features.flatten(2).transpose(1, 2) + self.places
        values = memories.flatten(2).transpose(1, 2)
        keys = values + self.memory_places + net.maskmem_tpos_enc[:, 0][memory_slots]
        pointer_values = pointers.reshape(1, -1, net.mem_dim)
        places = self.times(pointer_times)[:, None].expand(-1, self.tokens, -1).reshape(1, -1, net.mem_dim)
        for layer in self.layers:
            x = layer(x, keys, values, pointer_values + places, pointer_values)
        return self.norm(x).transpose(1, 2).unflatten(2, features.shape[2:])


class MaskDecoder(nn.Module):
    """SAM's prompt encoder and mask decoder with SAM 2's choice of mask, gate and object pointer.

    features [1, C, e, e]: of memory_attention (kind 0) or of image_encoder (kinds 1 and 2); high_res_0, high_res_1; points
    [1, P, 2] in pixels of the input (a box: its two corners); labels [1, P] float32 (1 inside, 0 outside, 2 and 3 corners,
    -1 none); mask [1, 1, S, S] of 0 and 1; kind [1] int64: 0 tracked, 1 prompted by points or a box, 2 prompted by the
    mask, which is then kept; multimask [1] int64: choose among three masks
    -> logits [1, 1, s, s], iou [1, 1], pointer [1, C], score [1, 1] (the object's logit).
    """

    def __init__(self, net):
        super().__init__()
        self.net = net
        size = net.image_size
        shrink = F.interpolate(torch.eye(size)[None, None], (size // 4, size), mode="bilinear", align_corners=False, antialias=True)
        self.register_buffer("shrink", shrink[0, 0].clone())  # [s, S], as SAM 2 shrinks a prompted mask
        self.register_buffer("image_pe", net.sam_prompt_encoder.get_dense_pe().detach().clone())

    def embedded(self, mask, is_mask):
        """Dense prompt embedding [1, C, e, e]."""
        encoder = self.net.sam_prompt_encoder
        given = encoder.mask_downscaling(self.net.mask_downsample(mask))
        return torch.where(is_mask, given, encoder.no_mask_embed.weight.reshape(1, -1, 1, 1))

    def chosen(self, masks, ious, tokens, multimask):
        """Of four masks the one that SAM 2 takes: masks [1, 4, s, s] -> [1, 1, s, s], [1, 1], [1, C]."""
        decoder = self.net.sam_mask_decoder
        best = ious[:, 1:].argmax(1, keepdim=True)
        pick = lambda x: torch.gather(x[:, 1:], 1, best.view(1, 1, *[1] * (x.dim() - 2)).expand(1, 1, *x.shape[2:]))
        single_mask, single_iou = masks[:, :1], ious[:, :1]
        if decoder.dynamic_multimask_via_stability:
            stable = decoder._get_stability_scores(single_mask) >= decoder.dynamic_multimask_stability_thresh
            single_mask = torch.where(stable[..., None, None], single_mask, pick(masks))
            single_iou = torch.where(stable, single_iou, pick(ious))
        own = decoder.use_multimask_token_for_obj_ptr
        token = torch.where(multimask, pick(tokens), tokens[:, :1]) if own else tokens[:, :1]
        return torch.where(multimask, pick(masks), single_mask), torch.where(multimask, pick(ious), single_iou), token[:, 0]

    def pointed(self, token, present):
        """The object pointer [1, C], gated by whether the object is there [1, 1] of 0 and 1."""
        return self.gated(self.net.obj_ptr_proj(token), present)

    def gated(self, pointer, present):
        net = self.net
        if not net.pred_obj_scores:
            return pointer
        return (present * pointer if net.fixed_no_obj_ptr else pointer) + (1 - present) * net.no_obj_ptr

    def forward(self, features, high_res_0, high_res_1, points, labels, mask, kind, multimask):
        net = self.net
        is_mask = kind == MASK
        features = features + (kind == POINTS).float()[:, None, None, None] * net.no_mem_embed.view(1, -1, 1, 1)
        empty = torch.where(is_mask, -torch.ones_like(labels), labels)
        sparse = net.sam_prompt_encoder._embed_points(points, empty, pad=True)
        masks, ious, tokens, score = net.sam_mask_decoder.predict_masks(
            image_embeddings=features, image_pe=self.image_pe, sparse_prompt_embeddings=sparse,
            dense_prompt_embeddings=self.embedded(mask, is_mask[:, None, None, None]),
            repeat_image=False, high_res_features=[high_res_0, high_res_1],
        )
        logits, iou, token = self.chosen(masks, ious, tokens, (multimask > 0) & ~is_mask)
        score = score if net.pred_obj_scores else torch.full_like(score, 10.0)
        seen = (score > 0).float()
        pointer = self.pointed(token, score.sigmoid() if net.soft_no_obj_ptr else seen)
        logits = torch.where(seen[..., None, None] > 0, logits, NO_OBJECT) if net.pred_obj_scores else logits
        given = (mask > 0).float().amax((2, 3))
        kept = self.shrink @ (mask * 20 - 10) @ self.shrink.T
        return (
            torch.where(is_mask, kept, logits),
            torch.where(is_mask, torch.ones_like(iou), iou),
            torch.where(is_mask, self.gated(pointer, given), pointer),
            torch.where(is_mask, given * 20 - 10, score),
        )


class MemoryEncoder(nn.Module):
    """features [1, C, e, e] of image_encoder, logits [1, 1, s, s], score [1, 1], binarize [1] int64 -> memory [1, M, e, e].

    The memory is rounded to bfloat16, as SAM 2's video predictor keeps it.
    """

    def __init__(self, net):
        super().__init__()
        self.net = net

    def forward(self, features, logits, score, binarize):
        net = self.net
        fine = F.interpolate(logits, (net.image_size,) * 2, mode="bilinear", align_corners=False)
        mask = torch.where(binarize > 0, (fine > 0).float(), fine.sigmoid())
        mask = mask * net.sigmoid_scale_for_mem_enc + net.sigmoid_bias_for_mem_enc
        memory = net.memory_encoder(features, mask, skip_mask_sigmoid=True)["vision_features"]
        if net.no_obj_embed_spatial is not None:
            memory = memory + (score <= 0).float()[..., None, None] * net.no_obj_embed_spatial[..., None, None]
        else:
            memory = memory + 0 * score[..., None, None]
        return memory.to(torch.bfloat16).float()
