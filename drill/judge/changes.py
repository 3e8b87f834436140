"""Arguments that the answer changed in place, brought to their new values here, object for object."""

from __future__ import annotations

import contextlib
from typing import Any

import numpy as np


def bring_to(old: Any, new: Any) -> None:
    """Change `old` in place until it equals `new`, its state in the answer's process.

    Raises TypeError when the two have different types, ValueError when an array has another shape or type:
    that can't be done to an array that others hold.
    """
    if type(old) is not type(new):
        raise TypeError("an argument changed its type")
    writer = _WRITERS.get(type(old))
    if writer is not None:
        writer(old, new)


def _array(old: np.ndarray[Any, Any], new: np.ndarray[Any, Any]) -> None:
    if old.dtype != new.dtype or old.shape != new.shape:
        raise ValueError(f"now {new.dtype} of shape {new.shape}, before {old.dtype} of shape {old.shape}")
    _write(old, new)


def _write(old: np.ndarray[Any, Any], new: np.ndarray[Any, Any]) -> None:
    writable = old.flags.writeable
    with contextlib.suppress(ValueError):
        old.flags.writeable = True
    old[...] = new
    old.flags.writeable = writable


def _list(old: list[Any], new: list[Any]) -> None:
    old[:] = [_kept(old, index, item) for index, item in enumerate(new)]


def _dict(old: dict[Any, Any], new: dict[Any, Any]) -> None:
    merged = {key: _kept(old, key, item) for key, item in new.items()}
    old.clear()
    old.update(merged)


def _kept(old: Any, key: Any, new: Any) -> Any:
    """Return the old item brought up to date where it is still the same kind of object, else the new one."""
    try:
        item = old[key]
        if type(item) not in _WRITERS or type(item) is not type(new):
            return new
        bring_to(item, new)
    except (LookupError, TypeError, ValueError):
        return new
    return item


def _set(old: set[Any], new: set[Any]) -> None:
    old.clear()
    old.update(new)


def _tuple(old: tuple[Any, ...], new: tuple[Any, ...]) -> None:
    for old_item, new_item in zip(old, new, strict=True):
        if type(old_item) in _WRITERS:
            bring_to(old_item, new_item)
        elif type(old_item) is not type(new_item) or _differ(old_item, new_item):
            raise ValueError("another tuple has taken the place of this one")


def _differ(old: Any, new: Any) -> bool:
    return bool(old != new) and not (old != old and new != new)  # noqa: PLR0124 - NaN is the same as NaN


def _generator(old: np.random.Generator, new: np.random.Generator) -> None:
    old.bit_generator.state = new.bit_generator.state


_WRITERS: dict[type, Any] = {
    np.ndarray: _array,
    list: _list,
    dict: _dict,
    set: _set,
    tuple: _tuple,
    np.random.Generator: _generator,
}
