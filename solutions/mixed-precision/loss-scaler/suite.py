"""A dynamic loss scaler: scale, unscaling in float32, skipped steps, growth and backoff, keys, misuse, torch's traces."""

import math
from pathlib import Path

import numpy as np

from drill.suite import assert_close, golden, in_answer


@in_answer
def course(iterations, **options):
    """Run iterations, each a list of one gradient per optimizer; return the scales after them and the steps made.

    A step made by an optimizer adds its unscaled gradient to a list of its own.
    """
    from answer import LossScaler

    scaler = LossScaler(**options)
    scales, made = [], []
    for gradients in iterations:
        unscaled = [scaler.unscale([g], key)[0] for key, g in enumerate(gradients)]
        done = []
        for key, g in enumerate(unscaled):
            log = []
            said = scaler.step(lambda: log.append(g), key)
            done.append([len(log), int(said)])
        made.append(done)
        scales.append(scaler.update())
    return scales, made


@in_answer
def single_key(bad, **options):
    """Run iterations with default keys, one per entry of `bad`; return the scales and how often the step was made."""
    import numpy as np
    from answer import LossScaler

    scaler, n_made, scales = LossScaler(**options), [], []
    for is_bad in bad:
        scaler.unscale([np.ones(3), np.array([1.0, np.inf if is_bad else 2.0])])
        scaler.step(lambda: n_made.append(1))
        scales.append(scaler.update())
    return scales, len(n_made)


@in_answer
def unscaled(gradients, init):
    """Unscale once; return the results, their types, and whether the gradients were left as they were and alone."""
    import numpy as np
    from answer import LossScaler

    before = [None if g is None else np.array(g, copy=True) for g in gradients]
    out = LossScaler(init=init).unscale(gradients)
    kept = all(b is None or (np.array_equal(b, g, equal_nan=True) and b.dtype == g.dtype) for b, g in zip(before, gradients))
    kept = kept and not any(np.shares_memory(g, o) for g, o in zip(gradients, out) if g is not None and o is not None)
    return [None if g is None else np.asarray(g) for g in out], [None if g is None else str(g.dtype) for g in out], kept


@in_answer
def scaled(losses, **options):
    """Scale losses before and after an overflow and after a growth."""
    import numpy as np
    from answer import LossScaler

    scaler, found = LossScaler(**options), []
    for gradient in (np.inf, 1.0, 1.0):
        found.append([scaler.scale(loss) for loss in losses])
        scaler.unscale([np.array([gradient])])
        scaler.update()
    return [[float(x) for x in row] for row in found]


@in_answer
def refused(calls):
    """Make calls by name; return for the last one whether it raised RuntimeError, and the number of steps made."""
    import numpy as np
    from answer import LossScaler

    scaler, n_made = LossScaler(init=8.0), []
    actions = {
        "unscale": lambda: scaler.unscale([np.ones(1)]),
        "unscale other": lambda: scaler.unscale([np.ones(1)], "other"),
        "step": lambda: scaler.step(lambda: n_made.append(1)),
        "update": scaler.update,
    }
    for name in calls[:-1]:
        actions[name]()
    try:
        actions[calls[-1]]()
    except RuntimeError:
        return True, len(n_made)
    return False, len(n_made)


@in_answer
def without_entries():
    """Iterations whose gradients are all None, an empty list, or arrays of no elements; steps made, scale after them."""
    import numpy as np
    from answer import LossScaler

    scaler, n_made, said = LossScaler(init=8.0, interval=3), [], []
    for gradients in ([None, None], [], [np.zeros((0, 2), dtype=np.float16), None]):
        scaler.unscale(gradients)
        try:
            said.append(bool(scaler.step(lambda: n_made.append(1))))
            scale = scaler.update()
        except RuntimeError:
            return "refused", len(n_made), 0.0
    return said, len(n_made), scale


@in_answer
def after_refusal():
    """Unscale twice, catch the error, and go on; return the scale after one clean iteration of interval 1."""
    import numpy as np
    from answer import LossScaler

    scaler = LossScaler(init=8.0, interval=1)
    scaler.unscale([np.ones(1)])
    try:
        scaler.unscale([np.array([np.inf])])
    except RuntimeError:
        pass
    return scaler.update()


@in_answer
def two_scalers():
    import numpy as np
    from answer import LossScaler

    first, second = LossScaler(init=8.0), LossScaler(init=8.0)
    first.unscale([np.array([np.nan])])
    second.unscale([np.array([1.0])])
    return first.update(), second.update()


def test_scale_by_hand():
    """From 8 with interval 2: a clean step, an overflow (4), two clean steps (8), one more, an overflow (4)."""
    scales, made = single_key([False, True, False, False, False, True], init=8.0, interval=2)
    assert_close(scales, [8, 4, 4, 8, 8, 4])
    assert made == 4


def test_overflow_resets_the_count():
    """An overflow starts the count of clean iterations anew, and so does a growth."""
    scales, _ = single_key([False, False, True, False, False, False, False, False, False], init=64.0, interval=3)
    assert_close(scales, [64, 64, 32, 32, 32, 64, 64, 64, 128])


def test_defaults():
    """It starts at 65536, halves at an overflow, and doubles after 2000 clean iterations, without an upper limit."""
    scales, _ = single_key([True] + 2000 * [False])
    assert_close([scales[0], scales[1999], scales[2000]], [32768, 32768, 65536])
    scales, _ = single_key(3 * [False], init=2.0**30, interval=1)
    assert_close(scales, [2.0**31, 2.0**32, 2.0**33])


