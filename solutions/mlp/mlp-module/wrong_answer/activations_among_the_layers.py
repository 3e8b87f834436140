"""puts activations and dropout among the layers, which shifts the names in the state dict"""

import torch
import torch.nn.functional as F
from torch import nn

ACTIVATIONS = {"relu": torch.relu, "tanh": torch.tanh, "gelu": F.gelu}


class MLP(nn.Module):
    def __init__(self, widths, act="relu", dropout=0.0, bias=True):
        super().__init__()
        kinds = {"relu": nn.ReLU, "tanh": nn.Tanh, "gelu": nn.GELU}
        if len(widths) < 2 or act not in kinds:
            raise ValueError("two widths and a known activation are needed")
        parts = []
        for a, b in zip(widths[:-2], widths[1:-1]):
            parts += [nn.Linear(a, b, bias=bias), kinds[act](), nn.Dropout(dropout)]
        self.layers = nn.Sequential(*parts, nn.Linear(widths[-2], widths[-1], bias=bias))

    def forward(self, x):
        return self.layers(x)
