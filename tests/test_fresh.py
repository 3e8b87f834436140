from __future__ import annotations

from drill import fresh
from drill.cards import topic_of
from drill.fresh import HUNT, KATA, QUESTION
from drill.sm2 import NEW, Schedule, step
from tests.log_world import START_DAY
from tests.test_due import Card, deck

PASSED = step(NEW, 4, START_DAY)


def ready(cards: list[Card], schedules: dict[str, Schedule], *, all_topics: bool = False) -> list[str]:
    new = [card for card in cards if card.id not in schedules]
    return [card.id for card in fresh.in_order(new, cards, schedules, all_topics=all_topics).ready]


def topics(ids: list[str]) -> list[str]:
    return list(dict.fromkeys(topic_of(card) for card in ids))


def met(topic: str, count: int) -> dict[str, Schedule]:
    return {f"{topic}/q{n:02}": PASSED for n in range(count)}


CHAIN = [*deck("attention", prerequisites=("softmax",)), *deck("softmax", prerequisites=("calculus",))]


def test_a_topic_waits_until_five_cards_of_its_prerequisite_were_met():
    assert topics(ready(CHAIN, {})) == ["softmax"]
    assert topics(ready(CHAIN, met("softmax", 4))) == ["softmax"]
    assert topics(ready(CHAIN, met("softmax", 5))) == ["softmax", "attention"], "the one begun comes first"


def test_a_prerequisite_that_is_not_installed_does_not_count():
    assert "softmax" in topics(ready(CHAIN, {})), "calculus is not installed"


def test_a_small_prerequisite_is_met_when_all_of_it_is():
    cards = [*deck("small", 3, 0), *deck("attention", prerequisites=("small",))]
    assert topics(ready(cards, met("small", 2))) == ["small"]
    assert "attention" in topics(ready(cards, met("small", 3)))


def test_what_must_wait_is_said():
    order = fresh.in_order(CHAIN, CHAIN, {}, all_topics=False)
    assert {card.topic for card in order.unprepared} == {"attention"}
    assert {card.kind for card in order.locked} == {HUNT}
    assert len(order.ready) + len(order.locked) + len(order.unprepared) == len(CHAIN)


def test_who_asks_for_a_topic_gets_it():
    assert topics(ready(CHAIN, {}, all_topics=True)) == ["attention", "softmax"]


def test_prerequisites_in_a_ring_do_not_end_practice():
    ring = [*deck("hen", prerequisites=("egg",)), *deck("egg", prerequisites=("hen",))]
    assert topics(ready(ring, {})) == ["hen"]


def test_three_topics_at_a_time():
    cards = [card for name in "abcde" for card in deck(name, 4, 0)]
    order = [topic_of(card) for card in ready(cards, {})]
    assert order == ["a", "b", "c"] * 4 + ["d", "e"] * 4
    begun = [topic_of(card) for card in ready(cards, met("e", 1))]
    assert begun[:3] == ["e", "a", "b"]


def test_two_questions_come_before_each_piece_of_code():
    cards = deck("a", 7, 2, hunts=0)
    kinds = {card.id: card.kind for card in cards}
    q, k = QUESTION, KATA
    assert [kinds[card] for card in ready(cards, {})] == [q, q, k, q, q, k, q, q, q]


def test_katas_and_bug_hunts_come_in_turn_over_the_days():
    cards = deck("a", 0, 3, hunts=2)
    assert ready(cards, {})[0] == "a/k0"
    assert ready(cards, {"a/k0": PASSED})[0] == "a/k0~w0"
    assert ready(cards, {"a/k0": PASSED, "a/k0~w0": PASSED})[0] == "a/k1"


def test_without_questions_left_the_code_still_comes():
    cards = deck("a", 1, 2, hunts=0)
    assert ready(cards, met("a", 1)) == ["a/k0", "a/k1"]
