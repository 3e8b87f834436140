"""Seven backward rules against central differences and torch's autograd: shapes, axes, ties, repeats, extremes."""

from pathlib import Path

import numpy as np
from answer import vjp_add, vjp_cumsum, vjp_embedding, vjp_layernorm, vjp_logsumexp, vjp_matmul, vjp_max

from drill.suite import assert_close, golden, seeds

ROUNDING = {"rtol": 1e-9, "atol": 1e-11}


def differences(operation, g, x, step=1e-5):
    """Central differences of sum(g * operation(x)) in every entry of x."""
    found = np.empty(x.shape)
    for index in np.ndindex(x.shape):
        above, below = x.copy(), x.copy()
        above[index] += step
        below[index] -= step
        found[index] = np.sum(g * (operation(above) - operation(below))) / (2 * step)
    return found


def logsumexp(x, axis):
    top = x.max(axis=axis, keepdims=True)
    return np.log(np.exp(x - top).sum(axis=axis)) + top.squeeze(axis)


def layernorm(x, eps=1e-5):
    return (x - x.mean(axis=-1, keepdims=True)) / np.sqrt(x.var(axis=-1, keepdims=True) + eps)


def close(got, expected):
    assert_close(got, expected, rtol=1e-5, atol=1e-8)  # as exact as the differences are


def test_worked_examples():
    """A running sum from the end; a tie of two halves; a stretched axis summed and kept."""
    assert_close(vjp_cumsum(np.array([1.0, 2.0, 4.0]), 0), [7.0, 6.0, 4.0], **ROUNDING)
    assert_close(vjp_max(np.array(6.0), np.array([2.0, 5.0, 5.0]), 0), [0.0, 3.0, 3.0], **ROUNDING)
    da, db = vjp_add(np.ones((2, 3)), np.ones((2, 3)), np.ones((2, 1)))
    assert_close(da, np.ones((2, 3)), **ROUNDING)
    assert_close(db, [[3.0], [3.0]], **ROUNDING)


def test_add():
    """Added and stretched axes are summed, alone and together, and both gradients have their own shapes."""
    rng = np.random.default_rng(0)
    pairs = (
        ((2, 3, 5), (3, 5)),
        ((2, 3, 5), (2, 1, 5)),
        ((2, 3, 5), (3, 1)),
        ((2, 3, 5), ()),
        ((5,), (2, 1)),
        ((1, 3), (2, 1)),
        ((2, 3), (2, 3)),
        ((1, 1), (1,)),
        ((3, 0), (3, 1)),
    )
    for left, right in pairs:
        a, b = rng.normal(size=left), rng.normal(size=right)
        g = rng.normal(size=np.broadcast_shapes(left, right))
        for x, y in ((a, b), (b, a)):
            dx, dy = vjp_add(g, x, y)
            close(dx, differences(lambda moved, y=y: moved + y, g, x))
            close(dy, differences(lambda moved, x=x: x + moved, g, y))


def test_matmul():
    """Of a product, each gradient is that of g and the other factor, for matrices of unequal sizes and square ones."""
    for rng in seeds(5):
        for n, d, k in ((3, 5, 2), (1, 7, 3), (3, 3, 3)):
            a, b, g = rng.normal(size=(n, d)), rng.normal(size=(d, k)), rng.normal(size=(n, k))
            da, db = vjp_matmul(g, a, b)
            close(da, differences(lambda x, b=b: x @ b, g, a))
            close(db, differences(lambda x, a=a: a @ x, g, b))


def test_matmul_of_batches():
    """Leading axes that a product broadcasts are summed in the gradient of the factor that was shared."""
    rng = np.random.default_rng(1)
    for left, right in (((2, 3, 5), (5, 2)), ((3, 5), (7, 5, 2)), ((2, 1, 3, 5), (7, 5, 2)), ((2, 3, 5), (2, 5, 3))):
        a, b = rng.normal(size=left), rng.normal(size=right)
        g = rng.normal(size=(a @ b).shape)
        da, db = vjp_matmul(g, a, b)
        close(da, differences(lambda x, b=b: x @ b, g, a))
        close(db, differences(lambda x, a=a: a @ x, g, b))


