"""keeps texts of values in a dict, where 1, 1.0 and True are one key"""

import hashlib
from collections.abc import Mapping

import numpy as np


def content_key(source: str, params: Mapping[str, object], inputs: Mapping[str, str]) -> str:
    return hashlib.sha256(_encoded([source, params, inputs]).encode()).hexdigest()


_known: dict[object, str] = {}


def _encoded(x: object) -> str:
    if isinstance(x, bool | int | float):
        if x not in _known:
            _known[x] = _plain(x)
        return _known[x]
    return _plain(x)


def _plain(x: object) -> str:
    if isinstance(x, np.generic):  # np.float64 is a float as well, so ask for it first
        x = x.item()
    if x is None:
        return "n;"
    if isinstance(x, bool):  # before int, which it is as well
        return f"b{int(x)};"
    if isinstance(x, int):
        return f"i{x:d};"
    if isinstance(x, float):
        return f"f{x.hex()};"
    if isinstance(x, str):
        return f"s{len(x.encode())}:{x}"
    if isinstance(x, list | tuple):
        return "l" + "".join(map(_encoded, x)) + ";"
    if isinstance(x, dict):
        if not all(isinstance(key, str) for key in x):
            raise TypeError("the keys of a dict must be texts")
        return "d" + "".join(_encoded(key) + _encoded(x[key]) for key in sorted(x)) + ";"
    if isinstance(x, np.ndarray) and x.dtype.kind in "biuf":
        return "a" + "".join(map(_encoded, (x.dtype.name, x.shape, x.ravel().tolist()))) + ";"
    raise TypeError(f"no key for {type(x).__name__}")
