"""clears gradients after each step only, so that what was left before the call counts"""

import torch
import torch.nn.functional as F


def train_epoch(model, X, y, optimizer, batch_size, order):
    mode = model.training
    model.train()
    total = 0.0
    for i in range(0, len(order), batch_size):
        rows = order[i : i + batch_size]
        loss = F.cross_entropy(model(X[rows]), y[rows])
        loss.backward()
        optimizer.step()
        optimizer.zero_grad()
        total += loss.item() * len(rows)
    model.train(mode)
    return total / len(order)
