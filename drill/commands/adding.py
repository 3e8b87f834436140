"""`drill add`: a question into one's own deck, by prompts, in an editor, by options, or from JSON."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Any

from drill.authoring import adding, draft_text
from drill.authoring.adding import Added
from drill.authoring.author import Author, Left, choose
from drill.authoring.draft_files import DraftFile, NewCards
from drill.authoring.drafted import Drafted, drafted
from drill.authoring.form import DEFAULTS, PROMPTED
from drill.authoring.own_decks import OwnDecks
from drill.cards import Question
from drill.doors import Doors
from drill.errors import EXIT_DONE, EXIT_NO, ContentError, UsageError
from drill.nearness import LIKELY_THE_SAME, Near, Nearness, text_of
from drill.places import shown_path
from drill.printing import print_json, warn
from drill.screen import TerminalScreen
from drill.sessions.blocks import Note, Tone
from drill.sessions.desk import Screen

NEEDED = ("topic", "ask", "answer", "points")
NEW = "n"
ENTER = "\r"


class Desk:
    """What every way of adding needs, opened at its first use."""

    def __init__(self, into: str | None = None) -> None:
        """Write below `into`, else into the learner's own home."""
        self.doors = Doors()
        self.home = os.path.abspath(os.path.expanduser(into)) if into else self.doors.places.data

    @cached_property
    def decks(self) -> OwnDecks:
        """The decks that a card may go into."""
        return OwnDecks(self.home, self.doors.library)

    @cached_property
    def nearness(self) -> Nearness:
        """All cards, to be compared with."""
        return Nearness(list(self.doors.library.cards.values()))

    @cached_property
    def screen(self) -> TerminalScreen:
        """The terminal."""
        return TerminalScreen(accessible=self.doors.settings.accessible)

    def near(self, text: str) -> list[Near]:
        """Return the cards that are nearest to a text."""
        return self.nearness.nearest(text)

    def author(self) -> Author:
        """Return what the prompts work with; comparing is announced, since its library takes a second to load."""

        def near(text: str) -> list[Near]:
            self.screen.busy("Comparing with the other cards")
            return self.near(text)

        return Author(self.screen, self.doors.editor, self.decks, near)


def add(given: dict[str, Any], *, by_editor: bool, into: str | None, as_is: bool) -> int:
    """Add one question: what is given stands, the rest is asked for."""
    desk = Desk(into)
    given = {name: value for name, value in given.items() if value not in (None, "", [])}
    if not by_editor and all(given.get(name) for name in NEEDED):
        _tell([_add_given(desk, given, as_is=as_is)])
        return EXIT_DONE
    if not sys.stdin.isatty():
        lacking = [name for name in NEEDED if not given.get(name)]
        options = ", ".join(f"--{'point' if name == 'points' else name}" for name in lacking)
        raise UsageError("adding by prompts needs a terminal", f"give {options or 'no -e'}, or --json -")
    drafts = NewCards(desk.doors.places.drafts, "question")
    draft = fresh_or_waiting(desk.screen, drafts, _summary) if not given else drafts.fresh()
    return guarded(desk, draft, lambda: _by_person(desk, draft, given, by_editor=by_editor))


def _by_person(desk: Desk, draft: DraftFile, given: dict[str, Any], *, by_editor: bool) -> None:
    author, kept = desk.author(), draft.read()
    fields = draft_text.fields_of(draft_text.without_faults(kept)) if kept else {}
    if by_editor or fields is None or set(fields) - PROMPTED:
        added = adding.add_by_editor(author, draft, given)
    else:
        added = adding.add_by_prompts(author, draft, {**fields, **given})
    where = f"{shown_path(added.file)}:{added.line}"
    desk.screen.show(
        Note(f"Added {added.id} to {where}", Tone.GOOD),
        Note(f"It comes next in: drill today --topic {added.id.partition('/')[0]}"),
    )


def guarded(desk: Desk, draft: DraftFile, work: Callable[[], None]) -> int:
    """Do the work; where it is left or fails, say that the draft is kept."""
    try:
        work()
    except Left:
        if draft.read():
            desk.screen.show(
                Note(f"Left as a draft, {shown_path(draft.path)}; the same command goes on with it.")
            )
        return EXIT_NO
    except BaseException:
        if draft.read():
            told = f"drill: the draft is kept in {shown_path(draft.path)}; the same command goes on with it"
            warn(told)
        raise
    return EXIT_DONE


