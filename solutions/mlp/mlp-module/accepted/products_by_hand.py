"""Multiplies by hand, drops with a Bernoulli mask and writes GELU with the error function."""

import math

import torch
from torch import nn


class MLP(nn.Module):
    def __init__(self, widths, act="relu", dropout=0.0, bias=True):
        super().__init__()
        if len(widths) <= 1:
            raise ValueError("too few widths")
        if act not in ("relu", "tanh", "gelu"):
            raise ValueError("too exotic")
        self.kind, self.keep = act, 1 - dropout
        self.layers = nn.ModuleList()
        for fan_in, fan_out in zip(widths, widths[1:]):
            self.layers.append(nn.Linear(fan_in, fan_out, bias=bias))

    def bend(self, z):
        if self.kind == "relu":
            return z.clamp(min=0)
        if self.kind == "tanh":
            return z.tanh()
        return 0.5 * z * (1 + torch.erf(z / math.sqrt(2)))

    def forward(self, x):
        for number, layer in enumerate(self.layers, start=1):
            x = torch.einsum("...d,kd->...k", x, layer.weight)
            if layer.bias is not None:
                x = x + layer.bias
            if number == len(self.layers):
                return x
            x = self.bend(x)
            if self.training:
                x = x * torch.bernoulli(torch.full_like(x, self.keep)) / self.keep
