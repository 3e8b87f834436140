"""`drill stats`: its parts, its filters, its forms, and that a chart can be read at 80 columns and aloud."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from drill import cli
from drill.commands.stats_blocks import PARTS
from drill.doors import Doors

NOON = datetime(2026, 11, 2, 12, tzinfo=UTC)


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


@pytest.fixture
def practised(run):
    """Ten days of practice, the last of them today."""
    with time_machine.travel(NOON, tick=False):
        names = list(Doors().library.cards)
    attention = [name for name in names if name.startswith("attention/") and "~" not in name][:3]
    folds = [name for name in names if name.startswith("cross-validation/") and "~" not in name][:2]
    for back in range(9, -1, -1):
        with time_machine.travel(NOON - timedelta(days=back), tick=False):
            doors = Doors()
            for number, card in enumerate([*attention, *folds]):
                points = len(getattr(doors.library.cards[card], "points", ()))
                verdict = {"ticked": list(range(points - 1)), "points": points}
                doors.log.record(
                    card, 4 if (number + back) % 3 else 2, seconds=60.0 + number, verdict=verdict
                )
            doors.log.record(attention[0] + "x", 3, verdict={"mistakes": ["forgets_the_scale"]})
            doors.log.close()
    return attention, folds


def test_an_empty_log_is_told_without_a_fault(run):
    code, out, _ = run("stats")
    assert code == 0
    assert "0 reviews" in out
    assert "No weak point is known yet" in out


@pytest.mark.usefixtures("practised")
class TestPractised:
    def test_every_part_is_there_and_fits_eighty_columns(self, run):
        _, out, _ = run("stats")
        for words in (
            "10 days in a row",
            "By topic",
            "The year",
            "Recalled",
            "Falling due",
            "Time per card",
            "forgets",
        ):
            assert words in out
        assert max(map(len, out.splitlines())) <= 80
        assert "\x1b" not in out, "no colour is needed"

    @pytest.mark.parametrize("part", PARTS)
    def test_a_part_alone_is_a_part_of_all(self, run, part):
        whole, alone = json.loads(run("stats", "--json")[1]), json.loads(run("stats", part, "--json")[1])
        assert set(alone) < set(whole)
        assert all(whole[name] == alone[name] for name in alone)

    def test_aloud_there_are_words_and_numbers_only(self, run, monkeypatch):
        monkeypatch.setenv("DRILL_ACCESSIBLE", "1")
        _, out, _ = run("stats")
        assert not set(out) & set("░▒▓█▌─│")
        assert "2026-10" in out

    def test_lines_begin_with_what_they_are(self, run):
        rows = [line.split("\t") for line in run("stats", "--plain")[1].splitlines()]
        assert {row[0] for row in rows} == {
            "topic",
            "streak",
            "day",
            "retention",
            "load",
            "time",
            "point",
            "mistake",
        }
        assert ["streak", "10", "10"] in rows
        assert [row[2] for row in rows if row[0] == "day"] == ["6"] * 10

    def test_a_topic_filters_everything(self, run, practised):
        found = json.loads(run("stats", "--json", "--topic", "cross-validation")[1])
        assert found["reviews"] == 20
        assert [row["topic"] for row in found["topics"]] == ["cross-validation"]
        assert {row["topic"] for row in found["times"]} == {"cross-validation"}
        assert {row["card"] for row in found["points"]} <= set(practised[1])
        assert found["mistakes"] == []
        assert sum(row["cards"] for row in found["load"]) == 2

    def test_days_filter_reviews_and_keep_what_came_before_in_mind(self, run):
        found = json.loads(run("stats", "--json", "--days", "1")[1])
        assert found["reviews"] == 6
        assert len(found["days"]) == 1
        assert found["retention_by_age"]["1 day"]["asked"] >= 5, "they were seen yesterday"

    def test_readiness_is_told_as_an_estimate(self, run):
        _, out, _ = run("stats", "topics")
        assert "estimate" in out
        found = json.loads(run("stats", "topics", "--json")[1])
        ready = {row["topic"]: row["ready"] for row in found["topics"]}
        assert all(0 <= share <= 1 for share in ready.values())
        assert ready["cross-validation"] != ready["loss-functions"]


def test_a_part_or_topic_that_does_not_exist_is_told(run):
    code, _, err = run("stats", "weather")
    assert (code, "use one of topics" in err) == (2, True)
    assert "did you mean attention" in run("stats", "--topic", "atention")[2]
