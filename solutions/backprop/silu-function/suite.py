"""SiLU as an autograd function: values, first and second derivatives, extremes, what is saved, in-place changes."""

import numpy as np

from drill.suite import assert_close, in_answer, seeds


@in_answer
def derivatives(x, g=None, type_name="float64"):
    """Return silu of x, the gradient of sum(g * silu), the derivative of that gradient's sum, and their types."""
    import torch

    from answer import silu

    dtype = getattr(torch, type_name)
    x = torch.tensor(x, dtype=dtype, requires_grad=True)
    g = torch.ones_like(x) if g is None else torch.tensor(g, dtype=dtype)
    y = silu(x)
    try:
        (first,) = torch.autograd.grad(y, x, g, create_graph=True)
        (second,) = torch.autograd.grad(first.sum(), x)
    except RuntimeError:
        first = torch.autograd.grad(silu(x), x, g)[0]
        second = torch.full_like(x, float("nan"))
    found = [t.detach().double().numpy() for t in (y, first, second)]
    return found, [str(t.dtype) for t in (y, first)]


@in_answer
def derivatives_of_each(cases):
    return [derivatives(*case)[0] for case in cases]


@in_answer
def by_the_incoming_gradient(x, g):
    """Return the derivative of the sum of the gradients in the incoming gradient g."""
    import torch

    from answer import silu

    x, g = (torch.tensor(array, requires_grad=True) for array in (x, g))
    try:
        (first,) = torch.autograd.grad(silu(x), x, g, create_graph=True)
        return torch.autograd.grad(first.sum(), g)[0].numpy()
    except RuntimeError:
        return None


@in_answer
def saved(n):
    """Return how many numbers in different places the graph keeps, and whether an own autograd function is in it."""
    import torch

    from answer import silu

    kept = {}

    def pack(tensor):
        kept[tensor.untyped_storage().data_ptr()] = tensor.untyped_storage().nbytes() // tensor.element_size()
        return tensor

    x = torch.linspace(-3, 3, n, dtype=torch.float64, requires_grad=True)
    with torch.autograd.graph.saved_tensors_hooks(pack, lambda tensor: tensor):
        y = silu(x)
    waiting, own = [y.grad_fn], False
    while waiting:
        node = waiting.pop()
        own = own or isinstance(node, torch.autograd.function.BackwardCFunction)
        waiting.extend(before for before, _ in node.next_functions if before is not None)
    return sum(kept.values()), own


@in_answer
def changed_in_place(when):
    """Change the input in place at some time; return whether backward raises a RuntimeError, or the gradient."""
    import torch

    from answer import silu

    leaf = torch.tensor([1.0, -2.0], dtype=torch.float64, requires_grad=True)
    x = leaf * 1.0
    if when == "before":
        x.add_(1.0)
    y = silu(x)
    if when == "after":
        x.add_(1.0)
    try:
        y.sum().backward()
    except RuntimeError:
        return None
    return leaf.grad.numpy()


@in_answer
def incoming_after(x, g):
    """Return the incoming gradient after a backward pass that is not recorded."""
    import torch

    from answer import silu

    x, g = torch.tensor(x, requires_grad=True), torch.tensor(g)
    torch.autograd.grad(silu(x), x, g)
    return g.numpy()


@in_answer
def odd_inputs():
    """Run on a transposed, an empty, a plain and an expanded input; return shapes, values and what was asked about."""
    import torch

    from answer import silu

    wide = torch.arange(6.0, dtype=torch.float64).reshape(2, 3)
    turned = wide.clone().T.requires_grad_()
    y = silu(turned)
    y.sum().backward()
    empty = torch.zeros(0, 3, requires_grad=True)
    silu(empty).sum().backward()
    plain = torch.tensor([1.0, -1.0])
    before = plain.clone()
    out = silu(plain)
    single = torch.tensor(0.5, dtype=torch.float64, requires_grad=True)
    stretched = silu(single.expand(4))
    stretched.sum().backward()
    return {
        "turned": (y.detach().numpy(), turned.grad.numpy()),
        "empty": (tuple(silu(empty).shape), tuple(empty.grad.shape)),
        "requires": out.requires_grad,
        "same": torch.equal(plain, before),
        "own memory": out.data_ptr() != plain.data_ptr(),
        "expanded": (stretched.detach().numpy(), single.grad.item()),
    }


@in_answer
def used_twice(x):
    """Return the gradient of silu(x) * silu(silu(x)), where the function is used three times."""
    import torch

    from answer import silu

    x = torch.tensor(x, requires_grad=True)
    y = silu(x)
    (y * silu(y)).sum().backward()
    return x.grad.numpy()


def sigmoid(x):
    return (1 + np.tanh(np.asarray(x, dtype=float) / 2)) / 2


def silu_of(x):
    return x * sigmoid(x)


def slope(x):
    s = sigmoid(x)
    return s * (1 + x * (1 - s))


def curvature(x):
    s = sigmoid(x)
    return s * (1 - s) * (2 + x * (1 - 2 * s))


def test_at_zero():
    """At 0 the value is 0, and first and second derivative are one half."""
    value, first, second = derivatives(np.array(0.0))[0]
    assert_close(value, 0.0, atol=1e-15)
    assert_close(first, 0.5, rtol=1e-12)
    assert_close(second, 0.5, rtol=1e-12)


