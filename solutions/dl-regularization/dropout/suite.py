"""Dropout with injected chance: masks, scales, modes, the backward pass, edges of p, types and independence."""

import numpy as np
import pytest

from drill.suite import assert_close, in_answer, seeds


@in_answer
def run(p, seed, steps):
    """Do the steps ("train", x), ("eval", x) and ("back", g) in order; return their results."""
    import numpy as np
    from answer import Dropout

    layer = Dropout(p, np.random.default_rng(seed))
    results = []
    for kind, values in steps:
        out = layer.backward(values) if kind == "back" else layer.forward(values, kind == "train")
        results.append(np.array(out))
    return results


@in_answer
def run_many(cases):
    """Do one case after the other, all in one call, which is faster."""
    return [run(*case) for case in cases]


@in_answer
def with_draws(p, draws, x, g):
    """Forward and backward with a generator whose numbers are given; also the number of calls."""
    import numpy as np
    from answer import Dropout

    class Given(np.random.Generator):
        calls = 0

        def random(self, size=None, *args, **kwargs):
            type(self).calls += 1
            return np.array(draws, dtype=float).reshape(size)

    layer = Dropout(p, Given(np.random.PCG64(0)))
    out, back = layer.forward(np.array(x), True), layer.backward(np.array(g))
    return out, back, Given.calls


@in_answer
def warned(p, x, train):
    """Return what numpy warns of, with warnings turned into errors; the results must not be NaN either."""
    import numpy as np
    from answer import Dropout

    with np.errstate(all="raise"):
        try:
            layer = Dropout(p, np.random.default_rng(0))
            out, back = layer.forward(x, train), layer.backward(x)
            return "", out, back
        except FloatingPointError as error:
            return str(error), None, None


@in_answer
def meddled(seed):
    """Change input, output, gradient and result in place between the calls.

    Returns the input and the gradient after their use, two backward passes, and what evaluation gave.
    """
    import numpy as np
    from answer import Dropout

    layer = Dropout(0.5, np.random.default_rng(seed))
    x, g = np.arange(1.0, 12.0), np.full(11, 3.0)
    out = layer.forward(x, True)
    after = x.copy()
    x[:] = -7
    out[:] = 0
    first = layer.backward(g)
    g_after = g.copy()
    kept = first.copy()
    first[:] = 99
    second = layer.backward(g)
    still = layer.forward(x, False)
    still[:] = 5
    back = layer.backward(g)
    back[:] = 5
    return after, g_after, kept, second, x.copy(), g.copy()


@in_answer
def two_layers(seed):
    """Two layers of one generator, used in turns; return their outputs and gradients."""
    import numpy as np
    from answer import Dropout

    rng = np.random.default_rng(seed)
    a, b = Dropout(0.5, rng), Dropout(0.25, rng)
    x = np.ones(9)
    outs = [a.forward(x, True), b.forward(x, True)]
    return outs, [a.backward(x), b.backward(x)]


@in_answer
def backward_first():
    import numpy as np
    from answer import Dropout

    Dropout(0.5, np.random.default_rng(0)).backward(np.ones(3))


@in_answer
def make(p):
    import numpy as np
    from answer import Dropout

    Dropout(p, np.random.default_rng(0))


@in_answer
def types_of(x):
    """The types of output and gradient in both modes."""
    import numpy as np
    from answer import Dropout

    layer = Dropout(0.5, np.random.default_rng(1))
    return [str(np.asarray(part).dtype) for mode in (True, False) for part in (layer.forward(x, mode), layer.backward(x))]


def expected(x, p, u):
    return np.where(u < p, 0.0, x / (1 - p if p < 1 else 1))


def test_given_draws():
    """Entries with a draw below p are dropped, a draw of p itself keeps, and the others are divided by 1 - p."""
    out, back, calls = with_draws(0.5, [0.9, 0.2, 0.5], [1.0, 2.0, 3.0], [10.0, 10.0, 10.0])
    assert_close(out, [2.0, 0.0, 6.0], rtol=1e-12)
    assert_close(back, [20.0, 0.0, 20.0], rtol=1e-12)
    assert calls == 1, "one draw per forward pass is wanted"
    out, back, _ = with_draws(0.2, [0.1, 0.3, 0.19, 0.81], [[1.0, 2.0], [3.0, 4.0]], [[1.0, 1.0], [1.0, 1.0]])
    assert_close(out, [[0.0, 2.5], [0.0, 5.0]], rtol=1e-12)
    assert_close(back, [[0.0, 1.25], [0.0, 1.25]], rtol=1e-12)


def test_training():
    """Over several steps each pass draws anew, entry by entry, and backward has the mask of the latest pass."""
    cases, wanted = [], []
    for seed, rng in enumerate(seeds()):
        p, draws = (0.1, 0.3, 0.5, 0.8)[seed % 4], np.random.default_rng(100 + seed)
        steps, want = [], []
        for _ in range(3):
            x, g = rng.normal(size=(2, 3, 5)), rng.normal(size=(2, 3, 5))
            u = draws.random(x.shape)
            steps += [("train", x), ("back", g)]
            want += [expected(x, p, u), expected(g, p, u)]
        cases.append((p, 100 + seed, steps))
        wanted.append(want)
    for got, want in zip(run_many(cases), wanted, strict=True):
        for one, values in zip(got, want, strict=True):
            assert_close(one, values, rtol=1e-12)


