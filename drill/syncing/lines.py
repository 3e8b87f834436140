"""Events as lines of text: how one is written, and what one line, or a whole file, says.

A file is a header that names the version, then one event a line: the JSON text that the chain of digests covers, with
its own digest at the end, so that a bit that flips on the way shows. A header holds for what follows it, so that a
newer drill can go on in the file of an older one. The last line counts once its newline is there.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any, NamedTuple

from drill.logfile.hashchain import UNSET, canonical, digest
from drill.problems import Place
from drill.reviews import GRADED, KINDS, Review

KIND, VERSION = "drill-log", 1
HEADER = f'{{"kind":"{KIND}","version":{VERSION}}}'
DIGEST = "digest"
NO_EVENT = "not an event"
_ULID = re.compile(r"[0-7][0-9A-HJKMNP-TV-Z]{25}")
_INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z")
_TEXTS = ("device", "card", "zone", "answer", "verdict", "retracts", "previous")


class Held(NamedTuple):
    """An event as a file holds it: with its digest, and where it stands."""

    event: Review
    digest: str
    place: Place


class Header(NamedTuple):
    """The line that says by which version the lines after it were written."""

    version: int


class Unread(NamedTuple):
    """A line that says nothing that can be believed: where, why, what to do, and its bytes."""

    place: Place
    what: str
    fix: str
    raw: bytes


class Contents(NamedTuple):
    """What a file holds: its events, the lines that can't be read, the last version that it names, if any, and
    whether its last line is torn."""

    file: str
    events: tuple[Held, ...]
    unread: tuple[Unread, ...]
    version: int
    torn: bool


def line_of(event: Review) -> str:
    """Return the event as a line, without its newline; the same event is always the same line."""
    return f'{canonical(event)[:-1]},"{DIGEST}":"{digest(event)}"}}'


def text_of(events: Iterable[Review], *, header: bool = True) -> str:
    """Return the text of the events, beneath a header unless there is one already."""
    lines = [*([HEADER] if header else []), *map(line_of, events)]
    return "".join(f"{line}\n" for line in lines)


def contents(file: str, content: bytes) -> Contents:
    """Return what the file says; `file` is how errors call it."""
    *lines, rest = content.split(b"\n")
    events: list[Held] = []
    unread: list[Unread] = []
    version = 0
    for number, raw in enumerate(lines, 1):
        if version > VERSION and not raw.startswith(b'{"kind"'):
            continue  # told once, at the header
        said = read_line(raw.removesuffix(b"\r"), Place(file, number, 1))
        if isinstance(said, Header):
            version = said.version
            if version > VERSION:
                unread.append(_newer(Place(file, number, 1), raw))
        elif isinstance(said, Unread):
            unread.append(said)
        elif said:
            events.append(said)
    if unread and not events and not version:
        what = "is not a log of drill"
        unread = [Unread(Place(file, 1, 1), what, "move it out of the folder, or name another", b"")]
    return Contents(file, tuple(events), tuple(unread), version, bool(rest))


def read_line(raw: bytes, place: Place) -> Held | Header | Unread | None:
    """Return what one line says; None for an empty one."""
    if not raw.strip():
        return None
    try:
        text = raw.decode()
        said = json.loads(text)
    except UnicodeDecodeError as error:
        column = len(raw[: error.start].decode()) + 1
        return _unread(place, column, "not UTF-8 text", raw)
    except json.JSONDecodeError as error:
        return _unread(place, error.colno, f"not an event: {error.msg}", raw)
    except (RecursionError, ValueError):
        return _unread(place, 1, NO_EVENT, raw)
    if isinstance(said, dict) and said.get("kind") == KIND and type(said.get("version")) is int:
        return Header(said["version"])
    return _event(said, text, raw, place)


def _event(said: Any, text: str, raw: bytes, place: Place) -> Held | Unread:
    fields = said if isinstance(said, dict) else {}
    told = fields.pop(DIGEST, None)
    if newer := next((name for name in fields if name not in Review._fields), ""):
        return (
            _newer(place._replace(column=_column(text, newer)), raw)
            if told
            else _unread(place, 1, NO_EVENT, raw)
        )
    event = UNSET._replace(**fields)
    if not told or not event.id:
        return _unread(place, 1, NO_EVENT, raw)
    if isinstance(event.kind, str) and event.kind not in KINDS:
        return _newer(place._replace(column=_column(text, "kind")), raw)
    if fault := faulty_field(event):
        return _unread(place, _column(text, fault), f"not an event: `{fault}` can't be that", raw)
    found = digest(event)
    if found != told:
        return _unread(place, _column(text, DIGEST), "the line was changed: its digest is another", raw)
    return Held(event, found, place)


def faulty_field(event: Review) -> str:
    """Return the name of a field that no event has so; empty where all may be. The event may be anybody's."""
    return next((name for name, may_be in _RULES.items() if not may_be(getattr(event, name), event)), "")


def _is_text(value: Any, _: Review) -> bool:
    return isinstance(value, str) and value == value.encode("utf-8", "replace").decode()


def _is_quality(value: Any, event: Review) -> bool:
    grade = value is None or (type(value) is int and 0 <= value <= 5)
    return grade and (value is None) == (event.kind not in GRADED)


_RULES: dict[str, Callable[[Any, Review], bool]] = {
    "id": lambda value, _: isinstance(value, str) and bool(_ULID.fullmatch(value)),
    "at": lambda value, _: isinstance(value, str) and bool(_INSTANT.fullmatch(value)),
    "kind": lambda value, _: isinstance(value, str) and value in KINDS,
    "day": lambda value, _: type(value) is int and value in range(1, date.max.toordinal()),
    "seconds": lambda value, _: isinstance(value, float) and 0 <= value < math.inf,
    "quality": _is_quality,
    **dict.fromkeys(_TEXTS, _is_text),
}


def _column(text: str, field: str) -> int:
    return text.find(f'"{field}"') + 1 or 1


def _unread(place: Place, column: int, what: str, raw: bytes) -> Unread:
    fix = "nothing is lost that another device still has: sync them all, then delete this line"
    return Unread(place._replace(column=column), what, fix, raw)


def _newer(place: Place, raw: bytes) -> Unread:
    fix = "update drill here, and sync again: `pip install --upgrade drill`"
    return Unread(place, "written by a newer drill", fix, raw)
