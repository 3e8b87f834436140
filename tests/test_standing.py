"""Statistics and the load ahead equal a brute-force count over generated logs."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date, timedelta
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drill.plans.past import past_of, visits_of
from drill.reviews import DAILY, GRADED, MOCK, Review, replay_all
from drill.sm2 import NEW
from drill.standing import calendar, load, retention, times, weak
from tests.log_world import START_DAY

D = START_DAY
CARDS = [f"{topic}/{name}" for topic in ("a", "b", "c") for name in ("q1", "q2", "k1", "k1~w")]
KINDS = {card: (card[0], "hunt" if "~" in card else "kata" if "k" in card else "question") for card in CARDS}
POINTS = {card: ("first", "second", "third") for card in CARDS if KINDS[card][1] == "question"}


def event(number: int, row: tuple) -> Review:
    day, card, quality, kind, seconds, verdict = row
    at = f"{date.fromordinal(day)}T12:{number // 60 % 60:02}:{number % 60:02}.000Z"
    told = json.dumps(verdict) if verdict is not None else ""
    return Review(f"{number:026}", "laptop", card, day, at, "UTC", kind, quality, seconds, "", told)


verdicts = st.none() | st.one_of(
    st.builds(
        lambda ticked, points: {"ticked": sorted(ticked), "points": points},
        st.frozensets(st.integers(0, 2)),
        st.sampled_from([3, 3, 3, 2, 0]),
    ),
    st.builds(
        lambda names: {"mistakes": names}, st.lists(st.sampled_from(["wrong_axis", "no_mask"]), max_size=3)
    ),
    st.sampled_from([{}, {"ticked": None}, {"mistakes": 3}]),
)
rows = st.tuples(
    st.integers(D - 400, D),
    st.sampled_from(CARDS),
    st.integers(0, 5),
    st.sampled_from((DAILY, DAILY, *GRADED)),
    st.floats(0, 500).map(lambda seconds: round(seconds, 1)),
    verdicts,
)


def log_of(found) -> list[Review]:
    return [event(number, row) for number, row in enumerate(sorted(found, key=lambda row: row[0]))]


def seen(reviews):
    return visits_of(
        (each.card, each.quality, each.day, each.seconds, each.kind == DAILY) for each in reviews
    )


logs = st.lists(rows, max_size=60).map(log_of)
near = st.lists(rows.map(lambda row: (D - (D - row[0]) % 12, *row[1:])), max_size=60).map(log_of)


@given(logs)
def test_what_was_practised_on_each_day(reviews):
    found = calendar.by_day(seen(reviews))
    for day in {review.day for review in reviews} | {D - 1}:
        here = [review for review in reviews if review.day == day]
        assert (day in found) == bool(here)
        if here:
            assert found[day].reviews == len(here)
            assert found[day].minutes == pytest.approx(sum(review.seconds for review in here) / 60)
    assert list(found) == sorted(found)


@given(near)
def test_streaks(reviews):
    days = {review.day for review in reviews}
    runs = [n for first in days for n in range(1, 13) if all(first + k in days for k in range(n))]
    assert calendar.longest_streak(days) == max(runs, default=0)
    current = [n for n in range(13) if all(D - k in days for k in range(n))]
    until_yesterday = [n for n in range(13) if all(D - 1 - k in days for k in range(n))]
    assert calendar.streak(days, D) == (max(current) if D in days else max(until_yesterday))


@given(logs, st.integers(0, 6))
def test_the_map_of_the_year_shows_every_day_once(reviews, later):
    today = D + later
    days = calendar.by_day(seen(reviews))
    grid = calendar.year(days, today)
    assert [len(row) for row in grid] == [53] * 7
    monday = date.fromordinal(today) - timedelta(days=date.fromordinal(today).weekday())
    first = monday - timedelta(weeks=52)
    most = max((done.reviews for day, done in days.items() if first.toordinal() <= day <= today), default=0)
    for weekday, row in enumerate(grid):
        for week, shown in enumerate(row):
            day = (first + timedelta(weeks=week, days=weekday)).toordinal()
            count = sum(review.day == day for review in reviews)
            if day > today:
                assert shown is None
            elif not count:
                assert shown == 0
            else:
                assert shown == next(n for n in (1, 2, 3, 4) if count <= most * n / 4)
    marks = calendar.month_marks(today)
    mondays = [first + timedelta(weeks=week) for week in range(53)]
    assert [month for _, month in marks] == [day.month for day in mondays if day.day <= 7]


@given(logs)
def test_months_add_up(reviews):
    found = calendar.months(calendar.by_day(seen(reviews)), D)
    for month in found:
        here = [
            review for review in reviews if date.fromordinal(review.day).isoformat().startswith(month.name)
        ]
        days = [
            day for day in range(D - 500, D + 1) if date.fromordinal(day).isoformat().startswith(month.name)
        ]
        assert (month.reviews, month.practised, month.days) == (
            len(here),
            len({r.day for r in here}),
            len(days),
        )
    assert sum(month.reviews for month in found) == len(reviews)


@given(near)
def test_retention_counts_the_first_daily_review_of_a_day_of_what_was_seen_before(reviews):
    found = retention.repeats(seen(reviews))
    expected = Counter()
    for place, review in enumerate(reviews):
        earlier = [other for other in reviews[:place] if other.card == review.card]
        if review.kind == DAILY and earlier and all(other.day < review.day for other in earlier):
            gap = min(review.day - other.day for other in earlier)
            expected[review.card[0], gap, review.quality >= 3] += 1
    assert found == expected
    by_topic = retention.by_topic(found)
    for topic in "abc":
        here = [repeat for repeat in expected.elements() if repeat[0] == topic]
        share = by_topic.get(topic, retention.Share(0, 0))
        assert share == (len(here), sum(recalled for *_, recalled in here))
    ages = retention.by_age(found)
    gaps = [gap for _, gap, _ in expected.elements()]
    assert sum(share.asked for share in ages.values()) == len(gaps)
    assert ages["4–7 days"].asked == sum(4 <= gap <= 7 for gap in gaps)
    assert ages["91 days and more"].asked == sum(gap > 90 for gap in gaps)


def test_a_reset_is_no_practice_and_ends_what_a_plan_knows_of_the_card():
    told = [(4, D - 3, 30.0, True), (None, D, 0.0, False), (2, D, 10.0, True), (5, D, 5.0, True)]
    past = past_of(("a/q1", *each) for each in told)
    assert calendar.by_day(past.visits) == {D - 3: (1, 0.5), D: (2, 0.25)}
    assert retention.repeats(past.visits) == {("a", 3, False): 1}
    assert times.took(past.visits, KINDS)[0].visits == 2
    assert (past.logs, past.seconds) == ({"a/q1": ((D, 2),)}, {"a/q1": (15.0,)})


def test_every_age_has_a_name_and_none_has_two():
    names = [retention.age(gap) for gap in range(1, 200)]
    assert list(dict.fromkeys(names)) == [*(name for _, name in retention.AGES), retention.OLDER]
    assert (names[2], names[3], names[89], names[90]) == (
        "2–3 days",
        "4–7 days",
        "31–90 days",
        retention.OLDER,
    )


@given(logs, st.sets(st.sampled_from(CARDS)), st.integers(1, 20))
def test_the_load_ahead_is_what_replaying_every_card_says(reviews, suspended, days):
    facts = [(review.card, review.kind, review.quality, review.day) for review in reviews]
    facts += [(card, "suspend", None, D) for card in sorted(suspended)]
    schedules = replay_all(facts)
    seconds = {card: 60.0 * (1 + n) for n, card in enumerate(CARDS)}
    found = load.ahead(CARDS, schedules, seconds, D, days)
    for place, row in enumerate(found):
        coming = []
        for card in CARDS:
            schedule = replay_all(fact for fact in facts if fact[0] == card).get(card, NEW)
            due = max(schedule.due, D)
            if schedule.last and card not in suspended and schedule.lapses < 8 and due == D + place:
                coming.append(card)
        assert (row.day, row.cards) == (D + place, len(coming))
        assert row.minutes == pytest.approx(sum(seconds[card] for card in coming) / 60)


@given(logs)
def test_times_are_those_of_whole_visits(reviews):
    found = times.took(seen(reviews), KINDS)
    for group in set(KINDS.values()):
        visits = Counter()
        for review in reviews:
            if KINDS[review.card] == group:
                visits[review.card, review.day] += review.seconds
        spent = sorted(seconds for seconds in visits.values() if seconds > 0)
        mine = [row for row in found if (row.topic, row.kind) == group]
        assert len(mine) == bool(spent)
        if spent:
            assert mine[0].visits == len(spent)
            assert mine[0].middle == pytest.approx(median(spent))
            assert spent[0] <= mine[0].low <= mine[0].middle <= mine[0].high <= spent[-1]


@given(logs)
def test_weak_points_are_those_left_out_the_last_time(reviews):
    found = {(each.card, each.point): (each.missed, each.asked) for each in weak.points(reviews, POINTS)}
    expected = {}
    for card, texts in POINTS.items():
        told = [json.loads(review.verdict) for review in reviews if review.card == card and review.verdict]
        told = [each["ticked"] for each in told if each.get("points") == 3 and each.get("ticked") is not None]
        for number, text in enumerate(texts):
            if told and number not in told[-1]:
                expected[card, text] = (sum(number not in ticked for ticked in told), len(told))
    assert found == expected
    missed = [each.missed for each in weak.points(reviews, POINTS)]
    assert missed == sorted(missed, reverse=True)


@given(logs)
def test_mistakes_are_counted_once_a_review(reviews):
    expected: Counter[tuple[str, str]] = Counter()
    for review in reviews:
        named = json.loads(review.verdict or "{}").get("mistakes") or []
        expected.update({(review.card, name) for name in named} if isinstance(named, list) else ())
    found = weak.mistakes(reviews)
    assert {(each.card, each.mistake): each.times for each in found} == dict(expected)
    assert [each.times for each in found] == sorted(expected.values(), reverse=True)
    for each in found:
        assert each.day == max(
            r.day for r in reviews if r.card == each.card and f'"{each.mistake}"' in r.verdict
        )


def test_a_verdict_that_is_no_object_says_nothing():
    blank = event(0, (D, "a/q1", 4, MOCK, 1.0, None))
    broken = [blank._replace(verdict=text) for text in ("[1]", "{", "3")]
    assert weak.points(broken, POINTS) == []
    assert weak.mistakes(broken) == []