def test_evaluation():
    """Evaluation changes nothing, forward or backward, and draws nothing."""
    rng = np.random.default_rng(5)
    x, g = rng.normal(size=(2, 7, 3))
    steps = [("eval", x), ("back", g), ("train", x), ("eval", 2 * x), ("back", g), ("train", x)]
    got = run(0.4, 9, steps)
    draws = np.random.default_rng(9)
    first, second = draws.random(x.shape), draws.random(x.shape)
    want = [x, g, expected(x, 0.4, first), 2 * x, g, expected(x, 0.4, second)]
    for one, values in zip(got, want, strict=True):
        assert_close(one, values, rtol=1e-12)


def test_mean_is_kept():
    """Over many entries the mean is that of the input, and a share p is dropped."""
    for p in (0.2, 0.7):
        out, back = run(p, 3, [("train", np.ones(40_000)), ("back", np.ones(40_000))])
        assert_close(out.mean(), 1.0, atol=5 * np.sqrt(p / (1 - p) / 40_000))
        assert_close((out == 0).mean(), p, atol=5 * np.sqrt(p * (1 - p) / 40_000))
        assert_close(back, out)


def test_nothing_or_everything_dropped():
    """p = 0 changes nothing; p = 1 gives zeros, forward and backward, without a warning."""
    x = np.array([1.0, -2.0, 3e300])
    warning, out, back = warned(0.0, x, True)
    assert warning == ""
    assert_close(out, x)
    assert_close(back, x)
    for p in (1.0, 1):
        warning, out, back = warned(p, x, True)
        assert warning == ""
        assert_close(out, np.zeros(3))
        assert_close(back, np.zeros(3))
        warning, out, back = warned(p, x, False)
        assert_close(out, x)
        assert_close(back, x)


def test_infinite_entries():
    """A dropped entry is 0 even if it is infinite or NaN, and a kept one stays what it is."""
    x = [np.inf, -np.inf, np.nan, np.inf]
    out, back, _ = with_draws(0.5, [0.1, 0.1, 0.1, 0.9], x, x)
    assert_close(out, [0.0, 0.0, 0.0, np.inf])
    assert_close(back, [0.0, 0.0, 0.0, np.inf])


def test_backward_again():
    """backward may be called several times and gives each gradient by the same mask."""
    u = np.random.default_rng(4).random(6)
    _, one, two, three = run(0.5, 4, [("train", np.ones(6)), ("back", np.ones(6)), ("back", 3 * np.ones(6)), ("back", np.ones(6))])
    assert_close(one, expected(np.ones(6), 0.5, u))
    assert_close(two, 3 * one)
    assert_close(three, one)


def test_backward_before_forward():
    """Without a forward pass backward raises RuntimeError."""
    with pytest.raises(RuntimeError):
        backward_first()


def test_no_probability():
    """A p outside of 0 to 1, or NaN, raises ValueError."""
    for p in (-0.1, 1.1, 50, float("nan")):
        with pytest.raises(ValueError):
            make(p)
    make(0)
    make(1)


def test_arrays_are_independent():
    """Neither argument changes, and the caller may change inputs, outputs and gradients afterwards."""
    u = np.random.default_rng(8).random(11)
    x, g, first, second, x_last, g_last = meddled(8)
    assert_close(x, np.arange(1.0, 12.0))
    assert_close(g, np.full(11, 3.0))
    assert_close(first, expected(np.full(11, 3.0), 0.5, u))
    assert_close(second, first)
    assert_close(x_last, np.full(11, -7.0))
    assert_close(g_last, np.full(11, 3.0))


def test_several_layers():
    """Each layer keeps its own mask, also if they share a generator."""
    draws = np.random.default_rng(6)
    masks = [expected(np.ones(9), p, draws.random(9)) for p in (0.5, 0.25)]
    outs, backs = two_layers(6)
    for got in (outs, backs):
        for one, mask in zip(got, masks, strict=True):
            assert_close(one, mask, rtol=1e-12)


def test_number_types_and_shapes():
    """float32 stays float32, integers and lists give float64; numbers, empty arrays and strides work."""
    assert types_of(np.ones((2, 3), dtype=np.float32)) == 4 * ["float32"]
    assert types_of(np.ones((2, 3), dtype=np.int64)) == 4 * ["float64"]
    assert types_of([1, 2, 3]) == 4 * ["float64"]
    small, wide = np.ones(4, dtype=np.float32), np.arange(1.0, 5) / 3
    for x, g in ((small, wide), (wide, small)):
        out, back = run(0.5, 3, [("train", x), ("back", g)])
        assert [out.dtype, back.dtype] == [x.dtype, g.dtype]
    base = np.random.default_rng(7).normal(size=(4, 6))
    for x in (np.array(3.0), np.zeros((0, 2)), base[::2, 1::2], base.T, np.arange(5)):
        got = run(0.3, 2, [("train", x), ("back", x), ("eval", x), ("back", x)])
        want = expected(x, 0.3, np.random.default_rng(2).random(x.shape))
        for one, values in zip(got, (want, want, x, x), strict=True):
            assert_close(one, values, rtol=1e-12)
