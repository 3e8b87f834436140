"""Mistakes that are planted into the program for a while, to show that a driver sees what it looks for."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any


@contextmanager
def planted(place: Any, name: str, mistake: Any) -> Iterator[None]:
    """Put a mistake in the place of what is right, and that back afterwards."""
    right = getattr(place, name)
    setattr(place, name, mistake)
    try:
        yield
    finally:
        setattr(place, name, right)


@contextmanager
def no_transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Planted mistake: write each statement by itself."""
    yield
