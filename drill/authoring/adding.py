"""Adding a question: asked for field by field or written in an editor, shown as it will be met, checked, appended.

Whatever is typed is in a draft on disk before the next key; the draft goes when its card is in a deck.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import Any, NamedTuple

from drill.authoring import draft_text
from drill.authoring.author import Author, Left, choose
from drill.authoring.draft_files import DraftFile
from drill.authoring.drafted import Drafted, drafted
from drill.authoring.form import DEFAULTS, ENTER, Form
from drill.authoring.own_decks import QUESTIONS, OwnDecks
from drill.cards import Kata, Question
from drill.cards_text import filled
from drill.errors import ContentError
from drill.nearness import LIKELY_THE_SAME, Near, text_of, words_of
from drill.places import shown_path
from drill.sessions.blocks import Block, Heading, Items, Note, Prose, Tone
from drill.sessions.turn import answer_blocks, option_blocks, question_blocks

KEEP, EDIT, RENAME, LEAVE = "k", "e", "i", "q"


class Added(NamedTuple):
    """A card that is in a deck now: where it stands, and which cards are near it."""

    id: str
    file: str
    line: int
    near: tuple[Near, ...] = ()


def add_by_prompts(author: Author, draft: DraftFile, given: dict[str, Any]) -> Added:
    """Ask for what is not given, show the card, and append it. Raises Left, with all of it in the draft."""
    fields = {**DEFAULTS, **given}
    form = Form(author, draft, fields)
    form.ask(
        "ask", "Question", "Type or paste the question; for maths, put LaTeX between dollars: $\\frac{a}{b}$."
    )
    if near := [each for each in author.near(words_of(fields["ask"])) if each.score >= LIKELY_THE_SAME]:
        author.screen.show(*_near_blocks(near), Note("Go on if yours is another question; Ctrl-C leaves it."))
    form.topic(lambda: _topic_of(author, fields))
    form.ask("answer", "Answer", "What a prepared candidate would say: 40 to 150 words.")
    form.points()
    form.finish()
    return settle(author, draft, reopen=False)


def add_by_editor(author: Author, draft: DraftFile, given: dict[str, Any]) -> Added:
    """Open the editor on a commented template, or on the draft that waits, and append what comes of it."""
    before = draft.read()
    if not before:
        before = _template(given)
        draft.write(before)
    author.editor.open(draft.path, _first_line(before))
    if draft.read() in (before, ""):
        if before == _template(given):
            draft.remove()
        raise Left
    return settle(author, draft, reopen=True)


def _template(given: dict[str, Any]) -> str:
    if set(given) - {"topic", "ask", "answer"}:
        return draft_text.from_fields({**DEFAULTS, **given})
    return draft_text.template(*(str(given.get(name, "")) for name in ("topic", "ask", "answer")))


def _first_line(text: str) -> int:
    lines = text.split("\n")
    return next((number for number, line in enumerate(lines, 1) if line.startswith("topic:")), 1)


def settle(author: Author, draft: DraftFile, *, reopen: bool, kind: str = QUESTIONS) -> Added:
    """Check the draft until it is a card, show it, and append it once the author agrees.

    `reopen` says that the author works in the editor: a fault opens it again at once.
    """
    kept = ""
    while True:
        found = drafted(draft.read(), author.decks, kind=kind)
        draft.write(found.text)
        if found.errors and kept != found.text:
            kept = found.text if _is_kept(author, draft, found, reopen=reopen) else ""
            reopen = True
            continue
        near = _show(author, found)
        # A kata's folder has its name, so that only a question can be named anew here.
        rename = {RENAME: "another id"} if kind == QUESTIONS else {}
        keys = {ENTER: "add it", EDIT: "edit", **rename, LEAVE: "leave it"}
        key = choose(author.screen, "", keys)
        if key == ENTER:
            added = append(author.decks, found, near, kind=kind)
            draft.remove()
            return added
        if key == EDIT:
            author.editor.open(draft.path)
        elif key == RENAME:
            name = author.screen.line("Id", found.source.id if found.source else "").strip()
            draft.write(draft_text.with_value(draft.read(), "id", name))
        elif key == LEAVE:
            raise Left


def _is_kept(author: Author, draft: DraftFile, found: Drafted, *, reopen: bool) -> bool:
    """Have the author mend the draft, each message above its line; return whether he keeps it as it is."""
    noted = draft_text.with_faults(found.text, found.errors)
    line = min(problem.place.line for problem in found.errors)
    if reopen and _edited(author, draft, noted, line):
        return False
    author.screen.show(*(Note(found.told(problem), Tone.BAD) for problem in found.errors))
    keys = {ENTER: "open your editor at the line", LEAVE: "leave it as a draft"}
    keys |= {KEEP: "keep it as it is"} if found.usable else {}
    key = choose(author.screen, "", keys)
    if key == LEAVE:
        raise Left
    if key == ENTER:
        _edited(author, draft, noted, line)
    return key == KEEP and found.usable


def _edited(author: Author, draft: DraftFile, noted: str, line: int) -> bool:
    """Open the draft with its messages; return whether anything was changed. The messages are gone afterwards."""
    draft.write(noted)
    try:
        author.editor.open(draft.path, line)
        now = draft.read()
    finally:
        draft.write(draft_text.without_faults(draft.read()))
    return now.strip() != noted.strip()


def _show(author: Author, found: Drafted) -> tuple[Near, ...]:
    """Show the card as a session will, what could be better, and what is near; return the near ones."""
    screen, card = author.screen, found.card
    if isinstance(card, Kata):
        screen.show(*_kata_blocks(card))
    elif card is not None:
        shown = filled(card, card.id)
        points = Items(tuple((str(number), point) for number, point in enumerate(shown.points, 1)), "Points")
        screen.show(*question_blocks(shown, card.id), *option_blocks(card, random.Random(card.id)))
        screen.show(*answer_blocks(shown), points)
    screen.show(
        *(
            Note(found.told(problem), Tone.WARNING)
            for problem in found.problems
            if problem not in found.errors
        )
    )
    near = tuple(author.near(text_of(card))) if isinstance(card, Question) else ()
    if near and near[0].score >= LIKELY_THE_SAME:
        screen.show(*_near_blocks(near))
    if card is not None:
        where = shown_path(author.decks.path(card.topic))
        screen.show(Heading("Ready"), Note(f"It goes into {where} as {card.id}."))
    return near


def _kata_blocks(kata: Kata) -> list[Block]:
    examples = tuple((">>>", f"`{each.call}` gives `{each.gives}`") for each in kata.examples)
    hints = tuple((str(number), hint) for number, hint in enumerate(kata.hints, 1))
    heading = Heading(f"{kata.title} · level {kata.level} · {kata.minutes:g} minutes", kata.id)
    return [heading, Prose(kata.prompt), Items(examples, "Examples"), Items(hints, "Hints")]


def _near_blocks(near: Sequence[Near]) -> list[Block]:
    rows = tuple((f"{each.score:.2f}", f"`{each.id}`") for each in near)
    return [
        Note("This may be asked already; `drill show CARD` shows these:", Tone.WARNING),
        Items(rows),
    ]


def append(decks: OwnDecks, found: Drafted, near: Sequence[Near] = (), *, kind: str = QUESTIONS) -> Added:
    """Write the card into its deck; raises ContentError where the deck can't take it."""
    if found.source is None or found.card is None:
        raise ContentError("the draft is no card yet", "mend it first")
    growth = decks.grown(found.source.topic, found.source.text, kind)
    decks.save(growth)
    return Added(found.card.id, growth.path, growth.line, tuple(near))


def _topic_of(author: Author, fields: dict[str, Any]) -> str:
    """Return the topic of a resumed draft, else that of the card which is nearest to the question."""
    if fields.get("topic"):
        return str(fields["topic"])
    near = author.near(words_of(fields["ask"]))
    return near[0].id.partition("/")[0] if near else ""
