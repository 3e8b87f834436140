"""plain Python with fsum, returns lists"""

import json
from math import fsum, sqrt


def _known(rows, name):
    values = (row.get(name) for row in rows)
    return [value for value in values if value is not None and value == value]


def fit(rows, numeric, categorical):
    scalers = []
    for name in numeric:
        values = _known(rows, name)
        mean = fsum(values) / len(values) if values else 0.0
        square = fsum((value - mean) ** 2 for value in values) / len(values) if values else 0.0
        scalers.append((name, mean, sqrt(square) if len(set(values)) > 1 else 1.0))
    names = [(name, sorted(set(_known(rows, name)))) for name in categorical]
    return json.dumps([scalers, names])


def transform(state, rows):
    scalers, names = json.loads(state)
    width = len(scalers) + sum(len(known) for _, known in names)
    table = []
    for row in rows:
        values = []
        for name, mean, std in scalers:
            value = row.get(name)
            values.append((value - mean) / std if value is not None and value == value else 0.0)
        for name, known in names:
            values.extend(1.0 if row.get(name) == one else 0.0 for one in known)
        table.append(values)
    if not table:
        import numpy as np

        return np.zeros((0, width))
    return table
