"""nested lists, the weakest link cut one at a time, equal alphas merged"""

import numpy as np


def pruning_path(left, right, impurity, n_node):
    share = np.asarray(n_node, dtype=np.float64) / n_node[0]

    def build(t):
        children = [] if left[t] < 0 else [build(left[t]), build(right[t])]
        return {"cost": share[t] * impurity[t], "children": children}

    def measure(node):
        if not node["children"]:
            node["below"], node["leaves"] = node["cost"], 1
            return [node]
        found = [node] + [each for child in node["children"] for each in measure(child)]
        node["below"] = sum(child["below"] for child in node["children"])
        node["leaves"] = sum(child["leaves"] for child in node["children"])
        return found

    root = build(0)
    path = [[0.0, None]]
    while True:
        nodes = [node for node in measure(root) if node["children"]]
        path[-1][1] = root["leaves"]
        if not nodes:
            return np.array([alpha for alpha, _ in path]), np.array([count for _, count in path])
        links = [(node["cost"] - node["below"]) / (node["leaves"] - 1) for node in nodes]
        weakest = int(np.argmin(links))
        if links[weakest] > path[-1][0] + 1e-9:
            path.append([links[weakest], None])
        nodes[weakest]["children"] = []
