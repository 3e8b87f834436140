"""ignores improvements smaller than 0.001"""

import copy

import torch
import torch.nn.functional as F


@torch.no_grad()
def evaluate(model, batches):
    model.eval()
    total = sum(F.cross_entropy(model(x), y, reduction="sum").item() for x, y in batches)
    return total / sum(len(y) for _, y in batches)


def fit(model, batches, val_batches, *, epochs, accumulate, lr, gamma):
    optimizer = torch.optim.SGD(model.parameters(), lr=lr)
    schedule = torch.optim.lr_scheduler.ExponentialLR(optimizer, gamma)
    history, best = [], None
    for _ in range(epochs):
        model.train()
        for start in range(0, len(batches), accumulate):
            group = batches[start : start + accumulate]
            rows = sum(len(y) for _, y in group)
            optimizer.zero_grad()
            for x, y in group:
                (F.cross_entropy(model(x), y, reduction="sum") / rows).backward()
            optimizer.step()
        schedule.step()
        history.append(evaluate(model, val_batches))
        if best is None or history[-1] < min(history[:-1]) - 1e-3:
            best = copy.deepcopy(model.state_dict())  # the dict alone would follow the weights as they change
    if best is not None:
        model.load_state_dict(best)
    model.eval()
    return history
