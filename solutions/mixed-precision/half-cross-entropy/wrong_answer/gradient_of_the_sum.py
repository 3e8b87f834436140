"""forgets the number of rows in the gradient"""

import torch


class _HalfCrossEntropy(torch.autograd.Function):
    @staticmethod
    def forward(ctx, logits, target, ignore_index):
        counted = target != ignore_index
        safe = torch.where(counted, target, 0)
        losses = -logits.float().log_softmax(1).gather(1, safe[:, None])[:, 0]
        n = counted.sum().clamp(min=1)
        ctx.save_for_backward(logits, safe, counted, n)
        return torch.where(counted, losses, 0).sum() / n

    @staticmethod
    def backward(ctx, grad):
        logits, safe, counted, n = ctx.saved_tensors
        of_logits = logits.float().softmax(1)
        of_logits[torch.arange(len(safe)), safe] -= 1
        of_logits = torch.where(counted[:, None], of_logits * grad, 0)
        return of_logits.to(logits.dtype), None, None


def half_cross_entropy(logits, target, ignore_index=-100):
    return _HalfCrossEntropy.apply(logits, target, ignore_index)
