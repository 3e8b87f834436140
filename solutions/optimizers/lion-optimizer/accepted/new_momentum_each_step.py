"""Stores a new momentum tensor in each step and sets the values by copy_."""

import torch
from torch.optim import Optimizer


class Lion(Optimizer):
    def __init__(self, params, lr=1e-4, betas=(0.9, 0.99), weight_decay=0.0):
        if lr < 0.0:
            raise ValueError("lr must not be negative")
        defaults = dict(lr=lr, betas=betas, weight_decay=weight_decay)
        super().__init__(params, defaults)

    def step(self, closure=None):
        loss = closure() if closure is not None else None
        for group in self.param_groups:
            for p in group["params"]:
                if p.grad is not None:
                    self._update(p, p.grad.detach(), group)
        return loss

    @torch.no_grad()
    def _update(self, p, grad, group):
        b1, b2 = group["betas"]
        lr, decay = group["lr"], group["weight_decay"]
        old = self.state[p].get("exp_avg", torch.zeros_like(p))
        direction = torch.lerp(grad, old, b1).sign()
        p.copy_(p - lr * decay * p - lr * direction)
        self.state[p]["exp_avg"] = torch.lerp(grad, old, b2)
