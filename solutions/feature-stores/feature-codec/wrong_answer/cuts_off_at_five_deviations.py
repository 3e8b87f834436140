"""cuts features off at five deviations"""

import json
import math

import numpy as np


def missing(value):
    return value is None or (isinstance(value, float) and math.isnan(value))


def fit(rows, numeric, categorical):
    state = {"numeric": [], "categorical": []}
    for name in numeric:
        known = [float(row[name]) for row in rows if not missing(row.get(name))] or [0.0]
        mean, std = np.mean(known), np.std(known)
        state["numeric"].append([name, float(mean), float(std) if max(known) > min(known) else 1.0])
    for name in categorical:
        known = {row[name] for row in rows if not missing(row.get(name))}
        state["categorical"].append([name, sorted(known)])
    return json.dumps(state)


def transform(state, rows):
    state = json.loads(state)
    width = len(state["numeric"]) + sum(len(known) for _, known in state["categorical"])
    features = np.zeros((len(rows), width))
    for i, row in enumerate(rows):
        for place, (name, mean, std) in enumerate(state["numeric"]):
            value = row.get(name)
            features[i, place] = 0.0 if missing(value) else min(max((value - mean) / std, -5), 5)
        start = len(state["numeric"])
        for name, known in state["categorical"]:
            if row.get(name) in known:
                features[i, start + known.index(row[name])] = 1.0
            start += len(known)
    return features
