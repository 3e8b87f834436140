"""reports the loss that each batch has after its step"""

import torch
import torch.nn.functional as F


def train_epoch(model, X, y, optimizer, batch_size, order):
    mode = model.training
    model.train()
    total = 0.0
    for i in range(0, len(order), batch_size):
        rows = order[i : i + batch_size]
        optimizer.zero_grad()
        F.cross_entropy(model(X[rows]), y[rows]).backward()
        optimizer.step()
        with torch.no_grad():
            total += F.cross_entropy(model(X[rows]), y[rows]).item() * len(rows)
    model.train(mode)
    return total / len(order)
