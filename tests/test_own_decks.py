"""Cards added to own decks: what stood there stays, byte for byte; what was edited since is left alone."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drill.carrying.own_decks import read_own, write
from drill.deckfiles.deck_parser import parse_deck
from drill.deckfiles.deck_writer import card_text, deck_text
from drill.problems import Notes
from tests.carrying_world import bare, imported, questions, run
from tests.deck_world import DECK, QUESTION

texts = st.text(st.characters(exclude_categories=["C", "Zl", "Zp"], include_characters="\n\t"), max_size=80)
solid = texts.filter(str.strip)
FIELDS = {"id": "new", "form": "recall", "level": 2, "ask": "Q?", "answer": "A.", "points": ["P"]}


@given(solid, solid, st.lists(solid, min_size=1, max_size=4), texts)
@settings(deadline=None, max_examples=150)
def test_whatever_is_written_is_read_back(ask, answer, points, why):
    fields = (
        FIELDS
        | {"ask": ask, "answer": answer, "points": points}
        | ({"why_wrong": why} if why.strip() else {})
    )
    notes = Notes("x")
    plain = parse_deck(deck_text({"title": "T", "summary": "S"}, [card_text(fields)]).encode(), "x", notes)
    assert plain is not None, [str(problem) for problem in notes.problems]
    (card,) = plain["questions"]

    def kept(text):
        lines = text.split("\n")
        while lines and not lines[0].strip():
            lines.pop(0)
        return "\n".join(line if line.strip() else "" for line in lines).rstrip()

    assert (card["ask"], card["answer"]) == (kept(ask), kept(answer))
    assert card["points"] == [kept(point) for point in points]


QUESTIONS = re.sub("^    ", "      ", QUESTION, flags=re.M).replace("  - id", "  -   id", 1)
STYLES = {
    "plain": DECK,
    "katas after": DECK,
    "no end of line": f"title: T\nsummary: S\nquestions:\n{QUESTION}".rstrip("\n"),
    "comments": f"# begin\ntitle: T\n# why\nsummary: S\n\nquestions: \n  # first\n{QUESTION}  # last\n\n# end\n",
    "blank lines": f"title: T\nsummary: S\nquestions:\n\n{QUESTION}\n\n\n",
    "not indented": "title: T\nsummary: S\nquestions:\n" + re.sub("^  ", "", QUESTION, flags=re.M),
    "wide": f"title: T\nsummary: S\nquestions:\n{QUESTIONS}",
    "questions last": f"questions:\n{QUESTION}title: T\nsummary: S\n",
    "katas alone": "title: T\nsummary: S\n" + DECK[DECK.index("katas:") :],
    "quoted": f"'title': \"T\"\n\"summary\": 'S'\nquestions:\n{QUESTION}",
}


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("begin", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("style", STYLES)
def test_every_byte_that_was_there_stays(tmp_path, style, begin, end):
    before = begin + STYLES[style].replace("\n", end).encode()
    path = tmp_path / "mine.yaml"
    path.write_bytes(before)
    decks = read_own(str(tmp_path))
    decks.add("mine", {}, [("key", FIELDS), ("other", FIELDS | {"id": "newer"})])
    write(decks)
    after = path.read_bytes()
    at = next(place for place in range(len(after)) if after[place : place + 1] != before[place : place + 1])
    rest = before[at:]
    assert after.endswith(rest) or not rest
    notes = Notes("x")
    plain = parse_deck(after, "mine", notes)
    assert plain is not None, [str(problem) for problem in notes.problems]
    ids = [card["id"] for card in plain["questions"]]
    assert ids[-2:] == ["new", "newer"]
    assert len(ids) == 2 + STYLES[style].count("form: ")


def deck_of(csv: str, tmp_path, capsys, *flags: str) -> dict:
    (tmp_path / "x.csv").write_text(csv, encoding="utf-8")
    return imported(capsys, tmp_path / "x.csv", "--topic", "mine", *flags)


CSV = "#guid column:1\n"


def test_what_changed_in_the_source_is_replaced_and_what_was_edited_here_stays(tmp_path, monkeypatch, capsys):
    home = bare(monkeypatch, tmp_path / "home")
    deck_of(CSV + "a,What is a?,First.\nb,What is b?,Second.\nc,What is c?,Third.\n", tmp_path, capsys)
    path = tmp_path / "home" / "decks" / "mine.yaml"
    path.write_text(path.read_text().replace("Second.", "Mine."))
    before = path.read_text()
    told = deck_of(
        CSV + "a,What is a?,Changed.\nb,What is b?,Changed.\nc,What is c?,Third.\n", tmp_path, capsys
    )
    assert {kind: told[kind] for kind in ("new", "changed", "unchanged", "edited here")} == {
        "new": 0,
        "changed": 1,
        "unchanged": 1,
        "edited here": 1,
    }
    assert {name: card.answer for name, card in questions(home).items()} == {
        "mine/what-is-a": "Changed.",
        "mine/what-is-b": "Mine.",
        "mine/what-is-c": "Third.",
    }
    after = path.read_text()
    assert after[after.index("id: what-is-b") :] == before[before.index("id: what-is-b") :]


def test_a_card_that_moved_or_was_indented_is_found_again(tmp_path, monkeypatch, capsys):
    bare(monkeypatch, tmp_path / "home")
    csv = CSV + "a,What is a?,First.\nb,What is b?,Second.\n"
    deck_of(csv, tmp_path, capsys)
    path = tmp_path / "home" / "decks" / "mine.yaml"
    head, rest = path.read_text().split("questions:\n")
    moved = "".join(f"  {line}" if line.strip() else line for line in rest.splitlines(keepends=True))
    path.with_name("other.yaml").write_text(f"{head}questions:\n{moved}")
    path.unlink()
    assert deck_of(csv, tmp_path, capsys)["unchanged"] == 2


def test_more_cards_than_a_deck_holds_go_into_several(tmp_path, monkeypatch, capsys):
    home = bare(monkeypatch, tmp_path / "home")
    csv = CSV + "".join(f"{n},What is {n}?,It is {n}.\n" for n in range(1203))
    told = deck_of(csv, tmp_path, capsys)
    assert (told["new"], len(told["decks"])) == (1203, 2)
    assert {card.topic for card in questions(home).values()} == {"mine", "mine-2"}
    assert deck_of(csv, tmp_path, capsys)["unchanged"] == 1203


def test_a_dry_run_writes_nothing(tmp_path, monkeypatch, capsys):
    bare(monkeypatch, tmp_path / "home")
    assert deck_of("q,a\n", tmp_path, capsys, "--dry-run")["new"] == 1
    assert not (tmp_path / "home" / "decks").exists()


def test_imported_cards_pass_a_check_with_advice_alone(tmp_path, monkeypatch, capsys):
    bare(monkeypatch, tmp_path / "home")
    deck_of('q,a\nq,b\n"What is $x?",5\n', tmp_path, capsys)
    code, _, err = run(capsys, "check", "mine")
    assert code == 0
    assert "warning: a single point" in err
    assert "error" not in err


def test_cards_without_answer_are_named(tmp_path, monkeypatch, capsys):
    bare(monkeypatch, tmp_path / "home")
    told = deck_of("q,\nr,a\n" + "s" * 6001 + ",a\n", tmp_path, capsys)
    assert told["new"] == 1
    assert told["left_behind"] == {
        "cards without an answer": ["line 1"],
        "cards with questions of more than 6000 characters": ["line 3"],
    }
