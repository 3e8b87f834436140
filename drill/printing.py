"""Data for scripts, on stdout: JSON with its kind and version, or rows with tabs."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from typing import Any

from drill import safe

JSON_VERSION = 1


def print_json(kind: str, content: dict[str, Any]) -> None:
    """Print one JSON object with its kind and version."""
    json.dump({"kind": kind, "version": JSON_VERSION, **content}, sys.stdout, ensure_ascii=False, indent=2)
    print()


def print_plain(rows: Sequence[Sequence[object]]) -> None:
    """Print rows with tabs between their cells."""
    for row in rows:
        print("\t".join(safe.clean(str(cell)).replace("\t", " ").replace("\n", " ") for cell in row))
