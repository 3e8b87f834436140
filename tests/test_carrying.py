"""Cards out and in again: every card once, nothing of its text or formulas lost, and a second import idle."""

from __future__ import annotations

import json

import pytest

from drill.carrying import as_csv, as_markdown
from drill.carrying.flat import Flat, flat
from drill.carrying.plain_card import question_fields
from drill.places import find_places
from tests.carrying_world import TRICKY, bare, formulas, imported, questions, run, same


@pytest.fixture(scope="module")
def shipped(tmp_path_factory):
    home = find_places({"DRILL_HOME": str(tmp_path_factory.mktemp("home"))})
    return questions(home)


@pytest.mark.parametrize("ending", ["csv", "tsv", "md"])
def test_the_shipped_decks_travel_through_text_and_back(tmp_path, monkeypatch, capsys, shipped, ending):
    monkeypatch.setenv("DRILL_HOME", str(tmp_path / "from"))
    file = tmp_path / f"cards.{ending}"
    only = ["--topic", "attention"] if ending == "tsv" else []
    assert run(capsys, "export", str(file), *only)[0] == 0
    shipped = {name: card for name, card in shipped.items() if not only or card.topic == only[1]}
    home = bare(monkeypatch, tmp_path / "to")
    told = imported(capsys, file)
    assert (told["new"], told["left_behind"]) == (len(shipped), {})
    back = questions(home)
    assert back.keys() == shipped.keys()
    for name, card in back.items():
        assert same(card, shipped[name]), name
        assert formulas(card) == formulas(shipped[name]), name
        assert (card.level, set(card.tags)) == (shipped[name].level, {"imported", *shipped[name].tags}), name
    again = imported(capsys, file)
    assert (again["unchanged"], again["new"], again["decks"]) == (len(shipped), 0, [])


def test_json_brings_back_every_field_and_the_whole_log(tmp_path, monkeypatch, capsys, shipped):
    monkeypatch.setenv("DRILL_HOME", str(tmp_path / "from"))
    run(capsys, "suspend", "attention/sdpa")
    file = tmp_path / "all.json"
    assert run(capsys, "export", str(file))[0] == 0
    home = bare(monkeypatch, tmp_path / "to")
    told = imported(capsys, file, "--trust")
    assert (told["new"], told["reviews"]) == (len(shipped), 1)
    back = {name: question_fields(card) for name, card in questions(home).items()}
    assert back == {name: question_fields(card) for name, card in shipped.items()}
    assert json.loads(file.read_text())["log"] == log_of(tmp_path, monkeypatch, capsys)
    assert run(capsys, "doctor")[0] == 0
    assert imported(capsys, file, "--trust")["reviews"] == 0


def log_of(tmp_path, monkeypatch, capsys):
    run(capsys, "export", str(tmp_path / "again.json"))
    return json.loads((tmp_path / "again.json").read_text())["log"]


def test_code_that_a_check_would_run_needs_trust(tmp_path, monkeypatch, capsys, shipped):
    monkeypatch.setenv("DRILL_HOME", str(tmp_path / "from"))
    run(capsys, "export", str(tmp_path / "all.json"))
    home = bare(monkeypatch, tmp_path / "to")
    told = imported(capsys, tmp_path / "all.json")
    kept = next(names for kind, names in told["left_behind"].items() if "--trust" in kind)
    assert kept
    for name in kept:
        assert "It prints:" in questions(home)[name].answer


def tricky_cards():
    return [
        Flat(
            f"odd/card-{number}",
            "odd",
            "recall",
            2,
            (),
            ask,
            TRICKY[-1 - number],
            (f"Point {number}: $x$", "é\"'"),
            "",
            False,
        )
        for number, ask in enumerate(TRICKY)
    ]


@pytest.mark.parametrize(
    ("ending", "write"),
    [
        ("csv", as_csv.text),
        ("tsv", lambda cards, titles: as_csv.text(cards, titles, "\t")),
        ("md", as_markdown.text),
    ],
)
def test_difficult_text_survives(tmp_path, monkeypatch, capsys, ending, write):
    cards = tricky_cards()
    (tmp_path / f"odd.{ending}").write_text(write(cards, {"odd": "Odd: 'things'"}), encoding="utf-8")
    home = bare(monkeypatch, tmp_path / "home")
    assert imported(capsys, tmp_path / f"odd.{ending}")["new"] == len(cards)
    back = questions(home)
    from drill.prose import plain

    for card in cards:
        got = flat(back[card.id])
        assert (plain(got.ask), plain(got.answer)) == (plain(card.ask), plain(card.answer)), card.id
        assert list(map(plain, got.points)) == list(map(plain, card.points))
