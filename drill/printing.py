"""Lines for people, without what steers a terminal; data for scripts: JSON with its kind and version, or rows."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from typing import Any

from drill import safe

JSON_VERSION = 1
# What JSON leaves as it is in a text, and a terminal may obey: the upper controls, and those that turn text round.
_STEERING = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def say(text: object) -> None:
    """Print a text on stdout, clean."""
    print(safe.clean(str(text)))


def warn(text: object) -> None:
    """Print a text on stderr, clean."""
    print(safe.clean(str(text)), file=sys.stderr)


def print_json(kind: str, content: dict[str, Any]) -> None:
    """Print one JSON object with its kind and version."""
    import json

    text = json.dumps({"kind": kind, "version": JSON_VERSION, **content}, ensure_ascii=False, indent=2)
    print(_STEERING.sub(lambda found: f"\\u{ord(found[0]):04x}", text))


def print_plain(rows: Sequence[Sequence[object]]) -> None:
    """Print rows with tabs between their cells."""
    for row in rows:
        print("\t".join(safe.clean(str(cell)).replace("\t", " ").replace("\n", " ") for cell in row))
