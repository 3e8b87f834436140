"""subtracts the mean without scaling it"""

import copy

import torch
from torch import nn


@torch.no_grad()
def fold_bn(layer, bn):
    if bn.running_var is None:
        raise ValueError("the norm has no running statistics")
    scale = torch.rsqrt(bn.running_var + bn.eps)
    shift = -bn.running_mean * scale
    if bn.affine:
        scale, shift = bn.weight * scale, bn.bias - bn.running_mean
    folded = copy.deepcopy(layer)
    # Axis 0 of a weight is the output channel, for dense layers and (grouped) convolutions alike.
    folded.weight = nn.Parameter(layer.weight * scale.view(-1, *[1] * (layer.weight.ndim - 1)))
    folded.bias = nn.Parameter(shift if layer.bias is None else layer.bias * scale + shift)
    return folded
