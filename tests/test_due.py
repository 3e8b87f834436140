from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drill import due, sm2
from drill.cards import BUG_HUNT_MARK, family_of, topic_of
from drill.due import Done, Limits, queue
from drill.fresh import HUNT, KATA, QUESTION
from drill.sm2 import NEW, Schedule, step
from tests.log_world import START_DAY

D = START_DAY
PLENTY = Limits(new=1000, new_code=1000, reviews=1000)


class Card(NamedTuple):
    id: str
    kind: str = QUESTION
    minutes: float = 2.0
    requires: tuple[str, ...] = ()
    prerequisites: tuple[str, ...] = ()

    @property
    def topic(self) -> str:
        return topic_of(self.id)


def deck(
    topic: str, questions: int = 20, katas: int = 6, hunts: int = 2, prerequisites: tuple[str, ...] = ()
):
    cards = [Card(f"{topic}/q{n:02}", prerequisites=prerequisites) for n in range(questions)]
    for kata in (f"{topic}/k{n}" for n in range(katas)):
        cards.append(Card(kata, KATA, 20.0, ("numpy",), prerequisites))
        cards += [Card(f"{kata}~w{n}", HUNT, 10.0, ("numpy",), prerequisites) for n in range(hunts)]
    return cards


def due_on(day: int, interval: int = 6, **more: int) -> Schedule:
    return Schedule(2, interval, 250, day, day - interval, day - interval, **more)


LIBRARY = [*deck("linear-regression"), *deck("cross-validation"), *deck("attention")]
BY_ID = {card.id: card for card in LIBRARY}


def kinds(ids: tuple[str, ...]) -> Counter[str]:
    return Counter(BY_ID[card].kind for card in ids)


# -- the first days


def test_the_first_session_is_mostly_questions_with_a_kata_or_two():
    first = queue(LIBRARY, {}, D)
    assert len(first.new) == 10
    assert kinds(first.new) == {QUESTION: 8, KATA: 2}
    assert first.due == first.again == ()
    assert {topic_of(card) for card in first.new} == {"linear-regression", "cross-validation", "attention"}


def test_new_topics_take_turns():
    topics = [topic_of(card) for card in queue(LIBRARY, {}, D).new]
    assert all(one != next_ for one, next_ in pairwise(topics))


def test_a_month_of_practice_meets_everything_that_may_be_met_once():
    schedules: dict[str, Schedule] = {}
    met: list[str] = []
    for day in range(D, D + 60):
        today = queue(LIBRARY, schedules, day)
        for card in today.cards:
            schedules[card] = step(schedules.get(card, NEW), 4, day)
        met += today.new
        code = sum(BY_ID[card].kind != QUESTION for card in today.new)
        assert code <= 2
        families = [family_of(card) for card in today.cards]
        assert len(families) == len(set(families)), f"siblings met on day {day - D}"
    assert len(met) == len(set(met))
    assert set(met) == set(BY_ID)


# -- due


def test_the_most_overdue_in_relation_to_its_interval_comes_first():
    schedules = {
        "attention/q00": due_on(D - 10, interval=100),
        "attention/q01": due_on(D - 3, interval=6),
        "attention/q02": due_on(D - 4, interval=2),
        "attention/q03": due_on(D, interval=1),
    }
    today = queue(LIBRARY, schedules, D, Limits(new=0))
    assert today.due == ("attention/q02", "attention/q01", "attention/q00", "attention/q03")


def test_among_equals_topics_take_turns():
    ids = [f"{topic}/q{n:02}" for topic in ("attention", "cross-validation") for n in range(3)]
    today = queue(LIBRARY, {card: due_on(D) for card in ids}, D, Limits(new=0))
    assert [topic_of(card) for card in today.due] == ["cross-validation", "attention"] * 3


def test_a_card_is_due_from_its_day_on_and_not_before():
    schedules = {"attention/q00": due_on(D)}
    assert queue(LIBRARY, schedules, D - 1).due == ()
    assert queue(LIBRARY, schedules, D).due == queue(LIBRARY, schedules, D + 9).due == ("attention/q00",)


