"""Packages for Anki, proven by the official library: out, into it, out of it, and in again."""

from __future__ import annotations

import re
import time
from collections import Counter
from datetime import timedelta

import pytest

from drill import clock, sm2
from drill.carrying.plain_card import question_fields
from drill.places import find_places
from drill.store import open_to_look
from tests.anki_world import add, collection, take_in, write_out
from tests.carrying_world import bare, formulas, imported, questions, run, seen
from tests.deck_world import ANSWER, QUESTION
from tests.log_world import START, START_DAY, HandClock

DAY_MS = 86_400_000


@pytest.fixture(autouse=True)
def at_greenwich(monkeypatch):
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.fixture
def exported(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("DRILL_HOME", str(tmp_path / "from"))
    code, _, err = run(capsys, "export", str(tmp_path / "ours.apkg"))
    assert code == 0
    assert "katas, which need the judge" in err
    return tmp_path / "ours.apkg"


def test_the_shipped_decks_go_through_the_official_library_and_come_back_whole(
    tmp_path, monkeypatch, capsys, exported
):
    shipped = questions(find_places({"DRILL_HOME": str(tmp_path / "from")}))
    with collection(tmp_path / "anki") as opened:
        assert len(take_in(opened, exported).new) == len(shipped)
        again = take_in(opened, exported)
        assert (len(again.new), len(again.updated), len(again.duplicate)) == (0, 0, len(shipped))
        assert opened.note_count() == opened.card_count() == len(shipped)
        decks = {deck.name for deck in opened.decks.all_names_and_ids()}
        assert {"drill", "drill::Attention"} <= decks
        shown = {opened.get_note(n).guid: opened.get_note(n) for n in opened.find_notes("")}
        for name, question in shipped.items():
            note = shown[f"drill:{name}"]
            found = re.findall(r"\\\((.*?)\\\)|\\\[(.*?)\\\]", "".join(note.fields[:4]), re.DOTALL)
            assert len(found) >= len(formulas(question)), name
            assert f"drill::topic::{question.topic}" in note.tags
        back = write_out(opened, tmp_path / "back.apkg")
    home = bare(monkeypatch, tmp_path / "to")
    told = imported(capsys, back, "--trust")
    assert (told["new"], told["left_behind"]) == (len(shipped), {})
    assert {name: question_fields(card) for name, card in questions(home).items()} == {
        name: question_fields(card) for name, card in shipped.items()
    }
    assert imported(capsys, back, "--trust")["unchanged"] == len(shipped)


def test_a_card_that_was_edited_in_anki_comes_back_as_it_was_edited(tmp_path, monkeypatch, capsys, exported):
    shipped = questions(find_places({"DRILL_HOME": str(tmp_path / "from")}))
    with collection(tmp_path / "anki") as opened:
        take_in(opened, exported)
        for number in opened.find_notes('"deck:drill::Attention"'):
            note = opened.get_note(number)
            note["Answer"] = note["Answer"] + "<p>Edited: \\(x &lt; 1\\).</p>"
            opened.update_note(note)
        back = write_out(opened, tmp_path / "back.apkg", legacy=True)
    home = bare(monkeypatch, tmp_path / "to")
    imported(capsys, back, "--trust")
    changed = questions(home)
    assert changed.keys() == shipped.keys()
    for name, card in changed.items():
        if card.topic == "attention":
            ask, answer, points = seen(card)
            before = seen(shipped[name])
            assert (ask, points) == (before[0], before[2]), name
            assert "Edited: x < 1." in answer
            assert "$x < 1$" in card.answer
        else:
            assert question_fields(card) == question_fields(shipped[name])


def test_a_later_export_updates_the_notes_in_place(tmp_path, monkeypatch, capsys):
    home = tmp_path / "home"
    bare(monkeypatch, home)
    deck = home / "decks" / "mine.yaml"
    deck.parent.mkdir(parents=True)
    text = f"title: Mine\nsummary: S\nquestions:\n{QUESTION}"
    deck.write_text(text.replace(repr(ANSWER), "First"))
    run(capsys, "export", str(tmp_path / "first.apkg"))
    deck.write_text(text.replace(repr(ANSWER), "Second"))
    with collection(tmp_path / "anki") as opened:
        take_in(opened, tmp_path / "first.apkg")
        (before,) = opened.find_cards("")
        monkeypatch.setattr("drill.clock.now", later(3600))
        run(capsys, "export", str(tmp_path / "second.apkg"))
        assert len(take_in(opened, tmp_path / "second.apkg").updated) == 1
        assert list(opened.find_cards("")) == [before]
        assert "Second" in opened.get_card(before).note()["Answer"]


def later(seconds):
    real = clock.now

    def now():
        moment = real()
        return moment._replace(instant=moment.instant + timedelta(seconds=seconds))

    return now


def shared(folder, notes: int):
    """Make a shared package of that many notes of three types, four in five of them reviewed on some days."""
    now = int(START.timestamp() * 1000)
    with collection(folder) as opened:
        for number in range(notes):
            deck = f"Course::Part {number % 3}"
            match number % 10:
                case 0:
                    add(
                        opened,
                        "Cloze",
                        deck,
                        Text=f"{{{{c1::{number}}}}} is $5 \\({{{{c2::x^{number}}}}}\\)",
                        Back_Extra="why",
                    )
                case 1:
                    add(
                        opened,
                        "Basic (and reversed card)",
                        deck,
                        Front=f"Word {number}",
                        Back=f"Mot {number}",
                    )
                case _:
                    add(
                        opened,
                        "Basic",
                        deck,
                        ("a::b", "日本"),
                        Front=f"Is <b>{number}</b> &lt; \\(x_1\\)?",
                        Back=f"Yes, {number}.",
                    )
        cards = [card for card in opened.find_cards("") if card % 5]
        reviews = [
            (now - days * DAY_MS + 1000 * place + step, card, 0, ease, 3, 1, 2500, 4200, 1)
            for place, card in enumerate(cards)
            for step, (days, ease) in enumerate(HISTORIES[place % len(HISTORIES)])
        ]
        opened.db.executemany("insert into revlog values (?, ?, ?, ?, ?, ?, ?, ?, ?)", reviews)
        opened.db.execute(
            "update cards set type = 2, queue = 2, ivl = 9, reps = 3, factor = 2500 where id % 5"
        )
        write_out(opened, folder / "new.apkg")
        write_out(opened, folder / "old.apkg", legacy=True)
        return len(opened.find_cards("")), len(reviews)


HISTORIES = [
    [(60, 3)],
    [(60, 3), (59, 3), (53, 3), (38, 4)],
    [(60, 1), (60, 3), (59, 2), (53, 1), (52, 3)],
    [(400, 4), (399, 3), (393, 1), (10, 3)],
]
QUALITY = {1: 1, 2: 3, 3: 4, 4: 5}


@pytest.mark.parametrize("package", ["new.apkg", "old.apkg"])
def test_a_shared_package_of_a_thousand_notes_comes_in_with_its_schedule(
    tmp_path, monkeypatch, capsys, package, thousand
):
    folder, cards, reviews = thousand
    home = bare(monkeypatch, tmp_path / "home")
    monkeypatch.setattr("drill.clock.now", HandClock(START))
    told = imported(capsys, folder / package)
    assert (told["new"], told["reviews"]) == (cards, reviews)
    assert set(told["left_behind"]) == {"tags that can't be written with a-z and 0-9"}
    with open_to_look(home.log) as log:
        schedules = log.schedules()
        events = list(log.events())
    assert len(events) == reviews
    expected = Counter(tuple(history) for history in histories(events))
    assert expected.keys() == {tuple((days, QUALITY[ease]) for days, ease in each) for each in HISTORIES}
    for card, schedule in schedules.items():
        assert schedule == stepped([event for event in events if event.card == card])
    assert run(capsys, "doctor")[0] == 0
    again = imported(capsys, folder / package)
    assert (again["unchanged"], again["reviews"], again["decks"]) == (cards, 0, [])


@pytest.fixture(scope="module")
def thousand(tmp_path_factory):
    folder = tmp_path_factory.mktemp("shared")
    return folder, *shared(folder, 1000)


def histories(events):
    by_card = {}
    for event in events:
        by_card.setdefault(event.card, []).append((START_DAY - event.day, event.quality))
    return by_card.values()


def stepped(events):
    """Return the schedule by SM-2's step alone: the first review of each day moves, the others do not."""
    schedule = sm2.NEW
    for day, quality in sorted({event.day: event.quality for event in reversed(events)}.items()):
        schedule = sm2.step(schedule, quality, day)
    return schedule


def test_what_a_card_shows_is_what_its_template_shows(tmp_path, monkeypatch, capsys, thousand):
    home = bare(monkeypatch, tmp_path / "home")
    imported(capsys, thousand[0] / "new.apkg", "--no-history")
    by_ask = {seen(card)[0]: card for card in questions(home).values()}
    assert seen(by_ask["Is 2 < x₁?"])[1:] == ("Yes, 2.", ["Yes, 2."])
    assert by_ask["Is 2 < x₁?"].tags == ("imported", "a-b")
    assert by_ask["Is 2 < x₁?"].topic == "course-part-2"
    assert seen(by_ask["Word 1"])[1] == "Mot 1"
    assert seen(by_ask["Mot 1"])[1] == "Word 1"
    first, second = (card for ask, card in by_ask.items() if ask in ("[…] is $5 x⁰", "0 is $5 […]"))
    assert seen(first) == ("[…] is $5 x⁰", "0 is $5 x⁰\nwhy", ["0"])
    assert seen(second) == ("0 is $5 […]", "0 is $5 x⁰\nwhy", ["x^0"])
    assert not (tmp_path / "home" / "log.sqlite").exists()


def test_fields_are_mapped_by_flags(tmp_path, monkeypatch, capsys):
    with collection(tmp_path / "anki") as opened:
        add(opened, "Basic", "D", Front="the answer", Back="the question")
        add(opened, "Cloze", "D", Text="asked", Back_Extra="extra")
        write_out(opened, tmp_path / "x.apkg")
    home = bare(monkeypatch, tmp_path / "home")
    imported(
        capsys, tmp_path / "x.apkg", "--ask", "Back", "--answer", "Front", "--topic", "mine", "--level", "4"
    )
    (card,) = questions(home).values()
    assert (card.ask, card.answer, card.level, card.topic) == ("the question", "the answer", 4, "mine")
    code, _, err = run(capsys, "import", str(tmp_path / "x.apkg"), "--ask", "Bakc")
    assert (code, "no note has a field 'Bakc'" in err) == (2, True)
