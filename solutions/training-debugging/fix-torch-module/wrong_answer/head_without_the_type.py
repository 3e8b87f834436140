"""makes the new head in the default number type, whatever the model's"""

import torch
import torch.nn.functional as F
from torch import nn


class Tagger(nn.Module):
    def __init__(self, width, depth, n_classes, dropout=0.0):
        super().__init__()
        self.layers = nn.ModuleList([nn.Linear(width, width) for _ in range(depth)])
        self.head = nn.Linear(width, n_classes)
        self.dropout = dropout
        self.register_buffer("mean", torch.zeros(width))

    def observe(self, x):
        self.mean = x.detach().mean(dim=(0, 1))

    def forward(self, x):
        h = x.new_zeros(x.shape[0], x.shape[2])
        states = []
        for step in (x - self.mean).unbind(1):
            h = h + step
            for layer in self.layers:
                h = torch.tanh(layer(h))
            states.append(h)
        return self.head(F.dropout(torch.stack(states, dim=1), self.dropout, self.training))


def with_new_head(model, n_classes, lr):
    model.head = nn.Linear(model.head.in_features, n_classes, device=model.head.weight.device)
    optimizer = torch.optim.SGD(model.parameters(), lr=lr)
    return optimizer
