"""Clipping by global norm: values, what is left alone, what is refused, and how torch's objects are treated."""

import numpy as np

from drill.suite import assert_close, in_answer, seeds


@in_answer
def parameters_with(grads, type_names):
    """Make parameters of minus one with these gradients; None has none."""
    import torch

    types = type_names or ["float64"] * len(grads)
    params = []
    for g, name in zip(grads, types, strict=True):
        dtype = getattr(torch, name)
        p = torch.nn.Parameter(-torch.ones(np_shape(g), dtype=dtype))
        p.grad = None if g is None else torch.tensor(g).to(dtype)
        params.append(p)
    return params


@in_answer
def np_shape(g):
    return (2,) if g is None else tuple(g.shape)


@in_answer
def clip(grads, max_norm, type_names=None, container="list"):
    """Clip once; return the norm, its shape, the gradients, their types, and whether they are the same objects."""
    import torch

    from answer import clip_grad_norm

    params = parameters_with(grads, type_names)
    before = [p.grad for p in params]
    if container == "single":
        given = params[0]
    else:
        given = (p for p in params) if container == "generator" else params
    norm = clip_grad_norm(given, max_norm)
    same = all(old is p.grad for old, p in zip(before, params, strict=True))
    after = [None if p.grad is None else p.grad.double().numpy() for p in params]
    types = [None if p.grad is None else str(p.grad.dtype) for p in params]
    is_tensor = isinstance(norm, torch.Tensor)
    return float(norm), tuple(norm.shape) if is_tensor else None, after, types, same


@in_answer
def clip_many(cases):
    """Clip one list of gradients after the other, all in one call, which is much faster."""
    return [clip(grads, max_norm)[0:3:2] for grads, max_norm in cases]


@in_answer
def refused(grads, max_norm):
    """Return whether a RuntimeError was raised, and the gradients after it."""
    from answer import clip_grad_norm

    params = parameters_with(grads, None)
    try:
        clip_grad_norm(params, max_norm)
        raised = False
    except RuntimeError:
        raised = True
    return raised, [p.grad.numpy() for p in params]


@in_answer
def clip_plain(single):
    """Clip one tensor with two rows that is no Parameter, by itself or in a list; return its gradient."""
    import torch

    from answer import clip_grad_norm

    x = torch.ones(2, 1, dtype=torch.float64, requires_grad=True)
    x.grad = torch.tensor([[3.0], [4.0]], dtype=torch.float64)
    clip_grad_norm(x if single else [x], 1.0)
    return x.grad.numpy()


@in_answer
def clip_frozen(grads):
    """Clip two parameters, of which the first was frozen after its backward; return norm and gradients."""
    from answer import clip_grad_norm

    first, second = parameters_with(grads, None)
    first.requires_grad_(False)
    norm = clip_grad_norm([first, second], 1.0)
    return float(norm), [first.grad.item(), second.grad.item()]


@in_answer
def clip_within_a_graph():
    """Clip gradients made with create_graph; return norm, gradient, and whether either the norm or w hangs on the graph."""
    import torch

    from answer import clip_grad_norm

    w = torch.nn.Parameter(torch.tensor([1.0, 2.0], dtype=torch.float64))
    loss = (w**3).sum() / 3
    (w.grad,) = torch.autograd.grad(loss, w, create_graph=True)
    norm = clip_grad_norm([w], 1.0)
    hanging = isinstance(norm, torch.Tensor) and norm.requires_grad
    return float(norm), w.grad.detach().numpy(), w.detach().numpy(), hanging


def test_example():
    """Norms add in squares over all tensors, and all gradients are scaled by one factor."""
    norm, _, (a, b), _, _ = clip([np.array([3.0]), np.array([0.0, 4.0])], 1.0)
    assert_close(norm, 5.0, rtol=1e-6)
    assert_close(a, [0.6], rtol=1e-5)
    assert_close(b, [0.0, 0.8], rtol=1e-5)


def test_random_gradients():
    """The norm is that of one long vector, and it is what the gradients are limited to, at any scale."""
    cases = []
    for seed, rng in enumerate(seeds()):
        scale = 10.0 ** (seed % 5 - 1)
        cases.append(([scale * rng.normal(size=shape) for shape in ((3, 5), (7,), (2, 1, 3))], 0.1 + 0.1 * seed))
    for (grads, limit), (norm, after) in zip(cases, clip_many(cases), strict=True):
        total = np.linalg.norm(np.concatenate([g.ravel() for g in grads]))
        assert_close(norm, total, rtol=1e-6)
        for g, clipped in zip(grads, after, strict=True):
            assert_close(clipped, g * min(1, limit / total), rtol=2e-5)  # allows 1e-6 beside a norm of 0.1


