"""NamedTuple without the import of `typing`, which costs a start-up as much as Python itself.

`drill due` runs in shell prompts. Records on its path are declared `class Entry(NamedTuple)` as ever; type
checkers see the real one, and at run time `collections.namedtuple` builds the class from its annotations.
Cards, blocks and verdicts are such records too: nearly every command imports them, and a frozen dataclass takes
ten times as long to make.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NamedTuple
else:
    from collections import namedtuple  # in memory already when sqlite3 is

    class _Builder(type):
        def __new__(cls, name, bases, namespace):
            if not bases:  # NamedTuple itself
                return super().__new__(cls, name, bases, namespace)
            fields = tuple(namespace.get("__annotations__", ()))
            defaults = [namespace.pop(field) for field in fields if field in namespace]
            record = namedtuple(name, fields, defaults=defaults, module=namespace["__module__"])
            return type(name, (record,), {**namespace, "__slots__": ()})

    class NamedTuple(metaclass=_Builder):
        """The base to inherit from; fields with defaults come last."""


__all__ = ["NamedTuple"]
