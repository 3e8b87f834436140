"""keeps the input as an attribute of ctx, where nobody notices in-place changes"""

import torch


class SiLU(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        ctx.x = x
        return x * torch.sigmoid(x)

    @staticmethod
    def backward(ctx, grad):
        x = ctx.x
        s = torch.sigmoid(x)
        return grad * s * (1 + x * (1 - s))


def silu(x):
    return SiLU.apply(x)
