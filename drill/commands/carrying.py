"""`drill export` and `drill import`: cards out to other programs, and in from them."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from drill import clock
from drill.cards import Deck
from drill.carrying import histories, planning, text_files
from drill.carrying.flat import Flat, flat
from drill.carrying.incoming import Incoming, Losses
from drill.carrying.planning import Plan
from drill.doors import Doors
from drill.errors import EXIT_DONE, ContentError, UsageError
from drill.places import shown_path
from drill.printing import print_json, say, warn
from drill.reviews import Review

OUT = {"apkg": ".apkg", "csv": ".csv", "tsv": ".tsv", "markdown": ".md", "json": ".json", "html": ".html"}
IN = ("apkg", "csv", "tsv", "markdown", "json")
SUFFIXES = {".txt": "csv", ".markdown": "markdown", ".htm": "html", ".colpkg": "apkg"} | {
    v: k for k, v in OUT.items()
}


def form_of(path: str, told: str, forms: Sequence[str]) -> str:
    """Return the format that is told, or that the file's name tells. Raises UsageError."""
    form = told or SUFFIXES.get(os.path.splitext(path)[1].lower(), "")
    if form not in forms:
        if not path:
            raise UsageError("an export needs a file", "name one: `drill export cards.csv`")
        what = f"unknown format {told!r}" if told else f"{path!r} does not say its format"
        raise UsageError(what, f"end the name in {', '.join(OUT[each] for each in forms)}, or use --format")
    return form


def export(path: str, *, form: str, topics: Sequence[str], own: bool, book: bool, as_json: bool) -> int:
    """Write cards into a file; what can't travel is told by name and count."""
    doors, losses = Doors(), Losses()
    decks = _wanted(doors, topics, own=own)
    kind = form_of(path, form, tuple(OUT))
    content: str | bytes
    if kind == "html" or book:
        count, content = _book(doors, decks, kind, losses)
    elif kind == "json":
        count, content = _everything(doors, decks, losses, whole=not topics and not own)
    else:
        count, content = _cards(decks, kind, losses)
    text_files.write_file(path, content)
    _tell({"exported": count, "file": path}, f"exported: {_cards_told(count)} into {path}", losses, as_json)
    return EXIT_DONE


def _wanted(doors: Doors, topics: Sequence[str], *, own: bool) -> list[Deck]:
    root = doors.places.deck_roots[0]
    decks = [deck for deck in doors.library.decks if not own or os.path.dirname(deck.place.file) == root]
    known = {deck.topic for deck in decks}
    for topic in topics:
        if topic not in known:
            raise UsageError(f"there is no deck {topic!r}", f"use one of {', '.join(sorted(known))}")
    found = [deck for deck in decks if not topics or deck.topic in topics]
    if not found:
        raise UsageError("there are no decks to export", "without --own the shipped ones are exported, too")
    return found


def _cards(decks: Sequence[Deck], kind: str, losses: Losses) -> tuple[int, str | bytes]:
    cards = [flat(question) for deck in decks for question in deck.questions]
    titles = {deck.topic: deck.title for deck in decks}
    losses.add(
        "questions whose numbers are drawn anew in drill, and fixed there", *(c.id for c in cards if c.fixed)
    )
    losses.add("katas, which need the judge", *(kata.id for deck in decks for kata in deck.katas))
    if kind == "apkg":
        return len(cards), _package(decks, cards, titles)
    return len(cards), _written(cards, titles, kind)


def _package(decks: Sequence[Deck], cards: list[Flat], titles: dict[str, str]) -> bytes:
    from drill.carrying import as_apkg
    from drill.carrying.plain_card import question_fields

    fields = {question.id: question_fields(question) for deck in decks for question in deck.questions}
    return as_apkg.content(cards, fields, titles, clock.now().milliseconds)


def _written(cards: list[Flat], titles: dict[str, str], kind: str) -> str | bytes:
    from drill.carrying import as_csv, as_markdown

    if kind == "markdown":
        return as_markdown.text(cards, titles)
    return as_csv.text(cards, titles, "\t" if kind == "tsv" else ",")


def _everything(doors: Doors, decks: Sequence[Deck], losses: Losses, *, whole: bool) -> tuple[int, str]:
    from drill.carrying import as_json

    log, topics = doors.log_to_look, {deck.topic for deck in decks}
    schedules = {
        card: each for card, each in log.schedules().items() if whole or card.partition("/")[0] in topics
    }
    events = list(log.events()) if whole else []
    losses.add(
        "programs of katas, which travel as a pack", *(kata.id for deck in decks for kata in deck.katas)
    )
    if not whole:
        losses.add("logs: only an export without --topic and --own holds the reviews", "log")
    content = as_json.text(decks, doors.library.tracks if whole else (), schedules, events)
    return sum(len(deck.questions) for deck in decks), content


