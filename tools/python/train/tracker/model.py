"""atrium-track: SAM2Base (PyPI sam2 1.1.0) with a small trunk. Flags as SAM 2.1's, one mask per prompt."""

from sam2.modeling.backbones.image_encoder import FpnNeck, ImageEncoder
from sam2.modeling.memory_attention import MemoryAttention, MemoryAttentionLayer
from sam2.modeling.memory_encoder import CXBlock, Fuser, MaskDownSampler, MemoryEncoder
from sam2.modeling.position_encoding import PositionEmbeddingSine
from sam2.modeling.sam.transformer import RoPEAttention
from sam2.modeling.sam2_base import SAM2Base

from tracker.memory import look_near
from tracker.trunk import Trunk

HIDDEN, MEMORY, FEEDFORWARD = 128, 64, 512
SLICE_OFFSETS = (-2, 0, 2)
MEAN, STD = 0.4, 0.25  # of intensities scaled to 0..1; about those of the training scans

FLAGS = dict(
    num_maskmem=7,
    backbone_stride=16,
    sigmoid_scale_for_mem_enc=20.0,
    sigmoid_bias_for_mem_enc=-10.0,
    use_mask_input_as_output_without_sam=True,
    directly_add_no_mem_embed=True,
    no_obj_embed_spatial=True,
    use_high_res_features_in_sam=True,
    multimask_output_in_sam=False,
    iou_prediction_use_sigmoid=True,
    use_obj_ptrs_in_encoder=True,
    max_obj_ptrs_in_encoder=16,
    add_tpos_enc_to_obj_ptrs=True,
    proj_tpos_enc_in_obj_ptrs=True,
    use_signed_tpos_enc_to_obj_ptrs=True,
    only_obj_ptrs_in_the_past_for_eval=True,
    pred_obj_scores=True,
    pred_obj_scores_mlp=True,
    fixed_no_obj_ptr=True,
    use_mlp_for_obj_ptr_proj=True,
)


def image_encoder() -> ImageEncoder:
    trunk = Trunk()
    position = PositionEmbeddingSine(num_pos_feats=HIDDEN, normalize=True)
    neck = FpnNeck(position, HIDDEN, trunk.channel_list, fpn_top_down_levels=[2, 3], fpn_interp_model="nearest")
    return ImageEncoder(trunk, neck, scalp=1)


def memory_attention(side: int) -> MemoryAttention:
    """`side`: of the feature map at stride 16."""
    rope = dict(embedding_dim=HIDDEN, num_heads=1, downsample_rate=1, dropout=0.0, feat_sizes=(side, side))
    layer = MemoryAttentionLayer(
        activation="relu", d_model=HIDDEN, dim_feedforward=FEEDFORWARD, dropout=0.0,
        self_attention=RoPEAttention(**rope),
        cross_attention=RoPEAttention(**rope, rope_k_repeat=True, kv_in_dim=MEMORY),
        pos_enc_at_attn=False, pos_enc_at_cross_attn_keys=True, pos_enc_at_cross_attn_queries=False,
    )
    return MemoryAttention(HIDDEN, pos_enc_at_input=True, layer=layer, num_layers=2)


def memory_encoder() -> MemoryEncoder:
    return MemoryEncoder(
        out_dim=MEMORY,
        in_dim=HIDDEN,
        mask_downsampler=MaskDownSampler(HIDDEN, kernel_size=3, stride=2, padding=1),
        # 1e-6 is for pre-trained weights; from scratch and briefly, a larger scale lets the blocks take part.
        fuser=Fuser(CXBlock(HIDDEN, kernel_size=7, padding=3, layer_scale_init_value=0.1), num_layers=2),
        position_encoding=PositionEmbeddingSine(num_pos_feats=MEMORY, normalize=True),
    )


def build(size: int, base=SAM2Base, **more) -> SAM2Base:
    """`size`: side S of the input, a multiple of 32; the weights do not depend on it."""
    parts = dict(image_encoder=image_encoder(), memory_attention=memory_attention(size // 16), memory_encoder=memory_encoder())
    net = base(**parts, image_size=size, **FLAGS, **more)
    look_near(net)
    return net
