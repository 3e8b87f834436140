"""plain Python: running means for squared error, two heaps that hold the median for absolute error"""

import heapq
import math


def absolute_prefixes(values):
    low, high, low_sum, high_sum, losses = [], [], 0.0, 0.0, []
    for v in values:
        if low and v > -low[0]:
            heapq.heappush(high, v)
            high_sum += v
        else:
            heapq.heappush(low, -v)
            low_sum += v
        if len(low) > len(high) + 1:
            moved = -heapq.heappop(low)
            low_sum -= moved
            heapq.heappush(high, moved)
            high_sum += moved
        elif len(high) > len(low):
            moved = heapq.heappop(high)
            high_sum -= moved
            heapq.heappush(low, -moved)
            low_sum += moved
        middle = -low[0]
        losses.append(middle * len(low) - low_sum + high_sum - middle * len(high))
    return losses


def squared_prefixes(values):
    count, mean, total, losses = 0, 0.0, 0.0, []
    for v in values:
        count += 1
        step = v - mean
        mean += step / count
        total += step * (v - mean)
        losses.append(total)
    return losses


def best_split(X, y, loss="squared", min_leaf=1):
    rows = [[float(v) for v in row] for row in X]
    y = [float(v) for v in y]
    n = len(y)
    centre = math.fsum(y) / n
    y = [v - centre for v in y]
    prefixes = squared_prefixes if loss == "squared" else absolute_prefixes
    tie = 1e-9 * prefixes(y)[-1] / n
    best, top = None, 0.0
    for j in range(len(rows[0])):
        order = sorted(range(n), key=lambda i: rows[i][j])
        values = [y[i] for i in order]
        left = prefixes(values)
        right = prefixes(values[::-1])[::-1]
        for i in range(min_leaf - 1, n - min_leaf):
            if i + 1 >= n:
                break
            low, high = rows[order[i]][j], rows[order[i + 1]][j]
            gain = (left[-1] - left[i] - right[i + 1]) / n
            if low < high and gain > top + tie:
                best, top = (j, (low + high) / 2, gain), gain
    return best
