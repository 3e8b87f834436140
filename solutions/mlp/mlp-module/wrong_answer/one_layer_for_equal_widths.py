"""repeats one and the same layer where widths are equal"""

import torch
import torch.nn.functional as F
from torch import nn

ACTIVATIONS = {"relu": torch.relu, "tanh": torch.tanh, "gelu": F.gelu}


class MLP(nn.Module):
    def __init__(self, widths, act="relu", dropout=0.0, bias=True):
        super().__init__()
        if len(widths) < 2 or act not in ACTIVATIONS:
            raise ValueError("two widths and a known activation are needed")
        made = {}
        for pair in zip(widths[:-1], widths[1:]):
            if pair not in made:
                made[pair] = nn.Linear(*pair, bias=bias)
        self.layers = nn.ModuleList(made[pair] for pair in zip(widths[:-1], widths[1:]))
        self.act, self.dropout = ACTIVATIONS[act], nn.Dropout(dropout)

    def forward(self, x):
        for layer in self.layers[:-1]:
            x = self.dropout(self.act(layer(x)))
        return self.layers[-1](x)
