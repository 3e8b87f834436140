"""Keeps pairs, checks the half gradients themselves, and clips by hand with one factor."""

import torch


class MasterWeights:
    def __init__(self, params, make_optimizer):
        self.pairs = []
        for p in params:
            master = torch.empty_like(p, dtype=torch.float32)
            master.data.copy_(p.data)
            self.pairs.append((p, torch.nn.Parameter(master)))
        self.optimizer = make_optimizer([master for _, master in self.pairs])

    @property
    def masters(self):
        return [master for _, master in self.pairs]

    def step(self, scale=1.0, max_norm=None):
        present = [(p, master) for p, master in self.pairs if p.grad is not None]
        bad = any(not bool(torch.isfinite(p.grad).all()) for p, _ in present)
        if not bad:
            inverse = 1.0 / scale
            for p, master in present:
                master.grad = p.grad.detach().to(torch.float32).mul_(inverse)
            if max_norm is not None and present:
                total = sum(float(master.grad.double().pow(2).sum()) for _, master in present) ** 0.5
                if total > max_norm:
                    for _, master in present:
                        master.grad.mul_(max_norm / total)
            self.optimizer.step()
            with torch.no_grad():
                for p, master in self.pairs:
                    p.data.copy_(master.data)
        self.optimizer.zero_grad(set_to_none=True)
        for p, _ in self.pairs:
            p.grad = None
        return not bad
