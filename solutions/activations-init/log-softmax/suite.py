"""Log-softmax as an autograd function: values, axes, masks, first and second derivatives, types."""

import numpy as np

from drill.suite import assert_close, in_answer, seeds


@in_answer
def run(x, dim, g, type_name="float64", backwards=False):
    """Forward and backward once; `backwards` stores x and g with reversed axes, so that they have strides.

    Returns output, gradient, their types, and which of x and g kept their values.
    """
    import torch

    from answer import LogSoftmax

    dtype = getattr(torch, type_name)
    x, g = (torch.tensor(array).to(dtype) for array in (x, g))
    if backwards:
        axes = tuple(reversed(range(x.ndim)))
        x, g = (tensor.permute(axes).contiguous().permute(axes) for tensor in (x, g))
    before, g_before = x.clone(), g.clone()
    x = x.detach().requires_grad_()
    out = LogSoftmax.apply(x, dim)
    (grad,) = torch.autograd.grad(out, x, g)
    kept = [bool((x.detach() == before).all()), bool((g == g_before).all())]
    types = [str(out.dtype), str(grad.dtype)]
    return out.detach().double().numpy(), grad.double().numpy(), types, kept


@in_answer
def run_many(cases):
    """Run one case after the other, all in one call, which is much faster."""
    return [run(*case)[:2] for case in cases]


@in_answer
def second(x, dim, g, u):
    """Return the derivatives of sum(u * gradient) with respect to x and to g."""
    import torch

    from answer import LogSoftmax

    x, g = (torch.tensor(array).requires_grad_() for array in (x, g))
    u = torch.tensor(u)
    (grad,) = torch.autograd.grad(LogSoftmax.apply(x, dim), x, g, create_graph=True)
    if not grad.requires_grad:
        return None, None
    by_x, by_g = torch.autograd.grad((grad * u).sum(), (x, g), allow_unused=True)
    return None if by_x is None else by_x.numpy(), None if by_g is None else by_g.numpy()


@in_answer
def within_a_larger_graph(w, x):
    """Return the gradient with respect to w of the first log-probability of w * x, and of two uses of one output."""
    import torch

    from answer import LogSoftmax

    w, x = torch.tensor(w, requires_grad=True), torch.tensor(x)
    out = LogSoftmax.apply(w * x, 0)
    (once,) = torch.autograd.grad(out[0], w, retain_graph=True)
    (twice,) = torch.autograd.grad((out[0] + out[0].exp()), w)
    return once.numpy(), twice.numpy()


@in_answer
def is_function():
    import torch

    from answer import LogSoftmax

    return isinstance(LogSoftmax, type) and issubclass(LogSoftmax, torch.autograd.Function)


def by_slices(x, dim, g):
    """One slice at a time, exponentials after the maximum of the slice."""
    x, g = np.moveaxis(x, dim, -1), np.moveaxis(g, dim, -1)
    out, grad = np.empty(x.shape), np.empty(x.shape)
    for at in np.ndindex(x.shape[:-1]):
        row = x[at] - x[at].max()
        out[at] = row - np.log(np.exp(row).sum())
        grad[at] = g[at] - np.exp(out[at]) * g[at].sum()
    return np.moveaxis(out, -1, dim), np.moveaxis(grad, -1, dim)


def test_example():
    """Logits 0 and ln 3 have probabilities 1/4 and 3/4, and the gradient is g minus p times the sum of g."""
    out, grad, *_ = run(np.array([0.0, np.log(3)]), 0, np.array([1.0, 0.0]))
    assert_close(np.exp(out), [0.25, 0.75], rtol=1e-12)
    assert_close(grad, [0.75, -0.75], rtol=1e-12)
    assert is_function(), "LogSoftmax is no subclass of torch.autograd.Function"


def test_every_axis():
    """Along any axis, counted from either end, values and gradients are those of each slice."""
    cases = []
    for number, rng in enumerate(seeds()):
        x, g = 3 * rng.normal(size=(2, 2, 3, 5))
        cases.append((x, number % 6 - 3, g))
    for case, (out, grad) in zip(cases, run_many(cases), strict=True):
        expected, expected_grad = by_slices(*case)
        assert_close(out, expected, rtol=1e-10, atol=1e-13)
        assert_close(grad, expected_grad, rtol=1e-10, atol=1e-12)


def test_large_logits():
    """Logits of ±10⁴ neither overflow nor underflow: the less probable logit is -20000."""
    x = np.array([[1e4, -1e4], [-1e4, -1e4], [1e4, 1e4]])
    out, grad, *_ = run(x, 1, np.array([[1.0, 2.0], [1.0, 3.0], [5.0, 1.0]]))
    half = -np.log(2)
    assert_close(out, [[0, -2e4], [half, half], [half, half]], rtol=1e-12, atol=1e-12)
    assert_close(grad, [[-2.0, 2.0], [-1.0, 1.0], [2.0, -2.0]], rtol=1e-10, atol=1e-12)


