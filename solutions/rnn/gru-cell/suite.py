import math
from pathlib import Path

import numpy as np
from answer import gru_cell

from drill.suite import assert_close, golden, in_answer, seeds

N, D, K = 3, 5, 7


def gate(a):
    return 1 / (1 + math.exp(-a)) if a > 0 else math.exp(a) / (1 + math.exp(a))


def unit_by_unit(x, h, w_ih, w_hh, b_ih, b_hh):
    """One unit of one row at a time."""
    k, out = h.shape[1], np.zeros(h.shape)
    for row, unit in np.ndindex(h.shape):
        own = [(w_ih[p] @ x[row] + b_ih[p], w_hh[p] @ h[row] + b_hh[p]) for p in (unit, k + unit, 2 * k + unit)]
        r, z = gate(sum(own[0])), gate(sum(own[1]))
        out[row, unit] = (1 - z) * math.tanh(own[2][0] + r * own[2][1]) + z * h[row, unit]
    return out


def draw(rng, scale=1.0, n=N, d=D, k=K):
    shapes = ((n, d), (n, k), (3 * k, d), (3 * k, k), (3 * k,), (3 * k,))
    x, h, *weights = (scale * rng.normal(size=shape) for shape in shapes)
    return x, h, *weights


@in_answer
def warnings_of(*args):
    """Return the warnings of a call, and its result."""
    import warnings

    from answer import gru_cell

    with warnings.catch_warnings(record=True) as seen:
        warnings.simplefilter("always")
        out = gru_cell(*args)
    return [str(warning.message) for warning in seen], out


def test_weights_of_zero():
    """With all weights zero the gates are 1/2 and the candidate 0, so the state is halved."""
    assert_close(gru_cell(np.zeros((1, 2)), np.array([[4.0]]), np.zeros((3, 2)), np.zeros((3, 1))), [[2.0]], rtol=1e-12)


def test_random_cells():
    """On random rows and weights, with both biases, the next state is right."""
    for rng in seeds():
        args = draw(rng)
        assert_close(gru_cell(*args), unit_by_unit(*args), rtol=1e-9, atol=1e-12)


def test_frozen_from_torch():
    """The values are those of torch's nn.GRUCell."""
    frozen = golden("goldens.npz", Path(__file__).parent)
    args = [frozen[name] for name in ("x", "h", "w_ih", "w_hh", "b_ih", "b_hh")]
    assert_close(gru_cell(*args), frozen["out"], rtol=1e-9, atol=1e-12)


def test_update_gate_keeps_the_old_state():
    """An update gate of one keeps the state, and one of zero takes the candidate."""
    x, h, w_ih, w_hh, b_ih, b_hh = draw(np.random.default_rng(1))
    for push in (60.0, -60.0):
        b_ih[K : 2 * K] = push
        got = gru_cell(x, h, w_ih, w_hh, b_ih, b_hh)
        assert_close(got, unit_by_unit(x, h, w_ih, w_hh, b_ih, b_hh), rtol=1e-9, atol=1e-12)
        if push > 0:
            assert_close(got, h, rtol=1e-9)


def test_reset_gate_hides_the_state_and_its_bias():
    """A reset gate of zero hides the recurrent product of the candidate together with its bias."""
    x, h, w_ih, w_hh, b_ih, b_hh = draw(np.random.default_rng(2))
    b_ih[:K], b_ih[K : 2 * K] = -90.0, -90.0
    want = np.tanh(x @ w_ih[2 * K :].T + b_ih[2 * K :])
    assert_close(gru_cell(x, h, w_ih, w_hh, b_ih, b_hh), want, rtol=1e-9, atol=1e-12)


def test_reset_gate_half_open():
    """The reset gate multiplies the recurrent product, not the state before the product."""
    x, h = np.zeros((1, 1)), np.array([[1.0, 2.0]])
    w_hh = np.zeros((6, 2))
    w_hh[4:] = [[0.5, 0.25], [0.0, 1.0]]
    b_ih = np.array([60.0, -60, -60, -60, 0, 0])
    want = np.tanh([[0.5 * 1 + 0.25 * 2, 0.0]])  # the first unit is open, the second closed
    assert_close(gru_cell(x, h, np.zeros((6, 1)), w_hh, b_ih), want, rtol=1e-9, atol=1e-12)