def test_a_card_graded_below_four_is_asked_again_today_and_only_today():
    schedules = {"attention/q00": step(due_on(D), 3, D), "attention/q01": step(due_on(D), 4, D)}
    today = queue(LIBRARY, schedules, D)
    assert today.again == ("attention/q00",)
    assert queue(LIBRARY, schedules, D + 1).again == ()


def test_suspended_cards_and_leeches_are_left_out_and_said():
    schedules = {
        "attention/q00": due_on(D)._replace(suspended=True),
        "attention/q01": due_on(D, lapses=8),
        "attention/q02": due_on(D, lapses=7),
        "attention/q03": NEW._replace(suspended=True),
    }
    today = queue(LIBRARY, schedules, D)
    assert today.due == ("attention/q02",)
    assert "attention/q03" not in today.new
    assert today.left_out[due.SUSPENDED] == ("attention/q00", "attention/q03")
    assert today.left_out[due.LEECHES] == ("attention/q01",)


def test_a_leech_is_not_even_asked_again_today():
    eighth = step(due_on(D, lapses=7), 0, D)
    assert queue(LIBRARY, {"attention/q00": eighth}, D).again == ()


def test_after_a_break_a_fifth_of_the_backlog_is_asked_each_day():
    cards = [Card(f"big/q{n:03}") for n in range(200)]
    schedules = {card.id: due_on(D - 10, interval=30) for card in cards[:150]}
    schedules |= {card.id: due_on(D) for card in cards[150:160]}
    today = queue(cards, schedules, D, Limits(new=0))
    assert len(today.due) == 30 + 10
    assert {card.id for card in cards[150:160]} <= set(today.due), "what falls due today is asked today"
    assert len(today.left_out[due.BACKLOG]) == 120


def test_a_small_backlog_is_asked_at_once():
    schedules = {f"attention/q{n:02}": due_on(D - 5) for n in range(20)}
    assert len(queue(LIBRARY, schedules, D).due) == 20


def test_the_share_of_the_backlog_is_that_of_the_day_however_often_one_asks():
    cards = [Card(f"big/q{n:03}") for n in range(150)]
    schedules = {card.id: due_on(D - 10, interval=30) for card in cards}
    asked = 0
    while practised := queue(cards, schedules, D, Limits(new=0)).due[:7]:
        asked += len(practised)
        schedules |= {card: step(schedules[card], 4, D) for card in practised}
    assert asked == 30


def test_new_cards_of_today_take_no_share_of_the_backlog():
    cards = [Card(f"big/q{n:03}") for n in range(150)]
    schedules = {card.id: due_on(D - 10, interval=30) for card in cards[:100]}
    schedules |= {card.id: step(NEW, 4, D) for card in cards[100:110]}
    assert len(queue(cards, schedules, D, Limits(new=0)).due) == 20


def test_a_backlog_drains():
    cards = [Card(f"big/q{n:03}") for n in range(150)]
    schedules = {card.id: due_on(D - 10, interval=30) for card in cards}
    for day in range(D, D + 8):
        for card in queue(cards, schedules, day, Limits(new=0)).due:
            schedules[card] = step(schedules[card], 5, day)
    assert all(schedule.due >= D + 7 for schedule in schedules.values())


# -- siblings


def test_a_kata_and_its_bug_hunts_never_meet_on_one_day():
    kata, hunt, other = "attention/k0", "attention/k0~w0", "attention/k0~w1"
    schedules = {kata: due_on(D), hunt: due_on(D - 3)}
    today = queue(LIBRARY, schedules, D, PLENTY)
    assert today.due == (hunt,)
    assert today.left_out[due.SIBLINGS] == (kata, other)
    practised = queue(LIBRARY, schedules, D, PLENTY, done=Done(frozenset({other})))
    assert practised.due == (), "also against what was practised today, in whatever way"
    assert hunt in queue(LIBRARY, schedules, D, PLENTY, done=Done(frozenset({hunt}))).due


