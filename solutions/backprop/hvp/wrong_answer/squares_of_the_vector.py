"""takes the gradient of the quadratic form instead of the product"""

import torch


def gradients(value, inputs, create_graph=False):
    if not value.requires_grad:
        return [torch.zeros_like(x) for x in inputs]
    return torch.autograd.grad(value, inputs, create_graph=create_graph, materialize_grads=True)


def hvp(f, params, vs):
    with torch.enable_grad():
        inputs = [p.detach().requires_grad_() for p in params]
        grads = gradients(f(*inputs), inputs, create_graph=True)
        slope = sum((g * v.detach()).sum() for g, v in zip(grads, vs))
        return [h * v.detach() for h, v in zip(gradients(slope, inputs), vs)]
