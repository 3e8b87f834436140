"""begins at step 0 whatever last_epoch says"""

import torch


class WarmupStableDecay(torch.optim.lr_scheduler.LRScheduler):
    def __init__(self, optimizer, warmup, decay, floor=0.0, last_epoch=-1):
        # Before super().__init__, which makes the first step. Plain attributes are part of the state dict.
        self.warmup, self.decay, self.floor = warmup, decay, floor
        self.decay_start = None
        super().__init__(optimizer)

    def start_decay(self):
        if self.decay_start is None:
            self.decay_start = self.last_epoch

    def _held(self, step):
        return min(1, (step + 1) / self.warmup) if self.warmup else 1.0

    def get_lr(self):
        factor = self._held(self.last_epoch)
        if self.decay_start is not None:
            top = self._held(self.decay_start)
            done = min((self.last_epoch - self.decay_start) / self.decay, 1)
            factor = top + (self.floor - top) * done
        # From each group's own base, never from the rate in force: factors would pile up.
        return [base * factor for base in self.base_lrs]
