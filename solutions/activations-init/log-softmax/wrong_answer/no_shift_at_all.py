"""exponentiates the logits as they are, which overflows"""

import torch


class LogSoftmax(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x, dim):
        out = x - torch.log(torch.exp(x).sum(dim, keepdim=True))
        out = torch.where(x == -torch.inf, x, out)
        ctx.dim = dim
        ctx.save_for_backward(out)
        return out

    @staticmethod
    def backward(ctx, g):
        (out,) = ctx.saved_tensors
        return g - out.exp() * g.sum(ctx.dim, keepdim=True), None
