"""Takes the gradients with torch.autograd.grad, sums them itself and puts them into the parameters at the end."""

import torch


def train_epoch(model, loss_fn, batches, optimizer, scheduler, accum):
    params = [p for group in optimizer.param_groups for p in group["params"] if p.requires_grad]
    rates, pending = [], []
    source = iter(batches)
    for p in params:
        p.grad = None
    while True:
        batch = next(source, None)
        if batch is not None:
            x, y = batch
            loss = loss_fn(model(x), y)
            pending.append((x.shape[0], torch.autograd.grad(loss, params, allow_unused=True)))
        if pending and (batch is None or len(pending) == accum):
            total = float(sum(n for n, _ in pending))
            for place, p in enumerate(params):
                parts = [grads[place] * (n / total) for n, grads in pending if grads[place] is not None]
                p.grad = torch.stack(parts).sum(0) if parts else None
            if all(p.grad is None or p.grad.isfinite().all() for p in params):
                rates.append(optimizer.param_groups[0]["lr"])
                optimizer.step()
                scheduler.step()
            for p in params:
                p.grad = None
            pending = []
        if batch is None:
            return rates
