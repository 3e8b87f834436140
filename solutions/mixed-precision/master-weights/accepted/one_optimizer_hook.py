"""Copies back from a hook that runs after each step of the optimizer."""

import torch


class MasterWeights:
    def __init__(self, params, make_optimizer):
        self.half = tuple(params)
        self.masters = [torch.tensor(p.detach().numpy().astype("float32")) if p.dtype == torch.float16 else p.detach().to(torch.float32, copy=True) for p in self.half]
        for master in self.masters:
            master.requires_grad_(True)
        self.optimizer = make_optimizer(self.masters)
        self.optimizer.register_step_post_hook(lambda *_: self.copy_back())

    def copy_back(self):
        with torch.no_grad():
            for p, master in zip(self.half, self.masters, strict=True):
                p.copy_(master.to(p.dtype))

    def step(self, scale=1.0, max_norm=None):
        for p, master in zip(self.half, self.masters, strict=True):
            master.grad = p.grad.to(torch.float32).div(scale) if p.grad is not None else None
            p.grad = None
        every = [master.grad.ravel() for master in self.masters if master.grad is not None]
        fine = not every or bool(torch.cat(every).isfinite().all())
        if fine:
            if max_norm is not None and every:
                torch.nn.utils.clip_grad_norm_(self.masters, max_norm)
            self.optimizer.step()
        for master in self.masters:
            master.grad = None
        return fine
