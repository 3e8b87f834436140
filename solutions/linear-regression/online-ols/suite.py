import numpy as np

from drill.suite import assert_close, in_answer, seeds


@in_answer
def after_each(points):
    """Return slope and intercept after each point."""
    from answer import OnlineOLS

    line, seen = OnlineOLS(), []
    for x, y in points:
        line.update(x, y)
        seen.append((line.slope(), line.intercept()))
    return seen


@in_answer
def of_shards(shards):
    """Return the line of the first shard after the others were merged into it, one after the other."""
    from answer import OnlineOLS

    lines = []
    for points in shards:
        lines.append(OnlineOLS())
        for x, y in points:
            lines[-1].update(x, y)
    for other in lines[1:]:
        lines[0].merge(other)
    return lines[0].slope(), lines[0].intercept()


@in_answer
def merged_twice(points, extra):
    """Return the line of `points`, merged into another that then grows on, and the line of that other."""
    from answer import OnlineOLS

    small, large = OnlineOLS(), OnlineOLS()
    for x, y in points:
        small.update(x, y)
    large.merge(small)
    for x, y in extra:
        large.update(x, y)
    large.merge(small)
    return small.slope(), small.intercept(), large.slope(), large.intercept()


@in_answer
def grows(count):
    """Return whether memory grows by more than 20 kB while `count` points are taken in."""
    import tracemalloc

    from answer import OnlineOLS

    line = OnlineOLS()
    tracemalloc.start()
    try:
        before = tracemalloc.get_traced_memory()[0]
        for i in range(count):
            line.update(i * 0.5, i * 0.25)
        return tracemalloc.get_traced_memory()[0] - before > 20_000
    finally:
        tracemalloc.stop()


def best_line(points):
    x, y = np.asarray(points, dtype=np.float64).T
    dx = x - x.mean()
    slope = dx @ (y - y.mean()) / (dx @ dx)
    return slope, y.mean() - slope * x.mean()


def test_three_points_by_hand():
    """(0, 1) and (1, 2) give the line 1 + x; with (2, 6) it becomes 0.5 + 2.5 x."""
    assert_close(after_each([(0.0, 1.0), (1.0, 2.0), (2.0, 6.0)])[1:], [(1.0, 1.0), (2.5, 0.5)], rtol=1e-12)


def test_nan_until_two_different_x():
    """Slope and intercept are NaN while all x seen are equal, be it one point or many, and after that never."""
    points = [(0.1, 2.0), (0.1, 5.0), (0.1, 3.0), (0.1, 1.0), (0.3, 7.0)]
    got = after_each(points)
    assert_close(got[:4], np.full((4, 2), np.nan))
    assert_close(got[4], best_line(points), rtol=1e-9)


def test_nothing_seen():
    """Before any point both are NaN, also after an empty line was merged in."""
    assert_close(of_shards([[]]), (np.nan, np.nan))
    assert_close(of_shards([[], [], []]), (np.nan, np.nan))


def test_least_squares_after_every_point():
    """At every moment the line is the least-squares line of the points so far."""
    for rng in seeds():
        points = rng.normal(size=(13, 2)) + [2.0, -3.0]
        want = [best_line(points[:k]) for k in range(2, 14)]
        assert_close(after_each(points)[1:], want, rtol=1e-8, atol=1e-10)


def test_long_stream():
    """After 300 points, and after a merge of 200 with 100, the first points count as much as the last."""
    rng = np.random.default_rng(2)
    points = np.column_stack([rng.normal(size=300) + np.arange(300) / 50.0, rng.normal(size=300)])
    assert_close(after_each(points)[-1], best_line(points), rtol=1e-8)
    assert_close(of_shards([points[:200], points[200:]]), best_line(points), rtol=1e-8)


def test_large_offsets_of_x():
    """Counting x from 1e9 further away, as time stamps do, leaves the slope as it is."""
    for rng in seeds(5):
        x, y = rng.integers(0, 50, size=17).astype(float), rng.normal(size=17)
        x[:2] = 0.0, 1.0
        near, far = after_each(np.column_stack([x, y])), after_each(np.column_stack([x + 1e9, y]))
        assert_close(np.array(far)[1:, 0], np.array(near)[1:, 0], rtol=1e-5, atol=1e-8)


