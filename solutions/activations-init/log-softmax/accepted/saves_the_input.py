"""Keeps the input and recomputes the probabilities with torch's softmax in the backward pass."""

import torch


class LogSoftmax(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x, dim):
        ctx.save_for_backward(x)
        ctx.axis = dim
        lse = torch.logsumexp(x, dim=dim, keepdim=True)
        return torch.where(torch.isinf(x), x, x - lse)

    @staticmethod
    def backward(ctx, g):
        (x,) = ctx.saved_tensors
        masked = x == float("-inf")
        everything = masked.all(dim=ctx.axis, keepdim=True)
        p = torch.softmax(x.masked_fill(everything, 0.0), dim=ctx.axis)
        p = p.masked_fill(masked, 0.0)
        return g - p * g.sum(dim=ctx.axis, keepdim=True), None
