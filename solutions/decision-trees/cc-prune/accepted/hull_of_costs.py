"""the least cost for every number of leaves, and the lower hull of these points"""

import math


def pruning_path(left, right, impurity, n_node):
    def cheapest(t):
        alone = float(n_node[t]) / float(n_node[0]) * float(impurity[t])
        if left[t] == -1:
            return {1: alone}
        best = {1: alone}
        low, high = cheapest(left[t]), cheapest(right[t])
        for a, cost_a in low.items():
            for b, cost_b in high.items():
                best[a + b] = min(best.get(a + b, math.inf), cost_a + cost_b)
        return best

    cost = cheapest(0)
    least = min(cost.values())
    k = min(count for count, value in cost.items() if value <= least + 1e-9)
    alphas, leaves = [0.0], [k]
    while k > 1:
        slopes = {j: (cost[j] - cost[k]) / (k - j) for j in cost if j < k}
        alpha = min(slopes.values())
        k = min(j for j, slope in slopes.items() if slope <= alpha + 1e-9)
        alphas.append(alpha)
        leaves.append(k)
    return alphas, leaves
