"""keeps its layers in a plain list, so that parameters() and the state dict do not see them"""

import torch
import torch.nn.functional as F
from torch import nn

ACTIVATIONS = {"relu": torch.relu, "tanh": torch.tanh, "gelu": F.gelu}


class MLP(nn.Module):
    def __init__(self, widths, act="relu", dropout=0.0, bias=True):
        super().__init__()
        if len(widths) < 2 or act not in ACTIVATIONS:
            raise ValueError("two widths and a known activation are needed")
        self.layers = [nn.Linear(a, b, bias=bias, dtype=torch.float64) for a, b in zip(widths[:-1], widths[1:])]
        self.act = ACTIVATIONS[act]
        self.dropout = nn.Dropout(dropout)

    def forward(self, x):
        kind = x.dtype
        x = x.double()
        for layer in self.layers[:-1]:
            x = self.dropout(self.act(layer(x)))
        return self.layers[-1](x).to(kind)
