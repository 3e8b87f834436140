import numpy as np

from drill.suite import assert_close, in_answer, seeds


@in_answer
def alarms(values, *args):
    """Return the places of the alarms, counted from 0."""
    from answer import Detector

    detector = Detector(*args)
    return [place for place, x in enumerate(values) if detector.update(x)]


@in_answer
def side_by_side(values, *args):
    """Feed one detector with values while another, made before it, gets zeros; then read the other's alarms."""
    from answer import Detector

    quiet, busy = Detector(*args), Detector(*args)
    found = [[], []]
    for place, x in enumerate(values):
        for which, detector, value in ((0, quiet, 0.0), (1, busy, x)):
            if detector.update(value):
                found[which].append(place)
    return found


@in_answer
def refused(direction):
    """Return whether this direction raises ValueError at once."""
    from answer import Detector

    try:
        Detector(0.1, 1.0, direction)
    except ValueError:
        return True
    return False


@in_answer
def kinds_of_results():
    """Return whether a quiet value and an alarm are told by plain truth values."""
    from answer import Detector

    detector = Detector(0.0, 1.0)
    results = [detector.update(x) for x in (0.0, 3.0)]
    return [result in (True, False) and str(result) in ("True", "False") for result in results]


def from_scratch(values, delta, threshold, direction="up"):
    """Compute each sum anew from all values since the last alarm."""
    signs = {"up": [1], "down": [-1], "both": [1, -1]}[direction]
    found, start = [], 0
    for t in range(len(values)):
        part = np.asarray(values[start : t + 1], dtype=float)
        means = part.cumsum() / np.arange(1, len(part) + 1)
        for sign in signs:
            m = np.concatenate([[0.0], (sign * (part - means) - delta).cumsum()])
            if start <= t and m[-1] - m.min() > threshold:
                found.append(t)
                start = t + 1
    return found


