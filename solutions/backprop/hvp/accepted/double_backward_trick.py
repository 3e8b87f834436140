"""Differentiates the gradient by its own seed twice, once for a Jacobian-vector product of the gradient."""

import torch


def hvp(f, params, vs):
    with torch.enable_grad():
        xs = [p.detach().clone().requires_grad_(True) for p in params]
        value = f(*xs) + sum((x * 0).sum() for x in xs)
        first = torch.autograd.grad(value, xs, create_graph=True)
        seeds = [torch.zeros_like(g).requires_grad_() for g in first]
        back = torch.autograd.grad(
            [g + 0 * x for g, x in zip(first, xs)], xs, seeds, create_graph=True, allow_unused=True
        )
        pairing = sum((b * v.detach()).sum() for b, v in zip(back, vs) if b is not None)
        found = torch.autograd.grad(pairing, seeds, allow_unused=True)
    return [torch.zeros_like(x) if h is None else h for x, h in zip(xs, found)]