def test_floor():
    """The scale does not fall below the floor, and grows from there."""
    scales, _ = single_key([True, True, True, False], init=8.0, floor=3.0, interval=1)
    assert_close(scales, [4, 3, 3, 6])
    scales, _ = single_key(5 * [True], init=4.0)
    assert_close(scales, [2, 1, 1, 1, 1])


def test_scaled_loss():
    """The loss is multiplied by the scale in force."""
    rows = scaled([0.5, -3.0, 0.0], init=64.0, backoff=0.25, growth=3.0, interval=2)
    assert_close(rows, [[32, -192, 0], [8, -48, 0], [8, -48, 0]])


def test_unscaled_values():
    """Gradients are divided by the scale into new arrays, each in its shape, and None stays None."""
    rng = np.random.default_rng(3)
    gradients = [rng.normal(size=(3, 5)), None, rng.normal(size=7), np.array(5.0), np.zeros((0, 2))]
    out, _, kept = unscaled(gradients, 1024.0)
    assert out[1] is None
    for got, g in zip(out, gradients, strict=True):
        if g is not None:
            assert_close(got, g / 1024, rtol=1e-6)
    assert kept, "the gradients that were passed have changed, or are returned themselves"
    gradients = [rng.normal(size=(3, 5)).astype(np.float32), np.array([5.0, -8.0], dtype=np.float32)]
    for scale in (1.0, 3.0, 1000.0, 2.0**30):
        out, _, kept = unscaled(gradients, scale)
        for got, g in zip(out, gradients, strict=True):
            assert_close(got, g.astype(float) / scale, rtol=1e-6)
        assert kept, "the gradients that were passed have changed, or are returned themselves"


def test_half_precision_gradients():
    """Gradients in float16 are unscaled in float32, so that those below 6e-8 survive."""
    g = np.array([3e-3, -6e-8, 65504.0], dtype=np.float16)
    out, types, kept = unscaled([g, g.astype(float), np.array([3, -8])], 65536.0)
    assert_close(out[0], g.astype(float) / 65536, rtol=1e-6)
    assert_close(out[1], g.astype(float) / 65536, rtol=1e-6)
    assert_close(out[2], np.array([3, -8]) / 65536, rtol=1e-6)
    assert types == 3 * ["float32"]
    assert kept, "the gradients that were passed have changed"


def test_infinities_and_nan():
    """One infinite or NaN entry anywhere skips the step, and finite extremes do not."""
    for value, n_made in ((math.inf, 0), (-math.inf, 0), (math.nan, 0), (3e38, 1), (-1e-40, 1), (0.0, 1)):
        gradient = np.ones((2, 3))
        gradient[1, 1] = value
        scales, made = course([[gradient]], init=8.0)
        assert_close(made, [[[n_made, n_made]]])
        assert_close(scales, [8 if n_made else 4])


def test_two_optimizers():
    """An optimizer is skipped for its own gradients only, and the scale falls once for any number of bad ones."""
    good, bad = np.array([16.0]), np.array([math.inf])
    scales, made = course([[good, bad], [bad, good], [bad, bad], [good, good], [good, good]], init=64.0, interval=2)
    assert_close(scales, [32, 16, 8, 8, 16])
    assert_close(made, [[[1, 1], [0, 0]], [[0, 0], [1, 1]], [[0, 0], [0, 0]], [[1, 1], [1, 1]], [[1, 1], [1, 1]]])


def test_traces_frozen_from_torch():
    """Scales and steps are those of torch's GradScaler with two optimizers."""
    for case in golden("goldens.json", Path(__file__).parent):
        iterations = [[np.array([[1.0, math.inf, math.nan][kind]]) for kind in row] for row in case["kinds"]]
        scales, made = course(iterations, **case["options"])
        assert_close(scales, case["scales"], rtol=1e-6)
        assert_close(np.array(made)[:, :, 0], case["moved"], rtol=1e-6)


def test_unscaling_twice():
    """Unscaling the same optimizer twice before an update is refused, other keys are not, and nothing is spoilt by it."""
    assert refused(["unscale", "unscale"])[0]
    assert not refused(["unscale", "unscale other"])[0]
    assert not refused(["unscale", "update", "unscale"])[0]
    assert_close(after_refusal(), 16.0)


def test_step_before_unscaling():
    """A step of an optimizer whose gradients were not unscaled in this iteration is refused and not made."""
    for calls in (["step"], ["unscale other", "step"], ["unscale", "step", "update", "step"]):
        was_refused, n_made = refused(calls)
        assert was_refused
        assert n_made == calls[:-1].count("step")


def test_update_without_gradients():
    """An update before anything was unscaled is refused, and one without a step is fine."""
    assert refused(["update"])[0]
    assert refused(["unscale", "update", "update"])[0]
    assert not refused(["unscale", "update"])[0]


def test_nothing_to_unscale():
    """Gradients that are all None, no gradients, and arrays without elements are clean: the step is made."""
    said, n_made, scale = without_entries()
    assert said == [True, True, True]
    assert n_made == 3
    assert_close(scale, 16.0)


def test_two_scalers():
    """Two scalers do not share their state."""
    assert_close(two_scalers(), [4, 8])
