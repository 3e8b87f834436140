"""takes the floor as a rate, the same for all groups"""

import torch


class WarmupStableDecay(torch.optim.lr_scheduler.LRScheduler):
    def __init__(self, optimizer, warmup, decay, floor=0.0, last_epoch=-1):
        self.warmup, self.decay, self.floor = warmup, decay, floor
        self.decay_start = None
        super().__init__(optimizer, last_epoch)

    def start_decay(self):
        if self.decay_start is None:
            self.decay_start = self.last_epoch

    def get_lr(self):
        anchor = self.last_epoch if self.decay_start is None else self.decay_start
        top = min(1, (anchor + 1) / max(self.warmup, 1))
        done = min((self.last_epoch - anchor) / self.decay, 1)
        return [base * top * (1 - done) + self.floor * done for base in self.base_lrs]
