"""folds a norm without running statistics as if they were 0 and 1"""

import copy

import torch
from torch import nn


@torch.no_grad()
def fold_bn(layer, bn):
    var = torch.ones(bn.num_features) if bn.running_var is None else bn.running_var
    mean = torch.zeros(bn.num_features) if bn.running_mean is None else bn.running_mean
    scale = torch.rsqrt(var + bn.eps)
    shift = -mean * scale
    if bn.affine:
        scale, shift = bn.weight * scale, bn.weight * shift + bn.bias
    folded = copy.deepcopy(layer)
    # Axis 0 of a weight is the output channel, for dense layers and (grouped) convolutions alike.
    folded.weight = nn.Parameter(layer.weight * scale.view(-1, *[1] * (layer.weight.ndim - 1)))
    folded.bias = nn.Parameter(shift if layer.bias is None else layer.bias * scale + shift)
    return folded
