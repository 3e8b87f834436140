"""fits first, predicts afterwards, and divides row by row in plain Python"""

import numpy as np


def ovr_fit_proba(X, y, X_new, fit_binary):
    names = sorted(set(y.tolist()))
    if len(names) < 2:
        raise ValueError("need two classes")
    wanted = names if len(names) > 2 else names[1:]
    models = [fit_binary(X, np.array([float(label == name) for label in y.tolist()])) for name in wanted]
    columns = [[float(p) for p in model(X_new)] for model in models]
    rows = []
    for answers in zip(*columns):
        if len(names) == 2:
            rows.append([1 - answers[0], answers[0]])
        elif sum(answers) == 0:
            rows.append([1 / len(names)] * len(names))
        else:
            rows.append([p / sum(answers) for p in answers])
    return names, rows
