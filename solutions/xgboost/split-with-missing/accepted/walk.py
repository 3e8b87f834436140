"""a walk along the sorted rows, in plain Python"""


def score(G, H, lam):
    return G * G / (H + lam)


def best_split(X, g, h, lam=1.0, gamma=0.0, min_child_weight=0.0):
    rows = [[float(v) for v in row] for row in X]
    g, h = [float(v) for v in g], [float(v) for v in h]
    G, H = sum(g), sum(h)
    best = None
    for j in range(len(rows[0])):
        present = sorted((row[j], i) for i, row in enumerate(rows) if row[j] == row[j])
        absent = [i for i, row in enumerate(rows) if row[j] != row[j]]
        gm, hm = sum(g[i] for i in absent), sum(h[i] for i in absent)
        gl = hl = 0.0
        for (value, i), (following, _) in zip(present, present[1:]):
            gl, hl = gl + g[i], hl + h[i]
            if value == following:
                continue
            for left, a, b in ((True, gl + gm, hl + hm), (False, gl, hl)):
                if b < min_child_weight - 1e-12 * H or H - b < min_child_weight - 1e-12 * H:
                    continue
                found = (score(a, b, lam) + score(G - a, H - b, lam) - score(G, H, lam)) / 2 - gamma
                if found > (1e-10 if best is None else best[3] + 1e-10):
                    best = (j, value / 2 + following / 2, left, found)
    return best
