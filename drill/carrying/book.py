"""A deck as a book to print or to read on a phone: questions with their answers, katas with their references.

As Markdown it is plain text; as HTML it is one page that fetches nothing, formulas laid out as on the terminal.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from drill.cards import Deck, Kata
from drill.carrying.flat import Flat, code, flat
from drill.mocks import page

WIDTH = 88
Plain = Callable[[str, int], str]
"""Turns card text with Markdown and formulas into plain lines."""


class Chapter(NamedTuple):
    """A deck, its questions on two sides, and the reference program of each kata by its id."""

    deck: Deck
    questions: Sequence[Flat]
    references: Mapping[str, str]


def chapter(deck: Deck, references: Mapping[str, str]) -> Chapter:
    """Return the deck as a chapter."""
    return Chapter(deck, [flat(question) for question in deck.questions], references)


def markdown(chapters: Iterable[Chapter]) -> str:
    """Return the book as Markdown."""
    return "\n\n".join(part for each in chapters for part in _markdown_parts(each)) + "\n"


def _markdown_parts(chapter: Chapter) -> Iterable[str]:
    yield f"# {chapter.deck.title}"
    yield chapter.deck.summary.strip()
    for number, card in enumerate(chapter.questions, 1):
        yield f"## {number}. {card.id.partition('/')[2]}"
        yield card.ask
        yield f"**Answer** (level {card.level}, {card.form})"
        yield card.answer
        if card.more:
            yield card.more
        yield "\n".join(f"- {' '.join(point.split())}" for point in card.points)
    for kata in chapter.deck.katas:
        yield f"## Kata: {kata.title}"
        yield kata.prompt.strip()
        yield code(_examples(kata))
        if reference := chapter.references.get(kata.id):
            yield "**Reference**"
            yield code(reference)


def html(chapters: Iterable[Chapter], title: str, plain: Plain) -> str:
    """Return the book as one page of HTML."""
    body = "\n".join(part for each in chapters for part in _html_parts(each, plain))
    return page.page(title, _PRINT + body)


_PRINT = "<style>.q { break-inside: avoid; margin: 1.5rem 0; } h1 { break-before: page; }</style>\n"


def _html_parts(chapter: Chapter, plain: Plain) -> Iterable[str]:
    yield f"<h1>{page.text(chapter.deck.title)}</h1>{_text(plain, chapter.deck.summary)}"
    for number, card in enumerate(chapter.questions, 1):
        points = "".join(f"<li>{page.text(plain(point, WIDTH))}</li>" for point in card.points)
        yield (
            f'<div class="q"><h3>{number}. {page.text(card.id.partition("/")[2])}</h3>{_text(plain, card.ask)}'
            f'<p class="soft">Answer, level {card.level}, {page.text(card.form)}</p>{_text(plain, card.answer)}'
            f"<ul>{points}</ul>{_text(plain, card.more) if card.more else ''}</div>"
        )
    for kata in chapter.deck.katas:
        yield f'<div class="q"><h3>Kata: {page.text(kata.title)}</h3>{_text(plain, kata.prompt)}'
        yield page.code(_examples(kata))
        if reference := chapter.references.get(kata.id):
            yield f'<p class="soft">Reference</p>{page.code(reference)}'
        yield "</div>"


def _text(plain: Plain, text: str) -> str:
    return f'<p class="text">{page.text(plain(text, WIDTH).strip())}</p>'


def _examples(kata: Kata) -> str:
    return "\n".join(f"{each.call}  # {each.gives}" for each in kata.examples)
