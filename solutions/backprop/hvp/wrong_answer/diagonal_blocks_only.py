"""leaves out the blocks between different tensors"""

import torch


def gradients(value, inputs, create_graph=False):
    if not value.requires_grad:
        return [torch.zeros_like(x) for x in inputs]
    return torch.autograd.grad(value, inputs, create_graph=create_graph, materialize_grads=True)


def hvp(f, params, vs):
    with torch.enable_grad():
        inputs = [p.detach().requires_grad_() for p in params]
        grads = gradients(f(*inputs), inputs, create_graph=True)
        blocks = []
        for x, g, v in zip(inputs, grads, vs):
            (block,) = torch.autograd.grad(
                (g * v.detach()).sum() + 0 * x.sum(), x, retain_graph=True, materialize_grads=True
            )
            blocks.append(block)
        return blocks
