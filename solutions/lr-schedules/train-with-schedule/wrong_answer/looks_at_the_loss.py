"""judges by the loss whether the step is finite"""

import math
from itertools import islice


def train_epoch(model, loss_fn, batches, optimizer, scheduler, accum):
    batches, rates = iter(batches), []
    while group := list(islice(batches, accum)):
        optimizer.zero_grad(set_to_none=True)
        n_rows = sum(len(x) for x, _ in group)
        total = 0.0
        for x, y in group:
            loss = loss_fn(model(x), y) * (len(x) / n_rows)
            loss.backward()
            total += loss.item()
        if math.isfinite(total):
            rates.append(optimizer.param_groups[0]["lr"])
            optimizer.step()
            scheduler.step()
    optimizer.zero_grad(set_to_none=True)
    return rates
