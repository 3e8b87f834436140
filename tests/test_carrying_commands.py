"""`drill export` and `drill import` as people meet them: books, what is left behind, and what is missing."""

from __future__ import annotations

import json
import sys
from html.parser import HTMLParser

import pytest

from drill.cards import Kata
from drill.decks import load_library
from drill.places import find_places
from drill.store import open_to_look
from tests.anki_world import add, collection, write_out
from tests.carrying_world import bare, imported, questions, run, seen
from tests.deck_world import DECK, write


class Tags(HTMLParser):
    """Keeps what is open; a void element never is."""

    VOID = frozenset({"meta", "br", "hr"})

    def __init__(self):
        super().__init__()
        self.open, self.fetched = [], []

    def handle_starttag(self, tag, attrs):
        self.fetched += [value for name, value in attrs if name in ("src", "href")]
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


def test_a_book_holds_every_question_and_kata_once(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("DRILL_HOME", str(tmp_path))
    library = load_library(find_places({"DRILL_HOME": str(tmp_path)}))
    deck = next(deck for deck in library.decks if deck.topic == "attention")
    names = [card.id.partition("/")[2] for card in deck.questions]
    for file, flags in (("book.html", []), ("book.md", ["--book"])):
        assert run(capsys, "export", str(tmp_path / file), "--topic", "attention", *flags)[0] == 0
        text = (tmp_path / file).read_text(encoding="utf-8")
        for number, name in enumerate(names, 1):
            assert (
                text.count(f"{number}. {name}<" if file.endswith("html") else f"## {number}. {name}\n") == 1
            )
        assert all(text.count(f"Kata: {kata.title}") == 1 for kata in deck.katas)
        assert "def " in text
    page = Tags()
    page.feed((tmp_path / "book.html").read_text(encoding="utf-8"))
    assert (page.open, page.fetched) == ([], [])


def test_an_export_names_what_it_leaves_and_counts_it(tmp_path, monkeypatch, capsys):
    home = bare(monkeypatch, tmp_path / "home")
    write(tmp_path / "home" / "decks", DECK)
    katas = [card.id for card in load_library(home).cards.values() if isinstance(card, Kata)]
    code, out, err = run(capsys, "export", str(tmp_path / "x.csv"))
    assert (code, out) == (0, f"exported: 2 cards into {tmp_path}/x.csv\n")
    assert f"left behind: 1 katas, which need the judge: {katas[0]}\n" in err
    assert (
        "left behind: 1 questions whose numbers are drawn anew in drill, and fixed there: small/precision\n"
        in err
    )
    told = json.loads(run(capsys, "export", str(tmp_path / "x.csv"), "--json")[1])
    assert told["left_behind"]["katas, which need the judge"] == ["small/double"]
    assert (told["kind"], told["exported"]) == ("carried", 2)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["x.frog"], "does not say its format"),
        (["x.csv", "--format", "frog"], "unknown format"),
        (["x.csv", "--topic", "none"], "there is no deck 'none'"),
        (["none/x.csv"], "can't write"),
        (["x.csv", "--book"], "a book is HTML or Markdown"),
    ],
)
def test_a_wrong_export_is_one_error_and_writes_nothing(tmp_path, monkeypatch, capsys, arguments, says):
    bare(monkeypatch, tmp_path / "home")
    write(tmp_path / "home" / "decks", DECK)
    monkeypatch.chdir(tmp_path)
    got, _, err = run(capsys, "export", *arguments)
    assert (got, err.count("\n"), says in err) == (2, 1, True)
    assert {path.name for path in tmp_path.iterdir()} == {"home"}


def test_without_the_libraries_of_the_extra_it_says_what_to_install(tmp_path, monkeypatch, capsys):
    bare(monkeypatch, tmp_path / "home")
    write(tmp_path / "home" / "decks", DECK)
    with collection(tmp_path / "anki") as opened:
        add(opened, "Basic", "D", Front="q", Back="a")
        write_out(opened, tmp_path / "new.apkg")
        write_out(opened, tmp_path / "old.apkg", legacy=True)
    for library in ("genanki", "zstandard"):
        monkeypatch.setitem(sys.modules, library, None)
    for arguments in (["export", "x.apkg"], ["import", str(tmp_path / "new.apkg")]):
        code, _, err = run(capsys, *arguments)
        assert (code, err.count("\n"), "drill[anki]" in err) == (2, 1, True)
    assert run(capsys, "import", str(tmp_path / "old.apkg"))[0] == 0