def test_biases_left_out():
    """A bias that is None counts as zero, either one by itself or both."""
    x, h, w_ih, w_hh, b_ih, b_hh = draw(np.random.default_rng(3))
    none = np.zeros(3 * K)
    assert_close(gru_cell(x, h, w_ih, w_hh), unit_by_unit(x, h, w_ih, w_hh, none, none), rtol=1e-9, atol=1e-12)
    assert_close(gru_cell(x, h, w_ih, w_hh, b_ih), unit_by_unit(x, h, w_ih, w_hh, b_ih, none), rtol=1e-9, atol=1e-12)
    got = gru_cell(x, h, w_ih, w_hh, b_hh=b_hh)
    assert_close(got, unit_by_unit(x, h, w_ih, w_hh, none, b_hh), rtol=1e-9, atol=1e-12)


def test_very_large_pre_activations():
    """Pre-activations of 1e4 in size give exact gates, without warnings."""
    for rng in seeds(5):
        args = draw(rng, scale=60.0)
        seen, out = warnings_of(*args)
        assert seen == []
        assert_close(out, unit_by_unit(*args), rtol=1e-9, atol=1e-9)


def test_small_gates():
    """A gate that is nearly closed is not rounded to zero or one: a slow leak is what carries memory."""
    x, h = np.zeros((1, 1)), np.array([[1000.0]])
    for push in (-20.0, 20.0):
        b_ih = np.array([0, push, 0.5])
        want = unit_by_unit(x, h, np.zeros((3, 1)), np.zeros((3, 1)), b_ih, np.zeros(3))
        assert_close(gru_cell(x, h, np.zeros((3, 1)), np.zeros((3, 1)), b_ih), want, rtol=1e-12)


def test_sizes_that_do_not_tell():
    """With equal widths of batch, input and state nothing is transposed or mixed; one row and none work."""
    for n, d, k in ((4, 4, 4), (1, 3, 2), (2, 1, 1), (6, 2, 2)):
        args = draw(np.random.default_rng(n), n=n, d=d, k=k)
        assert_close(gru_cell(*args), unit_by_unit(*args), rtol=1e-9, atol=1e-12)
    assert_close(gru_cell(*draw(np.random.default_rng(5), n=0)), np.zeros((0, K)))


def test_bounded_by_the_old_state_and_one():
    """Each unit of the new state lies between the candidate and the old state, so it never grows beyond both."""
    for rng in seeds(5):
        x, h, *weights = draw(rng, scale=3.0)
        assert (np.abs(np.asarray(gru_cell(x, h, *weights))) <= np.maximum(np.abs(h), 1) + 1e-12).all()


def test_types_of_input():
    """Integers, float32 and views with strides are computed in double precision."""
    rng = np.random.default_rng(6)
    whole = [rng.integers(-2, 3, part.shape) for part in draw(rng)]
    want = unit_by_unit(*(part.astype(float) for part in whole))
    for kind in (int, np.int8, np.float32):
        assert_close(gru_cell(*(part.astype(kind) for part in whole)), want, rtol=1e-9, atol=1e-12)
    views = [np.repeat(part.astype(float), 2, axis=-1)[..., ::2] for part in whole]
    assert_close(gru_cell(*views), want, rtol=1e-9, atol=1e-12)
    big = [np.array(part, dtype=np.int8) for part in ([[100]], [[100]], [[1], [1], [0]], [[1], [1], [0]])]
    assert_close(gru_cell(*big), [[100.0]], rtol=1e-9)


def test_arguments_stay_as_they_were():
    """Input, state, weights and biases are not changed."""
    args = draw(np.random.default_rng(7))
    before = [part.copy() for part in args]
    gru_cell(*args)
    for now, then in zip(args, before, strict=True):
        assert_close(now, then)
