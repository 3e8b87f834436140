"""The choice of a mock's cards, as properties over a thousand seeds and over learners who know different things."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import replace
from functools import cache

import pytest

from drill.mocks.format_file import read_menu
from drill.mocks.formats import HUNTS, KATAS, QUESTIONS, Format, PartPlan, Role, custom
from drill.mocks.selection import RECENT_DAYS, Candidate, choose
from drill.mocks.weakness import held, strengths, weak
from drill.places import find_places
from drill.sm2 import NEW, Schedule

TODAY = 740_000
SEEDS = range(1000)
FORMATS = read_menu(find_places({"DRILL_HOME": "/nowhere"})).formats
FORMS = ("recall", "numeric", "derive", "compare", "diagnose", "bug", "estimate")
TOPICS = tuple(f"topic-{letter}" for letter in "abcdef")


def topic_cards(topic):
    questions = [
        Candidate(
            f"{topic}/q{n}", QUESTIONS, topic, 1 + n % 5, 1 + 0.5 * (n % 5), FORMS[n % len(FORMS)], n % 3
        )
        for n in range(21)
    ]
    katas = [Candidate(f"{topic}/k{n}", KATAS, topic, 1 + n % 4, 12.0 + 4 * n, "", n % 2) for n in range(6)]
    hunts = [
        Candidate(f"{kata.id}~h{n}", HUNTS, topic, kata.level, kata.minutes / 2, family=kata.id, spoilt=n > 0)
        for kata in katas
        for n in range(3)
    ]
    return [*questions, *katas, *hunts]


CARDS = [card for topic in TOPICS for card in topic_cards(topic)]


@cache
def learner(seed):
    """Return schedules of somebody: topics known to different degrees, some cards met lately, some suspended."""
    draw = random.Random(seed)
    schedules = {}
    for topic in TOPICS:
        share = draw.random()
        for card in CARDS:
            if card.topic == topic and draw.random() < share:
                last = TODAY - draw.choice([0, 1, 2, 3, 5, 9, 30])
                interval = draw.choice([1, 6, 15, 40])
                schedules[card.id] = Schedule(
                    2, interval, 250, last + interval, last, again=False, suspended=draw.random() < 0.05
                )
    return schedules


def mock(wanted, seed, schedules=None, **options):
    return choose(wanted, CARDS, schedules or {}, TODAY, seed=str(seed), **options)


@cache
def weak_topics(seed):
    schedules = learner(seed)
    able = [(c.topic, c.id) for c in CARDS if not schedules.get(c.id, NEW).suspended]
    return weak(strengths(able, schedules))


def flat(choice):
    return [card for part in choice.parts for card in part]


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_every_format_is_filled_within_its_minutes_and_levels_without_doubles(name):
    wanted = FORMATS[name]
    topics = (TOPICS[0],) if wanted.one_topic else ()
    for seed in SEEDS:
        choice = mock(wanted, seed, learner(seed % 50), topics=topics)
        assert (choice.missing, choice.over) == (0, 0)
        for plan, part in zip(wanted.parts, choice.parts, strict=True):
            assert len(part) == plan.count
            assert sum(card.taking(plan) for card in part) <= plan.minutes
            assert all(card.kind == plan.asks for card in part)
            assert not plan.forms or {card.form for card in part} <= set(plan.forms)
        cards = flat(choice)
        assert len({card.family or card.id for card in cards}) == len(cards)
        assert all(wanted.levels[0] <= card.level <= wanted.levels[1] for card in cards)


def test_the_same_seed_gives_the_same_mock_in_whatever_order_the_cards_come():
    for seed in SEEDS[:300]:
        backwards = choose(FORMATS["onsite"], CARDS[::-1], learner(7), TODAY, seed=str(seed))
        assert mock(FORMATS["onsite"], seed, learner(7)) == backwards


def test_other_seeds_give_other_mocks():
    mocks = {tuple(card.id for card in flat(mock(FORMATS["screen"], seed))) for seed in range(100)}
    assert len(mocks) > 90


def test_every_card_that_fits_is_asked_by_some_seed():
    asked = {card.id for seed in SEEDS for card in flat(mock(FORMATS["ml-breadth"], seed))}
    could = {card.id for card in CARDS if card.kind == QUESTIONS and card.level <= 4}
    assert len(asked) > 0.9 * len(could)


def test_half_comes_from_weak_topics_and_half_from_the_others():
    for seed in SEEDS:
        schedules = learner(seed % 50)
        poor = weak_topics(seed % 50)
        cards = flat(mock(FORMATS["ml-breadth"], seed, schedules))
        from_weak = sum(card.topic in poor for card in cards)
        assert from_weak == len(cards) / 2


def test_topics_are_spread_as_evenly_as_the_two_halves_allow():
    for seed in SEEDS:
        schedules = learner(seed % 50)
        poor = weak_topics(seed % 50)
        counts = Counter(card.topic for card in flat(mock(FORMATS["ml-breadth"], seed, schedules)))
        for group in (poor, set(TOPICS) - poor):
            found = [counts[topic] for topic in group]
            assert max(found) - min(found) <= 1


def test_nothing_met_in_the_last_days_is_asked_while_there_is_something_else():
    for seed in SEEDS:
        schedules = learner(seed % 50)
        for card in flat(mock(FORMATS["screen"], seed, schedules)):
            assert schedules.get(card.id, NEW).last <= TODAY - RECENT_DAYS


def test_what_was_met_lately_is_asked_where_nothing_else_is_left():
    schedules = {card.id: Schedule(1, 1, 250, TODAY + 1, TODAY) for card in CARDS}
    assert mock(FORMATS["screen"], 1, schedules).missing == 0


def test_suspended_cards_are_never_asked():
    for seed in range(200):
        schedules = learner(seed % 50)
        assert not any(
            schedules.get(card.id, NEW).suspended for card in flat(mock(FORMATS["coding"], seed, schedules))
        )


def test_a_role_weighs_topics_and_leaves_out_those_of_weight_zero():
    role = Role("r", "R", {"topic-a": 3, "topic-b": 0})
    counts = Counter(
        card.topic for seed in SEEDS for card in flat(mock(FORMATS["ml-breadth"], seed, role=role))
    )
    assert counts["topic-b"] == 0
    others = sum(counts[topic] for topic in TOPICS[2:]) / 4
    assert 2 < counts["topic-a"] / others < 4


def test_named_topics_hold_over_the_role():
    role = Role("r", "R", {"topic-b": 0})
    choice = mock(FORMATS["ml-depth"], 1, topics=("topic-b",), role=role)
    assert {card.topic for card in flat(choice)} == {"topic-b"}


def test_a_part_that_digs_deeper_asks_the_easier_cards_first():
    for seed in SEEDS:
        levels = [card.level for card in flat(mock(FORMATS["ml-depth"], seed, topics=("topic-c",)))]
        assert levels == sorted(levels)


def test_siblings_never_meet_in_one_mock():
    both = Format(
        "both", "", "", (1, 5), (PartPlan("", KATAS, 3, 90), PartPlan("", HUNTS, 5, 90, follow_ups=0))
    )
    for seed in SEEDS:
        cards = flat(mock(both, seed))
        assert len({card.family or card.id for card in cards}) == len(cards) == 8


def test_bug_hunts_that_give_a_kata_away_come_only_after_the_others():
    for seed in range(200):
        assert not any(card.spoilt for card in flat(mock(FORMATS["debug"], seed)))
    only = [card for card in CARDS if card.kind == HUNTS and card.spoilt]
    assert choose(FORMATS["debug"], only, {}, TODAY, seed="1").missing == 0


def test_most_questions_have_the_follow_ups_that_the_part_asks_for():
    alone = [
        sum(card.follow_ups == 0 for card in flat(mock(FORMATS["ml-breadth"], seed))) for seed in range(200)
    ]
    assert 0 < max(alone) <= 4


def test_forms_take_turns():
    for seed in range(200):
        forms = Counter(card.form for card in flat(mock(FORMATS["screen"], seed)))
        assert max(forms.values()) <= 3


def test_a_mock_too_short_for_its_cards_takes_shorter_ones_and_says_by_how_much():
    short = custom(10, questions=3, katas=1)
    choices = [mock(short, seed) for seed in range(200)]
    for choice in choices:
        assert [len(part) for part in choice.parts] == [3, 1]
        assert choice.over == pytest.approx(
            choice.parts[1][0].taking(short.parts[1]) - short.parts[1].minutes
        )
    assert {choice.parts[1][0].minutes for choice in choices} == {12.0, 16.0}
    assert len({choice.parts[1][0].id for choice in choices}) > 5


def test_places_that_no_card_fits_are_counted():
    wanted = replace(FORMATS["coding"], levels=(5, 5))
    choice = mock(wanted, 1)
    assert (choice.parts, choice.missing) == (((),), 2)


def test_a_learner_who_met_nothing_is_weak_everywhere():
    assert weak(strengths([(card.topic, card.id) for card in CARDS], {})) == set(TOPICS)


def test_what_is_held_grows_with_the_interval_and_is_lost_by_a_failure():
    shares = [held(Schedule(interval=days)) for days in (0, 1, 10, 21, 90)]
    assert shares == sorted(shares)
    assert (shares[0], shares[3], shares[4]) == (0, 1, 1)
    assert held(Schedule(interval=40, again=True)) == 0
    assert weak({}) == frozenset()