def test_templates_suspended_cards_and_media(tmp_path, monkeypatch, capsys):
    home = bare(monkeypatch, tmp_path / "home")
    with collection(tmp_path / "anki") as opened:
        kind = opened.models.by_name("Basic")
        kind["tmpls"][0]["qfmt"] = (
            "<style>b{}</style>Define {{Front}}{{#Back}} (one){{/Back}}{{^Back}}none{{/Back}}{{type:Back}}"
        )
        kind["tmpls"][0]["afmt"] = "{{FrontSide}}<hr id=answer>{{Back}}<br>{{Tags}}<script>x()</script>"
        opened.models.update_dict(kind)
        add(opened, "Basic", "D", ("t",), Front="entropy", Back='H <img src="h.png">')
        opened.sched.suspend_cards(opened.find_cards(""))
        write_out(opened, tmp_path / "x.apkg")
    told = imported(capsys, tmp_path / "x.apkg")
    (card,) = questions(home).values()
    assert seen(card)[:2] == ("Define entropy (one)", "H [picture: h.png]\nt")
    assert told["left_behind"] == {
        "note types with scripts or styles in their templates": ["Basic"],
        "pictures": ["h.png"],
    }
    with open_to_look(home.log) as log:
        assert log.schedule(card.id).suspended
    run(capsys, "suspend", "--resume", card.id)
    assert imported(capsys, tmp_path / "x.apkg")["reviews"] == 0
    with open_to_look(home.log) as log:
        assert not log.schedule(card.id).suspended


def test_a_card_of_one_point_is_practised_like_any_other(tmp_path, monkeypatch, capsys):
    bare(monkeypatch, tmp_path / "home")
    (tmp_path / "x.md").write_text("What is 6 times 7?::42\n")
    imported(capsys, tmp_path / "x.md")
    assert json.loads(run(capsys, "due", "--json")[1])["new"] == ["imported/what-is-6-times-7"]
    assert "42" in run(capsys, "show", "what-is-6-times-7", "--answer")[1]


def test_a_json_export_keeps_the_heads_of_decks_and_leaves_tracks(tmp_path, monkeypatch, capsys):
    bare(monkeypatch, tmp_path / "from")
    write(tmp_path / "from" / "decks", DECK)
    write(tmp_path / "from" / "decks", "- id: all\n  title: All\n  topics: [small]\n", "tracks.yaml")
    run(capsys, "export", str(tmp_path / "x.json"))
    home = bare(monkeypatch, tmp_path / "to")
    told = imported(capsys, tmp_path / "x.json")
    (deck,) = load_library(home).decks
    assert (deck.title, deck.summary, deck.prerequisites) == (
        "Small things",
        "A deck to test with.",
        ("loss-functions",),
    )
    assert told["left_behind"] == {"tracks": ["all"], "katas, which travel as a pack": ["small/double"]}


def test_a_former_id_is_claimed_from_nobody(tmp_path, monkeypatch, capsys):
    """A deck that claimed the id of another card would be left out, with all that was imported."""
    card = {"id": "one", "form": "recall", "level": 1, "ask": "A?", "answer": "B.", "points": ["C", "D"]}
    cards = [
        card | {"formerly": ["old", "small/first"]},
        card | {"id": "two", "ask": "E?", "formerly": ["old"]},
    ]
    deck = {"topic": "odd", "title": "Odd", "summary": "S", "questions": cards}
    (tmp_path / "x.json").write_text(json.dumps({"kind": "drill", "version": 1, "decks": [deck]}))
    home = bare(monkeypatch, tmp_path / "home")
    write(tmp_path / "home" / "decks", DECK)
    told = imported(capsys, tmp_path / "x.json")
    assert told["left_behind"] == {"former ids that other cards have": ["small/first", "odd/old"]}
    assert load_library(home).renamed == {"odd/old": "odd/one"}
    assert imported(capsys, tmp_path / "x.json")["unchanged"] == 2