def steps(rng, n=160):
    """Whole values over 8 with a mean that jumps now and then."""
    level = np.repeat(rng.integers(-12, 13, size=n // 20), 20)
    return ((level + rng.integers(-8, 9, size=n)) / 8).tolist()


def test_three_values_by_hand():
    """For 0, 0, 3 the sum is 0, 0, 2, so that a threshold of 1 is passed at the third, and one of 2.5 is not."""
    assert_close(alarms([0, 0, 3], 0.0, 1.0), [2])
    assert_close(alarms([0, 0, 3], 0.0, 2.5), [])


def test_exactly_at_the_threshold():
    """A sum that equals the threshold is no alarm yet."""
    assert_close(alarms([0, 0, 3, 0.75], 0.0, 2.0), [])
    assert_close(alarms([0, 0, 3, 2.0], 0.0, 2.0), [3])


def test_the_mean_includes_the_value():
    """The first value differs from no mean, and a later one from the mean with itself included."""
    assert_close(alarms([100.0, 100.0], 0.0, 0.5), [])
    assert_close(alarms([0, 4], 0.0, 2.5), [])
    assert_close(alarms([0, 4], 0.0, 1.5), [1])


def test_delta_is_forgiven_at_each_value():
    """Each value gives delta away, so a rise that is smaller than delta never adds up."""
    rise = [0.0] * 8 + [0.25] * 200
    assert_close(alarms(rise, 0.25, 1.0), [])
    assert_close(alarms(rise, 0.0, 1.0), from_scratch(rise, 0.0, 1.0))
    assert_close(alarms([0, 0, 3], 0.5, 1.0), [2])
    assert_close(alarms([0, 0, 3], 1.0, 1.0), [])


def test_measured_from_the_lowest_sum():
    """After a long fall a rise is measured from the lowest point of the sum, not from zero."""
    values = [8.0] * 4 + [0.0] * 30 + [4.0] * 6
    want = from_scratch(values, 0.125, 6.0)
    assert len(want) == 1
    assert_close(alarms(values, 0.125, 6.0), want)


def test_everything_starts_anew():
    """After an alarm mean, count, sum and lowest sum are those of a fresh detector."""
    values = [0.0] * 6 + [4.0] * 30 + [9.0] * 30
    assert_close(alarms(values, 0.25, 3.0), from_scratch(values, 0.25, 3.0))
    assert_close(alarms([0, 0, 3, 3, 3, 3, 3], 0.0, 1.0), [2])
    assert_close(alarms([0, 0, 3, 50, 50, 50], 0.0, 1.0), [2])
    assert_close(alarms([0, 3] * 4, 0.0, 1.0), [1, 3, 5, 7])


def test_downwards():
    """Downwards a fall raises the alarm, as a rise does of the negative values, and a rise doesn't."""
    assert_close(alarms([0, 0, -3], 0.0, 1.0, "down"), [2])
    assert_close(alarms([0, 0, 3], 0.0, 1.0, "down"), [])
    assert_close(alarms([0, 0, -3], 0.0, 1.0, "up"), [])
    for rng in seeds(8):
        values = steps(rng)
        want = from_scratch([-x for x in values], 0.1, 2.2)
        assert_close(alarms(values, 0.1, 2.2, "down"), want)


def test_both_ways():
    """Both ways either shift raises the alarm, and both sides start anew."""
    assert_close(alarms([0, 0, 3, 3, 3, 0], 0.0, 1.0, "both"), [2, 5])
    for rng in seeds(8):
        values = steps(rng)
        assert_close(alarms(values, 0.1, 2.2, "both"), from_scratch(values, 0.1, 2.2, "both"))


def test_random_streams():
    """On streams with jumps every alarm comes at its value."""
    found = 0
    for rng in seeds():
        values = steps(rng)
        delta, threshold = float(rng.choice([0.0, 0.1, 0.3])), float(rng.choice([0.7, 2.2, 5.3]))
        want = from_scratch(values, delta, threshold)
        found += len(want)
        assert_close(alarms(values, delta, threshold), want)
    assert found > 20


def test_a_long_quiet_stream():
    """The mean is that of all values since the start, also after hundreds of them."""
    values = [1.0, -1.0] * 300 + [0.5] * 150
    for threshold in (20.25, 40.25):
        want = from_scratch(values, 0.125, threshold)
        assert len(want) == 1
        assert_close(alarms(values, 0.125, threshold), want)


def test_large_offsets():
    """An offset of 2^30, of either sign, changes no alarm."""
    for rng in seeds(5):
        values = steps(rng)
        want = from_scratch(values, 0.1, 2.3)
        for offset in (2.0**30, -(2.0**30)):
            assert_close(alarms([x + offset for x in values], 0.1, 2.3), want)


def test_detectors_are_independent():
    """One detector's values don't reach another, and the parameters are each one's own."""
    values = [0.0] * 4 + [5.0] * 10
    quiet, busy = side_by_side(values, 0.0, 3.0)
    assert_close(quiet, [])
    assert_close(busy, from_scratch(values, 0.0, 3.0))


def test_directions():
    """Upwards is what happens if nothing is said, and an unknown direction is refused at construction."""
    assert_close(alarms([0, 0, 3], 0.0, 1.0), alarms([0, 0, 3], 0.0, 1.0, "up"))
    assert [refused(name) for name in ("up", "down", "both", "sideways", "")] == [False] * 3 + [True] * 2


def test_types_of_values():
    """Unsigned and small integers and float32 are values like others, and the answers are truth values."""
    values = np.array([200, 200, 200, 3, 3, 3, 3, 250, 250])
    want = from_scratch(-values, 0.5, 100.0)
    assert want
    for kind in (np.uint8, np.int16, np.float32):
        assert_close(alarms(values.astype(kind), 0.5, 100.0, "down"), want)
    assert_close(alarms(values.astype(np.uint8), 0.5, 90.0, "both"), from_scratch(values, 0.5, 90.0, "both"))
    rough = np.array(steps(np.random.default_rng(1))) + 2.0**20
    assert_close(alarms(rough.astype(np.float32), 0.1, 2.3), from_scratch(rough, 0.1, 2.3))
    assert kinds_of_results() == [True, True]
