import numpy as np

from drill.suite import assert_close, in_answer, seeds


@in_answer
def trace(rate, burst, steps):
    """Do the steps (time, name of the method, cost) on a bucket whose clock shows their times."""
    from answer import Bucket

    
    shown = [steps[0][0]]
    bucket = Bucket(rate, burst, lambda: shown[0])
    results = []
    for time, name, cost in steps:
        shown[0] = time
        method = getattr(bucket, name)
        results.append(float(method() if cost is None else method(cost)))
    return results


@in_answer
def two_buckets():
    """Empty one bucket and ask another."""
    from answer import Bucket

    
    one, other = Bucket(1, 2, lambda: 0.0), Bucket(5, 3, lambda: 0.0)
    return [float(bucket.allow(2)) for bucket in (one, one, other, one, other)]


@in_answer
def moving_clock(step, asks):
    """Ask a bucket of rate 1 whose clock moves by a step at each reading, how often one is allowed."""
    from answer import Bucket

    
    times = (step * k for k in range(10**6))
    bucket = Bucket(1.0, 1.0, lambda: next(times))
    return sum(bool(bucket.allow()) for _ in range(asks))


def allowed(rate, burst, steps):
    return trace(rate, burst, [(time, "allow", cost) for time, cost in steps])


def by_history(rate, burst, steps):
    """Go through all times that were shown anew for each step."""
    tokens, results, latest = float(burst), [], steps[0][0]
    for time, name, cost in steps:
        tokens, latest = min(burst, tokens + rate * max(0, time - latest)), max(latest, time)
        there = tokens >= cost
        if name == "allow":
            results.append(float(there))
            tokens -= cost * there
        elif there:
            results.append(0.0)
        else:
            missing = (cost - tokens) / rate if rate and cost <= burst else np.inf
            results.append(missing + latest - time)
    return results


def test_burst_and_rate_by_hand():
    """Three tokens are there at the start, then two per second."""
    steps = [(0.0, None)] * 4 + [(0.5, None), (0.5, None), (1.0, None), (1.25, None), (1.5, None)]
    assert_close(allowed(2, 3, steps), [1, 1, 1, 0, 1, 0, 1, 0, 1])


def test_idle_time_fills_up_to_the_burst():
    """After a long idle time no more than the burst is there."""
    assert_close(allowed(10, 3, [(0, 3), (1000, 2), (1000, 1), (1000, 1), (1000.05, 1)]), [1, 1, 1, 0, 0])


def test_fractions_of_tokens():
    """Half tokens add up, also when a refused call reads the clock in between."""
    steps = [(0.0, 1), (0.25, 1), (0.5, 1), (0.75, 1), (1.0, 1), (1.5, 1), (2.0, 1)]
    assert_close(allowed(1, 1, steps), [1, 0, 0, 0, 1, 0, 1])
    assert_close(allowed(0.5, 1.5, [(0, 1.5), (1, 0.75), (1.5, 0.75), (2.5, 0.5)]), [1, 0, 1, 1])


def test_refused_calls_take_nothing():
    """Calls that are refused, however many, leave the tokens for others."""
    assert_close(allowed(1, 5, [(0, 3), (0, 4), (0, 9), (0, 2.5), (0, 2)]), [1, 0, 0, 0, 1])


def test_costs():
    """A cost of 0 always passes, one above the burst never, also in a full bucket."""
    assert_close(allowed(1, 2, [(0, 2), (0, 0), (0, 0), (50, 2.5), (50, 2), (50, 0)]), [1, 1, 1, 0, 1, 1])
    assert_close(allowed(0, 2, [(0, 1), (9, 1), (99, 1)]), [1, 1, 0])


def test_tiny_shortages():
    """A shortage of rounding errors counts as none, one of a millionth is one, and nothing is owed later."""
    tenths = [(0.0, 1)] + [(k / 10, 0.1) for k in range(1, 11)]
    assert_close(allowed(1, 1, tenths), [1] * 11)
    assert_close(allowed(1, 1, [(0, 1), (1 - 1e-6, 1), (1, 1)]), [1, 0, 1])
    assert_close(allowed(1, 1000, [(0, 1000), (1000 - 1e-7, 1000), (1000, 1000)]), [1, 0, 1])
    assert_close(allowed(1, 1, [(0, 0.1), (0, 0.7), (0, 0.2), (0, 1e-8)]), [1, 1, 1, 0])
    assert_close(allowed(1, 1, [(0, 1)] + [(0, 5e-10)] * 100 + [(1e-8, 1e-8)]), [1] * 102)


