"""YAML as plain nodes that know their place: the one module that touches the YAML library.

The nodes are built from the events of libyaml's parser in one pass. That is faster than composing, and what
could blow up (depth, aliases, merge keys, tags) is refused at its event, before anything is built from it.
Scalars stay text: what is a number and what is true is decided by the field that wants it, not by YAML.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import yaml

from drill.problems import Notes, Spot

MAX_DEPTH = 40
MAX_NODES = 400_000
Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
SYNTAX_ERRORS = (yaml.YAMLError, ValueError, OverflowError)
"""What `events` raises where the text is no YAML."""


class Scalar:
    """A text; `style` is "" for plain, else the quote or block mark; `start` and `end` are its offsets."""

    __slots__ = ("column", "end", "line", "start", "style", "text")

    def __init__(self, event: Any) -> None:
        """Take what matters from the parser's event."""
        start = event.start_mark
        self.text: str = event.value
        self.style: str = event.style or ""
        self.line: int = start.line + 1
        self.column: int = start.column + 1
        self.start: int = start.index
        self.end: int = event.end_mark.index


class Sequence:
    """A list of nodes."""

    __slots__ = ("column", "items", "line")

    def __init__(self, event: Any, items: list[Node]) -> None:
        """Take the place from the event that opened the list."""
        self.items = items
        self.line: int = event.start_mark.line + 1
        self.column: int = event.start_mark.column + 1


class Mapping:
    """Pairs of nodes, in the order of the file, double keys included."""

    __slots__ = ("column", "line", "pairs")

    def __init__(self, event: Any, parts: list[Node]) -> None:
        """Take the place from the event that opened the mapping; keys and values alternate in `parts`."""
        self.pairs = list(zip(parts[::2], parts[1::2], strict=True))
        self.line: int = event.start_mark.line + 1
        self.column: int = event.start_mark.column + 1

    def get(self, key: str) -> Node | None:
        """Return the value of the first such key."""
        return next(
            (value for name, value in self.pairs if isinstance(name, Scalar) and name.text == key), None
        )


Node = Scalar | Sequence | Mapping


def place_within(node: Scalar, offset: int, source: str) -> Spot:
    """Return line and column of a character of the scalar's text, or of its beginning if need be."""
    written = source[node.start : node.end]
    if written.strip("\n") in (node.text, f"'{node.text}'", f'"{node.text}"') and "\n" not in node.text:
        return Spot(node.line, node.column + offset + bool(node.style))
    # Other styles fold or unescape their lines, so that offsets in the text say nothing about the file.
    if node.style != "|":
        return Spot(node.line, node.column)
    return _within_block(node, offset, written)


def _within_block(node: Scalar, offset: int, written: str) -> Spot:
    """Return the place in a block whose lines stand in the file as in the text, but for their indentation."""
    before = node.text[:offset]
    row = before.count("\n")
    lines = written.splitlines()[row + 1 : row + 2]
    content = node.text.split("\n")[row]
    if not lines or not lines[0].endswith(content):
        return Spot(node.line, node.column)
    return Spot(node.line + 1 + row, len(lines[0]) - len(content) + offset - before.rfind("\n"))


class _StopError(Exception):
    """The file can't be read any further; the reason is noted."""


def compose(text: str, notes: Notes) -> Node | None:
    """Return the root node of the one document in `text`, or None; every fault is noted."""
    try:
        roots = _built(text, notes)
    except _StopError:
        return None
    except SYNTAX_ERRORS as error:
        _note_syntax(error, text, notes)
        return None
    if not roots:
        notes.error_at(1, 1, "the file is empty", "begin with a line such as `title: ...`")
        return None
    return roots[0]


def _built(text: str, notes: Notes) -> list[Node]:
    """Return the root nodes; the innermost open list or mapping is the last of `open_parts`."""
    open_parts: list[list[Node]] = [[]]
    openings: list[Any] = []
    for count, event in enumerate(events(text)):
        # Most of a load is spent in this loop; comparing types is what keeps it short.
        kind = type(event)
        if kind is yaml.ScalarEvent:
            if event.tag or event.anchor or event.value == "<<":
                _check_scalar(event, notes)
            open_parts[-1].append(Scalar(event))
        elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
            _check_opening(event, len(openings), notes)
            open_parts.append([])
            openings.append(event)
        elif kind is yaml.MappingEndEvent:
            parts = open_parts.pop()
            open_parts[-1].append(Mapping(openings.pop(), parts))
        elif kind is yaml.SequenceEndEvent:
            parts = open_parts.pop()
            open_parts[-1].append(Sequence(openings.pop(), parts))
        elif kind is yaml.AliasEvent:
            _stop(
                event, notes, f"alias `*{event.anchor}`", "write the text out, or quote it if * begins a text"
            )
        # With one root at most and no aliases, what is built is a tree as large as the file.
        elif kind is yaml.DocumentStartEvent and open_parts[0]:
            _stop(event, notes, "a second document", "keep one document per file: delete the line ---")
        if count > MAX_NODES:
            _stop(event, notes, f"more than {MAX_NODES} values", "split the file into several topics")
    return open_parts[0]