def test_slices_that_lie_apart():
    """A slice at -9000 has the same result beside one at 9000 as alone, along either axis."""
    rng = np.random.default_rng(2)
    x, g = rng.normal(size=(2, 3, 5))
    far = x + np.array([[9000.0], [0.0], [-9000.0]])
    out, grad, *_ = run(far, 1, g)
    expected, expected_grad = by_slices(x, 1, g)
    assert_close(out, expected, rtol=1e-9, atol=1e-10)
    assert_close(grad, expected_grad, rtol=1e-9, atol=1e-10)
    out, *_ = run(far.T, 0, g.T)
    assert_close(out, expected.T, rtol=1e-9, atol=1e-10)


def test_masked_entries():
    """An entry of -inf stays -inf and takes no probability from the others; its gradient is its own g."""
    x = np.array([[0.0, -np.inf, 0.0, -np.inf], [-np.inf, 7.0, -np.inf, -np.inf]])
    g = np.array([[1.0, 10.0, 2.0, -3.0], [4.0, 0.5, 0.0, 1.0]])
    out, grad, *_ = run(x, -1, g)
    half = -np.log(2)
    assert_close(out, [[half, -np.inf, half, -np.inf], [-np.inf, 0, -np.inf, -np.inf]], rtol=1e-12)
    assert_close(grad, [[-4.0, 10.0, -3.0, -3.0], [4.0, -5.0, 0.0, 1.0]], rtol=1e-12)


def test_slice_of_masked_entries():
    """A slice of -inf alone gives -inf, without NaN in values or gradients."""
    x = np.array([[-np.inf, 0.0], [-np.inf, 0.0], [-np.inf, 0.0]])
    out, grad, *_ = run(x, 0, np.array([[1.0, 3.0], [2.0, 0.0], [3.0, 0.0]]))
    third = -np.log(3)
    assert_close(out, [[-np.inf, third], [-np.inf, third], [-np.inf, third]], rtol=1e-12)
    assert_close(grad, [[1.0, 2.0], [2.0, -1.0], [3.0, -1.0]], rtol=1e-12, atol=1e-15)


def test_constant_along_the_axis():
    """One common g on a slice has no effect on probabilities that it could raise together; one entry alone has out 0."""
    x = np.random.default_rng(3).normal(size=(5, 7))
    _, grad, *_ = run(x, 0, np.exp(by_slices(x, 0, x)[0]))
    assert_close(grad.sum(axis=0), np.zeros(7), atol=1e-12)
    assert_close(grad, np.zeros((5, 7)), atol=1e-12)
    out, grad, *_ = run(np.array([[3.0], [-8.0]]), 1, np.array([[5.0], [6.0]]))
    assert_close(out, np.zeros((2, 1)), atol=1e-12)
    assert_close(grad, np.zeros((2, 1)), atol=1e-12)


def test_empty_batch():
    """No slices at all give an empty result."""
    out, grad, *_ = run(np.zeros((0, 3)), 1, np.zeros((0, 3)))
    assert_close(out, np.zeros((0, 3)))
    assert_close(grad, np.zeros((0, 3)))


def test_second_derivatives():
    """The gradient can itself be differentiated, with respect to x and to the incoming gradient."""
    for rng in seeds(5):
        x, g, u = rng.normal(size=(3, 3, 5))
        p = np.exp(by_slices(x, 1, g)[0])
        mean = (p * u).sum(axis=1, keepdims=True)
        by_x, by_g = second(x, 1, g, u)
        assert by_x is not None, "the gradient does not depend on x"
        assert_close(by_x, -g.sum(axis=1, keepdims=True) * p * (u - mean), rtol=1e-9, atol=1e-11)
        assert by_g is not None, "the gradient does not depend on g"
        assert_close(by_g, u - mean, rtol=1e-9, atol=1e-11)


def test_part_of_a_graph():
    """Gradients go on to what the logits were made of, and an output that is used twice gets both gradients."""
    w, x = np.array([1.0, 2.0, 0.5]), np.array([0.3, -0.7, 2.0])
    p = np.exp(w * x) / np.exp(w * x).sum()
    once, twice = within_a_larger_graph(w, x)
    slope = (np.array([1.0, 0, 0]) - p) * x
    assert_close(once, slope, rtol=1e-9)
    assert_close(twice, slope * (1 + p[0]), rtol=1e-9)


def test_number_types():
    """float32 stays float32 in output and gradient, and float64 keeps its digits."""
    x, g = np.random.default_rng(5).normal(size=(2, 3, 7))
    for type_name, rtol in (("float32", 1e-5), ("float64", 1e-11)):
        out, grad, types, _ = run(x, -1, g, type_name)
        assert types == 2 * [f"torch.{type_name}"]
        expected, expected_grad = by_slices(x, -1, g)
        assert_close(out, expected, rtol=rtol, atol=rtol)
        assert_close(grad, expected_grad, rtol=rtol, atol=rtol)


def test_strides_and_arguments():
    """Tensors with strides work, and neither x nor the incoming gradient is changed."""
    x, g = np.random.default_rng(7).normal(size=(2, 3, 5, 2))
    for backwards in (False, True):
        out, grad, _, kept = run(x, 1, g, "float64", backwards)
        expected, expected_grad = by_slices(x, 1, g)
        assert_close(out, expected, rtol=1e-10, atol=1e-13)
        assert_close(grad, expected_grad, rtol=1e-10, atol=1e-12)
        assert kept == [True, True], "x or g was changed"
