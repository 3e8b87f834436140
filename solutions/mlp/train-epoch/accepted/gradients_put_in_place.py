"""Asks autograd for the gradients, puts them in place itself, and takes the negative log-softmax."""

import torch


def train_epoch(model, X, y, optimizer, batch_size, order):
    mode, n = model.training, order.numel()
    model.train()
    params = [p for p in model.parameters() if p.requires_grad]
    mean = 0.0
    try:
        start = 0
        while start < n:
            rows = order[start : start + batch_size]
            log_p = model(X[rows]).log_softmax(dim=1)
            loss = -log_p.gather(1, y[rows].unsqueeze(1)).mean()
            for p, g in zip(params, torch.autograd.grad(loss, params)):
                p.grad = g
            optimizer.step()
            mean += float(loss) * rows.numel() / n
            start += batch_size
    finally:
        model.train(mode)
    return mean