def test_values():
    """Values are x times its sigmoid, for any shape."""
    cases = [(rng.normal(size=(2, 3, 5)) * 4,) for rng in seeds()]
    for (x,), (value, _, _) in zip(cases, derivatives_of_each(cases), strict=True):
        assert_close(value, silu_of(x), rtol=1e-9, atol=1e-12)


def test_first_derivative():
    """The gradient is the slope times the gradient that comes in."""
    cases = [(rng.normal(size=(3, 7)) * 4, rng.normal(size=(3, 7))) for rng in seeds()]
    for (x, g), (_, first, _) in zip(cases, derivatives_of_each(cases), strict=True):
        assert_close(first, g * slope(x), rtol=1e-9, atol=1e-12)


def test_second_derivative():
    """The gradient can be differentiated again, and gives the second derivative."""
    cases = [(rng.normal(size=(3, 7)) * 4, rng.normal(size=(3, 7))) for rng in seeds()]
    for (x, g), (_, _, second) in zip(cases, derivatives_of_each(cases), strict=True):
        assert_close(second, g * curvature(x), rtol=1e-8, atol=1e-11)


def test_derivative_by_the_incoming_gradient():
    """The gradient is linear in what comes in, so its derivative in that is the slope."""
    x, g = np.array([-2.0, 0.0, 3.0]), np.array([1.0, -1.0, 5.0])
    got = by_the_incoming_gradient(x, g)
    assert got is not None, "the gradient can't be differentiated by what comes in"
    assert_close(got, slope(x), rtol=1e-9)


def test_extremes():
    """Entries of 1000 and -1000 have finite values and derivatives, also in single precision."""
    x = np.array([1000.0, -1000.0, 90.0, -90.0])
    for name, tolerance in (("float64", 1e-12), ("float32", 1e-6)):
        value, first, second = derivatives(x, None, name)[0]
        assert_close(value, [1000.0, 0.0, 90.0, 0.0], rtol=tolerance, atol=tolerance)
        assert_close(first, [1.0, 0.0, 1.0, 0.0], rtol=tolerance, atol=tolerance)
        assert_close(second, np.zeros(4), atol=tolerance)


def test_left_tail():
    """To the left, values and slopes are small and negative, and not yet zero."""
    x = np.array([-26.0, -21.0, -16.0])
    s = np.exp(x) / (1 + np.exp(x))
    value, first, _ = derivatives(x)[0]
    # A sigmoid by way of tanh is off by 1e-16, times the input.
    assert_close(value, x * s, rtol=1e-9, atol=1e-14)
    assert_close(first, s * (1 + x * (1 - s)), rtol=1e-9, atol=1e-14)


def test_incoming_gradient_stays():
    """The gradient that comes in keeps its values."""
    g = np.array([2.0, -3.0, 0.5])
    assert_close(incoming_after(np.array([1.0, -1.0, 0.25]), g), g)


def test_number_types():
    """Value and gradient have the type of the input."""
    x = np.array([-1.5, 0.25, 2.0])
    for name, tolerance in (("float32", 1e-5), ("bfloat16", 0.05), ("float64", 1e-12)):
        (value, first, _), types = derivatives(x, None, name)
        assert types == [f"torch.{name}"] * 2, f"types {types} for an input of {name}"
        assert_close(value, silu_of(x), rtol=tolerance)
        assert_close(first, slope(x), rtol=tolerance)


def test_saves_the_input_alone():
    """The graph keeps the entries of the input and nothing else, by an autograd function of its own."""
    numbers, own = saved(1009)
    assert own, "no autograd function of its own in the graph"
    assert numbers == 1009, f"the graph keeps {numbers} numbers for an input of 1009"


def test_changed_in_place():
    """backward raises if the input was changed in place after forward; a change before it is fine."""
    assert changed_in_place("after") is None, "no RuntimeError, and a gradient of other values"
    got = changed_in_place("before")
    assert got is not None, "RuntimeError although nothing was changed after forward"
    assert_close(got, slope(np.array([2.0, -1.0])), rtol=1e-9)
    assert_close(changed_in_place("never"), slope(np.array([1.0, -2.0])), rtol=1e-9)


def test_odd_inputs():
    """Transposed, expanded and empty inputs work, and keep their shapes."""
    seen = odd_inputs()
    x = np.arange(6.0).reshape(2, 3).T
    assert_close(seen["turned"][0], silu_of(x), rtol=1e-9)
    assert_close(seen["turned"][1], slope(x), rtol=1e-9)
    assert seen["empty"] == ((0, 3), (0, 3)), f"shapes {seen['empty']}"
    assert_close(seen["expanded"][0], np.full(4, silu_of(0.5)), rtol=1e-9)
    assert_close(seen["expanded"][1], 4 * slope(0.5), rtol=1e-9)


def test_plain_inputs():
    """An input that requires no gradient gives a result that requires none, in memory of its own, and stays as it was."""
    seen = odd_inputs()
    assert not seen["requires"], "the result requires a gradient"
    assert seen["same"], "the input was changed"
    assert seen["own memory"], "the result shares memory with the input"


def test_used_three_times():
    """Used several times in one graph, each use has its own input."""
    x = np.random.default_rng(1).normal(size=5)
    y = silu_of(x)
    assert_close(used_twice(x), slope(x) * (silu_of(y) + y * slope(y)), rtol=1e-9)
