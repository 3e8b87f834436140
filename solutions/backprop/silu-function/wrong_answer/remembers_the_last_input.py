"""keeps the input in the class, so that a second use overwrites the first"""

import torch


class SiLU(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)
        SiLU.last = x.detach()
        return x * torch.sigmoid(x)

    @staticmethod
    def backward(ctx, grad):
        (x,) = ctx.saved_tensors
        x = x + (SiLU.last - x).detach() if SiLU.last.shape == x.shape else x
        s = torch.sigmoid(x)
        return grad * s * (1 + x * (1 - s))


def silu(x):
    return SiLU.apply(x)
