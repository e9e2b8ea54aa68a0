"""SAM 2's memory attention with a real-valued rotary embedding: cosines and sines in buffers, any number of memories.

Shapes: B = 1, N = e * e tokens of a feature map, n memories, k tokens of object pointers.
"""

import torch
import torch.nn.functional as F
from torch import nn


class Rotation(nn.Module):
    """Rotates pairs of channels by SAM 2's axial frequencies; x [..., N, d] -> the same shape."""

    def __init__(self, attention: nn.Module, side: int):
        super().__init__()
        cis = attention.compute_cis(end_x=side, end_y=side)  # complex [N, d / 2]
        self.register_buffer("cos", cis.real.clone())
        self.register_buffer("sin", cis.imag.clone())

    def forward(self, x):
        real, imaginary = x.unflatten(-1, (-1, 2)).unbind(-1)
        turned = real * self.cos - imaginary * self.sin, real * self.sin + imaginary * self.cos
        return torch.stack(turned, -1).flatten(-2)


class SelfAttention(nn.Module):
    """[1, N, C] -> [1, N, C]."""

    def __init__(self, attention: nn.Module, side: int):
        super().__init__()
        self.attention, self.rotation = attention, Rotation(attention, side)

    def forward(self, x):
        a = self.attention
        q, k, v = (a._separate_heads(p(x), a.num_heads) for p in (a.q_proj, a.k_proj, a.v_proj))
        out = F.scaled_dot_product_attention(self.rotation(q), self.rotation(k), v)
        return a.out_proj(a._recombine_heads(out))


class CrossAttention(nn.Module):
    """x [1, N, C]; keys and values of memories [n, N, M] (keys rotated) and of pointers [1, k, M] (not rotated)."""

    def __init__(self, attention: nn.Module, side: int):
        super().__init__()
        self.attention, self.rotation = attention, Rotation(attention, side)

    def forward(self, x, memory_keys, memory_values, pointer_keys, pointer_values):
        a = self.attention
        q = self.rotation(a._separate_heads(a.q_proj(x), a.num_heads))
        rotated = self.rotation(a._separate_heads(a.k_proj(memory_keys), a.num_heads))  # [n, heads, N, d]
        k = torch.cat([in_line(rotated), a._separate_heads(a.k_proj(pointer_keys), a.num_heads)], dim=2)
        v = torch.cat([in_line(a._separate_heads(a.v_proj(memory_values), a.num_heads)),
                       a._separate_heads(a.v_proj(pointer_values), a.num_heads)], dim=2)
        return a.out_proj(a._recombine_heads(F.scaled_dot_product_attention(q, k, v)))


def in_line(x):
    """[n, heads, N, d] -> [1, heads, n * N, d]."""
    return x.transpose(0, 1).flatten(1, 2)[None]


class Layer(nn.Module):
    """A MemoryAttentionLayer with SAM 2's flags: positions at the keys of the cross attention alone."""

    def __init__(self, layer: nn.Module, side: int):
        super().__init__()
        flags = layer.pos_enc_at_attn, layer.pos_enc_at_cross_attn_queries, layer.pos_enc_at_cross_attn_keys
        if flags != (False, False, True):
            raise SystemExit(f"memory attention with positions at {flags} is not supported")
        self.layer = layer
        self.self_attention = SelfAttention(layer.self_attn, side)
        self.cross_attention = CrossAttention(layer.cross_attn_image, side)

    def forward(self, x, *memory):
        layer = self.layer
        x = x + self.self_attention(layer.norm1(x))
        x = x + self.cross_attention(layer.norm2(x), *memory)
        return x + layer.linear2(layer.activation(layer.linear1(layer.norm3(x))))
