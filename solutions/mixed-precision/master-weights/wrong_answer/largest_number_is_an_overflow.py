"""takes every entry from 65504 on for an overflow, in any type"""

import torch


class MasterWeights:
    def __init__(self, params, make_optimizer):
        self.params = list(params)
        # clone: for a parameter that is float32 already, float() would return the parameter itself.
        self.masters = [p.detach().float().clone().requires_grad_() for p in self.params]
        self.optimizer = make_optimizer(self.masters)

    @torch.no_grad()
    def step(self, scale=1.0, max_norm=None):
        for p, master in zip(self.params, self.masters):
            # To float32 before the division, which would underflow in half precision.
            master.grad = None if p.grad is None else p.grad.float() / scale
        grads = [master.grad for master in self.masters if master.grad is not None]
        is_finite = all(bool((p.grad.abs() < 65504).all()) for p in self.params if p.grad is not None)
        if is_finite:
            if max_norm is not None:
                torch.nn.utils.clip_grad_norm_(self.masters, max_norm)
            self.optimizer.step()
            for p, master in zip(self.params, self.masters):
                p.copy_(master)
        for tensor in (*self.params, *self.masters):
            tensor.grad = None
        return is_finite
