"""It runs, and hardly anything learns; after saving and loading its answers differ. It holds five faults."""

import torch
import torch.nn.functional as F
from torch import nn


class Tagger(nn.Module):
    """Tags each step of x f[B, T, width] with scores f[B, T, n_classes]."""

    def __init__(self, width, depth, n_classes, dropout=0.0):
        super().__init__()
        self.layers = [nn.Linear(width, width) for _ in range(depth)]
        self.head = nn.Linear(width, n_classes)
        self.dropout = dropout
        self.mean = torch.zeros(width)

    def observe(self, x):
        """Take the mean of all rows and steps of x f[B, T, width] as the mean of the inputs."""
        self.mean = x.detach().mean(dim=(0, 1))

    def forward(self, x):
        h = x.new_zeros(x.shape[0], x.shape[2])
        states = []
        for step in (x - self.mean).unbind(1):
            h = h.detach() + step
            for layer in self.layers:
                h = torch.tanh(layer(h))
            states.append(h)
        return self.head(F.dropout(torch.stack(states, dim=1), self.dropout))


def with_new_head(model, n_classes, lr):
    """Give the model a new head and return the SGD optimizer that trains all of it."""
    optimizer = torch.optim.SGD(model.parameters(), lr=lr)
    model.head = nn.Linear(model.head.in_features, n_classes).to(model.head.weight)
    return optimizer
