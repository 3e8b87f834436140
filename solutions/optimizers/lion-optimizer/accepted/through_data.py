"""Works on `data`, with the ternary sign spelled out by comparisons."""

import torch


class Lion(torch.optim.Optimizer):
    def __init__(self, params, lr=1e-4, betas=(0.9, 0.99), weight_decay=0.0):
        if not lr >= 0:
            raise ValueError(f"Invalid learning rate: {lr}")
        super().__init__(params, dict(lr=lr, betas=betas, weight_decay=weight_decay))

    def step(self, closure=None):
        loss = None
        if closure is not None:
            loss = closure()
        for group in self.param_groups:
            for p in filter(lambda p: p.grad is not None, group["params"]):
                g, state = p.grad.data, self.state[p]
                if "exp_avg" not in state:
                    state["exp_avg"] = torch.zeros_like(p.data)
                m = state["exp_avg"]
                mix = m * group["betas"][0] + g * (1 - group["betas"][0])
                sign = (mix > 0).to(p.dtype) - (mix < 0).to(p.dtype)
                p.data.mul_(1 - group["lr"] * group["weight_decay"])
                p.data.add_(sign, alpha=-group["lr"])
                m.mul_(group["betas"][1]).add_(g, alpha=1 - group["betas"][1])
        return loss
