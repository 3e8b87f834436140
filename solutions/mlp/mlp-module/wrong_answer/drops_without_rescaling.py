"""drops hidden values without dividing the rest by 1 - p"""

import torch
import torch.nn.functional as F
from torch import nn

ACTIVATIONS = {"relu": torch.relu, "tanh": torch.tanh, "gelu": F.gelu}


class MLP(nn.Module):
    def __init__(self, widths, act="relu", dropout=0.0, bias=True):
        super().__init__()
        if len(widths) < 2:
            raise ValueError("an MLP needs at least two widths")
        if act not in ACTIVATIONS:
            raise ValueError(f"unknown activation {act}")
        self.layers = nn.ModuleList([nn.Linear(a, b, bias=bias) for a, b in zip(widths[:-1], widths[1:])])
        self.act = ACTIVATIONS[act]
        self.p = dropout

    def forward(self, x):
        *hidden, last = self.layers
        for layer in hidden:
            x = self.act(layer(x))
            if self.training:
                x = x * (torch.rand_like(x) >= self.p)
        return last(x)
