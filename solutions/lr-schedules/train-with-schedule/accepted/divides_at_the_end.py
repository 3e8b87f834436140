"""Adds up gradients of sums over rows and divides them by the number of rows when the group is complete."""

import torch


def train_epoch(model, loss_fn, batches, optimizer, scheduler, accum):
    rates, rows, held = [], 0, 0
    weights = [p for g in optimizer.param_groups for p in g["params"]]

    def finish():
        grads = [p.grad for p in weights if p.grad is not None]
        for grad in grads:
            grad.div_(rows)
        if not any(bool((~torch.isfinite(grad)).any()) for grad in grads):
            rates.append(float(scheduler.get_last_lr()[0]))
            optimizer.step()
            scheduler.step()
        optimizer.zero_grad()

    optimizer.zero_grad()
    for x, y in batches:
        (loss_fn(model(x), y) * len(y)).backward()
        rows, held = rows + len(y), held + 1
        if held == accum:
            finish()
            rows, held = 0, 0
    if held:
        finish()
    return rates
