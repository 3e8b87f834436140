"""Feeds one digest with bytes, by a table of writers."""

import hashlib

import numpy as np


def content_key(source, params, inputs):
    digest = hashlib.sha256()
    stack = [source, params, inputs]
    digest.update(b"l")
    for part in stack:
        feed(digest.update, part)
    digest.update(b";")
    return digest.hexdigest()


def feed(out, x):
    if isinstance(x, np.generic):
        feed(out, x.item())
    elif x is None:
        out(b"n;")
    elif x is True or x is False:
        out(b"b1;" if x else b"b0;")
    elif isinstance(x, int):
        out(b"i%d;" % x)
    elif isinstance(x, float):
        out(b"f" + float.hex(x).encode() + b";")
    elif isinstance(x, str):
        raw = x.encode("utf-8")
        out(b"s%d:" % len(raw))
        out(raw)
    elif isinstance(x, (list, tuple)):
        out(b"l")
        for item in x:
            feed(out, item)
        out(b";")
    elif isinstance(x, dict):
        if any(not isinstance(key, str) for key in x):
            raise TypeError(x)
        out(b"d")
        for key, value in sorted(x.items(), key=lambda item: item[0]):
            feed(out, key)
            feed(out, value)
        out(b";")
    elif isinstance(x, np.ndarray) and x.dtype != object and x.dtype.kind in ("b", "i", "u", "f"):
        out(b"a")
        feed(out, str(x.dtype.newbyteorder("=")))
        feed(out, list(x.shape))
        feed(out, [item.item() for item in x.flat])
        out(b";")
    else:
        raise TypeError(type(x))
