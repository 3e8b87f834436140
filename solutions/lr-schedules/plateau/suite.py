"""Plateau rule: patience, best value, thresholds, both modes, cooldown, NaN, the lower limit, and torch's traces."""

import math
from pathlib import Path

import numpy as np

from drill.suite import assert_close, golden, in_answer, seeds


@in_answer
def trace(metrics, lr=1.0, **options):
    """Return the rate after each metric."""
    from answer import ReduceOnPlateau

    rule = ReduceOnPlateau(lr, **options)
    return [rule.step(metric) for metric in metrics]


@in_answer
def two_at_once(first, second):
    """Feed two rules in turns; return the rates of both."""
    from answer import ReduceOnPlateau

    rules = ReduceOnPlateau(1.0, factor=0.5, patience=1), ReduceOnPlateau(8.0, factor=0.5, patience=1)
    rates = [[rules[0].step(a), rules[1].step(b)] for a, b in zip(first, second, strict=True)]
    return rates


@in_answer
def trace_of_one_array(metrics):
    """Pass one and the same array without axes each time, with the next metric written into it."""
    import numpy as np
    from answer import ReduceOnPlateau

    rule, held, rates = ReduceOnPlateau(1.0, factor=0.5, patience=0), np.array(0.0), []
    for metric in metrics:
        held[...] = metric
        rates.append(rule.step(held))
    return rates


def test_patience():
    """With patience 2 two evaluations without improvement are tolerated, and the third lowers the rate."""
    assert_close(trace([5, 4, 4, 4, 4, 4, 4, 4], factor=0.5, patience=2), [1, 1, 1, 1, 0.5, 0.5, 0.5, 0.25])
    assert_close(trace([5, 4, 4], factor=0.5, patience=0), [1, 1, 0.5])
    assert_close(trace([3] * 12), [1] * 11 + [0.1])


def test_improvement_resets_the_count():
    """Any improvement on the best value starts the count anew."""
    metrics = [9, 9, 9, 8, 8, 8, 7, 7, 7, 7]
    assert_close(trace(metrics, factor=0.5, patience=2), [1] * 9 + [0.5])


def test_compared_with_the_best():
    """A value is compared with the best one so far, not with the one before, and a cut does not forget it."""
    assert_close(trace([5, 9, 8, 7], factor=0.5, patience=2), [1, 1, 1, 0.5])
    metrics = [5, 9, 9, 8, 8, 7, 7]
    assert_close(trace(metrics, factor=0.5, patience=1), [1, 1, 0.5, 0.5, 0.25, 0.25, 0.125])


def test_relative_threshold():
    """A relative threshold of 0.1 asks for a value below 0.9 of the best; exactly there is not enough."""
    options = {"factor": 0.5, "patience": 0, "threshold": 0.5}
    assert_close(trace([8, 3.9, 2, 1.9, 0.95], **options), [1, 1, 0.5, 0.5, 0.25])
    assert_close(trace([8, 4, 3], **options), [1, 0.5, 0.5])
    assert_close(trace([200, 160, 141, 130], factor=0.5, patience=0, threshold=0.1), [1, 1, 1, 0.5])
    assert_close(trace([1, 0.99995, 0.9998], factor=0.5, patience=0), [1, 0.5, 0.5])


def test_relative_threshold_of_negative_metrics():
    """The bound is best times 1 - threshold also for a negative best, where it lies above it."""
    rates = trace([-10, -9.5, -9, -8.6, -7.7, -8.5], factor=0.5, patience=0, threshold=0.1)
    assert_close(rates, [1, 1, 1, 1, 0.5, 0.5])
    rates = trace([-10, -10.5, -12, -9.5], mode="max", factor=0.5, patience=0, threshold=0.1)
    assert_close(rates, [1, 1, 0.5, 0.5])


def test_absolute_threshold():
    """An absolute threshold is subtracted from the best; exactly there is not enough."""
    options = {"factor": 0.5, "patience": 0, "threshold": 0.5, "threshold_mode": "abs"}
    assert_close(trace([8, 7.6, 7.5, 7.4], **options), [1, 0.5, 0.25, 0.25])
    assert_close(trace([-1, -1.4, -1.6], **options), [1, 0.5, 0.5])
    assert_close(trace([0.2, 0.1, -0.4], **options), [1, 0.5, 0.5])


