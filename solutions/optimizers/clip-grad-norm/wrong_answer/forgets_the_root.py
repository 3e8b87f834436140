"""forgets the root"""

import torch


@torch.no_grad()
def clip_grad_norm(parameters, max_norm):
    if isinstance(parameters, torch.Tensor):
        parameters = [parameters]
    params = [p for p in parameters if p.grad is not None]
    total = torch.zeros((), dtype=torch.float64)
    for p in params:
        total = total + p.grad.detach().double().pow(2).sum()
    if not torch.isfinite(total):
        raise RuntimeError("non-finite gradients")
    coef = max_norm / (total + 1e-6)
    if coef < 1:
        for p in params:
            p.grad.detach().mul_(coef)
    return total
