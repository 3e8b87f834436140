"""The forecast: what the rollouts must obey whatever the state, and what makes it pure."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drill.plans.agenda import Credit
from drill.plans.forecast import WIDENED, Minutes, forecast, interval, untouched
from drill.plans.goal import Goal
from drill.plans.hindsight import hindsight
from drill.plans.learner import fit
from drill.plans.material import gate, terrain
from drill.plans.past import past_of
from tests.plan_world import LIBRARY, D, deck, histories, schedules_of


def seen(facts=(), *, goal=None, library=LIBRARY, rolls=6, seed=0, more=0.0):
    goal = goal or Goal(D + 10, D, 30.0)
    past = past_of((*fact, True) for fact in facts)
    schedules = schedules_of(facts)
    ground = terrain(goal, library, schedules, past)
    days = range(D, goal.end(D))
    minutes = Minutes(
        tuple(goal.minutes_on(day) and goal.minutes_on(day) + more for day in days), goal.code_share
    )
    return forecast(ground, fit(past.studied()), gate(ground, schedules), minutes, D, seed=seed, rolls=rolls)


@settings(deadline=None, max_examples=25)
@given(histories(), st.sampled_from([0, 1, 5, 21]), st.integers(5, 90))
def test_in_any_state_the_forecast_is_sound(facts, ahead, minutes):
    goal = Goal(D + ahead, D, float(minutes), off=((D + 1) % 7,))
    told = seen(facts, goal=goal)
    assert [day.day for day in told.days] == list(range(D, goal.end(D)))
    for day in told.days:
        longest = 40 * 60 * 1.6 / 60 * 5  # the slowest kata at the slowest pace
        assert day.minutes <= goal.minutes_on(day.day) + longest
        assert (day.minutes > 0) <= (goal.minutes_on(day.day) > 0)
        assert 0 <= day.code <= day.minutes + 1e-9
    for found in (told.recall, *told.topics.values()):
        assert 0 <= found.low <= found.middle <= found.high <= 1
    assert set(told.topics) == {card.topic for card in LIBRARY}
    met = {card for card, *_ in facts}
    assert not met & set(told.left_out)
    assert not [card for card in told.left_out if "~" in card], "bug hunts are no aim of their own"


def test_the_same_seed_is_the_same_forecast_and_another_is_not():
    assert seen(seed=3) == seen(seed=3)
    assert seen(seed=3) != seen(seed=4)


def test_study_helps_and_more_of_it_helps_more():
    library = deck("a", 60, 0)
    goal = Goal(D + 14, D, 10.0)
    little, much = (
        seen(goal=goal, library=library, rolls=16),
        seen(goal=goal, library=library, rolls=16, more=20.0),
    )
    assert little.untouched < little.mean < much.mean
    assert len(much.left_out) < len(little.left_out)


def test_forecasts_with_other_minutes_draw_the_same_learners():
    library = deck("a", 60, 0)
    for days in (7, 14):
        goal = Goal(D + days, D, 20.0)
        gains = [
            seen(goal=goal, library=library, rolls=32, seed=seed, more=10.0).mean
            - seen(goal=goal, library=library, rolls=32, seed=seed).mean
            for seed in range(3)
        ]
        assert max(gains) - min(gains) < 0.05, "what ten minutes buy must not hang on the draw"
        assert min(gains) > 0.0


def test_the_interval_narrows_as_the_log_grows():
    library = deck("a", 60, 0)
    facts = [
        (f"a/q{n:02}", 4 if (n + day) % 4 else 1, D - 20 + 3 * day, 60.0)
        for day in range(6)
        for n in range(40)
    ]
    wide, narrow = (seen(log, library=library, rolls=16).recall for log in ([], facts))
    assert narrow.high - narrow.low < 0.6 * (wide.high - wide.low)


def test_a_far_date_is_told_day_by_day_in_bounded_time():
    told = seen(goal=Goal(D + 400, D, 30.0), rolls=2)
    assert [day.day for day in told.days] == list(range(D, D + 400))
    assert told.days[0].minutes == pytest.approx(told.days[1].minutes)
    assert sum(day.minutes for day in told.days) <= 400 * 30 + 60 * 40


def test_what_code_has_had_already_counts():
    goal = Goal(D + 2, D, 40.0, code_share=0.3)
    ground = terrain(goal, LIBRARY, {}, past_of([]))
    args = ground, fit([]), gate(ground, {})
    owed = forecast(*args, Minutes((40.0, 40.0), 0.3, Credit(4000.0, 0.0)), D, rolls=4)
    had = forecast(*args, Minutes((40.0, 40.0), 0.3, Credit(4000.0, 4000.0)), D, rolls=4)
    assert sum(day.code for day in owed.days) > 0 == sum(day.code for day in had.days)


def test_the_interval_is_eight_in_ten_and_half_as_much_again():
    values = [n / 100 for n in range(100)]
    assert interval(values) == (max(0.5 - WIDENED * 0.4, 0.0), 0.5, 1.0)
    assert interval([0.7]) == (0.7, 0.7, 0.7)


def test_untouched_is_the_mean_of_every_cards_own_recall():
    facts = [("first/q00", 4, D - 5, 60.0), ("first/q01", 1, D - 2, 60.0)]
    past = past_of((*fact, True) for fact in facts)
    goal = Goal(D + 10, D)
    library = deck("first", 4, 0)
    ground = terrain(goal, library, {}, past)
    learner = fit(past.studied())
    states = [learner.memory.replayed(past.logs[f"first/q0{n}"]) for n in (0, 1)]
    each = [learner.memory.recall(state.stability, D + 10 - state.day) for state in states]
    expected = (sum(each) + 2 * learner.share("first")) / 4
    assert untouched(ground, learner, D + 10)[""] == pytest.approx(expected)


def test_hindsight_compares_what_was_predicted_with_what_was():
    facts = [(f"a/q{n:02}", 4, D - 20, 60.0) for n in range(30)]
    facts += [(f"a/q{n:02}", 4, D - 12, 60.0) for n in range(30)]
    facts += [(f"a/q{n:02}", 4 if n % 2 else 1, D - 2, 60.0) for n in range(30)]
    told = hindsight(past_of((*fact, True) for fact in facts), D)
    assert (told.repeats, told.recalled) == (30, 0.5)
    assert told.predicted > 0.7
    assert hindsight(past_of((*fact, True) for fact in facts[:60]), D) is None, "nothing was repeated lately"
    assert hindsight(past_of([]), D) is None


@settings(deadline=None)
@given(histories(most=120))
def test_hindsight_knows_nothing_of_the_days_that_it_predicts(facts):
    told = hindsight(past_of((*fact, True) for fact in facts), D)
    flipped = [(card, 5 - q if day >= D - 7 else q, day, s) for card, q, day, s in facts]
    other = hindsight(past_of((*fact, True) for fact in flipped), D)
    assert (told is None) == (other is None)
    if told and all(
        len([f for f in facts if f[0] == card and f[2] >= D - 7]) < 2 for card in {f[0] for f in facts}
    ):
        assert told.predicted == pytest.approx(other.predicted)