def test_logsumexp():
    """The gradient is g times the softmax along the axis, whichever axis it is."""
    for rng in seeds(5):
        x = rng.normal(size=(2, 5, 3))
        for axis in (0, 1, 2, -1, -2):
            g = rng.normal(size=logsumexp(x, axis).shape)
            close(vjp_logsumexp(g, x, axis), differences(lambda moved, axis=axis: logsumexp(moved, axis), g, x))


def test_extremes():
    """Entries of 10,000 and -10,000, side by side or in different rows, give exact gradients."""
    x = np.array([[1e4, -1e4, 1e4], [-1e4, -1e4 + 1, -1e4]])
    p = np.exp([-1.0, 0.0, -1.0])
    want = np.array([[1.0, 0.0, 1.0], 2 * p / p.sum()])
    assert_close(vjp_logsumexp(np.array([2.0, 2.0]), x, 1), want, **ROUNDING)
    g = np.array([[1.0, 2.0, -1.0]])
    assert_close(vjp_layernorm(g, 1e4 + np.array([[1.0, 2.0, 4.0]])), vjp_layernorm(g, np.array([[1.0, 2.0, 4.0]])), rtol=1e-7)


def test_layernorm():
    """Mean and deviation depend on every entry, and the gradient takes both into account."""
    for rng in seeds(8):
        for shape in ((7,), (3, 5), (2, 3, 2)):
            x, g = 2 * rng.normal(size=shape) + 3, rng.normal(size=shape)
            close(vjp_layernorm(g, x), differences(layernorm, g, x))


def test_layernorm_epsilon():
    """Epsilon belongs inside the root: with small deviations and large epsilons too, and for constant rows."""
    rng = np.random.default_rng(2)
    x, g = rng.normal(size=(3, 5)), rng.normal(size=(3, 5))
    for eps in (0.5, 3.0):
        close(vjp_layernorm(g, x, eps), differences(lambda moved, eps=eps: layernorm(moved, eps), g, x))
    small = 3e-3 * x
    assert_close(vjp_layernorm(g, small), differences(layernorm, g, small, step=1e-7), rtol=1e-4, atol=1e-4)
    constant = np.full((1, 5), 2.0)
    centred = g[:1] - g[:1].mean()
    assert_close(vjp_layernorm(g[:1], constant), centred / np.sqrt(1e-5), rtol=1e-9, atol=1e-9)


def test_embedding():
    """Each row gets the sum over all places where it was read, repeats and negative ids included, the rest zeros."""
    g = np.array([[1.0, 2.0], [10.0, 20.0], [100.0, 200.0], [1000.0, 2000.0]])
    want = [[0, 0], [101.0, 202.0], [1000.0, 2000.0], [0, 0], [10.0, 20.0]]
    assert_close(vjp_embedding(g, np.array([1, -1, 1, 2]), 5), want, **ROUNDING)
    ids = np.array([1, 4, -4, -3])
    assert_close(vjp_embedding(g, ids, 5), want, **ROUNDING)
    assert_close(ids, [1, 4, -4, -3])
    for rng in seeds(5):
        ids, g = rng.integers(-5, 5, size=(3, 7, 2)), rng.normal(size=(3, 7, 2, 3))
        want = differences(lambda E, ids=ids: E[ids], g, rng.normal(size=(5, 3)))
        close(vjp_embedding(g, ids, 5), want)


def test_embedding_of_few_ids():
    """A single id without axes reads one row, and no ids at all leave zeros."""
    assert_close(vjp_embedding(np.array([3.0, 4.0]), np.array(2), 3), [[0, 0], [0, 0], [3.0, 4.0]], **ROUNDING)
    assert_close(vjp_embedding(np.zeros((0, 2)), np.zeros(0, dtype=int), 3), np.zeros((3, 2)))


def test_max():
    """The largest entry along the axis gets the gradient, whichever axis it is."""
    for rng in seeds(5):
        x = rng.permutation(30).reshape(2, 5, 3) / 7.0
        for axis in (0, 1, 2, -1, -2):
            g = rng.normal(size=x.max(axis=axis).shape)
            close(vjp_max(g, x, axis), differences(lambda moved, axis=axis: moved.max(axis=axis), g, x))


