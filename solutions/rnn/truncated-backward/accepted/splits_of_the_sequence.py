"""Splits inputs and targets into windows, and takes a mean weighted by their lengths."""

import torch


def truncated_backward(cell, loss_fn, xs, ys, state, window):
    single = torch.is_tensor(state)
    parts = [state] if single else list(state)
    shares = []
    for x_window, y_window in zip(xs.split(window), ys.split(window)):
        parts = [part.detach() for part in parts]
        losses = []
        for x, y in zip(x_window.unbind(0), y_window.unbind(0)):
            new = cell(x, parts[0] if single else tuple(parts))
            parts = [new] if single else list(new)
            losses.append(loss_fn(new, y))
        loss = torch.stack(losses).mean() * (len(losses) / len(xs))
        loss.backward()
        shares.append(loss.item())
    parts = [part.detach() for part in parts]
    return sum(shares), parts[0] if single else tuple(parts)
