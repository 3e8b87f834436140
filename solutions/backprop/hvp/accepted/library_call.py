"""Calls torch.autograd.functional.hvp on detached tensors."""

import torch


def hvp(f, params, vs):
    points = tuple(p.detach().clone() for p in params)

    def through(*ps):
        return f(*ps) + sum(0.0 * p.sum() for p in ps)

    with torch.enable_grad():
        _, found = torch.autograd.functional.hvp(through, points, tuple(v.detach() for v in vs))
    return [h.detach() for h in found]
