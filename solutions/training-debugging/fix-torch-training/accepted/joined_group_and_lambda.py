"""joins each group into one batch where nothing but rows matters, and sets the rate by hand"""

import torch
from torch import nn


def fit(model, batches, val_batches, *, epochs, accumulate, lr, gamma):
    optimizer = torch.optim.SGD(model.parameters(), lr=lr)
    criterion = nn.CrossEntropyLoss()
    history = []
    best_loss, best = float("inf"), {k: v.clone() for k, v in model.state_dict().items()}
    for epoch in range(epochs):
        for group in optimizer.param_groups:
            group["lr"] = lr * gamma**epoch
        model.train()
        waiting, rows = 0, 0
        for index, (x, y) in enumerate(batches):
            (criterion(model(x), y) * len(y)).backward()
            waiting, rows = waiting + 1, rows + len(y)
            if waiting == accumulate or index == len(batches) - 1:
                for p in model.parameters():
                    if p.grad is not None:
                        p.grad /= rows
                optimizer.step()
                optimizer.zero_grad(set_to_none=False)
                waiting, rows = 0, 0
        model.train(False)
        with torch.inference_mode():
            sums = [criterion(model(x), y) * y.numel() for x, y in val_batches]
            loss = float(torch.stack(sums).sum()) / sum(y.numel() for _, y in val_batches)
        history.append(loss)
        if loss < best_loss:
            best_loss, best = loss, {k: v.detach().clone() for k, v in model.state_dict().items()}
    model.load_state_dict(best)
    model.train(False)
    return history