def test_the_wait():
    """The wait is what is missing over the rate, 0 if nothing is, and asking for it takes no tokens."""
    steps = [(0.0, "wait", None), (0.0, "allow", 3), (0.0, "wait", None), (0.25, "wait", 2), (0.25, "wait", 0.5)]
    assert_close(trace(2, 3, steps), [0, 1, 0.5, 0.75, 0])
    steps = [(0, "allow", 1), (0, "wait", 2), (0, "wait", 2), (0, "allow", 1), (0, "allow", 1), (0, "wait", 1)]
    assert_close(trace(4, 3, steps), [1, 0, 0, 1, 1, 0.25])
    assert_close(trace(7e4, 3, [(0, "allow", 3), (0, "wait", 2)]), [1, 2 / 7e4])


def test_the_wait_with_tiny_shortages():
    """A shortage that counts as none needs no wait, and one above the burst by as little comes in time."""
    assert_close(trace(1, 1, [(0, "allow", 1), (1 - 5e-10, "wait", 1)]), [1, 0])
    assert_close(trace(1, 1, [(0, "allow", 1), (0, "wait", 1 + 5e-10)]), [1, 1], rtol=1e-8)


def test_waiting_in_vain():
    """The wait is infinite for a cost above the burst, and for an empty bucket that nothing flows into."""
    got = trace(2, 3, [(0, "wait", 3.5), (0, "wait", 3), (0, "allow", 3), (9, "wait", 4)])
    assert_close(got, [np.inf, 0, 1, np.inf])
    assert_close(trace(2, 3, [(0, "wait", 3 + 1e-7), (0, "allow", 3 + 1e-7)]), [np.inf, 0])
    assert_close(trace(0, 3, [(0, "allow", 2), (5, "wait", 1), (5, "wait", 2)]), [1, 0, np.inf])


def test_a_clock_that_goes_back():
    """Back in time nothing flows in or out, and no second counts twice; the wait lasts until it is passed."""
    steps = [(10, "allow", 4), (4, "allow", 1), (9, "allow", 1), (10, "allow", 1), (11, "allow", 1), (12, "wait", 2)]
    assert_close(trace(1, 4, steps), [1, 0, 0, 0, 1, 1])
    steps = [(10, "allow", 3), (4, "allow", 1), (4, "wait", 2), (11, "allow", 1), (11, "allow", 1)]
    assert_close(trace(1, 4, steps), [1, 1, 8, 1, 0])
    assert_close(trace(1, 4, [(10, "allow", 3), (4, "wait", 1), (4, "wait", 5)]), [1, 0, np.inf])


def test_random_calls():
    """Random calls, with the clock going back now and then, get what a walk through all of them gives."""
    for rng in seeds():
        times = (rng.integers(-2, 8, size=60).cumsum() / 8).tolist()
        names = rng.choice(["allow", "allow", "wait"], size=60).tolist()
        costs = (rng.integers(0, 14, size=60) / 4).tolist()
        rate, burst = float(rng.choice([0.25, 0.5, 1, 2])), float(rng.choice([1.5, 3.0]))
        steps = list(zip(times, names, costs, strict=True))
        assert_close(trace(rate, burst, steps), by_history(rate, burst, steps), rtol=1e-9)


def test_a_start_at_any_time():
    """The clock may start anywhere, at large and at negative times; the bucket is full then."""
    for start in (-(2.0**30), 2.0**30):
        steps = [(start, 2), (start, 1), (start + 0.5, 1), (start + 1, 1)]
        assert_close(allowed(1, 2, steps), [1, 0, 0, 1])


def test_only_this_clock():
    """The injected clock alone decides, at each call anew."""
    assert moving_clock(0.0, 50) == 1
    assert moving_clock(0.5, 50) == 25
    assert moving_clock(2.0, 50) == 50


def test_buckets_are_independent():
    """Emptying one bucket leaves another as it was."""
    assert_close(two_buckets(), [1, 0, 1, 0, 0])


def test_small_steps():
    """A thousand small inflows lose nothing on the way."""
    steps = [(0.0, 1)] + [(k / 1024, 1) for k in range(1, 1025)]
    got = allowed(1, 1, steps)
    assert_close([sum(got), got[-1]], [2, 1])
