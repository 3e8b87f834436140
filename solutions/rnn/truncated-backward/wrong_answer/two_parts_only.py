"""takes every tuple for a pair"""

import torch


def cut(state):
    if torch.is_tensor(state):
        return state.detach()
    h, c = state[0], state[1]
    return h.detach(), c.detach()


def truncated_backward(cell, loss_fn, xs, ys, state, window):
    total = 0.0
    for start in range(0, len(xs), window):
        state = cut(state)
        loss = 0
        for t in range(start, min(start + window, len(xs))):
            state = cell(xs[t], state)
            loss = loss + loss_fn(state, ys[t]) / len(xs)
        loss.backward()
        total += loss.item()
    return total, cut(state)
