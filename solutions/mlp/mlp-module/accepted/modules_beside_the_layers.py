"""Uses modules for activation and dropout, which have no parameters, and names the layers one by one."""

from torch import nn


class MLP(nn.Module):
    def __init__(self, widths, act="relu", dropout=0.0, bias=True):
        super().__init__()
        widths = list(widths)
        if len(widths) < 2:
            raise ValueError("input and output widths are needed")
        try:
            self.between = nn.Sequential({"relu": nn.ReLU, "tanh": nn.Tanh, "gelu": nn.GELU}[act](), nn.Dropout(dropout))
        except KeyError:
            raise ValueError(f"unknown activation {act}") from None
        self.layers = nn.Sequential()
        for i in range(len(widths) - 1):
            self.layers.add_module(str(i), nn.Linear(widths[i], widths[i + 1], bias))

    def forward(self, x):
        for i, layer in enumerate(self.layers):
            if i > 0:
                x = self.between(x)
            x = layer(x)
        return x
