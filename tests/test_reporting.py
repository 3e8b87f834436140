"""`drill report`: one file, nothing fetched, a title in every chart and a table under it, whatever the log holds."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from html.parser import HTMLParser

import pytest
import time_machine
from hypothesis import given, settings
from hypothesis import strategies as st

from drill import cli
from drill.doors import Doors
from drill.plans.forecast import untouched
from drill.plans.goal import Goal
from drill.plans.learner import fit
from drill.plans.material import terrain
from drill.plans.past import past_of
from drill.reporting import drawings
from drill.reporting.series import PlanDay, by_weeks, planned_and_done, readiness
from drill.standing.calendar import Practised
from tests.plan_world import LIBRARY, D, histories, schedules_of

NOON = datetime(2026, 11, 2, 12, tzinfo=UTC)
VOID = {"meta", "link", "br"}


# -- series


@settings(deadline=None, max_examples=30)
@given(histories(days=60), st.integers(1, 8))
def test_readiness_is_what_was_to_be_expected_with_the_visits_until_then(facts, points):
    past = past_of((*fact, True) for fact in facts)
    goal = Goal(D, D)
    learner, schedules = fit(past.studied()), schedules_of(facts)
    ground = terrain(goal, LIBRARY, schedules, past)
    found = readiness(ground, learner, D, points)
    assert found[-1].day == D
    assert len(found) <= points
    for point in found:
        until = past_of((*fact, True) for fact in facts if fact[2] <= point.day)
        assert point.recall == pytest.approx(
            untouched(terrain(goal, LIBRARY, schedules, until), learner, point.day)
        )


@given(
    st.lists(st.tuples(st.integers(-5, 0), st.lists(st.floats(0, 90), max_size=9)), max_size=4),
    st.dictionaries(st.integers(D - 5, D), st.floats(1, 90)),
    st.integers(0, 5),
)
def test_what_was_planned_is_what_was_told_last_before_the_day_was_over(told, minutes, ahead):
    goal = Goal(D + ahead, D - 5, 30.0)
    plans = [(D + back, rows) for back, rows in sorted(told, key=lambda each: each[0])]
    done = {day: Practised(1, spent) for day, spent in minutes.items()}
    rows = planned_and_done(goal, plans, done, D)
    assert [row.day for row in rows] == list(range(D - 5, max(D + ahead, D + 1)))
    for row in rows:
        last = [each for day, each_row in plans for n, each in enumerate(each_row) if day + n == row.day]
        assert row.planned == (last[-1] if last else 30.0)
        assert row.done == (None if row.day > D else minutes.get(row.day, 0.0))
    assert sum(week.planned for week in by_weeks(rows)) == pytest.approx(sum(row.planned for row in rows))


def test_weeks_to_come_are_still_to_come():
    days = [PlanDay(D + n, 10.0, 5.0 if n < 9 else None) for n in range(21)]
    assert by_weeks(days) == [PlanDay(D, 70.0, 35.0), PlanDay(D + 7, 70.0, 10.0), PlanDay(D + 14, 70.0, None)]


# -- drawings


@pytest.mark.parametrize(
    "drawn",
    [
        drawings.line("t<", [0.1, None, 1.0], ["a<", "b"], [(0.0, 0.2), (0.0, 0.1), (0.9, 1.0)]),
        drawings.columns("t<", [1.0, None, 0.0], ["a", "b<"], [2.0, 2.0, 2.0]),
        drawings.spark("t<", [0.5, 0.6]),
        drawings.heat("t<", [[0, 4, None]] * 7, [(0, "Jan")], ["mon"] * 7),
    ],
)
def test_every_drawing_has_a_title_and_escapes_its_words(drawn):
    assert "<title>t&lt;</title>" in drawn
    assert "t<<" not in drawn
    assert balanced(drawn) == []


def test_columns_of_nothing_are_not_drawn():
    assert drawings.columns("t", [0.0, None], ["a", "b"]) == ""


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.wrong: list[str] = []

    def handle_starttag(self, tag, attrs):
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        pass

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.wrong.append(tag)


def balanced(page: str) -> list[str]:
    """Return the tags that are not closed as they were opened."""
    tags = _Tags()
    tags.feed(page)
    return tags.wrong + tags.open


# -- the page


@pytest.fixture
def run(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("DRILL_HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)

    def call(*arguments: str):
        with time_machine.travel(NOON, tick=False):
            code = cli.main(list(arguments))
        said = capsys.readouterr()
        return code, said.out, said.err

    return call


def practise(days: int, cards: int) -> None:
    with time_machine.travel(NOON, tick=False):
        names = list(Doors().library.cards)[:cards]
    for back in range(days, -1, -1):
        with time_machine.travel(NOON - timedelta(days=back), tick=False):
            doors = Doors()
            for number, card in enumerate(names):
                if (number + back) % 4 == 0:
                    points = len(getattr(doors.library.cards[card], "points", ()))
                    verdict = {"ticked": [], "points": points, "mistakes": ["<b>adds</b>_one"]}
                    doors.log.record(card, number % 4 + 2, seconds=70.0, verdict=verdict)
            doors.log.close()


def test_the_page_of_an_empty_home_creates_no_log(run, tmp_path):
    code, out, _ = run("report")
    assert (code, out) == (0, "drill-report-2026-11-02.html\n")
    page = (tmp_path / "drill-report-2026-11-02.html").read_text()
    assert balanced(page) == []
    assert not (tmp_path / "home" / "log.sqlite").exists()


def test_the_page_holds_everything_fetches_nothing_and_stays_small(run, tmp_path):
    practise(40, 60)
    run("plan", "--date", "2026-11-12", "--minutes", "30")
    run("report", "--html", "page.html")
    page = (tmp_path / "page.html").read_text()
    assert balanced(page) == []
    assert len(page.encode()) < 300_000
    assert not re.search(r"(src|href)=|https?:|url\(|@import|<script", page)
    assert "<b>adds</b>" not in page
    assert "&lt;b&gt;adds" in page
    for title in (
        "The plan until",
        "Readiness",
        "The week ahead",
        "Retention",
        "Mock",
        "Weakest",
        "The year",
    ):
        assert f"<h2>{title}" in page
    assert page.count("<svg") == page.count("<title>") - 1 + page.count('class="bar"')
    for figure in re.findall(r"<figure>.*?</figure>", page, re.S):
        assert "<table>" in figure
    assert "simulated" in page
    assert "prefers-color-scheme: dark" in page
    assert "@media print" in page


def test_a_place_that_can_not_be_written_is_told(run):
    code, _, err = run("report", "--html", "no/such/folder/page.html")
    assert code == 2
    assert "can't write" in err
