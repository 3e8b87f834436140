"""`drill plan` from the command line, and the sessions that follow it."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine

from drill import cli
from drill.commands import practice
from drill.doors import Doors
from drill.plans.forecast import Day, Forecast, Interval

NOON = datetime(2026, 11, 2, 12, tzinfo=UTC)  # a Monday


@pytest.fixture
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("DRILL_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("COLUMNS", "80")
    return tmp_path / "home"


@pytest.fixture
def run(home, capsys):
    def call(*arguments: str, day: int = 0):
        with time_machine.travel(NOON + timedelta(days=day), tick=False):
            code = cli.main(list(arguments))
        said = capsys.readouterr()
        return code, said.out, said.err

    return call


@pytest.fixture
def quick(monkeypatch):
    """Rollouts have tests of their own: here a forecast is made up, which keeps these quick."""

    def made_up(ground, learner, entrance, minutes, today, **more):
        days = tuple(Day(today + n, each, 0.0, 2.0, 1.0) for n, each in enumerate(minutes.by_day))
        topics = {card.topic: Interval(0.4, 0.5, 0.6) for card in ground.cards}
        out = tuple(card.id for card in ground.cards if card.counts)[:3]
        return Forecast(days, Interval(0.4, 0.55, 0.7), topics, 0.3, 0.001 * sum(minutes.by_day), out)

    monkeypatch.setattr("drill.commands.planned.forecast", made_up)


def cards_of(day: int = 0, **asked):
    with time_machine.travel(NOON + timedelta(days=day), tick=False):
        doors = Doors()
        cards, said = practice.todays_cards(
            doors, asked.pop("topics", ()), asked.pop("new", None), None, **asked
        )
        queue = practice.todays_queue(doors, (), None, None)
        doors.log.close()
        return cards, " ".join(note.text for note in said), queue


@pytest.mark.usefixtures("home")
def test_a_session_that_the_limits_leave_empty_says_so():
    cards, said, _ = cards_of(new=0)
    assert not cards
    assert "more cards wait for other days, since today's limits are reached" in said
    assert "limits" not in cards_of(new=1)[1]


@pytest.mark.usefixtures("home")
def test_after_a_session_it_is_said_how_many_cards_are_left_for_today():
    with time_machine.travel(NOON, tick=False):
        doors = Doors()
        cards = practice.todays_queue(doors, (), 2, None).new
        (said,) = practice.more_today(doors, (), 2, None, by_due=False)
        assert said.text == "2 more cards for today; the same command goes on with them."
        for card in cards:
            doors.log.record(card, 5)
        assert practice.more_today(doors, (), 2, None, by_due=False) == []
        doors.log.close()


@pytest.mark.usefixtures("quick")
class TestCommand:
    def test_a_plan_is_made_shown_changed_and_dropped(self, run, home):
        code, out, _ = run("plan", "--date", "2026-11-23", "--minutes", "40")
        assert code == 0
        assert "Interview on 2026-11-23" in out
        assert "in 21 days" in out
        assert "80 % interval" in out
        assert "simulated" in out
        assert "Ten more minutes a day would buy about 21 points" in out
        kept = json.loads((home / "plan.json").read_text())
        assert (kept["date"], kept["minutes"], kept["since"]) == ("2026-11-23", 40.0, "2026-11-02")
        assert not (home / "log.sqlite").exists(), "looking creates no log"

        run("plan", "--minutes", "20", "--off", "sat,sun", day=1)
        kept = json.loads((home / "plan.json").read_text())
        assert (kept["date"], kept["minutes"], kept["off"]) == ("2026-11-23", 20.0, [5, 6])
        assert [told["day"] for told in kept["told"]] == ["2026-11-02", "2026-11-03"]
        assert run("plan", "clear")[0] == 0
        assert not (home / "plan.json").exists()
        assert run("plan", "clear")[0] == 1

    def test_every_line_fits_eighty_columns(self, run):
        _, out, _ = run(
            "plan", "--date", "2026-11-23", "--weights", "attention=2,cross-validation=3", "--off", "sun"
        )
        assert max(map(len, out.splitlines())) <= 80

    def test_a_far_date_is_drawn_by_weeks(self, run):
        _, out, _ = run("plan", "--date", "2027-12-01")
        assert "week from" in out
        assert len(out.splitlines()) < 394 / 2  # far fewer lines than days, however many topics there are

    def test_aloud_there_are_no_bars_and_no_boxes(self, run, monkeypatch):
        monkeypatch.setenv("DRILL_ACCESSIBLE", "1")
        _, out, _ = run("plan", "--date", "2026-11-23")
        assert not set(out) & set("█▌▏─│")
        assert "mon 11-02" in out

    def test_scripts_get_json_and_lines(self, run):
        run("plan", "--date", "2026-11-05", "--minutes", "30")
        content = json.loads(run("plan", "--json")[1])
        assert (content["kind"], content["version"]) == ("plan", 1)
        assert [day["day"] for day in content["simulated"]["days"]] == [
            "2026-11-02",
            "2026-11-03",
            "2026-11-04",
        ]
        assert content["today"]["cards"]
        rows = [line.split("\t") for line in run("plan", "--plain")[1].splitlines()]
        assert [row[0] for row in rows].count("day") == 3
        assert ["recall", "all", "0.4", "0.55", "0.7"] in rows
        assert len(run("plan", "--left-out")[1].splitlines()) == 3
        assert len(json.loads(run("plan", "--left-out", "--json")[1])["cards"]) == 3

    @pytest.mark.parametrize(
        ("arguments", "says"),
        [
            ([], "no plan yet"),
            (["--minutes", "30"], "needs the date"),
            (["--date", "2026-11-01"], "is past"),
            (["--date", "christmas"], "is no date"),
            (["--date", "2026-11-23", "--topics", "atention"], "did you mean attention"),
            (["--date", "2026-11-23", "--weights", "atention=2"], "did you mean attention"),
            (
                ["--date", "2026-11-23", "--weights", "attention=0", "--topics", "attention"],
                "no card is left",
            ),
            (["--date", "2026-11-23", "--katas", "200%"], "not understood"),
            (["drop"], "does not know"),
        ],
    )
    def test_each_mistake_is_one_line_and_keeps_nothing(self, run, home, arguments, says):
        code, _, err = run("plan", *arguments)
        assert (code, len(err.strip().splitlines())) == (2, 1)
        assert says in err
        assert not (home / "plan.json").exists()

    def test_a_plan_past_its_date_says_so_and_passes_on_nothing(self, run, home):
        run("plan", "--date", "2026-11-05", "--minutes", "90", "--off", "sun")
        assert "is past" in run("plan", day=10)[2]
        run("plan", "--date", "2026-12-05", day=10)
        kept = json.loads((home / "plan.json").read_text())
        assert (kept["minutes"], kept["off"], kept["since"], len(kept["told"])) == (30.0, [], "2026-11-12", 1)

    def test_today_and_tomorrow_can_be_the_day(self, run):
        assert "today" in run("plan", "--date", "2026-11-02")[1]
        assert "tomorrow" in run("plan", "--date", "2026-11-03")[1]


@pytest.mark.usefixtures("quick")
class TestSessions:
    def test_without_a_plan_past_its_date_and_by_due_the_queue_is_that_of_sm2(self, run):
        cards, said, queue = cards_of()
        assert (cards, "plan" in said) == (queue.cards, False)
        run("plan", "--date", "2026-11-23", "--minutes", "40")
        planned, said, queue = cards_of()
        assert planned != queue.cards
        assert "By the plan, interview in 21 days" in said
        assert cards_of(by_due=True)[0] == queue.cards == cards
        assert cards_of(day=22)[0] == cards_of(day=22)[2].cards

    def test_due_says_the_same_with_a_plan(self, run):
        before = run("due", "--json")[1]
        run("plan", "--date", "2026-11-23")
        assert run("due", "--json")[1] == before

    def test_a_day_off_is_said(self, run):
        run("plan", "--date", "2026-11-23", "--off", "mon")
        cards, said, _ = cards_of()
        assert cards == ()
        assert "day off" in said

    def test_new_cards_can_be_held_back_and_topics_asked_for(self, run):
        run("plan", "--date", "2026-11-23", "--minutes", "60")
        assert len(cards_of(new=2)[0]) == 2
        topics = {card.partition("/")[0] for card in cards_of(topics=["learning-setup"])[0]}
        assert topics == {"learning-setup"}

    def test_visits_of_the_plan_are_ordinary_reviews(self, run):
        run("plan", "--date", "2026-11-23", "--minutes", "40")
        for day in (0, 1, 3):  # one is missed
            cards = cards_of(day)[0]
            assert cards
            with time_machine.travel(NOON + timedelta(days=day), tick=False):
                doors = Doors()
                for number, card in enumerate(cards):
                    doors.log.record(card, 2 + number % 4, seconds=50.0)
                doors.log.close()
        with time_machine.travel(NOON + timedelta(days=3), tick=False):
            doors = Doors()
            assert doors.log.verify() == [], "schedules equal the replay"
            before = doors.log.schedules()
            doors.log.rebuild()
            assert doors.log.schedules() == before
            asked = practice.todays_cards(doors, (), None, None)[0]
            doors.log.close()
        today = date(2026, 11, 5).toordinal()
        visited = {card for card, schedule in before.items() if schedule.last == today}
        assert visited & set(asked) == {card for card in visited if before[card].again}

    def test_what_became_of_the_plan_is_said_and_nothing_is_piled_up(self, run):
        run("plan", "--date", "2026-11-23", "--minutes", "40", "--days-off", "2026-11-03")
        assert "Until yesterday" not in run("plan")[1]
        for day in (0, 2):  # the 3rd is off, the 5th is missed
            with time_machine.travel(NOON + timedelta(days=day), tick=False):
                doors = Doors()
                doors.log.record("attention/sdpa", 4, seconds=1500.0)
                doors.log.close()
        said = " ".join(run("plan", day=4)[1].split())
        assert "practised on 2 of 3 days, 50 of 120 min" in said
        assert "about 4" in said.partition("Today:")[2], "today's minutes are those of any day"

    def test_a_broken_plan_is_told(self, run, home):
        run("plan", "--date", "2026-11-23")
        (home / "plan.json").write_text("{")
        code, _, err = run("plan")
        assert code == 3
        assert "drill plan clear" in err


def test_the_whole_way_with_a_real_forecast(run):
    code, out, _ = run(
        "plan", "--date", "2026-11-05", "--minutes", "20", "--topics", "attention,cross-validation"
    )
    assert code == 0
    assert "Predicted recall on the day" in out
    assert "Today:" in out
