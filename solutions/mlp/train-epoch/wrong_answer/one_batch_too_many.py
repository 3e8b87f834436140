"""makes an empty batch and one more step where the batch size divides the number of rows"""

import torch.nn.functional as F


def train_epoch(model, X, y, optimizer, batch_size, order):
    before, total = model.training, 0.0
    model.train()
    for i in range(len(order) // batch_size + 1):
        rows = order[i * batch_size : (i + 1) * batch_size]
        summed = F.cross_entropy(model(X[rows]), y[rows], reduction="sum")
        optimizer.zero_grad()
        (summed / max(len(rows), 1)).backward()
        optimizer.step()
        total += summed.item()
    model.train(before)
    return total / len(order)
