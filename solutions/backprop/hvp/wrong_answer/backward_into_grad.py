"""runs backward, which adds to the .grad of the caller's leaves"""

import torch


def gradients(value, inputs, create_graph=False):
    if not value.requires_grad:
        return [torch.zeros_like(x) for x in inputs]
    return torch.autograd.grad(value, inputs, create_graph=create_graph, materialize_grads=True)


def hvp(f, params, vs):
    with torch.enable_grad():
        inputs = [p if p.requires_grad else p.detach().requires_grad_() for p in params]
        for x in inputs:
            x.retain_grad()
        before = [None if x.grad is None else x.grad.clone() for x in inputs]
        grads = gradients(f(*inputs), inputs, create_graph=True)
        slope = sum((g * v.detach()).sum() for g, v in zip(grads, vs))
        if slope.requires_grad:
            slope.backward()
        found = []
        for x, old in zip(inputs, before):
            new = torch.zeros_like(x) if x.grad is None else x.grad.clone()
            found.append(new if old is None else new - old)
        return found
