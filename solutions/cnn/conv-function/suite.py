"""A convolution as an autograd function: values, first and second derivatives, and what it keeps."""

from itertools import product

import numpy as np

from drill.suite import assert_close, in_answer, seeds


@in_answer
def run_each(jobs):
    """For each (x, w, b, stride, padding, g): the output and the gradients of x, w and b. One call is faster."""
    import torch

    from answer import Conv2dFunction

    results = []
    for x, w, b, stride, padding, g in jobs:
        x, w, b = (None if part is None else torch.tensor(part, requires_grad=True) for part in (x, w, b))
        out = Conv2dFunction.apply(x, w, b, stride, padding)
        out.backward(torch.tensor(g))
        grads = [None if part is None or part.grad is None else part.grad.numpy() for part in (x, w, b)]
        results.append((out.detach().numpy(), *grads))
    return results


@in_answer
def second(x, w, b, stride, padding, g, u, v, t):
    """Differentiate <dx, u> + <dw, v> + <db, t> with respect to x, w and g; None if that is refused."""
    import torch

    from answer import Conv2dFunction

    x, w, b, g = (torch.tensor(part, requires_grad=True) for part in (x, w, b, g))
    try:
        out = Conv2dFunction.apply(x, w, b, stride, padding)
        first = torch.autograd.grad(out, (x, w, b), g, create_graph=True)
        total = sum((part * torch.tensor(way)).sum() for part, way in zip(first, (u, v, t)))
        grads = torch.autograd.grad(total, (x, w, g), allow_unused=True)
    except RuntimeError:
        return None
    return [None if grad is None else grad.numpy() for grad in grads]


@in_answer
def given_back(wanted, with_bias):
    """Return which of the five results of backward are not None, or that it called autograd again."""
    import torch

    from answer import Conv2dFunction

    tensors = [torch.ones(2, 3, 5, 4), torch.ones(2, 3, 2, 3), torch.ones(2)]
    for tensor, want in zip(tensors, wanted):
        tensor.requires_grad_(want)
    out = Conv2dFunction.apply(*tensors[:2], tensors[2] if with_bias else None, 1, 1)
    calls, kept = [], (torch.autograd.grad, torch.autograd.backward)
    torch.autograd.grad = torch.autograd.backward = lambda *args, **kwargs: calls.append(args)
    try:
        grads = out.grad_fn.apply(torch.ones_like(out))
    except (TypeError, AttributeError):
        grads = None
    finally:
        torch.autograd.grad, torch.autograd.backward = kept
    return "automatic differentiation" if calls or grads is None else [grad is not None for grad in grads]


@in_answer
def notices_changes():
    """Change x, then w, in place between the two passes; return whether the backward pass refuses each time."""
    import torch

    from answer import Conv2dFunction

    noticed = []
    for which in range(2):
        leaves = [torch.ones(1, 2, 4, 3, requires_grad=True), torch.ones(2, 2, 2, 2, requires_grad=True)]
        x, w = (leaf * 1 for leaf in leaves)
        out = Conv2dFunction.apply(x, w, None, 1, 0)
        with torch.no_grad():
            (x, w)[which].add_(1)
        try:
            out.sum().backward()
            noticed.append(False)
        except RuntimeError:
            noticed.append(True)
    return noticed


@in_answer
def types(kind):
    """Return the types of the output and of the three gradients."""
    import torch

    from answer import Conv2dFunction

    dtype = getattr(torch, kind)
    shapes = ((1, 2, 5, 4), (3, 2, 2, 3), (3,))
    x, w, b = (torch.ones(shape, dtype=dtype, requires_grad=True) for shape in shapes)
    out = Conv2dFunction.apply(x, w, b, 2, 1)
    return [str(part.dtype) for part in (out, *out.grad_fn.apply(torch.ones_like(out))[:3])]


@in_answer
def through_a_net(x, w, g):
    """Use the function twice in a chain with one kernel, the input being a view; return the gradients and the inputs."""
    import torch

    from answer import Conv2dFunction

    x, w, g = torch.tensor(x, requires_grad=True), torch.tensor(w, requires_grad=True), torch.tensor(g)
    y = Conv2dFunction.apply(x.transpose(2, 3), w, None, 1, 1).relu()
    z = Conv2dFunction.apply(y, w, None, 2, 0)
    z.backward(g)
    return x.grad.numpy(), w.grad.numpy(), x.detach().numpy(), w.detach().numpy(), g.numpy()


