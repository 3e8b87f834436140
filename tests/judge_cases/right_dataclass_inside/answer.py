from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import NamedTuple

import numpy as np


class Side(Enum):
    LEFT = 1


class Centres(NamedTuple):
    x: np.ndarray
    y: float


@dataclass(frozen=True, slots=True)
class Problem:
    Z: np.ndarray
    t: np.ndarray
    centres: Centres
    side: Side = Side.LEFT
    notes: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, X: np.ndarray, y: np.ndarray) -> Problem:
        centres = Centres(X.mean(axis=0), y.mean())
        return cls(X - centres.x, y - centres.y, centres)

    def solve(self, penalty: float) -> np.ndarray:
        gram = self.Z.T @ self.Z
        return np.linalg.solve(gram + penalty * np.eye(len(gram)), self.Z.T @ self.t)


def ridge(X: np.ndarray, y: np.ndarray, penalty: float) -> tuple[np.ndarray, float]:
    if penalty < 0:
        raise ValueError("penalty")
    problem = Problem.of(X, y)
    w = problem.solve(penalty)
    return w, problem.centres.y - problem.centres.x @ w
