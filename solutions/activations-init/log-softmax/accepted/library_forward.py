"""Takes torch's log_softmax for the values, mends masked slices, and keeps the log-sum-exp for the backward pass."""

import torch


class LogSoftmax(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x, dim):
        out = torch.log_softmax(x, dim).masked_fill(x == -torch.inf, -torch.inf)
        ctx.save_for_backward(out)
        ctx.extra = (dim,)
        return out

    @staticmethod
    def backward(ctx, g):
        if not ctx.needs_input_grad[0]:
            return None, None
        out = ctx.saved_tensors[0]
        total = g.sum(*ctx.extra, keepdim=True).expand_as(g)
        return torch.addcmul(g, out.exp(), total, value=-1), None
