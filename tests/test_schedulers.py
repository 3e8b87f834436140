"""FSRS as a choice: the same log replayed, what would change shown first, and both schedulers compared."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from math import log

import pytest
import time_machine
from hypothesis import given
from hypothesis import strategies as st

from drill import cli, fsrs_replay
from drill.doors import Doors
from drill.reviews import DAILY, MOCK, RESET, RESUME, SUSPEND, TRY, replay, replay_all, replay_each
from drill.sm2 import NEW
from drill.standing import compared
from drill.standing.compared import Foretold
from drill.standing.switch import switch
from tests.log_world import START_DAY, review

D = START_DAY
NOON = datetime(2026, 11, 2, 12, tzinfo=UTC)
fsrs = pytest.importorskip("fsrs")

steps = st.tuples(
    st.integers(0, 40), st.sampled_from([DAILY, DAILY, MOCK, TRY, SUSPEND, RESUME, RESET]), st.integers(0, 5)
)


def facts_of(found):
    day, facts = D, []
    for gap, kind, quality in found:
        day += gap
        facts.append((kind, quality if kind in (DAILY, MOCK, TRY) else None, day))
    return facts


histories = st.lists(steps, max_size=14).map(facts_of)


@given(histories)
def test_fsrs_differs_from_sm2_in_intervals_alone(facts):
    for end in range(len(facts) + 1):
        theirs = fsrs_replay.replay(facts[:end])
        if theirs == NEW:
            continue
        if theirs.seen:
            assert theirs.due == theirs.last + theirs.interval
            assert theirs.interval >= 1
    ours, theirs = replay(facts), fsrs_replay.replay(facts)
    if all(kind not in (MOCK, TRY) for kind, *_ in facts):
        # In mocks an early success counts by its due date, and that is what the two disagree about.
        shared = ("repetitions", "ease", "last", "lapses", "again", "suspended")
        assert [getattr(ours, name) for name in shared] == [getattr(theirs, name) for name in shared]


@given(st.lists(st.tuples(st.integers(1, 60), st.integers(0, 5)), min_size=1, max_size=8))
def test_intervals_are_those_of_the_package(visits):
    scheduler = fsrs.Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)
    card, day, facts = fsrs.Card(), D, []
    for gap, quality in visits:
        day += gap
        facts.append((DAILY, quality, day))
        rating = fsrs.Rating(1 if quality < 3 else quality - 1)
        card, _ = scheduler.review_card(card, rating, datetime.fromordinal(day).replace(tzinfo=UTC))
    assert fsrs_replay.replay(facts).due == card.due.toordinal()


def test_a_reset_forgets_and_an_early_success_in_a_mock_moves_nothing():
    met = [(DAILY, 4, D), (DAILY, 4, D + 2)]
    assert fsrs_replay.replay([*met, (RESET, None, D + 3)]) == NEW
    again = fsrs_replay.replay([*met, (RESET, None, D + 3), (DAILY, 4, D + 3)])
    assert again.interval == fsrs_replay.replay([(DAILY, 4, D + 3)]).interval
    assert fsrs_replay.replay([*met, (MOCK, 5, D + 3)]) == fsrs_replay.replay(met)
    assert fsrs_replay.replay([*met, (MOCK, 1, D + 3)]).due < fsrs_replay.replay(met).due


@given(st.lists(st.tuples(st.sampled_from("abc"), steps), max_size=30))
def test_replaying_card_by_card_is_replaying_all(found):
    facts, day = [], D
    for card, (gap, kind, quality) in found:
        day += gap
        facts.append((card, kind, quality if kind in (DAILY, MOCK, TRY) else None, day))
    assert replay_each(facts, replay) == replay_all(facts)


@given(st.dictionaries(st.sampled_from("abcdefgh"), histories))
def test_what_would_change_is_counted_card_by_card(found):
    now = {card: schedule for card, facts in found.items() if (schedule := replay(facts)) != NEW}
    then = {card: schedule for card, facts in found.items() if (schedule := fsrs_replay.replay(facts)) != NEW}
    told = switch(now, then, D + 30)
    here = [card for card in now if now[card].seen and not now[card].suspended and now[card].lapses < 8]
    assert told.sooner == sum(then.get(card, NEW).due < now[card].due for card in here)
    assert told.sooner + told.later + told.same == len(here)
    assert told.now.week == sum(now[card].due <= D + 37 for card in here)
    assert told.then.today == sum(then.get(card, NEW).due <= D + 30 for card in here)
    assert all(abs(a.then - a.now) >= abs(b.then - b.now) for a, b in pairwise(told.most))


# -- comparing


def reviews_of(rows):
    """Reviews of cards a, b, … from rows of card, day and quality."""
    ordered = sorted(rows, key=lambda row: row[1])
    return [
        review(quality, day=D + day, name=f"{n:026}")._replace(card=card)
        for n, (card, day, quality) in enumerate(ordered)
    ]


logs = st.lists(st.tuples(st.sampled_from("abcd"), st.integers(0, 90), st.integers(0, 5)), max_size=60).map(
    reviews_of
)


@given(logs)
def test_what_was_foretold_equals_replaying_what_came_before(reviews):
    rows = compared.foretold(reviews)
    expected = []
    for place, this in enumerate(reviews):
        earlier = [other for other in reviews[:place] if other.card == this.card]
        if earlier and earlier[-1].day < this.day:
            schedule = replay((other.kind, other.quality, other.day) for other in earlier)
            firsts = {}
            for other in earlier:
                firsts.setdefault(other.day, other.quality)
            state = compared.USUAL.replayed(firsts.items())
            sm2 = 0.9 ** ((this.day - schedule.last) / schedule.interval)
            expected += [sm2, compared.USUAL.recall(state.stability, this.day - state.day), this.quality >= 3]
    assert [value for row in rows for value in (row.sm2, row.fsrs, row.recalled)] == pytest.approx(expected)
    for place, row in enumerate(rows):
        before = [other.recalled for other in rows[:place]]
        assert row.guess == pytest.approx((sum(before) + 9) / (len(before) + 10))


@given(logs)
def test_bins_hold_every_repeat_once(reviews):
    rows = compared.foretold(reviews)
    bins = compared.calibration(rows, lambda row: row.fsrs)
    assert sum(each.repeats for each in bins) == len(rows)
    for each in bins:
        here = [row for row in rows if each.low <= row.fsrs < each.high or row.fsrs == each.high == 1.0]
        assert each.repeats == len(here)
        assert each.recalled == pytest.approx(sum(row.recalled for row in here) / len(here))
        assert each.low - 1e-9 <= each.foretold <= each.high + 1e-9


def test_log_loss_is_the_mean_surprise():
    rows = [Foretold("a", 0.9, 0.8, 0.5, True), Foretold("b", 0.9, 0.8, 0.5, False)]
    assert compared.log_loss(rows, lambda row: row.sm2) == pytest.approx(-(log(0.9) + log(0.1)) / 2)
    assert compared.log_loss(rows, lambda row: row.guess) == pytest.approx(log(2))


def test_a_short_log_tells_nothing_and_a_long_one_who_was_right():
    def rows(count, recalled_of_ten):
        return [Foretold(f"c{n}", 0.5, 0.9, 0.8, n % 10 < recalled_of_ten) for n in range(count)]

    assert compared.difference(rows(99, 9)) is None
    assert compared.difference(rows(400, 9)).tells
    assert compared.difference(rows(400, 9)).mean > 0, "FSRS, which said 90 %, was right"
    assert compared.difference(rows(400, 5)).mean < 0
    even = [Foretold(f"c{n}", 0.79, 0.81, 0.8, n % 5 > 0) for n in range(150)]
    assert not compared.difference(even).tells


def test_many_repeats_of_one_card_say_less_than_many_cards():
    many = [Foretold(f"c{n}", 0.6, 0.9, 0.8, n % 10 < 9) for n in range(200)]
    few = [
        row._replace(card=f"c{n // 20}") for n, row in enumerate(sorted(many, key=lambda row: row.recalled))
    ]
    assert compared.difference(few).error > 2 * compared.difference(many).error


# -- the commands


@pytest.fixture
def run(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("DRILL_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("COLUMNS", "80")

    def call(*arguments: str):
        with time_machine.travel(NOON, tick=False):
            code = cli.main(list(arguments))
        said = capsys.readouterr()
        return code, said.out, said.err

    return call


def practise(days: int) -> None:
    with time_machine.travel(NOON, tick=False):
        cards = list(Doors().library.cards)[:12]
    for back in range(days, -1, -3):
        with time_machine.travel(NOON - timedelta(days=back), tick=False):
            doors = Doors()
            for number, card in enumerate(cards):
                doors.log.record(card, (number + back) % 4 + 2)
            doors.log.close()


def test_a_scheduler_is_shown_before_it_is_chosen_and_can_be_left_again(run, tmp_path):
    practise(30)
    with time_machine.travel(NOON, tick=False):
        before = Doors().log.schedules()
    code, out, err = run("config", "scheduler", "fsrs")
    assert code == 1
    assert "If FSRS decided instead of SM-2" in out
    assert "nothing is changed" in err
    with time_machine.travel(NOON, tick=False):
        assert Doors().log.schedules() == before
    assert run("config", "scheduler")[1] == "sm2\n"

    assert run("config", "scheduler", "fsrs", "--yes")[0] == 0
    assert run("config", "scheduler")[1] == "fsrs\n"
    with time_machine.travel(NOON, tick=False):
        doors = Doors()
        assert doors.log.schedules() != before
        assert doors.log.verify() == []
        after = doors.log.record("attention/sdpa", 4)
        assert after.interval == fsrs_replay.replay([(DAILY, 4, after.last)]).interval
        doors.log.undo()
        assert doors.log.verify() == []
        doors.log.close()
    assert run("config", "scheduler", "sm2", "--yes")[0] == 0
    with time_machine.travel(NOON, tick=False):
        assert Doors().log.schedules() == before


def test_what_can_not_be_chosen_is_told(run, monkeypatch):
    assert "use sm2 or fsrs" in run("config", "scheduler", "sm17")[2]
    assert "decides already" in run("config", "scheduler", "sm2")[1]
    monkeypatch.setattr(fsrs_replay, "find_spec", lambda name: None)
    assert "pip install 'drill[fsrs]'" in run("config", "scheduler", "fsrs", "--yes")[2]
    assert run("config", "scheduler")[1] == "sm2\n"


def test_who_loses_the_package_is_told_and_can_go_back(run, monkeypatch):
    practise(9)
    run("config", "scheduler", "fsrs", "--yes")
    monkeypatch.setattr(fsrs_replay, "find_spec", lambda name: None)
    code, _, err = run("suspend", "attention/sdpa")
    assert (code, "pip install 'drill[fsrs]'" in err) == (2, True)
    assert run("stats")[0] == 0, "looking works"
    assert run("config", "scheduler", "sm2", "--yes")[0] == 0
    assert run("suspend", "attention/sdpa")[0] == 0


def test_a_home_without_a_log_can_choose_as_well(run, tmp_path):
    assert run("config", "scheduler", "fsrs", "--yes")[0] == 0
    assert not (tmp_path / "home" / "log.sqlite").exists()


def test_compare_says_when_the_log_is_too_short(run):
    assert "nothing to compare" in run("compare")[1]
    practise(15)
    _, out, _ = run("compare")
    assert "too short to tell" in out
    assert max(map(len, out.splitlines())) <= 80
    content = json.loads(run("compare", "--json")[1])
    assert (content["kind"], content["difference"], content["repeats"]) == ("compare", None, 60)
    assert {row.split("\t")[0] for row in run("compare", "--plain")[1].splitlines()} >= {"SM-2", "FSRS"}
    assert "did you mean" in run("compare", "--topic", "atention")[2]


def test_compare_names_the_better_one_of_a_long_log(run):
    practise(90)
    _, out, _ = run("compare")
    assert "foretold better" in out
    assert json.loads(run("compare", "--json")[1])["difference"]["tells"] in (True, False)
