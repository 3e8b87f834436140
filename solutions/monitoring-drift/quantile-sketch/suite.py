import numpy as np

from drill.suite import assert_close, in_answer, seeds

QS = (np.arange(65) / 64).tolist()


@in_answer
def read(eps, values, qs, marks=()):
    """Feed a sketch; return its answers and size at the end, and those at some counts on the way."""
    from answer import Sketch

    sketch, seen = Sketch(eps), []
    for count, x in enumerate(values, start=1):
        sketch.insert(x)
        if count in marks:
            seen.append(([sketch.query(q) for q in qs], sketch.size()))
    return [*seen, ([sketch.query(q) for q in qs], sketch.size())]


@in_answer
def sizes(eps, values):
    """Return the sizes after each value."""
    from answer import Sketch

    sketch, seen = Sketch(eps), []
    for x in values:
        sketch.insert(x)
        seen.append(sketch.size())
    return seen


@in_answer
def two(eps, values):
    """Feed two sketches in turn, one with the values and one with their negatives."""
    from answer import Sketch

    one, other = Sketch(eps), Sketch(eps)
    for x in values:
        one.insert(x)
        other.insert(-x)
    return one.query(0.5), other.query(0.5), one.query(0.9), other.query(0.1)


def rank_errors(values, answers, qs):
    """How far the wanted rank lies outside the ranks of each answer; infinite for a value that was not inserted."""
    ordered = np.sort(np.asarray(values, dtype=float))
    answers = np.asarray(answers, dtype=float)
    first = np.searchsorted(ordered, answers, side="left") + 1
    last = np.searchsorted(ordered, answers, side="right")
    wanted = np.maximum(1, np.ceil(np.asarray(qs) * len(ordered)))
    errors = np.maximum(np.maximum(first - wanted, wanted - last), 0.0)
    return np.where(last >= first, errors, np.inf)


def assert_ranks(values, answers, eps, qs=QS):
    allowed = eps * len(values) + 1e-9
    errors = rank_errors(values, answers, qs)
    assert_close(np.maximum(errors, allowed), np.full(len(qs), allowed))


