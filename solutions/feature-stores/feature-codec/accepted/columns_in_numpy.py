"""works by column in numpy and keeps a dict of places for each category"""

import json

import numpy as np


def _column(rows, name):
    return np.array([np.nan if row.get(name) is None else row[name] for row in rows], dtype=float)


def fit(rows, numeric, categorical):
    moments, places = {}, {}
    for name in numeric:
        column = _column(rows, name)
        column = column[~np.isnan(column)]
        std = column.std() if column.size and np.ptp(column) else 1.0
        moments[name] = {"mean": column.mean() if column.size else 0.0, "std": std}
    for name in categorical:
        names = sorted({row.get(name) for row in rows if isinstance(row.get(name), str)})
        places[name] = {one: place for place, one in enumerate(names)}
    return json.dumps({"order": [list(numeric), list(categorical)], "moments": moments, "places": places})


def transform(state, rows):
    state = json.loads(state)
    numeric, categorical = state["order"]
    blocks = [np.empty((len(rows), 0))]
    for name in numeric:
        scaled = (_column(rows, name) - state["moments"][name]["mean"]) / state["moments"][name]["std"]
        blocks.append(np.where(np.isnan(scaled), 0.0, scaled)[:, None])
    for name in categorical:
        places = state["places"][name]
        block = np.zeros((len(rows), len(places)))
        for i, row in enumerate(rows):
            if row.get(name) is not None and row[name] in places:
                block[i, places[row[name]]] = 1
        blocks.append(block)
    return np.hstack(blocks)