def events(text: str) -> Iterator[Any]:
    """Yield the parser's events; asking it directly takes half the time of `yaml.parse`."""
    parser = Loader(text)
    try:
        while type(event := parser.get_event()) is not yaml.StreamEndEvent:
            yield event
    finally:
        parser.dispose()


def _stop(event: Any, notes: Notes, what: str, fix: str) -> None:
    _note(event, notes, what, fix)
    raise _StopError


def _note(event: Any, notes: Notes, what: str, fix: str) -> None:
    notes.error_at(event.start_mark.line + 1, event.start_mark.column + 1, what, fix)


def _check_scalar(event: Any, notes: Notes) -> None:
    _check_marks(event, notes)
    if event.value == "<<" and not event.style:
        _note(event, notes, "merge key `<<`", "write the keys out")


def _check_opening(event: Any, depth: int, notes: Notes) -> None:
    _check_marks(event, notes)
    if depth >= MAX_DEPTH:
        _stop(event, notes, f"nested deeper than {MAX_DEPTH} levels", "a deck needs about six")


def _check_marks(event: Any, notes: Notes) -> None:
    if event.anchor is not None:
        _note(event, notes, f"anchor `&{event.anchor}`", "delete it, or quote the text if & begins it")
    if event.tag is not None:
        _note(event, notes, f"tag `{event.tag}`", "delete it, or quote the text if ! begins it")


_QUOTE = "put the text in quotes, or in a block after |"
_EXPLAINED = (
    ("mapping values are not allowed", "`: ` inside a text", _QUOTE),
    ("entries are not allowed", "`- ` inside a text", _QUOTE),
    ("escape", "a backslash in double quotes", "put LaTeX in single quotes, or in a block after |"),
    ("hexdecimal", "a backslash in double quotes", "put LaTeX in single quotes, or in a block after |"),
    ("tab character", "a tab in the indentation", "indent with spaces"),
    ("while scanning an a", "a text begins with `*` or `&`", _QUOTE),
    (
        "could not find expected ':'",
        "a line that is no `key: value`",
        "indent it like the text that it goes on with",
    ),
    ("while parsing a flow", "a `[` or `{` is not closed, or begins a text", f"close it, or {_QUOTE}"),
    (
        "while parsing a block",
        "the indentation fits nothing above",
        "indent the line like those it belongs to",
    ),
)


def _note_syntax(error: Exception, text: str, notes: Notes) -> None:
    """Note what the parser stumbled over, in words for people who do not know the parser."""
    message = " ".join(str(getattr(error, part, None) or "") for part in ("context", "problem"))
    mark: Any = getattr(error, "problem_mark", None)
    # The parser sees that a quote is open at the end of the file; people look for its beginning.
    if "quoted scalar" in message and "end of stream" in message:
        mark = getattr(error, "context_mark", mark)
    line, column = (mark.line + 1, mark.column + 1) if mark else (text.count("\n") + 1, 1)
    notes.error_at(line, column, *_explained(message or str(error), _line(text, line), column - 1))


def _line(text: str, number: int) -> str:
    lines = text.split("\n")
    return lines[number - 1] if number <= len(lines) else ""


def _explained(message: str, line: str, column: int) -> tuple[str, str]:
    """Return what is wrong and the cure, from the parser's message and from what stands at that place."""
    if "cannot start any token" in message:
        if line[column : column + 1] == "\t":
            return "a tab in the indentation", "indent with spaces"
        return f"`{line[column : column + 1]}` can't begin a text", _QUOTE
    if "end of stream" in message and "quoted scalar" in message:
        return "a quote is not closed", "close it, or double a quote that is part of the text"
    if "while parsing a block" in message and line[:column].rstrip().endswith(("'", '"', "}", "]")):
        return "the text goes on after its closing quote or bracket", "put the whole text in quotes"
    for sign, what, fix in _EXPLAINED:
        if sign in message:
            return what, fix
    return f"not YAML: {' '.join(message.split())}", "see whether quotes and indentation are right"
