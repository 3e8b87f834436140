"""Windows made of tiles: half-open, by event time, with a limit for late events."""

import pytest

from drill.suite import assert_close, in_answer, seeds


@in_answer
def play(tile, lateness, script):
    """Run adds and queries on one object, and return what each gave."""
    from answer import Tiles

    tiles = Tiles(tile, lateness)
    given = []
    for name, a, b in script:
        result = tiles.add(a, b) if name == "add" else tiles.query(a, b)
        given.append(bool(result) if name == "add" else (int(result[0]), float(result[1])))
    return given


@in_answer
def two_objects():
    from answer import Tiles

    first, second = Tiles(10, 100), Tiles(10, 100)
    first.add(3, 1.0)
    second.add(500, 2.0)
    return first.add(4, 1.0), first.query(10, 10)[0], second.query(10, 10)[0]


@in_answer
def bytes_held(n):
    """Add n events into five tiles, and return how much more is held than for five events."""
    import tracemalloc

    from answer import Tiles

    def filled(count):
        tracemalloc.start()
        tiles = Tiles(10, 10**9)
        for i in range(count):
            tiles.add(i % 50, float(i % 3))
        held = tracemalloc.get_traced_memory()[0]
        tracemalloc.stop()
        return held

    filled(n)  # what Python itself sets up on the way
    return filled(n) - filled(50)


@in_answer
def reads_of_a_long_gap():
    """Query a window of a thousand tiles with two events in it."""
    from answer import Tiles

    tiles = Tiles(60, 10**9)
    tiles.add(0, 1.5)
    tiles.add(59_999, 2.5)
    return tiles.query(60_000, 60_000)


def by_events(tile, lateness, script):
    taken, newest, given = [], None, []
    for name, a, b in script:
        if name == "add":
            fine = newest is None or a >= newest - lateness
            if fine:
                taken.append((a, b))
                newest = a if newest is None else max(a, newest)
            given.append(fine)
        else:
            inside = [x for ts, x in taken if a - b <= ts < a]
            given.append((len(inside), float(sum(inside))))
    return given


def same(got, expected):
    assert len(got) == len(expected)
    for one, want in zip(got, expected, strict=True):
        if isinstance(want, bool):
            assert one is want
        else:
            assert one[0] == want[0]
            assert_close(one[1], want[1], rtol=1e-9, atol=1e-9)


def agree(tile, lateness, script):
    same(play(tile, lateness, script), by_events(tile, lateness, script))


def test_counts_and_sums():
    """A window gives the count and the sum of its events."""
    script = [("add", 1, 2.0), ("add", 12, 3.5), ("add", 13, -1.0), ("query", 20, 20), ("query", 20, 10)]
    same(play(10, 100, script)[3:], [(3, 4.5), (2, 2.5)])


def test_borders():
    """An event at the start of the window counts, and one at its end does not."""
    script = [("add", 10, 1.0), ("add", 19, 2.0), ("add", 20, 4.0), ("query", 20, 10), ("query", 30, 10), ("query", 10, 10)]
    same(play(10, 100, script)[3:], [(2, 3.0), (1, 4.0), (0, 0.0)])


def test_windows_add_up():
    """Windows that follow one another count each event once."""
    script = [("add", ts, 1.0) for ts in range(60)] + [("query", t, 20) for t in (20, 40, 60)] + [("query", 60, 60)]
    same(play(10, 100, script)[60:], [(20, 20.0)] * 3 + [(60, 60.0)])


def test_no_events():
    """A window without events, or of width 0, has the count 0 and the sum 0."""
    script = [("query", 50, 30), ("add", 7, 1.0), ("query", 70, 20), ("query", 10, 0)]
    same(play(10, 5, script), [(0, 0.0), True, (0, 0.0), (0, 0.0)])


def test_out_of_order():
    """Events within the lateness count in their own tiles, in whatever order they come."""
    agree(10, 25, [("add", 40, 1.0), ("add", 22, 2.0), ("add", 15, 4.0), ("query", 20, 10), ("query", 50, 40)])


def test_too_late():
    """An event older than the newest minus the lateness is refused and counts nowhere; at that limit it counts."""
    script = [("add", 100, 1.0), ("add", 75, 2.0), ("add", 74, 4.0), ("query", 80, 10), ("query", 200, 200)]
    same(play(10, 25, script), [True, True, False, (1, 2.0), (2, 3.0)])
    same(play(10, 0, [("add", 5, 1.0), ("add", 5, 1.0), ("add", 4, 1.0)]), [True, True, False])


def test_newest_event_sets_the_limit():
    """The limit follows the largest event time, not the one that came last, and refused events do not move it."""
    script = [("add", 50, 1.0), ("add", 30, 1.0), ("add", 24, 1.0), ("add", 29, 1.0), ("add", 31, 1.0), ("add", 51, 1.0)]
    same(play(10, 20, script), [True, True, False, False, True, True])


def test_first_event():
    """The first event is never late, however negative its time."""
    same(play(10, 0, [("add", -1000, 1.0), ("add", -1001, 1.0), ("query", -990, 10)]), [True, False, (1, 1.0)])


def test_negative_times():
    """Tiles lie on a grid through 0 on both sides of it."""
    script = [("add", ts, 1.0) for ts in (-11, -10, -1, 0, 9)] + [("query", t, 10) for t in (-10, 0, 10)]
    same(play(10, 100, script)[5:], [(1, 1.0), (2, 2.0), (2, 2.0)])


def test_window_off_the_grid():
    """A window that does not begin and end with a tile, or of negative width, is refused with a ValueError."""
    for tile, t, width in ((10, 15, 10), (10, 20, 15), (10, 25, 25), (10, 20, -10), (1, 3, -1)):
        with pytest.raises(ValueError):
            play(tile, 5, [("add", 3, 1.0), ("query", t, width)])


def test_queries_change_nothing():
    """A query may be repeated, may reach beyond the newest event, and delays nothing."""
    script = [("add", 15, 1.0), ("query", 100, 90), ("query", 100, 90), ("add", 6, 2.0), ("query", 20, 20)]
    same(play(10, 10, script), [True, (1, 1.0), (1, 1.0), True, (2, 3.0)])


def test_many_streams():
    """Random streams give what a list of all events would give."""
    for rng in seeds():
        tile, lateness, script = int(rng.integers(1, 8)), int(rng.integers(0, 30)), []
        for step in range(80):
            if rng.random() < 0.75:
                script.append(("add", int(step + rng.integers(-25, 10)), float(rng.integers(-5, 6))))
            else:
                script.append(("query", tile * int(rng.integers(-3, 20)), tile * int(rng.integers(0, 9))))
        agree(tile, lateness, script)


def test_memory_of_tiles():
    """What is kept grows with the number of tiles and not with that of events."""
    assert bytes_held(4000) < 16_000, "more bytes for more events in the same tiles"  # 4,000 events: 32,000 and up


def test_long_window():
    """A long window with few events is answered as well, and tiles long past stay."""
    count, total = reads_of_a_long_gap()
    assert count == 2
    assert_close(total, 4.0)
    script = [("add", 3, 1.5), ("add", 90_000, 1.0), ("add", 80_000, 1.0), ("query", 10, 10)]
    same(play(10, 25, script), [True, True, False, (1, 1.5)])


def test_objects_are_apart():
    """Two objects share neither tiles nor the newest event."""
    assert two_objects() == (True, 2, 0)
