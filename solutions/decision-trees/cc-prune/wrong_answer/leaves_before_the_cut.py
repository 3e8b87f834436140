"""pairs each alpha with the leaves before its cut"""

import numpy as np


def measure(t, left, right, cost):
    """Cost and leaves below a node."""
    if left[t] == -1:
        return cost[t], 1
    a, b = measure(left[t], left, right, cost), measure(right[t], left, right, cost)
    return a[0] + b[0], a[1] + b[1]


def inner_nodes(t, left, right):
    if left[t] == -1:
        return []
    return [t, *inner_nodes(left[t], left, right), *inner_nodes(right[t], left, right)]


def strength(t, left, right, cost):
    below, leaves = measure(t, left, right, cost)
    return (cost[t] - below) / (leaves - 1)


def pruning_path(left, right, impurity, n_node):
    left, right = np.array(left), np.array(right)
    n = np.asarray(n_node, dtype=float)
    cost = n / n[0] * np.asarray(impurity, dtype=float)
    alphas, leaves = [0.0], []
    nodes = inner_nodes(0, left, right)
    while nodes:
        links = [strength(t, left, right, cost) for t in nodes]
        weakest = min(links)
        if weakest > alphas[-1] + 1e-9:
            leaves.append(measure(0, left, right, cost)[1])
            alphas.append(weakest)
        t = nodes[links.index(weakest)]
        left[t] = right[t] = -1
        nodes = inner_nodes(0, left, right)
    start = leaves[:1] or [1]
    return np.array(alphas), np.array(start + leaves)[: len(alphas)]
