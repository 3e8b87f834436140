import numpy as np


def pruning_path(
    left: np.ndarray, right: np.ndarray, impurity: np.ndarray, n_node: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    left, right = np.array(left), np.array(right)  # copies: links are cut in them
    weight = np.asarray(n_node, dtype=float)
    cost = weight / weight[0] * np.asarray(impurity, dtype=float)
    alphas, leaves = [0.0], []
    while True:
        below, count, inner = _subtrees(left, right, cost)
        links = {t: (cost[t] - below[t]) / (count[t] - 1) for t in inner}
        weakest = min(links.values(), default=np.inf)
        if weakest > alphas[-1] + 1e-9:
            leaves.append(count[0])
            if not links:
                return np.array(alphas), np.array(leaves)
            alphas.append(weakest)
        for t, alpha in links.items():
            if alpha <= weakest + 1e-9:
                left[t] = right[t] = -1


def _subtrees(left: np.ndarray, right: np.ndarray, cost: np.ndarray) -> tuple[np.ndarray, np.ndarray, list[int]]:
    """Return the cost and leaves of the subtree below each node, and the inner nodes that hang on the root."""
    below, count = cost.copy(), np.ones(len(cost), dtype=int)
    for t in range(len(cost) - 1, -1, -1):  # children come after their parents
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
