import numpy as np


def vjp_add(g: np.ndarray, a: np.ndarray, b: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the gradients in a and b of a + b with broadcasting, in their shapes."""
    raise NotImplementedError


def vjp_matmul(g: np.ndarray, a: np.ndarray, b: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the gradients in a f[..., n, d] and b f[..., d, k] of a @ b, in their shapes."""
    raise NotImplementedError


def vjp_logsumexp(g: np.ndarray, x: np.ndarray, axis: int) -> np.ndarray:
    """Return the gradient in x of its logsumexp along an axis; g lacks that axis."""
    raise NotImplementedError


def vjp_layernorm(g: np.ndarray, x: np.ndarray, eps: float = 1e-5) -> np.ndarray:
    """Return the gradient in x of (x - mean) / sqrt(variance + eps) over the last axis."""
    raise NotImplementedError


def vjp_embedding(g: np.ndarray, ids: np.ndarray, rows: int) -> np.ndarray:
    """Return the gradient f[rows, d] in E of E[ids]; g has the axes of ids and one more."""
    raise NotImplementedError


def vjp_max(g: np.ndarray, x: np.ndarray, axis: int) -> np.ndarray:
    """Return the gradient in x of its maximum along an axis; ties share evenly, and g lacks that axis."""
    raise NotImplementedError


def vjp_cumsum(g: np.ndarray, axis: int) -> np.ndarray:
    """Return the gradient in x of its running sum along an axis."""
    raise NotImplementedError