def test_a_bug_hunt_waits_until_its_kata_is_passed():
    hunts = {"attention/k0~w0", "attention/k0~w1"}
    assert hunts <= set(queue(LIBRARY, {}, D, PLENTY).left_out[due.LOCKED])
    failed = {"attention/k0": step(NEW, 1, D - 1)}
    assert hunts <= set(queue(LIBRARY, failed, D, PLENTY).left_out[due.LOCKED])
    passed = {"attention/k0": step(NEW, 3, D - 1)._replace(due=D + 5)}
    assert len(hunts & set(queue(LIBRARY, passed, D, PLENTY).new)) == 1


# -- limits


def test_what_was_met_today_counts_towards_todays_limits():
    schedules = {f"attention/q{n:02}": step(NEW, 4, D) for n in range(6)}
    schedules |= {"attention/k0": step(NEW, 4, D)}
    schedules |= {f"cross-validation/q{n:02}": step(due_on(D), 4, D) for n in range(5)}
    schedules |= {f"linear-regression/q{n:02}": due_on(D) for n in range(9)}
    today = queue(LIBRARY, schedules, D, Limits(new=10, new_code=2, reviews=8))
    assert len(today.new) == 10 - 7
    assert sum(BY_ID[card].kind != QUESTION for card in today.new) <= 1
    assert len(today.due) == 8 - 5
    assert len(today.left_out[due.REVIEWS]) == 6


def test_code_that_was_met_today_counts_towards_todays_code():
    cards = deck("attention", 0, 6, hunts=0)
    assert len(queue(cards, {"attention/k0": step(NEW, 4, D)}, D, Limits(new_code=2)).new) == 1


def test_repeats_of_today_use_up_minutes_too():
    schedules = {f"attention/q{n:02}": step(due_on(D), 3, D) for n in range(4)}
    today = queue(LIBRARY, schedules, D, Limits(minutes=10))
    assert len(today.again) == 4
    assert len(today.new) == 1


def test_code_to_be_repeated_comes_last_and_keeps_no_minutes_from_other_cards():
    schedules = {"attention/k0": step(NEW, 3, D), "attention/q00": step(NEW, 3, D)}
    today = queue(LIBRARY, schedules, D, Limits(minutes=10))
    assert (today.cards[0], today.cards[-1]) == ("attention/q00", "attention/k0")
    assert len(today.new) == 4
    assert set(today.again) == set(schedules)


def test_the_minutes_of_the_day_are_passed_by_one_card_at_most():
    today = queue(LIBRARY, {}, D, Limits(minutes=30), done=Done(frozenset(), minutes=11))
    minutes = sum(BY_ID[card].minutes for card in today.new)
    assert 19 <= minutes < 19 + BY_ID[today.new[-1]].minutes
    assert len(today.new) + len(today.left_out[due.MINUTES]) == 10
    assert queue(LIBRARY, {}, D, Limits(minutes=30), done=Done(frozenset(), minutes=30)).new == ()


def test_due_cards_have_the_minutes_before_new_ones():
    schedules = {f"attention/q{n:02}": due_on(D) for n in range(10)}
    today = queue(LIBRARY, schedules, D, Limits(minutes=10))
    assert len(today.due) == 5
    assert today.new == ()


def test_what_was_reset_is_new_again():
    assert "attention/q00" in queue(LIBRARY, {"attention/q00": NEW}, D, PLENTY).new


# -- what is not installed, and topics


def test_katas_that_need_a_missing_library_are_left_out_and_said():
    cards = [Card("attention/q00"), Card("attention/k0", KATA, 20, ("torch",))]
    schedules = {"attention/k0": due_on(D)}
    here = queue(cards, schedules, D)
    lacking = queue(cards, schedules, D, missing={"torch"})
    assert here.due == ("attention/k0",)
    assert lacking.due == ()
    assert lacking.left_out == {due.MISSING: ("attention/k0",)}


def test_a_topic_that_was_asked_for_is_practised_alone_and_without_its_prerequisites():
    cards = [*deck("linear-regression"), *deck("attention", prerequisites=("linear-regression",))]
    schedules = {"linear-regression/q00": due_on(D)}
    today = queue(cards, schedules, D, topics={"attention"})
    assert {topic_of(card) for card in today.cards} == {"attention"}
    assert len(today.new) == 10


