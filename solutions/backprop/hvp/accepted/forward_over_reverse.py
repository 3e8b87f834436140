"""Carries dual numbers through the gradient: a forward sweep over a reverse one."""

import torch
from torch.func import grad, jvp


def hvp(f, params, vs):
    points = tuple(p.detach() for p in params)
    directions = tuple(v.detach() for v in vs)
    numbers = tuple(range(len(points)))

    def connected(*ps):
        return f(*ps) + sum((0 * p).sum() for p in ps)

    with torch.enable_grad():
        _, tangents = jvp(grad(connected, argnums=numbers), points, directions)
    return [torch.zeros_like(p) if t is None else t.detach() for p, t in zip(points, tangents)]