def test_large_offsets_of_y():
    """Adding 1e9 to every y raises the intercept by 1e9 and leaves the slope as it is."""
    points = np.array([[0.0, 1.0], [1.0, 4.0], [2.0, 3.0], [5.0, 16.0]])
    slope, intercept = best_line(points)
    assert_close(after_each(points + [0.0, 1e9])[-1], (slope, intercept + 1e9), rtol=1e-6)


def test_tiny_units_of_x():
    """With x in units of 1e-9 or 1e-13 the slope grows to match, and the intercept is the same."""
    points = np.array([[0.0, 3.0], [1.0, 4.0], [2.0, 3.0], [5.0, 16.0]])
    slope, intercept = best_line(points)
    for unit in (1e-9, 1e-13):
        assert_close(after_each(points * [unit, 1.0])[-1], (slope / unit, intercept), rtol=1e-9)


def test_merging_equals_taking_in_all_points():
    """Merged shards of any sizes give the line of all their points, wherever the points of a shard lie."""
    for rng in seeds():
        sizes = rng.integers(1, 8, size=4)
        shards = [rng.normal(size=(n, 2)) * 3.0 + rng.normal(size=2) * 5.0 for n in sizes]
        shards[1] = np.concatenate([shards[1], shards[1] + 1.0])
        assert_close(of_shards(shards), best_line(np.concatenate(shards)), rtol=1e-8, atol=1e-10)


def test_merging_with_an_empty_line():
    """Merging an empty line changes nothing, and merging into an empty line copies."""
    points = [(0.0, 1.0), (1.0, 2.0), (2.0, 6.0)]
    for shards in ([points, []], [[], points], [[], points, []]):
        assert_close(of_shards(shards), (2.5, 0.5), rtol=1e-12)


def test_merging_shards_of_constant_x():
    """Two shards that have no line of their own, at x = 1 and x = 3, have one together; at one x they have none."""
    assert_close(of_shards([[(1.0, 2.0), (1.0, 4.0)], [(3.0, 9.0)]]), (3.0, 0.0), rtol=1e-12, atol=1e-12)
    assert_close(of_shards([[(0.1, 2.0), (0.1, 4.0)], [(0.1, 9.0), (0.1, 1.0)]]), (np.nan, np.nan))


def test_merging_far_from_zero():
    """Shards with x near 1e9 merge without loss of the slope."""
    x, y = np.arange(12.0), np.arange(12.0) ** 2
    points = np.column_stack([x, y])
    far = points + [1e9, 0.0]
    assert_close(of_shards([far[:5], far[5:7], far[7:]])[0], best_line(points)[0], rtol=1e-5)


def test_merging_leaves_the_other_alone():
    """The line that was merged in stays as it was, and what the receiver sees later does not reach it."""
    points, extra = [(0.0, 1.0), (1.0, 2.0), (2.0, 6.0)], [(4.0, 0.0), (7.0, -3.0)]
    slope, intercept, *both = merged_twice(points, extra)
    assert_close((slope, intercept), (2.5, 0.5), rtol=1e-12)
    assert_close(both, best_line([*points, *extra, *points]), rtol=1e-10)


def test_narrow_number_types():
    """Points given as numpy's float32, int8 or Python's int are added up in double precision."""
    rng = np.random.default_rng(3)
    whole = rng.integers(-99, 99, size=(40, 2))
    single = rng.normal(size=(40, 2)).astype(np.float32) + np.float32(9)
    for points in (whole.astype(np.int8), single):
        assert_close(after_each([tuple(row) for row in points])[-1], best_line(points), rtol=1e-10)
    assert_close(after_each([(int(x), int(y)) for x, y in whole])[-1], best_line(whole), rtol=1e-10)


def test_memory_does_not_grow():
    """Two thousand more points take no more memory."""
    assert not grows(2000)
