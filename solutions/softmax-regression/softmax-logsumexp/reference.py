import numpy as np


def shifted(Z: np.ndarray, axis: int) -> tuple[np.ndarray, np.ndarray]:
    """Return Z less its maximum along axis, and that maximum, with a slice of -inf alone left as it is."""
    top = np.max(Z, axis=axis, keepdims=True)
    top = np.where(top == -np.inf, 0.0, top)  # -inf less -inf would be NaN
    return Z - top, top


def softmax(Z: np.ndarray, axis: int = -1) -> np.ndarray:
    S, _ = shifted(Z, axis)
    E = np.exp(S)  # the largest is 1, so nothing overflows
    total = E.sum(axis=axis, keepdims=True)
    return E / np.where(total == 0, 1.0, total)


def logsumexp(Z: np.ndarray, axis: int = -1, keepdims: bool = False) -> np.ndarray:
    S, top = shifted(Z, axis)
    with np.errstate(divide="ignore"):  # the logarithm of an empty sum is -inf, as it should be
        result = np.log(np.exp(S).sum(axis=axis, keepdims=True)) + top
    return result if keepdims else result.squeeze(axis)


def log_softmax(Z: np.ndarray, axis: int = -1) -> np.ndarray:
    # From the shifted logits: Z - logsumexp(Z) would lose digits to a large common offset, log(softmax) all of a tail.
    S, _ = shifted(Z, axis)
    total = np.exp(S).sum(axis=axis, keepdims=True)
    return S - np.log(np.where(total == 0, 1.0, total))
