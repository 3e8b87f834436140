"""Dataclasses as what JSON can hold, and back, checked: what is on disk may have been edited or cut off."""

from __future__ import annotations

import types
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

Record = TypeVar("Record")


def to_plain(value: Any) -> Any:
    """Return the value as dicts, lists and scalars."""
    if is_dataclass(value):
        return {field.name: to_plain(getattr(value, field.name)) for field in fields(value)}
    if hasattr(value, "_asdict"):
        return {name: to_plain(each) for name, each in value._asdict().items()}
    if isinstance(value, Mapping):
        return {name: to_plain(each) for name, each in value.items()}
    return [to_plain(each) for each in value] if isinstance(value, list | tuple) else value


def from_plain(kind: type[Record], plain: object) -> Record:
    """Return the record that `to_plain` wrote.

    Fields that are missing take their default and unknown ones are left out, so that a newer program reads what
    an older one wrote. Raises ValueError where a field can't be what it says.
    """
    return _built(kind, plain)  # type: ignore[no-any-return]


def _built(kind: Any, plain: Any) -> Any:
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        return (
            None if plain is None else _built(next(k for k in get_args(kind) if k is not type(None)), plain)
        )
    if origin in (list, tuple):
        return origin(_built(get_args(kind)[0], each) for each in _require(list, plain))
    if origin is dict:
        return {name: _built(get_args(kind)[1], each) for name, each in _require(dict, plain).items()}
    if is_dataclass(kind) or hasattr(kind, "_fields"):
        return _record(kind, _require(dict, plain))
    return _scalar(kind, plain)


def _scalar(kind: Any, plain: Any) -> Any:
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind(plain)
    if kind is float and type(plain) is int:
        return float(plain)
    return plain if kind is Any else _require(kind, plain)


def _record(kind: Any, plain: dict[str, Any]) -> Any:
    hints = get_type_hints(kind)
    try:
        return kind(**{name: _built(hints[name], value) for name, value in plain.items() if name in hints})
    except TypeError:
        raise ValueError(f"a {kind.__name__} lacks a field") from None


def _require(kind: Any, value: Any) -> Any:
    if type(value) is not kind:
        raise ValueError(f"{value!r:.40} is no {kind.__name__}")
    return value
