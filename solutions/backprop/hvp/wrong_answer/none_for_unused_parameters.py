"""returns a single zero for parameters that f does not use"""

import torch


def gradients(value, inputs, create_graph=False):
    if not value.requires_grad:
        return [torch.zeros_like(x) for x in inputs]
    found = torch.autograd.grad(value, inputs, create_graph=create_graph, allow_unused=True)
    return [torch.tensor(0.0) if g is None else g for g in found]


def hvp(f, params, vs):
    with torch.enable_grad():
        inputs = [p.detach().requires_grad_() for p in params]
        grads = gradients(f(*inputs), inputs, create_graph=True)
        slope = sum((g * v.detach()).sum() for g, v in zip(grads, vs))
        return list(gradients(slope, inputs))
