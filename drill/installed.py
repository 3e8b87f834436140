"""Which libraries this Python has, found without importing them."""

from __future__ import annotations

from importlib.machinery import PathFinder

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

MODULES = {"scikit-learn": "sklearn"}


def missing(libraries: Iterable[str]) -> frozenset[str]:
    """Return those of the `libraries`, named as a package index names them, that are not installed."""
    return frozenset(name for name in libraries if PathFinder.find_spec(MODULES.get(name, name)) is None)
