"""accepts the names in capitals too"""

from itertools import pairwise

import torch
import torch.nn.functional as F
from torch import nn

ACTIVATIONS = {"relu": torch.relu, "tanh": torch.tanh, "gelu": F.gelu}


class MLP(nn.Module):
    def __init__(self, widths, act="relu", dropout=0.0, bias=True):
        super().__init__()
        act = act.lower()
        if len(widths) < 2 or act not in ACTIVATIONS:
            raise ValueError(f"an MLP of widths {widths} with the activation {act!r}")
        self.layers = nn.ModuleList(nn.Linear(n_in, n_out, bias=bias) for n_in, n_out in pairwise(widths))
        self.act, self.dropout = ACTIVATIONS[act], dropout

    def forward(self, x):
        *hidden, last = self.layers
        for layer in hidden:
            x = F.dropout(self.act(layer(x)), self.dropout, self.training)
        return last(x)
