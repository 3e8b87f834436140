"""Saves in setup_context, and writes everything with tanh."""

import torch
from torch.autograd import Function


class Swish(Function):
    @staticmethod
    def forward(x):
        return x * (torch.tanh(x / 2) + 1) / 2

    @staticmethod
    def setup_context(ctx, inputs, output):
        ctx.save_for_backward(*inputs)

    @staticmethod
    def backward(ctx, incoming):
        x = ctx.saved_tensors[0]
        t = torch.tanh(x / 2)
        return incoming * ((1 + t) / 2 + x * (1 - t * t) / 4)


silu = Swish.apply
