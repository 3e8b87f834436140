"""takes the largest norm of a tensor for that of all"""

import torch


@torch.no_grad()
def clip_grad_norm(parameters, max_norm):
    if isinstance(parameters, torch.Tensor):
        parameters = [parameters]
    params = [p for p in parameters if p.grad is not None]
    total = torch.zeros((), dtype=torch.float64)
    if params:
        total = torch.stack([p.grad.detach().double().norm() for p in params]).max()
    if not torch.isfinite(total):
        raise RuntimeError("non-finite gradients")
    coef = max_norm / (total + 1e-6)
    if coef < 1:
        for p in params:
            p.grad.detach().mul_(coef)
    return total
