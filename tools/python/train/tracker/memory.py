"""Where memory attention looks before it has learnt to: at the same place of the remembered slice.

From a usual start our tracker never found the map of a remembered slice: after 7,000 steps all attention (1.000) lay on the object
pointers, which say what is tracked and nothing of where, and no gradient led back. RoPE gives a query and a key that are the same
constant a product of sum cos(frequency * distance), greatest where they lie at the same place: biases alone make attention local.
"""

import torch
from torch import nn

NEAR = 3.3  # of each bias: a cell beside has about 1/e of the weight of the same cell, two beside 1/30
FREQUENCIES = 8  # highest of each axis: 1 to 0.13 radians a cell
SMALL = 0.1  # of the usual weights of queries and keys, so that at first the biases say where to look


@torch.no_grad()
def look_near(net: nn.Module) -> None:
    """Sets queries and keys of every cross attention of `net.memory_attention`."""
    for layer in net.memory_attention.layers:
        attention = layer.cross_attn_image
        for projection in (attention.q_proj, attention.k_proj):
            projection.weight.mul_(SMALL)
            pairs = projection.bias.zero_().view(2, -1, 2)  # [axis, frequency, real and imaginary part]
            pairs[:, :FREQUENCIES, 0] = NEAR


def renew(net: nn.Module) -> None:
    """Memory as at the start of a training, all else as it is: for weights whose memory learnt nothing."""
    for part in (net.memory_attention, net.memory_encoder, net.obj_ptr_proj, net.obj_ptr_tpos_proj):
        for module in part.modules():
            if hasattr(module, "reset_parameters"):
                module.reset_parameters()
    look_near(net)