@in_answer
def turned(x, w, b, stride, padding, g):
    """Return the gradients of sum(g * output), with the output's two axes turned: its gradient is not contiguous."""
    import torch

    from answer import Conv2dFunction

    leaves = [torch.tensor(part, requires_grad=True) for part in (x, w, b)]
    try:
        (Conv2dFunction.apply(*leaves, stride, padding).transpose(2, 3) * torch.tensor(g).transpose(2, 3).contiguous()).sum().backward()
    except RuntimeError as error:
        return str(error)
    return [leaf.grad.numpy() for leaf in leaves]


def met(x, i, j, size, stride):
    """The padded pixels under the kernel entry (i, j), for all positions: a view to read or to add to."""
    rows, columns = size
    return x[:, :, i : i + rows * stride : stride, j : j + columns * stride : stride]


def size_of(x, w, stride, padding):
    return [(n + 2 * padding - k) // stride + 1 for n, k in zip(x.shape[2:], w.shape[2:], strict=True)]


def pad(x, padding):
    return np.pad(x, ((0, 0), (0, 0), (padding, padding), (padding, padding)))


def forward(x, w, b, stride, padding):
    size, wide = size_of(x, w, stride, padding), pad(x, padding)
    out = np.zeros((len(x), len(w), *size))
    for i, j in np.ndindex(w.shape[2:]):
        out += np.einsum("nchw,oc->nohw", met(wide, i, j, size, stride), w[:, :, i, j])
    return out if b is None else out + b[:, None, None]


def of_x(g, x, w, stride, padding):
    wide = np.zeros_like(pad(x, padding))
    for i, j in np.ndindex(w.shape[2:]):
        met(wide, i, j, g.shape[2:], stride)[:] += np.einsum("nohw,oc->nchw", g, w[:, :, i, j])
    return wide[:, :, padding : padding + x.shape[2], padding : padding + x.shape[3]]


def of_w(g, x, w, stride, padding):
    wide, dw = pad(x, padding), np.zeros(w.shape)
    for i, j in np.ndindex(w.shape[2:]):
        dw[:, :, i, j] = np.einsum("nohw,nchw->oc", g, met(wide, i, j, g.shape[2:], stride))
    return dw


def draw(rng, stride, padding, kernel=(3, 2), shape=(2, 3, 8, 7)):
    x, w, b = rng.normal(size=shape), rng.normal(size=(5, shape[1], *kernel)), rng.normal(size=5)
    return x, w, b, stride, padding, rng.normal(size=(shape[0], 5, *size_of(x, w, stride, padding)))


def check(jobs):
    for (x, w, b, stride, padding, g), (out, dx, dw, db) in zip(jobs, run_each(jobs), strict=True):
        assert_close(out, forward(x, w, b, stride, padding), rtol=1e-7, atol=1e-9)
        assert_close(dx, of_x(g, x, w, stride, padding), rtol=1e-7, atol=1e-9)
        assert_close(dw, of_w(g, x, w, stride, padding), rtol=1e-7, atol=1e-9)
        if b is not None:
            assert_close(db, g.sum(axis=(0, 2, 3)), rtol=1e-7, atol=1e-9)


def test_three_pixels_by_hand():
    """With kernel [1, 2] and gradients of ones three pixels get [1, 3, 2], and the kernel the sums it met."""
    x, w = np.array([[[[5.0, 6.0, 7.0]]]]), np.array([[[[1.0, 2.0]]]])
    ((out, dx, dw, db),) = run_each([(x, w, np.zeros(1), 1, 0, np.ones((1, 1, 1, 2)))])
    assert_close(out, [[[[17, 20]]]], rtol=1e-6)
    assert_close(dx, [[[[1, 3, 2]]]], rtol=1e-6)
    assert_close(dw, [[[[11, 13]]]], rtol=1e-6)
    assert_close(db, [2], rtol=1e-6)


def test_plain_layer():
    """With stride 1 and no padding values and gradients are right on random data."""
    check([draw(rng, 1, 0) for rng in seeds()])


def test_padding():
    """Padded places count in the forward pass and get no gradient, also where there is more padding than kernel."""
    check([draw(rng, 1, padding) for rng, padding in zip(seeds(3), (1, 2, 4), strict=True)])


def test_stride_that_divides():
    """With a stride gradients go to the pixels that the windows met."""
    check([draw(rng, 2, 0, (2, 3)) for rng in seeds(3)])
    check([draw(np.random.default_rng(1), 3, 0, (2, 1))])


def test_stride_with_a_remainder():
    """Where the stride leaves pixels over, all gradients still have their shapes and values, with and without padding."""
    jobs = []
    for rng, (stride, padding) in zip(seeds(6), product((2, 3, 4), (0, 1)), strict=True):
        jobs += [draw(rng, stride, padding, kernel, (2, 3, 9, 8)) for kernel in ((3, 3), (2, 3), (1, 4))]
    check(jobs)


def test_kernels_of_any_shape():
    """Kernels may be single pixels, even, long, or as large as the map."""
    check([draw(np.random.default_rng(2), 1, 0, kernel) for kernel in ((1, 1), (4, 2), (1, 7), (8, 7))])


def test_without_bias():
    """With None as the bias the function works and gives the other gradients."""
    jobs = [draw(rng, 2, 1) for rng in seeds(2)]
    check([(x, w, None, *rest) for x, w, _, *rest in jobs])


def test_only_what_is_wanted():
    """What does not require a gradient gets None from the backward pass, which does not call autograd again."""
    for wanted in product((True, False), repeat=3):
        if any(wanted):
            assert given_back(list(wanted), True) == [*wanted, False, False]
    assert given_back([True, True, False], False) == [True, True, False, False, False]


def test_second_derivatives():
    """The gradients can be differentiated again, as in a gradient penalty."""
    for rng, (stride, padding) in zip(seeds(4), ((1, 0), (2, 1), (3, 1), (2, 0)), strict=True):
        x, w, b, _, _, g = draw(rng, stride, padding, (3, 2), (2, 3, 6, 7))
        u, v, t = rng.normal(size=x.shape), rng.normal(size=w.shape), rng.normal(size=b.shape)
        got = second(x, w, b, stride, padding, g, u, v, t)
        assert got is not None, "the backward pass cannot be differentiated"
        assert all(grad is not None for grad in got), "a second derivative is missing"
        assert_close(got[0], of_x(g, x, v, stride, padding), rtol=1e-7, atol=1e-9)
        assert_close(got[1], of_w(g, u, w, stride, padding), rtol=1e-7, atol=1e-9)
        want = forward(u, w, None, stride, padding) + forward(x, v, t, stride, padding)
        assert_close(got[2], want, rtol=1e-7, atol=1e-9)


def test_changes_in_place_are_noticed():
    """If x or w is changed in place before the backward pass, autograd refuses instead of giving wrong gradients."""
    assert notices_changes() == [True, True]


def test_types():
    """Output and gradients have the type of the tensors, float32 or float64."""
    for kind in ("float32", "float64"):
        assert types(kind) == 4 * [f"torch.{kind}"]


def test_gradient_that_is_not_contiguous():
    """An output gradient that is a transposed view works as any other."""
    job = draw(np.random.default_rng(4), 2, 1)
    got, (x, w, _, _, _, g) = turned(*job), job
    assert not isinstance(got, str), f"the backward pass fails: {got}"
    for part, want in zip(got, (of_x(g, x, w, 2, 1), of_w(g, x, w, 2, 1), g.sum((0, 2, 3))), strict=True):
        assert_close(part, want, rtol=1e-7, atol=1e-9)


def test_twice_in_a_chain():
    """Used twice with one kernel, on a transposed view, it adds the gradients up and changes no tensor."""
    rng = np.random.default_rng(3)
    x, w, g = rng.normal(size=(2, 3, 6, 5)), rng.normal(size=(3, 3, 2, 3)), rng.normal(size=(2, 3, 3, 2))
    turned = x.swapaxes(2, 3)
    hidden = forward(turned, w, None, 1, 1)
    y = np.maximum(hidden, 0)
    dy = of_x(g, y, w, 2, 0) * (hidden > 0)
    dx, dw, *after = through_a_net(x, w, g)
    assert_close(dx, of_x(dy, turned, w, 1, 1).swapaxes(2, 3), rtol=1e-7, atol=1e-9)
    assert_close(dw, of_w(g, y, w, 2, 0) + of_w(dy, turned, w, 1, 1), rtol=1e-7, atol=1e-9)
    for now, then in zip(after, (x, w, g), strict=True):
        assert_close(now, then)
