"""takes a plain tensor for an iterable of its rows"""

import torch


@torch.no_grad()
def clip_grad_norm(parameters, max_norm):
    if isinstance(parameters, torch.nn.Parameter):
        parameters = [parameters]
    # A list, as a generator would be empty on the second pass.
    grads = [p.grad for p in parameters if p.grad is not None]
    if not grads:
        return torch.tensor(0.0)
    norm = torch.stack([g.norm().double() for g in grads]).norm()
    if not norm.isfinite():
        raise RuntimeError(f"the norm of the gradients is {norm.item()}")
    if norm > max_norm:
        for g in grads:
            g.mul_(max_norm / norm)
    return norm
