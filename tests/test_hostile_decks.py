"""Whatever a deck file holds, reading it ends in a deck or in problems with places, and in nothing else."""

from __future__ import annotations

import random
import time
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from drill import cards_text
from drill.deckfiles.deck_parser import check_deck, parse_deck, parse_tracks
from drill.errors import ContentError
from drill.problems import ERROR, WARNING, Notes
from tests.deck_world import DECK, KATA, NUMERIC, QUESTION

CHOICES = "    choices: [{text: a, right: true, why: b}, {text: c}]\n"
RICH = (
    "title: T\nsummary: S\nprerequisites: [a]\nquestions:\n"
    + QUESTION
    + NUMERIC
    + QUESTION.replace("id: first", "id: second").replace("What is", "Which $\\frac{1}{2}$ is")
    + CHOICES
    + "katas:\n"
    + KATA
    + "    formerly: [a, b/c]\n    checked: 2026-11-22\n    requires: [torch]\n"
)


def check(content: bytes) -> None:
    """Read the content in all ways; the sessions' way accepts whatever the author's way accepts."""
    started = time.process_time()
    usable, good = Notes("f"), Notes("f")
    plain = parse_deck(content, "small", usable)
    deck = check_deck(content, "small", good)
    parse_tracks(content, Notes("f"))
    assert time.process_time() - started < 10
    for problem in (*usable.problems, *good.problems):
        assert problem.severity in (ERROR, WARNING)
        assert min(problem.place.line, problem.place.column) >= 1
        assert problem.what
        assert "\n" not in str(problem) or "\n" in problem.what
    assert (plain is None) == any(problem.severity == ERROR for problem in usable.problems)
    if plain is not None and deck is not None:
        fill(deck)


def fill(deck) -> None:
    for question in deck.questions:
        try:
            cards_text.filled(question, "seed")
        except ContentError as error:
            refused = error
            assert refused.what


@given(st.binary(max_size=200))
@settings(deadline=None)
def test_any_bytes(content):
    check(content)


@given(st.text(max_size=200))
@example("title: \ud7ff\U0010ffff")
@example("? ? ? a\n")
@example("- !<tag:x> &y *z\n")
@example("%YAML 9.9\n---\na\n")
@example("a: 1\x85b: 2\u2028c: 3")
@settings(deadline=None)
def test_any_text(text):
    check(text.encode())


BITS = (
    r"""title questions katas id form ask | [ ] { } ' " \ # &a *a !b << 1..5 012 no {{x}} $ ~ given compute"""
)
yaml_bits = st.sampled_from([*BITS.split(), ": ", "- ", "\n", "\n  ", "\n    ", "\t"])


@given(st.lists(yaml_bits, max_size=40).map("".join))
@settings(deadline=None, max_examples=200)
def test_any_yaml(text):
    check(text.encode())


LINES = RICH.splitlines(keepends=True)
VALUES = r"""no 012 12:30 1e400 -1 [] {} [[a]] {a:b} '' ~ 9..5 '\u202e' "\x00" {{tp}} 1/0 $\frac{$ 2026-02-30 true
x2 1_0 .nan 9**9**9"""
values = st.sampled_from([*VALUES.split(), "|\n", "a" * 5000, "[" * 50])


@given(st.integers(0, len(LINES) - 1), values)
@settings(deadline=None, max_examples=300)
def test_a_good_deck_with_one_value_replaced(number, value):
    key, colon, _ = LINES[number].partition(":")
    line = f"{key}: {value}\n" if colon else f"{LINES[number][:6]}{value}\n"
    check("".join([*LINES[:number], line, *LINES[number + 1 :]]).encode())


@given(st.randoms(use_true_random=False), st.integers(1, 12))
@settings(deadline=None, max_examples=200)
def test_a_good_deck_with_lines_and_characters_lost_doubled_and_moved(source: random.Random, changes):
    text = RICH
    for _ in range(changes):
        start = source.randrange(len(text))
        end = min(len(text), start + source.choice([1, 1, 2, 10, 80]))
        piece = source.choice(
            ["", text[start:end] * 2, text[start:end].swapcase(), " ", "\n", "\x1b", ":", "'"]
        )
        text = text[:start] + piece + text[end:]
    check(text.encode())


@pytest.mark.parametrize(
    "content",
    [
        b"- " * 50_000,
        b"[" * 50_000,
        b"{a: " * 50_000,
        b"? " * 50_000,
        b"a:\n" + b" a:\n" * 50_000,
        b"\n".join(b" " * depth + b"a:" for depth in range(2_000)),
        b"questions:\n" + b"- a\n" * 300_000,
        b"title: " + b"x" * 3_000_000,
        b"a: &a [x]\n" + b"".join(b"b%d: &b%d [*a, *a]\n" % (n, n) for n in range(10_000)),
        b"questions: [" + b"{}," * 100_000 + b"]",
        b'title: "' + b"\\u0041" * 400_000 + b'"',
        b"compute: " + b"(" * 100_000,
        (RICH.replace("tp / all_found", "(" * 3000)).encode(),
        (RICH.replace("What is asked?", "$" * 3000 + "{" * 2000)).encode(),
        (RICH.replace("What is asked?", "`" * 5000)).encode(),
        (RICH.replace("What is asked?", "{{" * 2500)).encode(),
        (RICH.replace("id: first", "id: " + "a-" * 3000)).encode(),
    ],
    ids=lambda content: content[:12].decode().replace("\n", " "),
)
def test_bombs_are_refused_in_good_time(content):
    check(content)


def test_the_deck_that_is_broken_here_is_good():
    notes = Notes("f")
    assert check_deck(RICH.encode(), "small", notes)
    assert [problem for problem in notes.problems if problem.severity == ERROR] == []
    assert check_deck(DECK.encode(), "small", Notes("f"))


SHIPPED = sorted((Path(__file__).parent.parent / "decks").glob("*.yaml"))


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
@settings(deadline=None, max_examples=20)
@given(
    position=st.floats(0, 1),
    piece=st.sampled_from(["", "\n", ":", "'", '"', "{", "\x00", "é", "  ", "- ", "#", "$"]),
)
def test_real_decks_with_one_character_changed(path, position, piece):
    content = path.read_text(encoding="utf-8")[:20_000]
    at = int(position * (len(content) - 1))
    check((content[:at] + piece + content[at + 1 :]).encode())
