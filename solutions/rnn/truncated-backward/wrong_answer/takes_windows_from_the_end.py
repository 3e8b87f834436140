"""cuts from the end, so that the first window is the shorter one"""

import torch


def detached(state):
    if isinstance(state, torch.Tensor):
        return state.detach()
    return tuple(part.detach() for part in state)


def truncated_backward(cell, loss_fn, xs, ys, state, window):
    total = 0.0
    short = len(xs) % window
    for start, stop in zip([0, *range(short or window, len(xs), window)], [*range(short or window, len(xs), window), len(xs)]):
        state = detached(state)  # values go on, gradients stop here
        losses = []
        for x, y in zip(xs[start:stop], ys[start:stop]):
            state = cell(x, state)
            losses.append(loss_fn(state, y))
        loss = sum(losses) / len(xs)
        loss.backward()  # frees the graph of this window
        total += loss.item()
    return total, detached(state)
