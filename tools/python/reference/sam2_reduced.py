"""A SAM 2 of SAM 2.1's structure that is small enough to commit: reduced Hiera, random weights of a fixed seed."""

import torch
from sam2.modeling.backbones.hieradet import Hiera
from sam2.modeling.backbones.image_encoder import FpnNeck, ImageEncoder
from sam2.modeling.memory_attention import MemoryAttention, MemoryAttentionLayer
from sam2.modeling.memory_encoder import CXBlock, Fuser, MaskDownSampler, MemoryEncoder
from sam2.modeling.position_encoding import PositionEmbeddingSine
from sam2.modeling.sam.transformer import RoPEAttention
from sam2.sam2_video_predictor import SAM2VideoPredictor

SIZE, HIDDEN, MEMORY, WIDTH, SEED = 128, 32, 16, 12, 7


def encoder() -> ImageEncoder:
    trunk = Hiera(
        embed_dim=WIDTH, num_heads=1, stages=(1, 2, 3, 1), global_att_blocks=(4,), window_pos_embed_bkg_spatial_size=(4, 4)
    )
    position = PositionEmbeddingSine(num_pos_feats=HIDDEN, normalize=True)
    return ImageEncoder(trunk, FpnNeck(position, HIDDEN, trunk.channel_list, fpn_top_down_levels=[2, 3], fpn_interp_model="nearest"), scalp=1)


def attention() -> MemoryAttention:
    rope = dict(embedding_dim=HIDDEN, num_heads=1, downsample_rate=1, dropout=0.1, feat_sizes=(SIZE // 16, SIZE // 16))
    layer = MemoryAttentionLayer(
        activation="relu", d_model=HIDDEN, dim_feedforward=64, dropout=0.1, pos_enc_at_attn=False,
        self_attention=RoPEAttention(**rope), cross_attention=RoPEAttention(**rope, rope_k_repeat=True, kv_in_dim=MEMORY),
        pos_enc_at_cross_attn_keys=True, pos_enc_at_cross_attn_queries=False,
    )
    return MemoryAttention(HIDDEN, pos_enc_at_input=True, layer=layer, num_layers=2)


def memory() -> MemoryEncoder:
    return MemoryEncoder(
        out_dim=MEMORY, in_dim=HIDDEN, mask_downsampler=MaskDownSampler(HIDDEN, kernel_size=3, stride=2, padding=1),
        fuser=Fuser(CXBlock(HIDDEN, layer_scale_init_value=0.1), num_layers=2),
        position_encoding=PositionEmbeddingSine(num_pos_feats=MEMORY, normalize=True),
    )


# As sam2.1_hiera_t.yaml and build_sam2_video_predictor set them, but for fill_hole_area (CONTRACTS section 3: 0).
FLAGS = dict(
    num_maskmem=7, image_size=SIZE, sigmoid_scale_for_mem_enc=20.0, sigmoid_bias_for_mem_enc=-10.0,
    use_mask_input_as_output_without_sam=True, directly_add_no_mem_embed=True, no_obj_embed_spatial=True,
    use_high_res_features_in_sam=True, multimask_output_in_sam=True, iou_prediction_use_sigmoid=True,
    use_obj_ptrs_in_encoder=True, add_tpos_enc_to_obj_ptrs=True, proj_tpos_enc_in_obj_ptrs=True,
    use_signed_tpos_enc_to_obj_ptrs=True, only_obj_ptrs_in_the_past_for_eval=True, pred_obj_scores=True,
    pred_obj_scores_mlp=True, fixed_no_obj_ptr=True, multimask_output_for_tracking=True,
    use_multimask_token_for_obj_ptr=True, multimask_min_pt_num=0, multimask_max_pt_num=1, use_mlp_for_obj_ptr_proj=True,
    binarize_mask_from_pts_for_mem_enc=True, fill_hole_area=0,
    sam_mask_decoder_extra_args=dict(
        dynamic_multimask_via_stability=True, dynamic_multimask_stability_delta=0.05, dynamic_multimask_stability_thresh=0.98
    ),
)


@torch.no_grad()
def reduced(seed: int = SEED) -> SAM2VideoPredictor:
    torch.manual_seed(seed)
    net = SAM2VideoPredictor(image_encoder=encoder(), memory_attention=attention(), memory_encoder=memory(), **FLAGS).eval()
    # Untrained, prompts and memories hardly reach the mask: larger weights make every part of the path show in the logits.
    for name, parameter in net.named_parameters():
        if parameter.dim() > 1 and "trunk" not in name:
            parameter.mul_(1.8)
    for layer in net.memory_attention.layers:
        for part in (layer.cross_attn_image.q_proj, layer.cross_attn_image.v_proj, layer.cross_attn_image.out_proj):
            part.weight.mul_(3)
    # Object scores on both sides of 0: slices with the object, and slices without it.
    head = net.sam_mask_decoder.pred_obj_score_head.layers[-1]
    head.weight.mul_(-40)
    head.bias.fill_(2.45)
    return net