def test_metric_to_maximise():
    """In mode max larger is better, with both kinds of threshold."""
    assert_close(trace([1, 2, 2, 3, 1, 1], mode="max", factor=0.5, patience=1), [1, 1, 1, 1, 1, 0.5])
    options = {"mode": "max", "factor": 0.5, "patience": 0, "threshold": 0.5}
    assert_close(trace([2, 3, 3.1, 4.6], **options), [1, 0.5, 0.5, 0.25])
    assert_close(trace([2, 2.5, 2.6, 3], **options, threshold_mode="abs"), [1, 0.5, 0.5, 0.25])
    assert_close(trace([-9, -8, -7], mode="max", factor=0.5, patience=0, threshold=0.0), [1, 1, 1])


def test_cooldown():
    """For `cooldown` evaluations after a cut nothing is counted."""
    flat = [3] * 10
    got = trace(flat, factor=0.5, patience=1, cooldown=2)
    assert_close(got, [1, 1, 0.5, 0.5, 0.5, 0.5, 0.25, 0.25, 0.25, 0.25])
    assert_close(trace(flat[:6], factor=0.5, patience=0, cooldown=1), [1, 0.5, 0.5, 0.25, 0.25, 0.125])


def test_improvement_during_cooldown():
    """The best value goes on being updated during the cooldown."""
    metrics = [3, 3, 1, 2, 2]
    assert_close(trace(metrics, factor=0.5, patience=0, cooldown=2), [1, 0.5, 0.5, 0.5, 0.25])


def test_not_a_number():
    """NaN never counts as an improvement and never becomes the best value."""
    nan = math.nan
    assert_close(trace([nan, nan, 5, nan, 4], factor=0.5, patience=0), [0.5, 0.25, 0.25, 0.125, 0.125])
    assert_close(trace([3, nan, nan, 2, nan, 2], factor=0.5, patience=1), [1, 1, 0.5, 0.5, 0.5, 0.25])
    assert_close(trace([nan, 2, 3], mode="max", factor=0.5, patience=0), [0.5, 0.5, 0.5])


def test_infinite_metrics():
    """An infinitely bad value is no improvement, also as the first, and the best can be infinitely good."""
    inf = math.inf
    assert_close(trace([inf, 4, inf, 3], factor=0.5, patience=0), [0.5, 0.5, 0.25, 0.25])
    assert_close(trace([-inf, 4, 5], mode="max", factor=0.5, patience=0), [0.5, 0.5, 0.5])


def test_lower_limit():
    """The rate is never lowered below `min_lr`, and one that starts there is left alone."""
    assert_close(trace([1] * 5, factor=0.25, patience=0, min_lr=0.1), [1, 0.25, 0.1, 0.1, 0.1])
    assert_close(trace([1] * 3, lr=0.01, factor=0.5, patience=0, min_lr=0.1), [0.01, 0.01, 0.01])


def test_traces_frozen_from_torch():
    """On noisy metrics the rates are those of torch's ReduceLROnPlateau, in all modes."""
    for case in golden("goldens.json", Path(__file__).parent):
        metrics = [math.nan if metric is None else metric for metric in case["metrics"]]
        assert_close(trace(metrics, lr=0.8, **case["options"]), case["rates"], rtol=1e-9)


def test_two_rules():
    """Two rules do not share their state."""
    rates = two_at_once([5, 5, 5, 5], [9, 8, 7, 6])
    assert_close(rates, [[1, 8], [1, 8], [0.5, 8], [0.5, 8]])


def test_types_and_scale():
    """Metrics may be integers, numpy numbers or arrays without axes, and metrics and rates tiny or huge."""
    for kind in (int, np.float32, np.int64, np.array):
        metrics = [kind(value) for value in (5, 4, 4, 3, 3)]
        assert_close(trace(metrics, factor=0.5, patience=0), [1, 1, 0.5, 0.5, 0.25])
    assert_close(trace_of_one_array([5, 4, 4, 3, 6]), [1, 1, 0.5, 0.5, 0.25])
    for rng in seeds(5):
        metrics = rng.uniform(1, 2, size=23)
        plain = trace(list(metrics), factor=0.5, patience=1)
        for scale in (1e-12, 1e12):
            assert_close(trace(list(scale * metrics), factor=0.5, patience=1), plain)
    assert_close(trace([1] * 3, lr=4e-9, factor=0.5, patience=0), [4e-9, 2e-9, 1e-9], rtol=1e-9, atol=0.0)
