"""lowers the rate after each step, where it is lowered by epoch"""

import copy

import torch
import torch.nn.functional as F


def evaluate(model, batches):
    model.eval()
    losses, rows = [], 0
    with torch.no_grad():
        for x, y in batches:
            losses.append(F.cross_entropy(model(x), y).item() * len(y))
            rows += len(y)
    return sum(losses) / rows


def fit(model, batches, val_batches, *, epochs, accumulate, lr, gamma):
    optimizer = torch.optim.SGD(model.parameters(), lr=lr)
    schedule = torch.optim.lr_scheduler.ExponentialLR(optimizer, gamma)
    history, best = [], copy.deepcopy(model.state_dict())
    for _ in range(epochs):
        model.train()
        optimizer.zero_grad()
        for i, (x, y) in enumerate(batches):
            first = i - i % accumulate
            rows = sum(len(labels) for _, labels in batches[first : first + accumulate])
            loss = F.cross_entropy(model(x), y) * len(y) / rows
            loss.backward()
            if (i + 1) % accumulate == 0 or i + 1 == len(batches):
                optimizer.step()
                optimizer.zero_grad()
                schedule.step()
        history.append(evaluate(model, val_batches))
        if history[-1] == min(history) and history.count(history[-1]) == 1:
            best = copy.deepcopy(model.state_dict())
    model.load_state_dict(best)
    model.eval()
    return history
