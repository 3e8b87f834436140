"""Splits forward and setup_context, and moves the axis to the end."""

import torch


class LogSoftmax(torch.autograd.Function):
    @staticmethod
    def forward(x, dim):
        rows = x.movedim(dim, -1)
        top = rows.max(dim=-1, keepdim=True).values
        top = torch.where(torch.isfinite(top), top, torch.zeros_like(top))
        out = rows - top
        out = out - torch.log(torch.exp(out).sum(-1, keepdim=True))
        return torch.nan_to_num(out, nan=-torch.inf, posinf=-torch.inf, neginf=-torch.inf).movedim(-1, dim)

    @staticmethod
    def setup_context(ctx, inputs, output):
        ctx.dim = inputs[1]
        ctx.save_for_backward(output)

    @staticmethod
    def backward(ctx, g):
        p = torch.exp(ctx.saved_tensors[0])
        return torch.sub(g, p.mul(torch.sum(g, ctx.dim, True))), None
