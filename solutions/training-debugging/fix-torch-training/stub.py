"""It runs, learns slowly, and hands back a model that is worse than the best of its history. It holds seven faults."""

import torch
import torch.nn.functional as F


def evaluate(model, batches):
    model.eval()
    losses = []
    with torch.no_grad():
        for x, y in batches:
            losses.append(F.cross_entropy(F.softmax(model(x), dim=1), y).item())
    return sum(losses) / len(losses)


def fit(model, batches, val_batches, *, epochs, accumulate, lr, gamma):
    """Train the model on lists of batches (x f[b, d], y i[b]). Return the validation loss of each epoch."""
    optimizer = torch.optim.SGD(model.parameters(), lr=lr)
    schedule = torch.optim.lr_scheduler.ExponentialLR(optimizer, gamma)
    history, best = [], model.state_dict()
    model.train()
    for _ in range(epochs):
        for i, (x, y) in enumerate(batches):
            optimizer.zero_grad()
            loss = F.cross_entropy(F.softmax(model(x), dim=1), y) / accumulate
            loss.backward()
            if (i + 1) % accumulate == 0:
                optimizer.step()
                schedule.step()
        history.append(evaluate(model, val_batches))
        if history[-1] == min(history):
            best = model.state_dict()
    model.load_state_dict(best)
    return history
