"""Keeps the state in plain lists and returns a list of rows."""

import math


def phi(x):
    return x + 1 if x > 0 else math.exp(x)


def linear_attention(q, k, v):
    width, v_width = k.shape[1], v.shape[1]
    state = [[0.0] * v_width for _ in range(width)]
    total = [0.0] * width
    out = []
    for q_row, k_row, v_row in zip(q.tolist(), k.tolist(), v.tolist()):
        for d, x in enumerate(k_row):
            feature = phi(x)
            total[d] += feature
            for e, value in enumerate(v_row):
                state[d][e] += feature * value
        query = [phi(x) for x in q_row]
        below = sum(a * b for a, b in zip(query, total))
        out.append([sum(a * row[e] for a, row in zip(query, state)) / below for e in range(v_width)])
    return out
