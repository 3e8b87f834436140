"""Moves the channels to the end, where they broadcast by themselves, and assigns new buffers."""

import torch
from torch import nn


class BatchNorm(nn.Module):
    def __init__(self, num_features, eps=1e-5, momentum=0.1):
        super().__init__()
        for name, start in (("weight", torch.ones), ("bias", torch.zeros)):
            self.register_parameter(name, nn.Parameter(start(num_features)))
        for name, start in (("running_mean", torch.zeros), ("running_var", torch.ones)):
            self.register_buffer(name, start(num_features))
        self.register_buffer("num_batches_tracked", torch.tensor(0, dtype=torch.int64))
        self.eps = eps
        self.momentum = momentum

    def forward(self, x):
        moved = x.movedim(1, -1)
        flat = moved.reshape(-1, moved.shape[-1])
        if self.training:
            n = flat.shape[0]
            if n == 1:
                raise ValueError("a single value")
            mean = flat.sum(dim=0) / n
            var = ((flat - mean) ** 2).sum(dim=0) / n
            self.num_batches_tracked = self.num_batches_tracked + 1
            m = self.momentum if self.momentum is not None else 1 / self.num_batches_tracked
            self.running_mean = (self.running_mean * (1 - m) + mean.detach() * m).to(self.running_mean.dtype)
            self.running_var = (self.running_var * (1 - m) + var.detach() * n / (n - 1) * m).to(self.running_var.dtype)
        else:
            mean, var = self.running_mean, self.running_var
        out = (flat - mean) * (var + self.eps).rsqrt() * self.weight + self.bias
        return out.reshape(moved.shape).movedim(-1, 1)