def test_schedules_of_cards_that_no_deck_holds_do_no_harm():
    assert queue(LIBRARY, {"gone/card": due_on(D)}, D).due == ()


# -- whatever the state


schedules_of = st.builds(
    lambda repetitions, interval, late, last, lapses, again, suspended: Schedule(
        repetitions, interval, 250, max(D - late, D - last + 1), D - last, 1, lapses, again, suspended
    ),
    st.integers(0, 5), st.integers(1, 60), st.integers(-40, 40), st.integers(0, 30), st.integers(0, 9),
    st.booleans(), st.sampled_from([False] * 5 + [True]),
)  # fmt: skip
states = st.dictionaries(st.sampled_from(sorted(BY_ID)), schedules_of, max_size=len(BY_ID))
limits = st.builds(
    Limits, st.integers(0, 30), st.integers(0, 5), st.integers(0, 40), st.sampled_from([0, 15, 60])
)
practised = st.builds(Done, st.frozensets(st.sampled_from(sorted(BY_ID)), max_size=5), st.floats(0, 50))


@given(states, limits, practised)
def test_in_any_state_no_card_comes_twice_and_every_rule_holds(schedules, limit, done):
    today = queue(LIBRARY, schedules, D, limit, done=done)
    assert len(today.cards) == len(set(today.cards))
    met_twice = Counter(family_of(card) for card in (*today.due, *today.new))
    assert all(count == 1 for count in met_twice.values())
    others = {family_of(card): card for card in sorted(done.cards)}
    assert all(others.get(family_of(card), card) == card for card in (*today.due, *today.new))
    assert len(today.new) <= limit.new
    assert sum(BY_ID[card].kind != QUESTION for card in today.new) <= limit.new_code
    assert len(today.due) <= limit.reviews
    assert all(schedules[card].due <= D for card in today.due)
    assert all(schedules[card].last == D for card in today.again)
    assert not any(card in schedules for card in today.new)
    assert not any(schedules[card].suspended for card in today.due + today.again)
    for card in today.new:
        if BUG_HUNT_MARK in card:
            assert schedules[family_of(card)].repetitions > 0


@given(states, limits, practised)
def test_in_any_state_every_card_is_asked_left_out_for_a_reason_or_not_due(schedules, limit, done):
    today = queue(LIBRARY, schedules, D, limit, done=done)
    left = [card for cards in today.left_out.values() for card in cards]
    accounted = Counter([*today.cards, *left])
    assert set(accounted.values()) <= {1}
    rest = set(BY_ID) - set(accounted)
    assert all(schedules[card].due > D and not schedules[card].suspended for card in rest)


@given(states, limits, practised)
def test_the_queue_is_a_pure_function_of_the_state(schedules, limit, done):
    shuffled = dict(sorted(schedules.items(), reverse=True))
    assert queue(LIBRARY, schedules, D, limit, done=done) == queue(LIBRARY, shuffled, D, limit, done=done)


@given(states)
def test_whoever_answers_all_that_is_asked_is_done_for_the_day(schedules):
    for _ in range(3):
        today = queue(
            LIBRARY, schedules, D, done=Done(frozenset(c for c, s in schedules.items() if s.last == D))
        )
        schedules = schedules | {card: step(schedules.get(card, NEW), 5, D) for card in today.due + today.new}
        schedules |= {card: schedules[card]._replace(again=False) for card in today.again}
    assert today.cards == ()


@pytest.mark.parametrize("limit", [Limits(), PLENTY])
def test_an_empty_library_is_an_empty_queue(limit):
    assert queue([], {}, D, limit).cards == ()


def test_the_mark_of_bug_hunts_is_that_of_the_cards():
    from drill import fresh

    assert fresh.BUG_HUNT_MARK == BUG_HUNT_MARK
    assert fresh.family_of("a/b~c") == family_of("a/b~c")
    assert sm2.NEW is NEW
