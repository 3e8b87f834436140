"""dictionaries and lists; blocks keep sums in place of means"""

import bisect


def isotonic_fit(x, y, w=None):
    w = [1.0] * len(x) if w is None else w
    merged = {}
    for a, b, c in zip(x, y, w):
        s, v = merged.get(float(a), (0.0, 0.0))
        merged[float(a)] = s + float(b) * float(c), v + float(c)
    knots = sorted(merged)
    stack = []
    for knot in knots:
        stack.append([*merged[knot], 1])
        while len(stack) > 1 and stack[-2][0] / stack[-2][1] >= stack[-1][0] / stack[-1][1]:
            s, v, k = stack.pop()
            stack[-1][0] += s
            stack[-1][1] += v
            stack[-1][2] += k
    return knots, [s / v for s, v, k in stack for _ in range(k)]


def isotonic_predict(knots, values, q):
    import numpy as np

    def at(point):
        k = bisect.bisect_right(list(knots), point)
        if k == 0 or k == len(knots):
            return values[0 if k == 0 else -1]
        left, right = knots[k - 1], knots[k]
        return values[k - 1] + (values[k] - values[k - 1]) * (point - left) / (right - left)

    q = np.asarray(q, dtype=float)
    return np.array([at(point) for point in q.ravel()]).reshape(q.shape)