def streams(n):
    """Orders that are hard for one summary or another."""
    rng = np.random.default_rng(17)
    rising = np.arange(n, dtype=float)
    return {
        "rising": rising,
        "falling": rising[::-1],
        "shuffled": rng.permutation(n) * 1.0,
        "ends inwards": np.where(rising % 2, n - rising, rising),
        "middle outwards": np.where(rising % 2, n - rising, rising)[::-1],
        "teeth": rising % 37,
        "zoom": np.where(rising % 2, 1.0, -1.0) / (1 + rising),
        "late shift": np.concatenate([rng.normal(size=n // 2), rng.normal(50, 1, size=n - n // 2)]),
        "heavy": np.exp(rng.normal(0, 4, size=n)),
    }


def test_one_to_hundred():
    """After 1 to 100 with an error of a tenth the median lies between 40 and 60, and the ends are 1 and 100."""
    (answers, _), *_ = read(0.1, range(1, 101), [0.0, 0.5, 1.0])
    low, middle, high = answers
    assert 40 <= middle <= 60
    assert_close([low, high], [1.0, 100.0])


def test_few_values_are_exact():
    """As long as eps times the count is below 1, the very rank that is asked for is answered."""
    values = [5.0, -2.0, 9.0, 0.5, 7.0, 7.5, -8.0]
    for count in range(1, 8):
        (answers, _), *_ = read(0.01, values[:count], QS)
        assert_ranks(values[:count], answers, 0.01)


def test_every_order():
    """Rising, falling, shuffled and nested streams all keep the rank error within eps times the count."""
    for values in streams(501).values():
        (answers, _), *_ = read(0.05, values.tolist(), QS)
        assert_ranks(values, answers, 0.05)


def test_small_error():
    """With an error of a hundredth the ranks are within a hundredth of the count."""
    for name in ("shuffled", "zoom"):
        values = streams(1100)[name]
        (answers, _), *_ = read(0.01, values.tolist(), QS)
        assert_ranks(values, answers, 0.01)


def test_at_any_time():
    """The answers are right at any count on the way, however often one asks."""
    values = streams(700)["shuffled"]
    marks = [1, 2, 3, 9, 10, 11, 47, 100, 101, 333, 500]
    seen = read(0.1, values.tolist(), QS, marks)
    for count, (answers, _) in zip([*marks, 700], seen, strict=True):
        assert_ranks(values[:count], answers, 0.1)


def test_first_counts():
    """From the first value on each count has the rank error of its own, which grows by one every 1 / eps values."""
    few = QS[::4]
    for name in ("rising", "falling", "shuffled", "zoom"):
        values = streams(60)[name]
        for count, (answers, _) in enumerate(read(0.1, values.tolist(), few, range(1, 60)), start=1):
            assert_ranks(values[:count], answers, 0.1, few)


def test_the_ends_are_exact():
    """The smallest and the largest value are never lost, in any order of the stream."""
    for values in streams(403).values():
        for answers, _ in read(0.1, values.tolist(), [0.0, 1.0], [50, 202])[2:]:
            assert_close(answers, [values.min(), values.max()])


def test_few_values_are_kept():
    """From a thousand values on at most 4.5 / eps are kept, in any order of the stream and however many come."""
    for name, values in streams(1050).items():
        most = max(sizes(0.1, values.tolist())[999:])
        assert most <= 45, name
    assert max(sizes(0.02, streams(1200)["zoom"].tolist())[999:]) <= 225
    seen = sizes(0.05, streams(2500)["shuffled"].tolist())
    assert max(seen[999:]) <= 90
    assert seen[:3] == [1, 2, 3]


def test_equal_values():
    """A constant stream gives its value, and frequent values weigh as often as they came."""
    assert_close(read(0.05, [4.0] * 1000, QS)[0][0], [4.0] * 65)
    rng = np.random.default_rng(2)
    values = rng.choice([0.0, 1.0, 2.0, 3.0], size=1000, p=[0.7, 0.1, 0.15, 0.05])
    (answers, _), *_ = read(0.02, values.tolist(), QS)
    assert_ranks(values, answers, 0.02)


def test_answers_are_values_of_the_stream():
    """An answer is one of the inserted values, never one between."""
    values = [0.0, 1000.0] * 300 + [1e9]
    (answers, _), *_ = read(0.1, values, QS)
    assert set(answers) <= {0.0, 1000.0, 1e9}


def test_random_streams():
    """On random mixtures of runs, blocks and repeats the guarantee holds."""
    for rng in seeds():
        parts = []
        for _ in range(6):
            part = np.round(rng.normal(rng.normal(0, 5), 1, size=int(rng.integers(10, 70))), int(rng.integers(0, 4)))
            parts.append(np.sort(part)[:: int(rng.choice([-1, 1]))] if rng.random() < 0.5 else part)
        values, eps = np.concatenate(parts), float(rng.choice([0.02, 0.05, 0.1]))
        (answers, _), *_ = read(eps, values.tolist(), QS)
        assert_ranks(values, answers, eps)


def test_no_chance():
    """The same stream gives the same answers, whatever happened before."""
    values = streams(1100)["heavy"].tolist()
    assert_close(read(0.1, values, QS)[0][0], read(0.1, values, QS)[0][0])


def test_sketches_are_independent():
    """Two sketches that are fed in turn don't mix their values."""
    values = streams(900)["shuffled"] + 1
    one, other, high, low = two(0.05, values.tolist())
    assert_ranks(values, [one, high], 0.05, [0.5, 0.9])
    assert_ranks(-values, [other, low], 0.05, [0.5, 0.1])


def test_empty():
    """Without a value every quantile is NaN and nothing is kept."""
    ((answers, size),) = read(0.1, [], [0.0, 0.5, 1.0])
    assert_close(answers, [np.nan] * 3)
    assert size == 0


def test_types_of_values():
    """Whole numbers of any type and float32 are values like others, small integers without overflow."""
    values = np.random.default_rng(3).integers(0, 256, size=600)
    for kind in (np.uint8, np.float32, np.int64):
        (answers, _), *_ = read(0.05, values.astype(kind), QS)
        assert_ranks(values, answers, 0.05)