def test_small_gradients_stay():
    """Gradients within the limit are not touched, and zeros stay zeros."""
    norm, _, (g,), _, _ = clip([np.array([0.3, -0.4])], 2.0)
    assert_close(norm, 0.5, rtol=1e-6)
    assert_close(g, [0.3, -0.4], rtol=1e-12)
    norm, _, (g,), _, _ = clip([np.zeros(3)], 1.0)
    assert_close(norm, 0.0)
    assert_close(g, np.zeros(3))


def test_norm_near_the_limit():
    """Gradients little above the limit are clipped to it, however many tensors there are, and those little below are not."""
    grads = [np.array([1.0]), np.array([2.0, 2.0]), np.array([4.0, 0.0, 0.0])]
    for limit, factor in ((4.75, 0.95), (5.25, 1.0)):
        norm, _, after, _, _ = clip(grads, limit)
        assert_close(norm, 5.0, rtol=1e-6)
        assert_close(np.concatenate(after), factor * np.concatenate(grads), rtol=1e-5)


def test_tensors_of_other_kinds():
    """A plain tensor is clipped like a parameter, and so is one that is frozen but still has a gradient."""
    for single in (True, False):
        assert_close(clip_plain(single), [[0.6], [0.8]], rtol=1e-5)
    norm, g = clip_frozen([np.array([3.0]), np.array([4.0])])
    assert_close(norm, 5.0, rtol=1e-6)
    assert_close(g, [0.6, 0.8], rtol=1e-5)


def test_shape_of_the_norm():
    """The norm is a tensor without axes, also if nothing is clipped or there is no gradient."""
    for grads in ([np.array([3.0, 4.0])], [np.array([0.1])], [None]):
        assert clip(grads, 1.0)[1] == ()


def test_parameters_without_gradient():
    """Parameters without gradient are skipped and get none; without any gradient the norm is 0."""
    norm, _, after, _, _ = clip([None, np.array([3.0, 4.0]), None], 1.0)
    assert_close(norm, 5.0, rtol=1e-6)
    assert after[0] is None
    assert after[2] is None
    assert_close(after[1], [0.6, 0.8], rtol=1e-5)
    assert_close(clip([None], 1.0)[0], 0.0)
    assert_close(clip([], 1.0)[0], 0.0)


def test_generator():
    """A generator of parameters works like a list of them."""
    norm, _, (a, b), _, _ = clip([np.array([3.0]), np.array([4.0])], 1.0, container="generator")
    assert_close(norm, 5.0, rtol=1e-6)
    assert_close([a, b], [[0.6], [0.8]], rtol=1e-5)


def test_single_tensor():
    """One tensor instead of an iterable is clipped by its norm."""
    norm, _, (g,), _, _ = clip([np.array([[3.0], [4.0]])], 1.0, container="single")
    assert_close(norm, 5.0, rtol=1e-6)
    assert_close(g, [[0.6], [0.8]], rtol=1e-5)


def test_same_objects():
    """Gradients are changed in place: the tensors stay the same objects."""
    assert clip([np.array([3.0]), np.array([4.0])], 1.0)[4]


def test_mixed_types():
    """float32 and float64 gradients are clipped together and keep their types."""
    grads = [np.array([3.0, 1.1]), np.array([4.0])]
    total = np.sqrt(9 + 1.21 + 16)
    norm, _, after, types, _ = clip(grads, 1.0, type_names=["float32", "float64"])
    assert_close(norm, total, rtol=1e-6)
    assert types == ["torch.float32", "torch.float64"]
    assert_close(np.concatenate(after), np.concatenate(grads) / total, rtol=1e-5)


def test_not_finite():
    """A norm that is NaN or infinite raises RuntimeError and leaves every gradient as it was."""
    for bad in (np.nan, np.inf, -np.inf):
        grads = [np.array([3.0, 4.0]), np.array([bad, 1.0])]
        raised, after = refused(grads, 1.0)
        assert raised, f"no RuntimeError for a gradient of {bad}"
        assert_close(after, grads)


def test_gradients_that_require_gradients():
    """A gradient made with create_graph is clipped outside autograd, and the norm does not require a gradient."""
    norm, g, w, hanging = clip_within_a_graph()
    assert_close(norm, np.sqrt(17), rtol=1e-6)
    assert_close(g, np.array([1.0, 4.0]) / np.sqrt(17), rtol=1e-5)
    assert_close(w, [1.0, 2.0])
    assert not hanging, "the norm requires a gradient"
