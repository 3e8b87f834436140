"""never clears the gradients, which pile up over the batches"""

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
        total += loss.item() * len(rows)
    model.train(mode)
    return total / len(order)
