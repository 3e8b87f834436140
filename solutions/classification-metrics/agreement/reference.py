import numpy as np


def mcc(C: np.ndarray) -> float:
    n, truth, guess, hits = counts(C)
    spread = (n**2 - np.sum(truth**2)) * (n**2 - np.sum(guess**2))
    return 0.0 if spread == 0 else float((n * hits - np.sum(truth * guess)) / np.sqrt(spread))


def kappa(C: np.ndarray) -> float:
    n, truth, guess, hits = counts(C)
    by_chance = np.sum(truth * guess) / n
    return 0.0 if by_chance == n else float((hits - by_chance) / (n - by_chance))


def balanced_accuracy(C: np.ndarray) -> float:
    _, truth, _, _ = counts(C)
    occurs = truth > 0
    return float(np.mean(np.diag(C)[occurs] / truth[occurs]))


def counts(C: np.ndarray) -> tuple[float, np.ndarray, np.ndarray, float]:
    C = C.astype(np.float64)  # products of counts overflow integers
    return C.sum(), C.sum(axis=1), C.sum(axis=0), np.trace(C)
