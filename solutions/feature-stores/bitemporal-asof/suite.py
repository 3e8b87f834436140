"""An as-of join in two times: what had happened, as far as it was known then."""

from answer import bitemporal_asof

from drill.suite import seeds


def by_steps(events, rows):
    """Walk back from the latest moment, and take the last thing known of it."""
    found = []
    for entity, t in events:
        seen = [
            (when, known, place, value)
            for place, (owner, when, known, value) in enumerate(rows)
            if owner == entity and when <= t and known <= t
        ]
        answer = None
        for moment in sorted({row[0] for row in seen}, reverse=True):
            versions = [row[1:] for row in seen if row[0] == moment]
            last = max(versions, key=lambda row: row[:2])[2]
            if last is not None:
                answer = last
                break
        found.append(answer)
    return found


def same(got, expected):
    assert list(got) == expected


def test_correction_that_comes_later():
    """Before a correction was known its old value stands, and from that very moment on the new one."""
    rows = [("a", 1, 2, 10), ("a", 1, 5, 11)]
    same(bitemporal_asof([("a", t) for t in (1, 2, 4, 5, 9)], rows), [None, 10, 10, 11, 11])


def test_row_that_arrives_late():
    """A value that had happened but was not known yet does not count."""
    rows = [("a", 1, 1, 10), ("a", 3, 8, 30)]
    same(bitemporal_asof([("a", 3), ("a", 7), ("a", 8)], rows), [10, 10, 30])


def test_correction_of_an_older_moment():
    """A correction of an older moment, however late it is known, does not hide a newer moment."""
    rows = [("a", 1, 1, 10), ("a", 4, 4, 40), ("a", 1, 6, 11)]
    same(bitemporal_asof([("a", 3), ("a", 5), ("a", 9)], rows), [10, 40, 40])


def test_known_in_advance():
    """A value that is announced before its moment counts from its moment on."""
    rows = [("a", 1, 1, 10), ("a", 6, 2, 60)]
    same(bitemporal_asof([("a", 3), ("a", 5.5), ("a", 6)], rows), [10, 10, 60])


def test_several_corrections():
    """Of several versions of a moment the one known last counts, in whatever order they are listed."""
    rows = [("a", 1, 7, 13), ("a", 1, 1, 10), ("a", 1, 5, 12), ("a", 1, 3, 11)]
    same(bitemporal_asof([("a", t) for t in (2, 4, 6, 8)], rows), [10, 11, 12, 13])


def test_equal_times():
    """Of versions that agree in both times the one later in the list counts."""
    rows = [("a", 1, 1, 5), ("a", 1, 1, 9), ("a", 1, 1, 2)]
    same(bitemporal_asof([("a", 1)], rows), [2])


def test_retraction():
    """A value of None takes its moment away from then on, and the moment before it stands again."""
    rows = [("a", 1, 1, 10), ("a", 3, 3, 30), ("a", 3, 6, None)]
    same(bitemporal_asof([("a", 5), ("a", 6), ("a", 0)], rows), [30, 10, None])
    same(bitemporal_asof([("a", 9)], [("a", 1, 1, 10), ("a", 1, 2, None)]), [None])


def test_correction_after_a_retraction():
    """A moment that was retracted may be stated again."""
    rows = [("a", 3, 3, 30), ("a", 3, 5, None), ("a", 3, 7, 31), ("a", 1, 1, 10)]
    same(bitemporal_asof([("a", 4), ("a", 6), ("a", 7)], rows), [30, 10, 31])


def test_values_that_look_like_nothing():
    """0 and the empty text are values and retract nothing."""
    rows = [("a", 1, 1, 10), ("a", 2, 2, 0), ("b", 1, 1, 5), ("b", 2, 2, "")]
    same(bitemporal_asof([("a", 3), ("b", 3)], rows), [0, ""])


def test_own_entity_only():
    """Rows of other entities do not count, and an entity without rows has None."""
    rows = [("a", 1, 1, 10), ("b", 2, 2, 20), (("c", 1), 3, 3, [30])]
    same(bitemporal_asof([("a", 9), (("c", 1), 9), ("z", 9), ("b", 1)], rows), [10, [30], None, None])


def test_nothing():
    """No events give no values, and without rows everything is None."""
    same(bitemporal_asof([], [("a", 1, 1, 1)]), [])
    same(bitemporal_asof([("a", 1), ("a", 2)], []), [None, None])


def test_many_tables():
    """On random tables the values, in the order of the events, are those of the statement."""
    for rng in seeds(60):
        rows = []
        for _ in range(int(rng.integers(1, 25))):
            value = None if rng.random() < 0.2 else int(rng.integers(1000))
            rows.append(("ab"[rng.integers(2)], int(rng.integers(6)), int(rng.integers(9)), value))
        events = [("abc"[rng.integers(3)], float(rng.integers(-1, 10)) + 0.5 * rng.integers(2)) for _ in range(19)]
        same(bitemporal_asof(events, rows), by_steps(events, rows))


def test_arguments_stay_as_they_were():
    """The lists are not changed."""
    rows, events = [("a", 3, 3, 1), ("a", 1, 2, 2), ("b", 2, 1, None)], [("a", 5), ("a", 2)]
    before = list(rows), list(events)
    bitemporal_asof(events, rows)
    assert (rows, events) == before
