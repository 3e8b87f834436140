"""local sums rescaled to the global maximum, token by token in plain Python"""

import math


def vocab_parallel_ce(logits, first, targets):
    rows = [[float(number) for number in row] for row in logits]
    local = [max(row, default=-math.inf) for row in rows]
    sums = [sum(math.exp(n - top) for n in row) if top > -math.inf else 0.0 for row, top in zip(rows, local)]
    tops = yield "max", local
    tops = [float(top) for top in tops]
    scaled = [s * math.exp(own - top) for s, own, top in zip(sums, local, tops)]
    totals = yield "sum", scaled
    places = [int(target) - first for target in targets]
    ours = [0 <= at < len(row) for at, row in zip(places, rows)]
    picked = [row[at] - top if own else 0.0 for row, at, own, top in zip(rows, places, ours, tops)]
    picked = yield "sum", picked
    loss = [math.log(total) - float(at) for total, at in zip(totals, picked)]
    grad = [
        [math.exp(number - top) / float(total) - (own and at == k) for k, number in enumerate(row)]
        for row, top, total, at, own in zip(rows, tops, totals, places, ours)
    ]
    import numpy as np

    return loss, np.reshape(grad, (len(rows), len(logits[0]) if len(rows) else logits.shape[1]))