def _book(doors: Doors, decks: Sequence[Deck], kind: str, losses: Losses) -> tuple[int, str]:
    from drill import prose
    from drill.carrying import book
    from drill.solutions import read_folder

    if kind not in ("html", "markdown"):
        raise UsageError("a book is HTML or Markdown", "end the name in .html or .md")
    chapters = []
    for deck in decks:
        references = {}
        for kata in deck.katas:
            try:
                references[kata.id] = read_folder(doors.places, kata).reference
            except ContentError:
                losses.add("katas without a readable reference", kata.id)
        chapters.append(book.chapter(deck, references))
    title = decks[0].title if len(decks) == 1 else "Cards"
    content = book.html(chapters, title, prose.plain) if kind == "html" else book.markdown(chapters)
    return sum(len(deck.questions) + len(deck.katas) for deck in decks), content


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the flags of an import say."""

    form: str = ""
    topic: str = ""
    level: int = 2
    separator: str = ""
    html: bool | None = None
    ask: str = ""
    answer: str = ""
    points: str = ""
    leave: tuple[str, ...] = ()
    history: bool = True
    trust: bool = False
    dry: bool = False
    as_json: bool = False


def bring_in(path: str, wishes: Wishes) -> int:
    """Read cards from a file into own decks; what can't travel is told by name and count."""
    from drill.carrying import own_decks, writing

    doors, losses = Doors(), Losses()
    kind = form_of(path, wishes.form, IN)
    topic = _topic(wishes.topic)
    found = _read(path, kind, wishes, losses)
    own = own_decks.read_own(doors.places.deck_roots[0])
    plan = planning.plan(
        found.cards, doors.library, own, losses, topic=topic, level=wishes.level, heads=found.heads
    )  # fmt: skip
    plan = writing.sound(plan)
    told = {**plan.counts(), "reviews": 0}
    decks: list[str] = []
    if not wishes.dry:
        # A log that contradicts this one is refused before any deck is written.
        merged = doors.log.merge(found.events) if found.events and wishes.history else 0
        decks = writing.write(plan, own, os.path.basename(path))
        told["reviews"] = merged + (_history(doors, plan, losses) if wishes.history else 0)
    sentence = ", ".join(f"{count} {what}" for what, count in told.items() if count) or "nothing"
    where = f" ({', '.join(map(shown_path, decks))})" if decks else ""
    _tell(
        {**told, "decks": decks, "dry_run": wishes.dry},
        f"{'would import' if wishes.dry else 'imported'}: {sentence}{where}", losses, wishes.as_json,
    )  # fmt: skip
    return EXIT_DONE


def _topic(name: str) -> str:
    from drill.cards import is_id

    if name and not is_id(name):
        raise UsageError(f"{name!r} can't be a topic", "use a-z, 0-9 and single hyphens: linear-regression")
    return name


class _Found(NamedTuple):
    """What a file holds: cards, events of a log of ours, and what is known of decks."""

    cards: list[Incoming]
    events: Sequence[Review] = ()
    heads: Mapping[str, Mapping[str, Any]] = {}


def _read(path: str, kind: str, wishes: Wishes, losses: Losses) -> _Found:
    from drill.carrying import from_csv, from_json, from_markdown

    name = shown_path(path)
    if kind == "apkg":
        from drill.carrying import anki_file, from_apkg

        mapped = from_apkg.Mapped(wishes.ask, wishes.answer, wishes.points, wishes.leave)
        with anki_file.opened(path) as connection:
            return _Found(from_apkg.cards(connection, name, losses, mapped, trusted=wishes.trust))
    text = text_files.read_text(path)
    if kind == "json":
        found = from_json.read(text, name, losses, trusted=wishes.trust)
        return _Found(found.cards, found.events, found.heads)
    if kind == "markdown":
        return _Found(from_markdown.cards(text, name, losses))
    separator = _separator(wishes.separator) or ("\t" if kind == "tsv" else "")
    return _Found(from_csv.cards(text, name, losses, separator=separator, is_html=wishes.html))


def _separator(told: str) -> str:
    from drill.carrying.from_csv import SEPARATORS

    if told and told.lower() not in SEPARATORS and len(told) != 1:
        raise UsageError(f"unknown separator {told!r}", "use comma, semicolon, tab or pipe, or one sign")
    return SEPARATORS.get(told.lower(), told)


def _history(doors: Doors, plan: Plan, losses: Losses) -> int:
    """Bring along the reviews that another program logged, and return how many are new."""
    now = clock.now()
    past = histories.events(plan.steps, now, doors.settings.rollover_hour, losses)
    return doors.log.take_in("anki", past) if past else 0


def _tell(content: dict[str, object], sentence: str, losses: Losses, as_json: bool) -> None:
    if as_json:
        print_json("carried", {**content, "left_behind": losses.names})
        return
    say(sentence)
    for line in losses.lines():
        warn(f"left behind: {line}")


def _cards_told(count: int) -> str:
    return f"{count} {'card' if count == 1 else 'cards'}"
