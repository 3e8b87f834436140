"""takes a gradient whose sum overflows for infinite"""

from itertools import islice

import torch


def train_epoch(model, loss_fn, batches, optimizer, scheduler, accum):
    params = [p for group in optimizer.param_groups for p in group["params"]]
    batches, rates = iter(batches), []
    while group := list(islice(batches, accum)):
        optimizer.zero_grad(set_to_none=True)
        n_rows = sum(len(x) for x, _ in group)
        for x, y in group:
            # Each loss is a mean over its own rows; batches differ in size, so weight by rows, not by batches.
            (loss_fn(model(x), y) * (len(x) / n_rows)).backward()
        if all(torch.isfinite(p.grad.sum()) for p in params if p.grad is not None):
            rates.append(optimizer.param_groups[0]["lr"])
            optimizer.step()
            scheduler.step()
    optimizer.zero_grad(set_to_none=True)
    return rates
