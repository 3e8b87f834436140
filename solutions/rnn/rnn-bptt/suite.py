from pathlib import Path

import numpy as np
from answer import rnn_bptt

from drill.suite import assert_close, golden, seeds

T, D, H = 7, 3, 5
NAMES = ("hs", "dxs", "dh0", "dWx", "dWh", "db")


def forward(xs, h0, Wx, Wh, b):
    hs, h = np.zeros((len(xs), len(h0))), h0
    for t in range(len(xs)):
        h = hs[t] = np.tanh(Wx @ xs[t] + Wh @ h + b)
    return hs


def slopes(xs, h0, Wx, Wh, b, g):
    """Central differences of the loss, argument by argument."""
    args, result = [xs, h0, Wx, Wh, b], []
    for k, arg in enumerate(args):
        slope = np.zeros(arg.shape)
        for place in np.ndindex(arg.shape):
            ends = []
            for step in (1e-5, -1e-5):
                moved = arg.copy()
                moved[place] += step
                ends.append((forward(*args[:k], moved, *args[k + 1 :]) * g).sum())
            slope[place] = (ends[0] - ends[1]) / 2e-5
        result.append(slope)
    return result


def paths(xs, h0, Wx, Wh, b, g):
    """By forward sensitivities: the derivatives of the state are carried along with it."""
    n, d = Wx.shape
    hs, size = forward(xs, h0, Wx, Wh, b), n * d + n * n + n
    by_weights, by_start, total, start = np.zeros((n, size)), np.eye(n), np.zeros(size), np.zeros(n)
    by_inputs = np.zeros((len(xs), n, d))
    dxs, before = np.zeros(xs.shape), h0
    for t, (x, h) in enumerate(zip(xs, hs, strict=True)):
        direct = np.hstack([np.kron(np.eye(n), x), np.kron(np.eye(n), before), np.eye(n)])
        step = (1 - h**2)[:, None]
        by_weights, by_start = step * (direct + Wh @ by_weights), step * (Wh @ by_start)
        by_inputs = step * (Wh @ by_inputs)
        by_inputs[t] += step * Wx
        total, start, before = total + g[t] @ by_weights, start + g[t] @ by_start, h
        dxs += g[t] @ by_inputs
    dWx, dWh, db = np.split(total, [n * d, n * d + n * n])
    return hs, dxs, start, dWx.reshape(n, d), dWh.reshape(n, n), db


def draw(rng, steps=T, d=D, h=H, gain=1.0):
    shapes = ((steps, d), (h,), (h, d), (h, h), (h,), (steps, h))
    xs, h0, Wx, Wh, b, g = (rng.normal(size=shape) for shape in shapes)
    return xs, np.tanh(h0), Wx / 2, gain * Wh / np.sqrt(h), b / 2, g


def check(args, **tolerance):
    got = rnn_bptt(*args)
    assert len(got) == 6, "six arrays are returned"
    for part, want in zip(got, paths(*args), strict=True):
        assert_close(part, want, **(tolerance or {"rtol": 1e-8, "atol": 1e-11}))


def test_one_step_by_hand():
    """One step from the state 1 with a recurrent weight of 0: its weight gets the old state as gradient."""
    arrays = ([[0.0]], [1.0], [[2.0]], [[0.0]], [0.0], [[3.0]])
    got = rnn_bptt(*map(np.array, arrays))
    for part, want in zip(got, ([[0]], [[6]], [0], [[0]], [[3]], [3]), strict=True):
        assert_close(part, want, atol=1e-12)


def test_random_sequences():
    """States and all five gradients are right on random sequences, with unequal widths."""
    for rng in seeds():
        check(draw(rng))


def test_small_steps():
    """Each gradient is the slope of the loss, by small steps in every number."""
    args = draw(np.random.default_rng(1), 3, 2, 3)
    for part, want in zip(rnn_bptt(*args)[1:], slopes(*args), strict=True):
        assert_close(part, want, rtol=1e-6, atol=1e-8)  # central differences of 1e-5 keep about nine digits


