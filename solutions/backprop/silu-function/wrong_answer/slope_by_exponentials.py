"""computes the slope by a formula that overflows"""

import torch


class SiLU(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)
        return x * torch.sigmoid(x)

    @staticmethod
    def backward(ctx, grad):
        (x,) = ctx.saved_tensors
        e = torch.exp(-x)
        return grad * (1 + e + x * e) / (1 + e) ** 2


def silu(x):
    return SiLU.apply(x)
