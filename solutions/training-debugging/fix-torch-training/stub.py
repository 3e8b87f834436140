"""It runs, learns slowly, and hands back a model that is worse than the best of its history. It holds seven faults."""

import torch
import torch.nn.functional as F


def loss_of(model, x, y):
    return F.cross_entropy(F.softmax(model(x), dim=1), y)


def evaluate(model, batches):
    model.eval()
    total, rows = 0.0, 0
    with torch.no_grad():
        for x, y in batches:
            total += loss_of(model, x, y).item() * len(y)
            rows += len(y)
    return total / rows


def fit(model, batches, val_batches, *, epochs, accumulate, lr, gamma):
    """Train the model on lists of batches (x f[b, d], y i[b]). Return the validation loss of each epoch."""
    optimizer = torch.optim.SGD(model.parameters(), lr=lr)
    schedule = torch.optim.lr_scheduler.ExponentialLR(optimizer, gamma)
    history, best = [], None
    model.train()
    for _ in range(epochs):
        for i, (x, y) in enumerate(batches):
            optimizer.zero_grad()
            loss = loss_of(model, x, y) / accumulate
            loss.backward()
            if (i + 1) % accumulate == 0:
                optimizer.step()
                schedule.step()
        history.append(evaluate(model, val_batches))
        if best is None or history[-1] < min(history[:-1]):
            best = model.state_dict()
    if best is not None:
        model.load_state_dict(best)
    model.eval()
    return history
