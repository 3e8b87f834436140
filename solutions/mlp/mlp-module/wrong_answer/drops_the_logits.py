"""applies dropout to the last layer's values too"""

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
        for i, layer in enumerate(self.layers):
            x = layer(x)
            if i < len(self.layers) - 1:
                x = self.act(x)
            x = F.dropout(x, self.p, self.training)
        return x
