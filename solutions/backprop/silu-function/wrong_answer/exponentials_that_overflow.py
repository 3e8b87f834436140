"""computes the sigmoid as a quotient of exponentials"""

import torch


def logistic(x):
    return torch.exp(x) / (1 + torch.exp(x))


class SiLU(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)
        return x * logistic(x)

    @staticmethod
    def backward(ctx, grad):
        (x,) = ctx.saved_tensors
        s = logistic(x)
        return grad * s * (1 + x * (1 - s))


def silu(x):
    return SiLU.apply(x)
