"""Today's session by the plan: within the minutes, prerequisites first, siblings apart, and a pure function."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drill.due import Done
from drill.fresh import HUNT, KATA, family_of
from drill.plans import gain
from drill.plans import learner as learner_module
from drill.plans.goal import Goal
from drill.plans.past import expected_seconds, past_of
from tests.plan_world import BY_ID, LIBRARY, D, Entry, deck, done_on, histories, planned, schedules_of

CODE = {card.id for card in LIBRARY if card.kind in (KATA, HUNT)}
goals = st.builds(
    lambda ahead, minutes, share, off: Goal(D + ahead, D - 10, float(minutes), code_share=share, off=off),
    st.sampled_from([0, 1, 2, 21, 400]),
    st.integers(1, 120),
    st.sampled_from([0.0, 0.3, 1.0]),
    st.sampled_from([(), (D % 7,)]),
)


@settings(deadline=None)
@given(histories(), goals)
def test_in_any_state_the_session_keeps_every_rule(facts, goal):
    today = planned(facts, goal=goal)
    cards = [pick.card for pick in today.picks]
    assert len(cards) == len(set(cards))

    budget = goal.minutes_on(D)
    if cards:
        assert sum(pick.seconds for pick in today.picks[:-1]) / 60 < budget, "passed by more than one card"

    families = [family_of(card) for card in cards]
    assert len(families) == len(set(families)), "siblings met"

    met = {card for card, *_ in facts}
    for pick in today.picks:
        assert pick.new == (pick.card not in met)
        entry = BY_ID[pick.card]
        if pick.new and entry.topic == "second":
            before = [card for card in met if card.startswith("first/") and "~" not in card]
            assert len(before) >= 5, "a topic before its prerequisite"
        if pick.new and entry.kind == HUNT:
            assert any(family_of(pick.card) == card and quality >= 3 for card, quality, *_ in facts)


@settings(deadline=None)
@given(histories(), goals)
def test_every_card_is_chosen_or_left_out_for_one_reason(facts, goal):
    today = planned(facts, goal=goal)
    left = [card for cards in today.left_out.values() for card in cards]
    everything = [*(pick.card for pick in today.picks), *left]
    assert len(everything) == len(set(everything))
    # Leeches alone are not the plan's.
    assert len(everything) >= len(BY_ID) - len({card for card, *_ in facts})


@settings(deadline=None)
@given(histories(), goals, st.randoms(use_true_random=False))
def test_the_session_is_a_pure_function_of_log_decks_and_goal(facts, goal, chance):
    entries = list(LIBRARY)
    assert planned(facts, goal=goal, library=entries) == planned(facts, goal=goal, library=list(entries))
    by_card = sorted(facts, key=lambda fact: fact[0])  # another order of cards, the same within each
    assert planned(by_card, goal=goal) == planned(facts, goal=goal)


@settings(deadline=None)
@given(histories(), st.integers(5, 60), st.integers(1, 60))
def test_more_minutes_only_extend_a_session_without_katas(facts, minutes, more):
    questions = [card for card in LIBRARY if card.id not in CODE]

    def session(minutes: int):
        goal = Goal(D + 21, D, float(minutes), code_share=0.0)
        return [pick.card for pick in planned(facts, goal=goal, library=questions).picks]

    shorter, longer = session(minutes), session(minutes + more)
    assert longer[: len(shorter)] == shorter


@settings(deadline=None, max_examples=30)
@given(histories(days=12), st.integers(0, 5))
def test_no_card_comes_twice_on_a_day_unless_it_failed(facts, quality):
    goal = Goal(D + 14, D, 30.0)
    asked: list[str] = []
    for _ in range(200):
        left = planned(facts, goal=goal, done=done_on(D, facts))
        if not left.picks:
            break
        card = left.picks[0].card
        asked.append(card)
        facts = [*facts, (card, quality, D, 60.0)]
        again = planned(facts, goal=goal, done=done_on(D, facts)).again
        assert (card in again) == (quality < 4)
    assert len(asked) == len(set(asked))
    spent = sum(seconds for *_, day, seconds in facts if day == D) / 60
    assert spent < 30.0 + 60, "each card took a minute, and one may pass the end"


def test_what_was_practised_today_takes_up_its_minutes():
    goal = Goal(D + 21, D, 40.0)
    assert planned(goal=goal, done=Done(frozenset(), 40.0)).picks == ()
    rest = planned(goal=goal, done=Done(frozenset(), 35.0))
    assert 0 < len(rest.picks) <= 4


def test_a_day_off_holds_nothing_unless_minutes_are_asked_for():
    goal = Goal(D + 21, D, 40.0, days_off=(D,))
    assert planned(goal=goal).cards == ()
    assert planned(goal=goal, minutes=10.0).cards != ()


def test_topics_narrow_a_session_and_the_goal():
    assert {pick.card.partition("/")[0] for pick in planned(topics=["other"]).picks} == {"other"}
    goal = Goal(D + 21, D, 40.0, topics=("second",))
    only = planned(goal=goal)
    assert {pick.card.partition("/")[0] for pick in only.picks} == {"second"}, (
        "what it needs is left out as asked"
    )


def test_a_weight_moves_a_topic_forward_and_zero_leaves_it_out():
    library = [*deck("a", 30, 0), *deck("b", 30, 0)]

    def topics(**weights):
        goal = Goal(D + 21, D, 20.0, weights=weights)
        return [pick.card[0] for pick in planned(goal=goal, library=library).picks]

    assert topics().count("a") == pytest.approx(topics().count("b"), abs=1), "alike, topics take turns"
    assert topics(b=3.0).count("b") > topics(b=3.0).count("a")
    assert set(topics(b=0.0)) == {"a"}


@dataclass
class Journey:
    """Somebody who follows the plan; every answer is good but the first, and takes the time that was expected."""

    goal: Goal
    facts: list = None  # type: ignore[assignment]

    def day(self, today: int, library) -> list[str]:
        self.facts = self.facts or []
        session = planned(self.facts, goal=self.goal, today=today, library=library)
        known = {card for card, *_ in self.facts}
        self.facts += [(p.card, 4 if p.card in known else 2, today, p.seconds) for p in session.picks]
        return [pick.card for pick in session.picks]


@pytest.mark.parametrize("share", [0.0, 0.15, 0.3, 0.6])
def test_katas_get_their_share_of_the_minutes(share):
    library = [*deck("a", 200, 40, 0), *deck("b", 200, 40, 0)]
    code = {card.id for card in library if card.kind == KATA}
    journey = Journey(Goal(D + 30, D, 40.0, code_share=share))
    for today in range(D, D + 15):
        journey.day(today, library)
    spent = sum(seconds for *_, seconds in journey.facts)
    on_code = sum(seconds for card, *_, seconds in journey.facts if card in code)
    assert on_code / spent == pytest.approx(share, abs=0.06)


def test_missed_days_need_nothing_but_another_look():
    library = deck("a", 80, 0)
    regular, absent = Journey(Goal(D + 12, D, 20.0)), Journey(Goal(D + 12, D, 20.0))
    for today in range(D, D + 4):
        regular.day(today, library)
        if today != D + 1:
            absent.day(today, library)
    session = planned(absent.facts, goal=absent.goal, today=D + 4, library=library)
    assert session.picks
    assert sum(pick.seconds for pick in session.picks[:-1]) < 20 * 60, "what was missed is not piled up"
    assert len(absent.facts) < len(regular.facts)


@pytest.mark.parametrize("ahead", [0, 1, 400])
@pytest.mark.parametrize("library", [LIBRARY, []])
def test_a_date_today_tomorrow_and_far_away_and_no_cards_at_all(ahead, library):
    session = planned(goal=Goal(D + ahead, D, 40.0), library=library)
    assert bool(session.picks) == bool(library)
    assert all(0 <= pick.without <= pick.after <= 1 for pick in session.picks)


def test_the_plan_holds_until_its_date_and_not_past_it():
    goal = Goal(D, D - 20, 40.0)
    assert goal.holds_on(D - 1)
    assert goal.holds_on(D)
    assert not goal.holds_on(D + 1)


# -- seconds from the own log


def test_the_time_of_a_card_is_the_authors_until_the_log_knows_better():
    cards = [Entry(f"a/q{n:02}", minutes=2.0) for n in range(20)]
    assert set(expected_seconds(cards, past_of([])).values()) == {120.0}
    slow = [
        (card.id, 1, D, 2.0 * 2.5 * 120, True) for card in cards[:15]
    ]  # twice what a failed first visit takes
    learned = expected_seconds(cards, past_of(slow))
    assert learned["a/q19"] == pytest.approx(120 * (5 + 15 * 2) / 20)
    assert learned["a/q00"] > learned["a/q19"], "its own visit counts once more"


def test_a_card_left_open_over_lunch_teaches_little():
    cards = [Entry("a/q0", minutes=1.0), Entry("a/q1", minutes=1.0)]
    learned = expected_seconds(cards, past_of([("a/q0", 4, D, 40_000.0, True)]))
    assert learned["a/q1"] <= 60 * (5 + 5) / 6


def test_katas_and_questions_have_paces_of_their_own():
    cards = [Entry("a/q0", minutes=1.0), Entry("a/k0", KATA, 20.0), Entry("a/k1", KATA, 20.0)]
    learned = expected_seconds(cards, past_of([("a/k0", 4, D, 2400.0, True)]))
    assert learned["a/q0"] == 60.0
    assert learned["a/k1"] > 1200.0


def test_repeats_of_a_day_belong_to_its_visit_and_a_reset_forgets():
    facts = [("a/q", 1, D, 50.0, True), ("a/q", 4, D, 20.0, True), ("a/q", 4, D + 1, 30.0, True)]
    assert past_of(facts).logs == {"a/q": ((D, 1), (D + 1, 4))}
    assert past_of(facts).seconds == {"a/q": (70.0, 30.0)}
    assert past_of([*facts, ("a/q", None, D + 1, 0.0, True)]).logs == {}
    assert past_of(facts).seconds_since(D + 1) == 30.0


# -- speed and start-up


def test_ten_thousand_cards_and_twenty_thousand_reviews_take_less_than_half_a_second():
    chance = random.Random(1)
    library = [Entry(f"t{n % 20}/q{n:05}", minutes=1.0 + n % 3) for n in range(10_000)]
    facts = [
        (chance.choice(library).id, chance.randrange(6), day, 60.0)
        for day in sorted(chance.randrange(D - 60, D) for _ in range(20_000))
    ]
    best = min(_seconds_of_a_session(library, facts) for _ in range(5))
    assert best < 0.5


def _seconds_of_a_session(library, facts) -> float:
    """Return the processor time from what the log and the decks hold to the session, nothing remembered."""
    learner_module._surprises.cache_clear()
    gain.state_of.cache_clear()
    schedules = schedules_of(facts)
    started = time.process_time()
    session = planned(facts, library=library, schedules=schedules)
    seconds = time.process_time() - started
    assert session.picks
    return seconds


def test_planning_needs_the_standard_library_alone():
    code = (
        "import sys, drill.plans.forecast, drill.plans.agenda, drill.plans.hindsight\n"
        "print({name.partition('.')[0] for name in sys.modules} & {'numpy', 'scipy', 'rich', 'typer', 'yaml'})"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "set()"
