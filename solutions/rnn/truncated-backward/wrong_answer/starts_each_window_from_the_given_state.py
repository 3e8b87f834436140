"""starts each window from the given state"""

import torch


def detached(state):
    if isinstance(state, torch.Tensor):
        return state.detach()
    return tuple(part.detach() for part in state)


def truncated_backward(cell, loss_fn, xs, ys, state, window):
    total, given = 0.0, state
    for start in range(0, len(xs), window):
        state = detached(given)
        losses = []
        for x, y in zip(xs[start : start + window], ys[start : start + window]):
            state = cell(x, state)
            losses.append(loss_fn(state, y))
        loss = sum(losses) / len(xs)
        loss.backward()  # frees the graph of this window
        total += loss.item()
    return total, detached(state)
