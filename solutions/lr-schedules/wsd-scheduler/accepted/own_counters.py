"""Keeps the remaining share as a number that shrinks step by step, with counters of its own."""

from torch.optim.lr_scheduler import LRScheduler


class WarmupStableDecay(LRScheduler):
    def __init__(self, optimizer, warmup, decay, floor=0.0, last_epoch=-1):
        self.warmup, self.decay, self.floor = warmup, decay, floor
        self.phase, self.fallen, self.top = "held", 0, 1.0
        super().__init__(optimizer, last_epoch)

    def start_decay(self):
        if self.phase == "held":
            self.phase, self.top = "falling", self.level()

    def level(self):
        return min((self.last_epoch + 1) / max(self.warmup, 1), 1.0)

    def step(self, *args):
        if self.phase == "falling" and self.fallen < self.decay:
            self.fallen += 1
        super().step(*args)

    def get_lr(self):
        if self.phase == "held":
            factor = self.level()
        else:
            left = (self.decay - self.fallen) / self.decay
            factor = self.top * left + self.floor * (1 - left)
        return [factor * base for base in self.base_lrs]
