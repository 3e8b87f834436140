"""What a pack would run: its programs counted, and in which of them stands what no kata needs."""

from __future__ import annotations

import ast
import os
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from drill import trust

WATCHED = frozenset({
    "os", "sys", "subprocess", "socket", "shutil", "pathlib", "ctypes", "multiprocessing", "threading", "urllib",
    "http", "requests", "pickle", "importlib", "builtins", "asyncio", "signal", "tempfile", "io", "webbrowser",
})  # fmt: skip
"""Modules that reach beyond a computation."""
_CALLS = frozenset({"exec", "eval", "compile", "open", "__import__", "breakpoint", "input"})


class Content(NamedTuple):
    """The files by kind, their size, the digest over all of them, and what is worth a look, file by file."""

    kinds: dict[str, int]
    size: int
    digest: str
    notable: dict[str, tuple[str, ...]]


def content_of(folder: str) -> Content:
    """Return what the pack in the folder contains. Raises ContentError."""
    kinds: Counter[str] = Counter()
    notable: dict[str, tuple[str, ...]] = {}
    size = 0
    for name, path in trust.files(folder):
        kinds[os.path.splitext(name)[1].lstrip(".") or "other"] += 1
        size += os.path.getsize(path)
        if name.endswith(".py") and (found := tuple(dict.fromkeys(_notable(path)))):
            notable[name] = found
    return Content(dict(kinds), size, trust.digest(folder), notable)


def _notable(path: str) -> Iterator[str]:
    """Yield what stands in the program and reaches beyond a computation; the program is read, never run."""
    try:
        with open(path, "rb") as file:
            tree = ast.parse(file.read())
    except (SyntaxError, ValueError, RecursionError, MemoryError, OSError):
        yield "is not Python"
        return
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (f"imports {a.name}" for a in node.names if a.name.partition(".")[0] in WATCHED)
        elif isinstance(node, ast.ImportFrom) and (node.module or "").partition(".")[0] in WATCHED:
            yield f"imports {node.module}"
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _CALLS:
            yield f"calls {node.func.id}"
