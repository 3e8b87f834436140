from __future__ import annotations

import pytest

from drill.logfile.hashchain import canonical, digest
from drill.reviews import Review
from tests.log_world import review

EVENT = review(4, name="01")._replace(answer="w = X \u2212 y\n\x1f", seconds=12.5, verdict='{"passed":6}')


@pytest.mark.parametrize("field", Review._fields)
def test_a_change_of_any_field_changes_the_digest(field):
    other = {"quality": 5, "day": 1, "seconds": 1.5}.get(field, "other")
    assert digest(EVENT._replace(**{field: other})) != digest(EVENT)


def test_text_can_not_move_from_one_field_to_the_next():
    assert digest(EVENT._replace(card="ab", zone="c")) != digest(EVENT._replace(card="a", zone="bc"))


def test_the_digest_of_a_known_event_stays_what_it_was():
    # Digests are stored in people's logs: this one may never change.
    assert canonical(review(4, name="01")) == (
        '{"id":"01","device":"laptop","card":"attention/softmax","day":739677,'
        '"at":"2026-03-02T12:00:00.000Z","zone":"UTC","kind":"daily","quality":4}'
    )
    assert digest(review(4, name="01")) == "da6faf36ca11001d5dfe98a1d55a7095c4100932afa14b706e85a531e344fe58"
