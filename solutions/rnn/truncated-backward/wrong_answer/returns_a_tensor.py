"""returns the loss as a tensor"""

import torch


def detached(state):
    if isinstance(state, torch.Tensor):
        return state.detach()
    return tuple(part.detach() for part in state)


def truncated_backward(cell, loss_fn, xs, ys, state, window):
    total = 0.0
    for start in range(0, len(xs), window):
        state = detached(state)  # values go on, gradients stop here
        losses = []
        for x, y in zip(xs[start : start + window], ys[start : start + window]):
            state = cell(x, state)
            losses.append(loss_fn(state, y))
        loss = sum(losses) / len(xs)
        loss.backward()  # frees the graph of this window
        total = total + loss.detach()
    return total, detached(state)
