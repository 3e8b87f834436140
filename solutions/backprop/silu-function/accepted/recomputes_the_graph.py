"""Runs the formula again in backward, with recording, and asks autograd for the gradient."""

import torch


def formula(x):
    return x * torch.sigmoid(x)


class Recomputed(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)
        return formula(x)

    @staticmethod
    def backward(ctx, g):
        (x,) = ctx.saved_tensors
        twice = torch.is_grad_enabled()
        with torch.enable_grad():
            inner = x if twice and x.requires_grad else x.detach().requires_grad_()
            return torch.autograd.grad(formula(inner), inner, g, create_graph=twice)[0]


def silu(x):
    return Recomputed.apply(x)