def test_loss_at_the_last_step_only():
    """A loss at the last step reaches every earlier input and the first state."""
    *args, g = draw(np.random.default_rng(2))
    g[:-1] = 0
    check((*args, g))
    assert (np.abs(np.asarray(rnn_bptt(*args, g)[1])) > 1e-9).all()


def test_loss_in_the_middle():
    """Steps after the last loss get gradient zero."""
    *args, g = draw(np.random.default_rng(3))
    g[4:] = 0
    check((*args, g))
    assert_close(rnn_bptt(*args, g)[1][4:], np.zeros((3, D)))


def test_frozen_from_torch():
    """The values are those of torch's nn.RNN and its autograd."""
    frozen = golden("goldens.npz", Path(__file__).parent)
    got = rnn_bptt(*(frozen[name] for name in ("xs", "h0", "Wx", "Wh", "b", "g")))
    for name, part in zip(NAMES, got, strict=True):
        assert_close(part, frozen[name], rtol=1e-8, atol=1e-11)


def test_one_step_and_none():
    """One step works; without steps the states are empty and the gradients zero, in the shapes of the arguments."""
    check(draw(np.random.default_rng(4), 1))
    xs, h0, Wx, Wh, b, g = draw(np.random.default_rng(5), 0)
    for part, like in zip(rnn_bptt(xs, h0, Wx, Wh, b, g), (g, xs, h0, Wx, Wh, b), strict=True):
        assert_close(part, np.zeros(like.shape))


def test_long_sequences():
    """Over many steps gradients are neither cut off nor out of place, shrinking or growing."""
    for gain in (0.5, 1.5):
        check(draw(np.random.default_rng(6), 101, 2, 3, gain), rtol=1e-6, atol=1e-9)


def test_saturated_states():
    """With pre-activations of 1e4 states are plus or minus 1 and everything stays finite."""
    xs, h0, Wx, Wh, b, g = draw(np.random.default_rng(7))
    hs, *grads = rnn_bptt(xs, h0, Wx, Wh, b + 1e4 * np.array([1, -1, 1, -1, 1]), g)
    assert_close(hs, np.tile([1.0, -1, 1, -1, 1], (T, 1)))
    for part in grads:
        assert_close(part, np.zeros(np.shape(part)), atol=1e-12)


def test_linear_in_the_gradient():
    """Twice the gradient of the states gives twice all gradients, from 1e-12 to 1e6 in size."""
    *args, g = draw(np.random.default_rng(8))
    want = paths(*args, g)[1:]
    for scale in (1e-12, 2.0, 1e6):
        for part, single in zip(rnn_bptt(*args, scale * g)[1:], want, strict=True):
            assert_close(part, scale * single, rtol=1e-8, atol=1e-11 * scale)


def test_types_of_input():
    """Integers, float32 and views with strides are computed in double precision."""
    rng = np.random.default_rng(9)
    whole = [rng.integers(-2, 3, np.shape(part)) for part in draw(rng)]
    want = paths(*(part.astype(float) for part in whole))
    for kind in (np.int8, np.float32, int):
        for part, expected in zip(rnn_bptt(*(part.astype(kind) for part in whole)), want, strict=True):
            assert_close(part, expected, rtol=1e-8, atol=1e-11)
    views = [np.repeat(part.astype(float), 2, axis=-1)[..., ::2] for part in whole]
    for part, expected in zip(rnn_bptt(*views), want, strict=True):
        assert_close(part, expected, rtol=1e-8, atol=1e-11)


def test_arguments_stay_as_they_were():
    """No argument is changed, the gradient of the states included."""
    args = draw(np.random.default_rng(10))
    before = [part.copy() for part in args]
    rnn_bptt(*args)
    for now, then in zip(args, before, strict=True):
        assert_close(now, then)
