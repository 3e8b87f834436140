"""reports the rate of the last group of parameters"""

from itertools import islice

import torch


def train_epoch(model, loss_fn, batches, optimizer, scheduler, accum):
    batches, rates = iter(batches), []
    while group := list(islice(batches, accum)):
        optimizer.zero_grad()
        n_rows = sum(len(y) for _, y in group)
        for x, y in group:
            loss = loss_fn(model(x), y) * len(y) / n_rows
            loss.backward()
        grads = [p.grad for part in optimizer.param_groups for p in part["params"] if p.grad is not None]
        if all(torch.isfinite(grad).all() for grad in grads):
            for part in optimizer.param_groups:
                rate = part["lr"]
            rates.append(rate)
            optimizer.step()
            scheduler.step()
    optimizer.zero_grad()
    return rates
