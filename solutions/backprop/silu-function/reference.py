import torch


class SiLU(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)
        return x * torch.sigmoid(x)

    @staticmethod
    def backward(ctx, grad):
        (x,) = ctx.saved_tensors
        s = torch.sigmoid(x)
        # Differentiable operations on the saved input, so under create_graph they are recorded in turn.
        return grad * s * (1 + x * (1 - s))


def silu(x):
    return SiLU.apply(x)
