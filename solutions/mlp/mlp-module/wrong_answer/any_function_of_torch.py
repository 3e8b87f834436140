"""looks the activation up in torch, so that any name there is accepted"""

import torch
import torch.nn.functional as F
from torch import nn

ACTIVATIONS = {"relu": torch.relu, "tanh": torch.tanh, "gelu": F.gelu}


class MLP(nn.Module):
    def __init__(self, widths, act="relu", dropout=0.0, bias=True):
        super().__init__()
        if len(widths) < 2:
            raise ValueError("at least two widths")
        self.layers = nn.ModuleList(nn.Linear(a, b, bias=bias) for a, b in zip(widths[:-1], widths[1:]))
        self.act, self.drop = act, nn.Dropout(dropout)

    def forward(self, x):
        bend = getattr(F, self.act)
        for layer in self.layers[:-1]:
            x = self.drop(bend(layer(x)))
        return self.layers[-1](x)