def fresh_or_waiting(screen: Screen, drafts: NewCards, summary: Callable[[str], str]) -> DraftFile:
    """Return the draft to work on: one that waits, if there is any and the author wants it, else a new one."""
    waiting = drafts.waiting()[:9]
    if not waiting:
        return drafts.fresh()
    for number, draft in enumerate(waiting, 1):
        screen.show(Note(f"{number}  {summary(draft.read())}"))
    keys = {
        ENTER: "go on with the first",
        **{str(n): "" for n in range(1, len(waiting) + 1)},
        NEW: "a new one",
    }
    key = choose(
        screen, "Not added yet:", {key: does for key, does in keys.items() if does or len(waiting) > 1}
    )
    if key == NEW:
        return drafts.fresh()
    return waiting[0 if key == ENTER else int(key) - 1]


def _summary(text: str) -> str:
    fields = draft_text.fields_of(draft_text.without_faults(text)) or {}
    line = " ".join(str(fields.get("ask") or text).split())
    topic = fields.get("topic")
    return (f"{topic}: " if topic else "") + (line if len(line) <= 70 else f"{line[:69]}…")


def _add_given(desk: Desk, given: dict[str, Any], *, as_is: bool) -> Added:
    """Add a question of which everything is given; where it can't be, it is kept as a draft."""
    text = draft_text.from_fields({**DEFAULTS, **given})
    found = drafted(text, desk.decks)
    try:
        _require_good([found], as_is=as_is)
        return adding.append(desk.decks, found, _near(desk, found))
    except ContentError:
        draft = NewCards(desk.doors.places.drafts, "question").fresh()
        draft.write(found.text)
        print(
            f"drill: kept as a draft in {shown_path(draft.path)}; `drill add` goes on with it",
            file=sys.stderr,
        )
        raise


def add_json(file: str, *, into: str | None, as_is: bool) -> int:
    """Add the question, or the list of questions, that the file holds; all of them or none."""
    desk, found = Desk(into), list[Drafted]()
    for fields in _objects(file):
        taken = [each.card.id for each in found if each.card]
        found.append(drafted(draft_text.from_fields({**DEFAULTS, **fields}), desk.decks, also_taken=taken))
    _require_good(found, as_is=as_is)
    for each in {each.source.topic: each for each in found if each.source}.values():
        desk.decks.grown(each.card.topic if each.card else "", each.source.text if each.source else "")
    added = [adding.append(desk.decks, each, _near(desk, each)) for each in found]
    print_json("added", {"cards": [_plain(each) for each in added]})
    return EXIT_DONE


def _objects(file: str) -> list[dict[str, Any]]:
    try:
        if file == "-":
            content = json.load(sys.stdin)
        else:
            with open(file, encoding="utf-8") as stream:
                content = json.load(stream)
    except OSError as error:
        raise UsageError(f"can't read {file}: {error.strerror}", "name a JSON file, or - for stdin") from None
    except (ValueError, RecursionError) as error:
        raise ContentError(f"{file} is not JSON: {error}", "one object, or a list of objects") from None
    cards = content if isinstance(content, list) else [content]
    for number, card in enumerate(cards, 1):
        if not isinstance(card, dict):
            raise ContentError(f"card {number} is no object", 'write {"topic": …, "ask": …}')
    return cards


def _require_good(found: Sequence[Drafted], *, as_is: bool) -> None:
    told = [
        f"card {number}, {line}" if len(found) > 1 else line
        for number, each in enumerate(found, 1)
        if not (as_is and each.usable)
        for line in map(each.told, each.errors)
    ]
    if told:
        advice = ["--as-is keeps it so"] if all(each.usable for each in found) else []
        raise ContentError("\n".join([*told, *advice]))


def _near(desk: Desk, found: Drafted) -> list[Near]:
    near = desk.near(text_of(found.card)) if isinstance(found.card, Question) else []
    return [each for each in near if each.score >= LIKELY_THE_SAME]


def _tell(added: Sequence[Added]) -> None:
    for card in added:
        print(f"added {card.id} to {shown_path(card.file)}:{card.line}")
        for near in card.near:
            print(f"drill: warning: {near.id} may ask the same ({near.score:.2f})", file=sys.stderr)


def _plain(added: Added) -> dict[str, Any]:
    return {
        "id": added.id,
        "file": added.file,
        "line": added.line,
        "near": [near._asdict() for near in added.near],
    }
