"""takes the maximum off the caller's logits in place"""

import torch


class LogSoftmax(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x, dim):
        masked = x.isneginf()
        x.sub_(x.amax(dim, keepdim=True))
        out = x - x.exp().sum(dim, keepdim=True).log()
        out = out.masked_fill(masked, -torch.inf)
        ctx.dim = dim
        ctx.save_for_backward(out)
        return out

    @staticmethod
    def backward(ctx, g):
        (out,) = ctx.saved_tensors
        return g - out.exp() * g.sum(ctx.dim, keepdim=True), None
