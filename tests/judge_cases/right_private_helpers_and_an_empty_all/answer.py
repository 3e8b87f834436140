import numpy as _np

__all__ = []
__version__ = "1"
_EPS = 0.0


def _shift(x, axis):
    return x - x.max(axis=axis, keepdims=True)


def softmax(x, axis=-1):
    _w = _np.exp(_shift(x, axis)) + _EPS
    return _w / _w.sum(axis=axis, keepdims=True)
