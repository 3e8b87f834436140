"""makes an empty network of a single width"""

import torch
import torch.nn.functional as F
from torch import nn

ACTIVATIONS = {"relu": torch.relu, "tanh": torch.tanh, "gelu": F.gelu}


class MLP(nn.Module):
    def __init__(self, widths, act="relu", dropout=0.0, bias=True):
        super().__init__()
        if act not in ACTIVATIONS:
            raise ValueError(act)
        self.layers = nn.ModuleList(nn.Linear(a, b, bias=bias) for a, b in zip(widths[:-1], widths[1:]))
        self.act, self.drop = ACTIVATIONS[act], nn.Dropout(dropout)

    def forward(self, x):
        for i, layer in enumerate(self.layers):
            if i:
                x = self.drop(self.act(x))
            x = layer(x)
        return x
