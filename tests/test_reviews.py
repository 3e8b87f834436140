from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from drill import sm2
from drill.reviews import DAILY, MOCK, RESET, RESUME, SUSPEND, TRY, UNDO, advance, fold, in_order, replay_all
from drill.sm2 import NEW
from tests.log_world import START_DAY, kinds, qualities, review

D = START_DAY
KNOWN = sm2.step(sm2.step(NEW, 4, D - 7), 4, D - 6)
"""Due on day D."""

histories = st.lists(st.tuples(kinds, qualities, st.integers(0, 3)), max_size=25)


def events_of(history):
    day, events = D, []
    for number, (kind, quality, days) in enumerate(history):
        day += days
        events.append(review(quality, kind=kind, day=day, name=f"{number:04}"))
    return events


@given(st.lists(st.tuples(qualities, st.integers(1, 9)), max_size=20))
def test_daily_reviews_on_different_days_are_steps_of_sm2(history):
    schedule, events = NEW, []
    for quality, days in history:
        events.append(review(quality, day=(events[-1].day if events else D) + days))
        schedule = sm2.step(schedule, quality, events[-1].day)
    assert fold(events) == schedule


@given(histories, qualities, kinds)
def test_replay_equals_stepping(history, quality, kind):
    events = events_of(history)
    following = review(quality, kind=kind, day=events[-1].day if events else D, name="9999")
    stepped = advance(fold(events), kind, quality, following.day)
    assert fold([*events, following]) == stepped
    rows = [("a", e.kind, e.quality, e.day) for e in (*events, following)]
    assert replay_all(rows).get("a", NEW) == stepped


@given(histories.filter(bool))
def test_retracting_the_last_review_restores_the_state_before(history):
    events = events_of(history)
    undo = review(None, kind=UNDO, day=events[-1].day, name="9999", retracts=events[-1].id)
    assert fold([*events, undo]) == fold(events[:-1])


@given(histories)
def test_the_day_of_a_schedule_never_runs_backwards(history):
    seen = [fold(events_of(history)[:n]) for n in range(len(history) + 1)]
    assert [schedule.last for schedule in seen] == sorted(schedule.last for schedule in seen)
    assert all(schedule.due > schedule.last for schedule in seen if schedule.seen)


def test_repeats_of_the_same_day_move_nothing_and_end_at_four():
    failed = advance(KNOWN, DAILY, 2, D)
    for quality in (0, 3, 2):
        repeated = advance(failed, DAILY, quality, D)
        assert repeated == failed
    assert failed.again
    assert advance(failed, DAILY, 4, D) == failed._replace(again=False)


def test_a_three_passes_and_is_still_asked_again_today():
    passed = advance(KNOWN, DAILY, 3, D)
    assert passed.again
    assert passed.due > D + 1
    assert advance(passed, DAILY, 1, D) == passed, "a repeat can't take back what the day's review gave"


def test_a_visit_before_its_due_date_is_an_ordinary_review():
    assert advance(KNOWN, DAILY, 5, D - 2) == sm2.step(KNOWN, 5, D - 2)


def test_in_mock_and_practice_an_early_success_moves_nothing():
    for kind in (MOCK, TRY):
        assert advance(KNOWN, kind, 5, D - 1) == KNOWN
        assert advance(KNOWN, kind, 3, D - 1) == KNOWN


def test_in_mock_and_practice_a_success_from_the_due_day_on_counts():
    for kind in (MOCK, TRY):
        for day in (D, D + 10):
            assert advance(KNOWN, kind, 5, day) == sm2.step(KNOWN, 5, day)
        assert advance(NEW, kind, 4, D) == sm2.step(NEW, 4, D), "a new card has no date to be early for"


def test_in_mock_and_practice_a_failure_is_a_lapse_today():
    for kind in (MOCK, TRY):
        for day in (D - 3, D, D + 10):
            failed = advance(KNOWN, kind, 1, day)
            assert (failed.due, failed.repetitions, failed.lapses) == (day + 1, 0, KNOWN.lapses + 1)
            assert failed.again


def test_a_failed_mock_after_the_same_days_success_brings_the_card_back_tomorrow():
    passed = advance(KNOWN, DAILY, 5, D)
    failed = advance(passed, MOCK, 1, D)
    assert (failed.due, failed.lapses) == (D + 1, 1)


def test_a_card_lapses_once_a_day_however_often_practice_fails():
    schedule = KNOWN
    for _ in range(10):
        schedule = advance(schedule, TRY, 0, D)
    assert schedule.lapses == 1


def test_a_success_in_practice_after_the_days_failure_ends_the_repeats():
    failed = advance(KNOWN, DAILY, 1, D)
    assert advance(failed, TRY, 3, D).again
    assert advance(failed, TRY, 4, D) == failed._replace(again=False)


def test_a_review_dated_before_the_last_counts_on_the_last_day():
    failed = advance(KNOWN, DAILY, 2, D)
    assert advance(failed, DAILY, 4, D - 5) == failed._replace(again=False)


def test_suspend_resume_reset():
    suspended = fold([review(5), review(None, kind=SUSPEND)])
    assert suspended.suspended
    assert suspended._replace(suspended=False) == fold([review(5)])
    leech = KNOWN._replace(lapses=8)
    assert advance(leech, RESUME, None, D) == leech._replace(lapses=0)
    assert advance(KNOWN, RESET, None, D) == NEW
    assert advance(suspended, RESET, None, D) == NEW._replace(suspended=True)


def test_events_of_a_newer_version_are_passed_over():
    assert advance(KNOWN, "telepathy", None, D) == KNOWN


def test_order_is_by_instant_and_then_by_name():
    events = [review(day=D + 1, name="a"), review(day=D, name="c"), review(day=D, name="b")]
    assert [event.id for event in in_order(events)] == ["b", "c", "a"]
