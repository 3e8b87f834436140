"""switches requires_grad off in the caller's own vectors"""

import torch


def hvp(f, params, vs):
    with torch.enable_grad():
        own = [p.detach().requires_grad_() for p in params]
        value = f(*own)
        if not value.requires_grad:
            return [torch.zeros_like(p) for p in params]
        first = torch.autograd.grad(value, own, create_graph=True, allow_unused=True, materialize_grads=True)
        total = sum((g * v.requires_grad_(False)).sum() for g, v in zip(first, vs, strict=True))
        if not total.requires_grad:
            return [torch.zeros_like(p).detach() for p in params]
        second = torch.autograd.grad(total, own, allow_unused=True, materialize_grads=True)
    return [h.detach() for h in second]
