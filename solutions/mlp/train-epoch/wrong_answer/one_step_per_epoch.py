"""collects gradients over the epoch and makes a single step"""

import torch
import torch.nn.functional as F


def train_epoch(model, X, y, optimizer, batch_size, order):
    mode = model.training
    model.train()
    total = 0.0
    optimizer.zero_grad()
    for i in range(0, len(order), batch_size):
        rows = order[i : i + batch_size]
        loss = F.cross_entropy(model(X[rows]), y[rows])
        loss.backward()
        total += loss.item() * len(rows)
    optimizer.step()
    model.train(mode)
    return total / len(order)
