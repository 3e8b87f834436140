"""runs one loop over steps, and backward where a window is full"""

import torch


def truncated_backward(cell, loss_fn, xs, ys, state, window):
    single = torch.is_tensor(state)
    parts = [state] if single else list(state)
    total = 0.0
    for t in range(len(xs)):
        if t % window == 0:
            if t:
                pending.backward()
            parts, pending = [p.detach() for p in parts], 0.0
        new = cell(xs[t], parts[0] if single else tuple(parts))
        parts = [new] if single else list(new)
        loss = loss_fn(new, ys[t]) / len(xs)
        pending = pending + loss
        total += float(loss.detach())
    pending.backward()
    parts = [p.detach() for p in parts]
    return total, parts[0] if single else tuple(parts)
