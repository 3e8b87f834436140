"""sums in plain Python, returning a list"""

import math


def weighted_risk(loss, p_src, p_tgt, self_norm):
    weights = []
    for s, t in zip(p_src, p_tgt):
        if t > 0 and s == 0:
            raise ValueError("no source there")
        weights.append(float(t) / float(s) if t > 0 else 0.0)
    top = max(weights, default=0.0)
    if top == 0:
        raise ValueError("no weights")
    total = math.fsum(w / top for w in weights)
    squares = math.fsum((w / top) ** 2 for w in weights)
    if self_norm:
        risk = math.fsum(w / top * float(v) for w, v in zip(weights, loss)) / total
    else:
        risk = math.fsum(w * float(v) for w, v in zip(weights, loss)) / len(weights)
    return [risk, total**2 / squares]
