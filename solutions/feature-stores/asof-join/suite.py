"""An as-of join: what was the latest value then, of this entity, and not too old."""

from answer import asof_join

from drill.suite import in_answer, seeds


@in_answer
def comparisons(n):
    """Count how often times are compared while n events are joined with n rows of one entity."""
    from answer import asof_join

    count = [0]

    class Time(float):
        def __lt__(self, other):
            count[0] += 1
            return float(self) < float(other)

        def __gt__(self, other):
            count[0] += 1
            return float(self) > float(other)

        def __le__(self, other):
            count[0] += 1
            return float(self) <= float(other)

        def __ge__(self, other):
            count[0] += 1
            return float(self) >= float(other)

    rows = [("a", Time(i * 7919 % n), i) for i in range(n)]
    values = asof_join([("a", Time(i * 104729 % n + 0.5)) for i in range(n)], rows)
    return count[0], values


def by_scan(events, rows, ttl, inclusive):
    """Look at every row for every event."""
    found = []
    for entity, ts in events:
        best = None
        for position, (owner, when, value) in enumerate(rows):
            seen = when <= ts if inclusive else when < ts
            if owner == entity and seen and (best is None or (when, position) > best[:2]):
                best = when, position, value
        fresh = best is not None and (ttl is None or ts - best[0] <= ttl)
        found.append(best[2] if fresh else None)
    return found


def draw(rng, n_events=17, n_rows=23, span=12):
    names = ["a", "b", "c", "d"]
    rows = [(names[rng.integers(3)], int(rng.integers(span)), int(rng.integers(1000))) for _ in range(n_rows)]
    return [(names[rng.integers(4)], int(rng.integers(-1, span + 2))) for _ in range(n_events)], rows


def same(got, expected):
    assert list(got) == expected


def test_latest_value_before():
    """The value is that of the latest row at or before the event, not of the nearest or the last of all."""
    rows = [("a", 1, 10), ("a", 5, 50), ("a", 9, 90)]
    same(asof_join([("a", 4), ("a", 8), ("a", 100), ("a", 5)], rows), [10, 50, 90, 50])


def test_before_the_first_row():
    """Before an entity's first row, and for an entity without rows, the value is None."""
    rows = [("a", 5, 50), ("b", 1, 1)]
    same(asof_join([("a", 4), ("z", 9), ("a", 5)], rows), [None, None, 50])


def test_own_entity_only():
    """Rows of other entities do not count, however recent they are."""
    same(asof_join([("a", 9), ("b", 9)], [("a", 1, 1), ("b", 8, 2), ("c", 9, 3)]), [1, 2])


def test_row_at_the_time_of_the_event():
    """A row at the very time of the event counts if inclusive, and the one before it otherwise."""
    rows = [("a", 1, 10), ("a", 5, 50)]
    same(asof_join([("a", 5)], rows), [50])
    same(asof_join([("a", 5), ("a", 1)], rows, inclusive=False), [10, None])
    same(asof_join([("a", 5)], rows, None, False), [10])


def test_order_of_the_rows():
    """Rows may come in any order; of rows with equal times the one later in the list counts."""
    same(asof_join([("a", 9)], [("a", 5, 50), ("a", 1, 10), ("a", 3, 30)]), [50])
    for inclusive in (True, False):
        rows = [("a", 5, 3), ("a", 5, 9), ("a", 5, 1), ("a", 2, 7)]
        same(asof_join([("a", 6)], rows, inclusive=inclusive), [1])


def test_order_of_the_events():
    """Values come in the order of the events, repeated events included."""
    rows = [("a", 1, 10), ("a", 5, 50)]
    same(asof_join([("a", 7), ("a", 2), ("a", 0), ("a", 2)], rows), [50, 10, None, 10])


def test_time_to_live():
    """A value that is older than the time to live is missing, and one of exactly that age is not."""
    rows = [("a", 10, 1)]
    same(asof_join([("a", 13), ("a", 14), ("a", 15), ("a", 10)], rows, ttl=4), [1, 1, None, 1])
    same(asof_join([("a", 10), ("a", 11)], rows, ttl=0), [1, None])
    same(asof_join([("a", 10)], [("a", 7, 2), *rows], ttl=2, inclusive=False), [None])


def test_missing_values_count():
    """A row whose value is None or 0 is a row: no older value takes its place."""
    rows = [("a", 1, 10), ("a", 3, None), ("b", 1, 5), ("b", 2, 0)]
    same(asof_join([("a", 4), ("b", 4), ("a", 2)], rows), [None, 0, 10])


def test_values_of_any_kind():
    """Values need not be comparable, and entities may be numbers or tuples."""
    rows = [(7, 1, {"k": 1}), (7, 1, {"k": 2}), ((1, 2), 1, [3]), (7, 1, "x")]
    same(asof_join([(7, 1), ((1, 2), 4)], rows), ["x", [3]])
    same(asof_join([(7, 4), ("7", 4)], [(7, 1, "number"), ("7", 3, "text")]), ["number", "text"])
    same(asof_join([("", 4), (0, 4), ((), 1)], [(0, 1, "zero"), ((), 1, "none"), ("", 3, "empty")]), ["empty", "zero", "none"])


def test_nothing():
    """No events give no values, and without rows everything is None."""
    same(asof_join([], [("a", 1, 1)]), [])
    same(asof_join([("a", 1), ("b", 2)], []), [None, None])


def test_times_with_fractions():
    """Times may be negative, fractional or far from zero."""
    rows = [("a", -2.5, 1), ("a", -0.25, 2), ("a", 1.7e9 + 0.5, 3)]
    same(asof_join([("a", 1.5), ("a", 1.2)], [("a", 1.7, 3), ("a", 1.2, 1), ("a", 1.4, 2)]), [2, 1])
    same(asof_join([("a", -1.0), ("a", 0), ("a", 1.7e9), ("a", 1.7e9 + 0.5)], rows), [1, 2, 2, 3])


def test_many_joins():
    """On random tables the values are those found by looking at every row."""
    for rng in seeds(40):
        events, rows = draw(rng)
        for ttl in (None, 0, 2):
            for inclusive in (True, False):
                want = by_scan(events, rows, ttl, inclusive)
                same(asof_join(events, rows, ttl=ttl, inclusive=inclusive), want)


def test_time_taken():
    """The number of comparisons grows like n log n, so a row is not looked at for each event."""
    n = 1009
    count, values = comparisons(n)
    where = {i * 7919 % n: i for i in range(n)}
    assert list(values) == [where[i * 104729 % n] for i in range(n)]
    assert count < 100 * n, f"{count} comparisons for {n} events and rows"


def test_arguments_stay_as_they_were():
    """The lists of events and rows are not changed."""
    events, rows = draw(next(seeds(1)))
    before = list(events), list(rows)
    asof_join(events, rows, ttl=3)
    assert (events, rows) == before
