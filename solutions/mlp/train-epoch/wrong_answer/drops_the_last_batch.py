"""leaves out the last batch if it is smaller"""

import torch
import torch.nn.functional as F


def train_epoch(model, X, y, optimizer, batch_size, order):
    mode = model.training
    model.train()
    total = 0.0
    seen = 0
    for i in range(0, len(order), batch_size):
        rows = order[i : i + batch_size]
        if len(rows) < batch_size and seen:
            break
        optimizer.zero_grad()
        loss = F.cross_entropy(model(X[rows]), y[rows])
        loss.backward()
        optimizer.step()
        total += loss.item() * len(rows)
        seen += len(rows)
    model.train(mode)
    return total / seen
