"""broadcasts gain and bias along the last axis"""

import torch
from torch import nn


class BatchNorm(nn.Module):
    def __init__(self, num_features, eps=1e-5, momentum=0.1):
        super().__init__()
        self.eps, self.momentum = eps, momentum
        self.weight = nn.Parameter(torch.ones(num_features))
        self.bias = nn.Parameter(torch.zeros(num_features))
        self.register_buffer("running_mean", torch.zeros(num_features))
        self.register_buffer("running_var", torch.ones(num_features))
        self.register_buffer("num_batches_tracked", torch.tensor(0))

    def forward(self, x):
        mean, var = self._batch_statistics(x) if self.training else (self.running_mean, self.running_var)
        shape = (1, -1, *[1] * (x.ndim - 2))
        z = (x - mean.view(shape)) / torch.sqrt(var + self.eps).view(shape)
        if x.shape[-1] == len(self.weight):
            return z * self.weight + self.bias
        return z * self.weight.view(shape) + self.bias.view(shape)

    def _batch_statistics(self, x):
        count = x.numel() // x.shape[1]
        if count < 2:
            raise ValueError("one value per channel has no variance")
        rows = x.transpose(0, 1).flatten(1)
        mean, var = rows.mean(1), rows.var(1, correction=0)
        with torch.no_grad():
            self.num_batches_tracked += 1
            share = 1 / self.num_batches_tracked.item() if self.momentum is None else self.momentum
            self.running_mean += share * (mean - self.running_mean)
            self.running_var += share * (var * count / (count - 1) - self.running_var)  # unbiased
        return mean, var
