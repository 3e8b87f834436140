"""Builds a new module from the settings of the layer and fills in its state."""

import torch
from torch import nn


def fold_bn(layer, bn):
    if not bn.track_running_stats:
        raise ValueError("no running statistics to fold")
    like = {"device": layer.weight.device, "dtype": layer.weight.dtype}
    if isinstance(layer, nn.Linear):
        folded = nn.Linear(layer.in_features, layer.out_features, bias=True, **like)
    else:
        folded = type(layer)(
            layer.in_channels,
            layer.out_channels,
            layer.kernel_size,
            stride=layer.stride,
            padding=layer.padding,
            dilation=layer.dilation,
            groups=layer.groups,
            padding_mode=layer.padding_mode,
            bias=True,
            **like,
        )
    with torch.no_grad():
        deviation = torch.sqrt(bn.running_var + bn.eps)
        gain = bn.weight if bn.affine else torch.ones_like(deviation)
        shift = bn.bias if bn.affine else torch.zeros_like(deviation)
        old = layer.bias if layer.bias is not None else torch.zeros_like(deviation)
        shape = [-1] + [1] * (layer.weight.dim() - 1)
        folded.weight.copy_(layer.weight * (gain / deviation).reshape(shape))
        folded.bias.copy_((old - bn.running_mean) * gain / deviation + shift)
    return folded.train(layer.training)
