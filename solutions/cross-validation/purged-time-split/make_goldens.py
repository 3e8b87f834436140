"""Freeze what scikit-learn's TimeSeriesSplit gives for rows whose label is settled at once."""

import json
from pathlib import Path

import numpy as np
from sklearn.model_selection import TimeSeriesSplit

CASES = [(12, 3, 0), (13, 3, 2), (17, 4, 1), (29, 5, 3), (7, 2, 2), (11, 10, 0)]


def folds(n: int, k: int, gap: int) -> list[list[list[int]]]:
    split = TimeSeriesSplit(n_splits=k, gap=gap).split(np.zeros(n))
    return [[train.tolist(), test.tolist()] for train, test in split]


cases = [{"n": n, "k": k, "gap": gap, "folds": folds(n, k, gap)} for n, k, gap in CASES]
Path(__file__).with_name("goldens.json").write_text(json.dumps({"cases": cases}) + "\n", encoding="utf-8")
