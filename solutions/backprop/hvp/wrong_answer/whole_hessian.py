"""builds the Hessian row by row"""

import torch


def gradients(value, inputs, create_graph=False):
    if not value.requires_grad:
        return [torch.zeros_like(x) for x in inputs]
    return torch.autograd.grad(value, inputs, create_graph=create_graph, materialize_grads=True)


def hvp(f, params, vs):
    with torch.enable_grad():
        inputs = [p.detach().requires_grad_() for p in params]
        grads = gradients(f(*inputs), inputs, create_graph=True)
        found = []
        for g in grads:
            rows = []
            for entry in g.reshape(-1):
                row = torch.autograd.grad(
                    entry + 0 * inputs[0].sum(), inputs, retain_graph=True, materialize_grads=True
                )
                rows.append(sum((block * v.detach()).sum() for block, v in zip(row, vs)))
            found.append(torch.stack(rows).reshape(g.shape).to(g.dtype).detach())
        return found
