"""takes a finite difference of gradients"""

import torch


def gradients(value, inputs, create_graph=False):
    if not value.requires_grad:
        return [torch.zeros_like(x) for x in inputs]
    return torch.autograd.grad(value, inputs, create_graph=create_graph, materialize_grads=True)


def hvp(f, params, vs):
    def gradient_at(step):
        with torch.enable_grad():
            inputs = [(p + step * v).detach().requires_grad_() for p, v in zip(params, vs)]
            return gradients(f(*inputs), inputs)

    step = 1e-4
    return [(up - down) / (2 * step) for up, down in zip(gradient_at(step), gradient_at(-step))]
