import numpy as np

from drill.suite import assert_close, in_answer, seeds

QS = np.arange(17) / 16


@in_answer
def filled(alpha, values, counts=None):
    """Make a sketch of values."""
    from answer import Sketch

    sketch = Sketch(alpha)
    for k, x in enumerate(values):
        if counts is None:
            sketch.add(x)
        else:
            sketch.add(x, counts[k])
    return sketch


@in_answer
def read(alpha, values, qs, counts=None):
    """Return the quantiles and the number of counters of a sketch of values."""
    sketch = filled(alpha, values, counts)
    return [sketch.quantile(q) for q in qs], sketch.size()


@in_answer
def each_alone(alpha, values):
    """Return the median of a sketch of each value."""
    return [filled(alpha, [x]).quantile(0.5) for x in values]


@in_answer
def merged(alpha, parts, qs):
    """Merge sketches of the parts into the first; return its quantiles and those of the others afterwards."""
    first, *others = [filled(alpha, part) for part in parts]
    for other in others:
        first.merge(other)
    return [[sketch.quantile(q) for q in qs] for sketch in (first, *others)], first.size()


@in_answer
def after_more(alpha, a, b, x):
    """Merge b into a, add x to each in turn, and return the maximum of the other before and after."""
    seen = []
    for which in (0, 1):
        pair = filled(alpha, a), filled(alpha, b)
        pair[0].merge(pair[1])
        seen.append(pair[1 - which].quantile(1.0))
        pair[which].add(x, 1000)
        seen.append(pair[1 - which].quantile(1.0))
    return seen


@in_answer
def with_itself(alpha, values, qs):
    """Merge a sketch with itself."""
    sketch = filled(alpha, values)
    sketch.merge(sketch)
    return [sketch.quantile(q) for q in qs]


@in_answer
def two_apart(alpha):
    """Fill one of two sketches and read the other."""
    from answer import Sketch

    one, other = Sketch(alpha), Sketch(alpha)
    one.add(0)
    one.add(5.0)
    return other.quantile(0.5), other.size()


@in_answer
def after_refusal(what, values, qs):
    """Offer what must be refused; return whether it was, the quantiles and the size afterwards."""
    sketch, refused = filled(0.01, values), False
    try:
        if what == "negative":
            sketch.add(-1e-9, 50)
        else:
            sketch.merge(filled(0.02, [0, 0, 0, 0, 7.0, 1000.0]))
    except ValueError:
        refused = True
    return refused, [sketch.quantile(q) for q in qs], sketch.size()


@in_answer
def read_in_between(alpha, values, more, q):
    """Read a quantile after each value, and once more after merging a sketch of others."""
    sketch, seen = filled(alpha, []), []
    for x in values:
        sketch.add(x)
        seen.append(sketch.quantile(q))
    sketch.merge(filled(alpha, more))
    return [*seen, sketch.quantile(q)]


@in_answer
def merged_by_default(x):
    """Merge a sketch of alpha 0.01 into one whose alpha is left out."""
    from answer import Sketch

    sketch = Sketch()
    sketch.merge(filled(0.01, [x]))
    return sketch.quantile(0.5)


def exact(values, qs=QS):
    ordered = np.sort(np.asarray(values, dtype=float))
    return ordered[np.floor(np.asarray(qs) * (len(ordered) - 1)).astype(int)]


def assert_within(got, values, alpha, qs=QS):
    # Rounding of logarithms and powers is allowed for.
    assert_close(got, exact(values, qs), rtol=alpha * (1 + 1e-6) + 1e-9)


def test_three_values():
    """After 10, 20 and 1000 with a tenth of error, the median is 20 within 2, and so for both ends."""
    got, _ = read(0.1, [10, 20, 1000], [0.0, 0.5, 1.0])
    assert_close(got, [10.0, 20.0, 1000.0], rtol=0.1000001)


def test_relative_error_at_every_quantile():
    """On skewed latencies every quantile has a relative error of at most alpha."""
    for rng in seeds(6):
        values = np.exp(rng.normal(3, 2, size=501))
        for alpha in (0.002, 0.01, 0.2):
            assert_within(read(alpha, values.tolist(), QS.tolist())[0], values, alpha)


def test_relative_error_anywhere_in_a_bucket():
    """Alone in its sketch, each of many close values comes back within alpha, from both sides."""
    values = np.geomspace(1, 3, 200)
    assert_close(each_alone(0.2, values.tolist()), values, rtol=0.2 * (1 + 1e-6))


def test_small_and_large_values():
    """Values from 1e-300 to 1e300 keep the relative error, whole numbers and thousands of them too."""
    values = [1e-300, 3e-9, 0.25, 0.999, 1, 1.0001, 7, 10**6, 1e300]
    got, _ = read(0.05, values, (np.arange(9) / 8).tolist())
    assert_within(got, values, 0.05, np.arange(9) / 8)
    values, ends = np.geomspace(1e-9, 1e9, 2501), [0.0, 0.0625, 1.0]
    got, size = read(0.002, values.tolist(), ends)
    assert_within(got, values, 0.002, ends)
    assert size == 2501


