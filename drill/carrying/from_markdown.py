"""Questions in Markdown notes: `Question::Answer` lines, `## question` headings with the answer below, and
`==clozes==`.

A `# title` names the deck for what follows. Code and formulas are left alone: `std::sort` in backticks is no card.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from drill.cards import is_id
from drill.carrying.incoming import Incoming, Losses
from drill.carrying.settling import MOST_TEXT
from drill.errors import ContentError
from drill.maths.spans import cut, number_of

GAP = "[…]"
MOST_CARDS = 50_000
_FENCE = re.compile(r"^\s*(`{3,}|~{3,})")
_HEADING = re.compile(r"^(#{1,2})\s+(.*?)\s*#*\s*$")
_COMMENT = re.compile(r"^<!--\s*(.*?)\s*-->\s*$")
_TICK = re.compile(r"^- \[[ xX]\] ")
_PICTURE = re.compile(r"!\[([^\]\n]{0,300})\]\(([^)\s]{1,300})[^)\n]{0,300}\)|!\[\[([^\]\n]{1,300})\]\]")
_SCHEDULE = re.compile(r"[ \t]{0,9}<!--SR:[^\n>]{0,300}-->")
_CODE = re.compile(r"(`+)(?!`).+?(?<!`)\1(?!`)")
_FENCED = re.compile(r"^\s*(`{3,}|~{3,}).*?(?:^\s*\1|\Z)", re.MULTILINE | re.DOTALL)
_BLOT = re.compile(r"[^\n]")
_CLOZE = re.compile(r"==(?=\S)(.+?)(?<=\S)==", re.DOTALL)
_SIDES = re.compile(r"\s*:::?\s*")


@dataclass(slots=True)
class _Section:
    """A heading with the lines below it, outside of fences and in them."""

    line: int
    heading: str
    topic: str
    told: dict[str, str] = field(default_factory=dict)
    lines: list[str] = field(default_factory=list)
    divider: int = -1


@dataclass(slots=True)
class _Loose:
    """A paragraph that stands under no question."""

    line: int
    topic: str
    lines: list[str] = field(default_factory=list)


def cards(text: str, name: str, losses: Losses) -> list[Incoming]:
    """Return the cards; `name` is how errors call the file. Raises ContentError."""
    found: list[Incoming] = []
    losses.add("pictures", *(each[2] or each[3] for each in _PICTURE.finditer(text)))
    losses.add("schedules in comments", *("" for _ in _SCHEDULE.finditer(text)))
    for part in _parts(_SCHEDULE.sub("", text.replace("\r\n", "\n"))):
        found += [_of_section(part)] if isinstance(part, _Section) else _of_paragraph(part)
        if len(found) > MOST_CARDS:
            raise ContentError(f"{name} has more than {MOST_CARDS} cards", "import it in parts")
    if not found:
        fix = "write `question::answer`, or `## question` with the answer below, or ==clozes=="
        raise ContentError(f"{name} holds no cards", fix)
    return found


def _parts(text: str) -> Iterator[_Section | _Loose]:
    """Yield the sections of questions and the paragraphs outside of them, in order."""
    topic, fence = "", ""
    part: _Section | _Loose = _Loose(1, "")
    for number, line in enumerate(_after_front_matter(text), 1):
        found = _FENCE.match(line)
        if found and (not fence or found[1].startswith(fence)):
            fence = "" if fence else found[1]
        heading = None if fence or found else _HEADING.match(line)
        if heading:
            yield part
            topic = heading[2] if heading[1] == "#" else topic
            part = _Loose(number, topic) if heading[1] == "#" else _Section(number, heading[2], topic)
        elif isinstance(part, _Section):
            _take(part, line, bool(fence or found))
        elif (told := _COMMENT.match(line)) and not fence:
            topic = _fields(told[1]).get("topic", topic)
            part.topic = topic
        elif line.strip() or fence:
            part.lines.append(line)
        else:
            yield part
            part = _Loose(number + 1, topic)
    yield part


def _after_front_matter(text: str) -> list[str]:
    """Return the lines, those of a YAML head emptied, so that line numbers stay."""
    lines = text.split("\n")
    if lines[0].strip() == "---" and "---" in (closing := [line.strip() for line in lines[1:]]):
        end = closing.index("---") + 2
        lines[:end] = [""] * end
    return lines


def _take(section: _Section, line: str, in_code: bool) -> None:
    told = None if in_code or section.told or any(map(str.strip, section.lines)) else _COMMENT.match(line)
    if told:
        section.told = _fields(told[1])
    elif not in_code and line.strip() == "?" and section.divider < 0:
        section.divider = len(section.lines)
    else:
        section.lines.append(line)


def _fields(comment: str) -> dict[str, str]:
    pairs = (part.partition(":") for part in comment.split(";"))
    return {name.strip(): value.strip() for name, _, value in pairs}


def _of_section(section: _Section) -> Incoming:
    split = max(section.divider, 0)
    below, rest = section.lines[:split], section.lines[split:]
    points: list[str] = []
    while rest and (not rest[-1].strip() or _TICK.match(rest[-1])):
        last = rest.pop()
        if last.strip():
            points.insert(0, _TICK.sub("", last))
    heading = "" if section.told.get("ask") == "below" else section.heading
    card = section.told.get("card", "")
    named = card if card.count("/") == 1 and all(map(is_id, card.split("/"))) else ""
    ask = "\n\n".join(part for part in (heading, "\n".join(below).strip("\n")) if part)
    level = section.told.get("level", "")
    return Incoming(
        key=f"drill:{named}" if named else f"text:{section.topic}:{ask}",
        ask=ask,
        answer="\n".join(rest).strip("\n"),
        topic=section.topic,
        points=tuple(points),
        tags=tuple(tag.strip() for tag in section.told.get("tags", "").split(",") if tag.strip()),
        id=named,
        level=int(level) if level in ("1", "2", "3", "4", "5") else 0,
        where=f"line {section.line}",
    )


def _of_paragraph(part: _Loose) -> Iterator[Incoming]:
    """Yield the cards of a paragraph: one for each line with `::`, else one for each cloze."""
    text = "\n".join(part.lines)
    masked = _masked(text)
    sides = [_split(*both) for both in zip(text.split("\n"), masked.split("\n"), strict=True)]
    if any(sides):
        for number, pairs in enumerate(sides):
            for ask, answer in pairs:
                yield _card(ask, answer, part.topic, part.line + number)
        return
    if len(text) > 2 * MOST_TEXT:
        if _CLOZE.search(masked):
            yield _card(text, text, part.topic, part.line)  # refused later, by its length, and named
        return
    for found in _CLOZE.finditer(masked):
        start, end = found.span()
        hidden = text[start + 2 : end - 2]
        ask = _shown(text[:start]) + GAP + _shown(text[end:])
        answer = _shown(text[:start]) + f"**{hidden}**" + _shown(text[end:])
        yield _card(ask, answer, part.topic, part.line, (hidden,))


def _card(ask: str, answer: str, topic: str, line: int, points: tuple[str, ...] = ()) -> Incoming:
    return Incoming(f"text:{topic}:{ask}", ask, answer, topic, points, where=f"line {line}")


def _split(line: str, masked: str) -> list[tuple[str, str]]:
    """Return question and answer of a line with `::`, and the way back too where it is `:::`."""
    found = _SIDES.search(masked)
    if found is None:
        return []
    ask, answer = line[: found.start()].strip(), line[found.end() :].strip()
    ask = re.sub(r"^(?:[-*+]|\d+[.)])\s+", "", ask)
    if not ask or not answer:
        return []
    return [(ask, answer), (answer, ask)] if ":::" in found[0] else [(ask, answer)]


def _masked(text: str) -> str:
    """Return the text with code and formulas blotted out, character by character."""
    text = _CODE.sub(_blot, _FENCED.sub(_blot, text))
    marked, formulas = cut(text)
    parts = []
    for character in marked:
        number = number_of(character)
        known = number is not None and number < len(formulas)
        parts.append(_BLOT.sub("\0", formulas[number or 0].source) if known else character)
    return "".join(parts)


def _blot(found: re.Match[str]) -> str:
    return _BLOT.sub("\0", found[0])


def _shown(text: str) -> str:
    """Return the text with its clozes uncovered."""
    return _CLOZE.sub(lambda found: found[1], text)