def test_ties():
    """Tied entries share evenly, each line by itself, and close entries are no ties."""
    x = np.array([[1.0, 1.0, 1.0], [0.0, 2.0, 2.0], [3.0, 3.0 + 1e-9, 2.0]])
    got = vjp_max(np.array([3.0, 4.0, 5.0]), x, 1)
    assert_close(got, [[1.0, 1.0, 1.0], [0.0, 2.0, 2.0], [0.0, 5.0, 0.0]], **ROUNDING)


def test_cumsum():
    """Each entry gets what comes from itself on, along the right axis."""
    rng = np.random.default_rng(3)
    g = rng.normal(size=(2, 5, 3))
    for axis in (0, 1, 2, -1, -2):
        want = differences(lambda x, axis=axis: np.cumsum(x, axis=axis), g, np.zeros(g.shape))
        close(vjp_cumsum(g, axis), want)


def test_values_of_torch():
    """All seven give the gradients of torch's autograd."""
    t = golden("goldens.npz", Path(__file__).parent)
    for name, rule in (("add", vjp_add), ("matmul", vjp_matmul)):
        da, db = rule(t[f"{name}_g"], t[f"{name}_a"], t[f"{name}_b"])
        assert_close(da, t[f"{name}_da"], **ROUNDING)
        assert_close(db, t[f"{name}_db"], **ROUNDING)
    assert_close(vjp_logsumexp(t["logsumexp_g"], t["logsumexp_x"], 1), t["logsumexp_dx"], **ROUNDING)
    assert_close(vjp_layernorm(t["layernorm_g"], t["layernorm_x"]), t["layernorm_dx"], **ROUNDING)
    assert_close(vjp_embedding(t["embedding_g"], t["ids"], 7), t["embedding_dE"], **ROUNDING)
    assert_close(vjp_max(t["max_g"], t["max_x"], 0), t["max_dx"], **ROUNDING)
    assert_close(vjp_cumsum(t["cumsum_g"], 1), t["cumsum_dx"], **ROUNDING)


def test_types_and_arguments():
    """Small integers, float32 and views with strides are computed in float64, and no argument is changed."""
    rng = np.random.default_rng(4)
    whole = rng.integers(50, 127, size=(6, 10)).astype(np.int8)
    for g, a in ((whole[::2], whole[::2, ::-1]), (whole[:3].astype(np.float32) / 7, whole[3:].astype(np.float32) / 7)):
        exact_g, exact_a = g.astype(float), a.astype(float)
        for x, y in ((g, exact_g), (a, exact_a)):
            assert_close(vjp_cumsum(x, 1), vjp_cumsum(y, 1), **ROUNDING)
        for got, want in zip(vjp_add(g, a, a[:, :1]), vjp_add(exact_g, exact_a, exact_a[:, :1]), strict=True):
            assert_close(got, want, **ROUNDING)
        for got, want in zip(vjp_matmul(g[:, :3], a, a.T), vjp_matmul(exact_g[:, :3], exact_a, exact_a.T), strict=True):
            assert_close(got, want, **ROUNDING)
        assert_close(vjp_layernorm(g, a), vjp_layernorm(exact_g, exact_a), **ROUNDING)
        assert_close(vjp_logsumexp(g[0], a, 0), vjp_logsumexp(exact_g[0], exact_a, 0), **ROUNDING)
        assert_close(vjp_max(g[0], a, 0), vjp_max(exact_g[0], exact_a, 0), **ROUNDING)
        assert_close(vjp_embedding(g, np.array([1, 1, 0], dtype=np.uint8), 2), vjp_embedding(exact_g, [1, 1, 0], 2), **ROUNDING)
        assert_close(vjp_embedding(g, np.array([1, 1, 0]), 2), [exact_g[2], exact_g[0] + exact_g[1]], **ROUNDING)
        assert_close(g, exact_g, rtol=0, atol=0)
        assert_close(a, exact_a, rtol=0, atol=0)