def test_which_value_is_meant():
    """The quantile is the value at index floor(q * (n - 1)), with no interpolation."""
    got, _ = read(0.01, [1.0, 100.0, 10_000.0, 10**6], [0.0, 0.25, 0.5, 0.75, 0.9, 1.0])
    assert_close(got, [1.0, 1.0, 100.0, 10_000.0, 10_000.0, 10**6], rtol=0.0100001)


def test_order_of_the_values():
    """Rising, falling and shuffled values give the same quantiles."""
    values = np.geomspace(0.01, 1e4, 97)
    for order in (values, values[::-1], np.random.default_rng(0).permutation(values)):
        assert_within(read(0.03, order.tolist(), QS.tolist())[0], values, 0.03)


def test_zeros():
    """Zeros come back as exactly zero and stand below the smallest value."""
    got, size = read(0.01, [5.0, 0, 0.0, 1e-12, 0], [0.0, 0.5, 0.75, 1.0])
    assert_close(got[:2], [0.0, 0.0])
    assert_close(got[2:], [1e-12, 5.0], rtol=0.0100001)
    assert size == 3


def test_counts():
    """A value that is added with a count weighs that much, millions too."""
    got, _ = read(0.01, [1.0, 8.0, 64.0, 0.0], [0.125, 0.25, 0.75, 0.875, 1.0], [10**9, 10**9, 10**9, 10**9])
    assert_close(got[:1], [0.0])
    assert_close(got[1:], [0.0, 8.0, 64.0, 64.0], rtol=0.0100001)
    got, _ = read(0.01, [3.0, 50.0], QS.tolist(), [9, 2])
    assert_within(got, [3.0] * 9 + [50.0] * 2, 0.01)


def test_merging_is_pooling():
    """Merged sketches of very unequal hosts give the percentiles of all values together."""
    for rng in seeds(5):
        parts = [np.exp(rng.normal(mean, 1, size=n)) for mean, n in ((2, 401), (7, 13), (-3, 97))]
        parts[1][:3] = 0
        got, _ = merged(0.02, [part.tolist() for part in parts], QS.tolist())
        for values, quantiles in zip([np.concatenate(parts), *parts[1:]], got, strict=True):
            assert_within(quantiles, values, 0.02)


def test_merging_with_nothing():
    """An empty sketch changes nothing, and takes all when it is merged into."""
    full = [4.0, 0.0, 9.0]
    assert_within(merged(0.01, [full, []], QS.tolist())[0][0], full, 0.01)
    got, _ = merged(0.01, [[], full], QS.tolist())
    assert_within(got[0], full, 0.01)
    assert_within(got[1], full, 0.01)
    assert_within(with_itself(0.01, full, QS.tolist()), full * 2, 0.01)


def test_nothing_is_shared():
    """After merging, values added to one sketch do not show in the other; new sketches start empty."""
    for a in ([2.0], []):
        seen = after_more(0.01, a, [3.0], 500.0)
        assert_close(seen, [3.0] * 4, rtol=0.0100001)
    nothing, size = two_apart(0.01)
    assert_close(nothing, np.nan)
    assert size == 0


def test_few_counters():
    """The number of counters follows from the spread of the values and not from how many there are."""
    values = np.geomspace(1, 1000, 3001)
    for alpha in (0.01, 0.1):
        most = np.log(1000) / np.log((1 + alpha) / (1 - alpha)) + 2
        _, size = read(alpha, values.tolist(), [0.5])
        assert most / 2 < size <= most
    assert read(0.01, [7.5] * 500, [0.5])[1] == 1
    assert read(0.01, [7.5, 0], [0.5])[1] == 2
    assert merged(0.01, [[7.5, 0], [7.5], [0]], [0.5])[1] == 2


def test_reading_in_between():
    """A quantile that was read before takes in what is added and merged later."""
    values, more = [30.0, 2.0, 500.0, 0.0, 7.0, 90.0], [1e4] * 20
    for q in (0.0, 0.5, 1.0):
        want = [exact(values[:n], [q])[0] for n in range(1, 7)] + [exact(values + more, [q])[0]]
        assert_close(read_in_between(0.01, values, more, q), want, rtol=0.0100001)


def test_refused_values():
    """A negative value and a sketch of another alpha are refused with ValueError, and leave all as it was."""
    values = [0.0, 2.0, 30.0, 400.0]
    for what in ("negative", "alpha"):
        refused, got, size = after_refusal(what, values, QS.tolist())
        assert refused
        assert_within(got, values, 0.01)
        assert size == 4


def test_empty():
    """Without a value every quantile is NaN and no counter is kept; alpha is 0.01 if left out."""
    got, size = read(0.01, [], [0.0, 0.5, 1.0])
    assert_close(got, [np.nan] * 3)
    assert size == 0
    assert_close(merged_by_default(4.0), 4.0, rtol=0.0100001)
