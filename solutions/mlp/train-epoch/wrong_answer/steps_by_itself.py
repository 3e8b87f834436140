"""makes plain gradient steps itself at the optimizer's rate"""

import torch
import torch.nn.functional as F


def train_epoch(model, X, y, optimizer, batch_size, order):
    mode = model.training
    model.train()
    total = 0.0
    for i in range(0, len(order), batch_size):
        rows = order[i : i + batch_size]
        optimizer.zero_grad()
        loss = F.cross_entropy(model(X[rows]), y[rows])
        loss.backward()
        with torch.no_grad():
            for group in optimizer.param_groups:
                for p in group["params"]:
                    p -= group["lr"] * p.grad
        total += loss.item() * len(rows)
    model.train(mode)
    return total / len(order)
