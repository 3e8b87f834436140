"""detaches the hidden values, so that only the last layer learns"""

import torch
from torch import nn


class MLP(nn.Module):
    def __init__(self, widths, act="relu", dropout=0.0, bias=True):
        super().__init__()
        acts = {"relu": torch.relu, "tanh": torch.tanh, "gelu": nn.functional.gelu}
        if len(widths) < 2 or act not in acts:
            raise ValueError("at least two widths and a known activation")
        self.act, self.dropout = acts[act], nn.Dropout(dropout)
        pairs = zip(widths[:-1], widths[1:], strict=True)
        self.layers = nn.ModuleList(nn.Linear(d, k, bias=bias) for d, k in pairs)
        self.hidden = []

    def forward(self, x):
        self.hidden = []
        for layer in self.layers[:-1]:
            x = self.dropout(self.act(layer(x))).detach()
            self.hidden.append(x)
        return self.layers[-1](x)
