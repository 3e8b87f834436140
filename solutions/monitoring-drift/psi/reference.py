import numpy as np


def psi(reference: np.ndarray, current: np.ndarray, bins: int = 10, eps: float = 1e-4) -> float:
    samples = [np.asarray(sample, dtype=np.float64) for sample in (reference, current)]
    edges = np.unique(np.nanquantile(samples[0], np.arange(1, bins) / bins))

    def shares(x: np.ndarray) -> np.ndarray:
        missing = np.isnan(x)
        place = np.searchsorted(edges, x[~missing], side="right")
        counts = np.append(np.bincount(place, minlength=len(edges) + 1), missing.sum())
        return np.maximum(counts / len(x), eps)

    e, a = map(shares, samples)
    return float(np.sum((a - e) * np.log(a / e)))
