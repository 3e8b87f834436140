"""merges alphas that differ by less than 1e-5"""

import numpy as np


def pruning_path(
    left: np.ndarray, right: np.ndarray, impurity: np.ndarray, n_node: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    left, right = np.array(left), np.array(right)  # copies: links are cut in them
    cost = np.asarray(n_node) / n_node[0] * np.asarray(impurity)
    alphas, leaves = [0.0], []
    while True:
        below, count, inner = _subtrees(left, right, cost)
        links = {t: (cost[t] - below[t]) / (count[t] - 1) for t in inner}
        weakest = min(links.values(), default=np.inf)
        if weakest > alphas[-1] + 1e-5:
            leaves.append(count[0])
            alphas.append(weakest)
        if not links:
            return np.array(alphas[:-1]), np.array(leaves)
        t = min(links, key=links.get)
        left[t] = right[t] = -1


def _subtrees(left: np.ndarray, right: np.ndarray, cost: np.ndarray) -> tuple[list[float], list[int], list[int]]:
    """Return the cost and leaves of the subtree below each node, and the inner nodes that hang on the root."""
    below, count = cost.tolist(), [1] * len(cost)
    for t in reversed(range(len(cost))):  # children come after their parents
        if left[t] != -1:
            below[t] = below[left[t]] + below[right[t]]
            count[t] = count[left[t]] + count[right[t]]
    open_nodes, inner = [0], []
    while open_nodes:
        t = open_nodes.pop()
        if left[t] != -1:
            inner.append(t)
            open_nodes += [left[t], right[t]]
    return below, count, inner

