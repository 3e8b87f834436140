"""Builds on LambdaLR with a method as the factor; torch leaves the function out of the state dict."""

from torch.optim.lr_scheduler import LambdaLR


class WarmupStableDecay(LambdaLR):
    def __init__(self, optimizer, warmup, decay, floor=0.0, last_epoch=-1):
        self.settings = [warmup, decay, floor]
        self.start = -1
        super().__init__(optimizer, lambda step: self.factor(step), last_epoch)

    def start_decay(self):
        if self.start < 0:
            self.start = self.last_epoch

    def factor(self, step):
        warmup, decay, floor = self.settings
        if 0 <= self.start < step:
            share = min(step - self.start, decay) / decay
            return (1 - share) * self.ramp(self.start, warmup) + share * floor
        return self.ramp(step, warmup)

    @staticmethod
    def ramp(step, warmup):
        return (step + 1) / warmup if step < warmup else 1.0
