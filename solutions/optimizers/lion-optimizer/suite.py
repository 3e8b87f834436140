"""Lion as a torch optimizer: values, groups, missing gradients, state dict, closure and torch's objects."""

import numpy as np
import pytest

from drill.suite import assert_close, in_answer, seeds


@in_answer
def train(ws, grads, groups=None, new_rates=None, type_name="float64", **options):
    """Run one step per row of `grads`, each a list with one gradient or None per parameter.

    `groups` holds the options of each parameter, `new_rates` is set from the second step on. Returns the weights
    after each step, the momenta by position, and what changed that should not have.
    """
    import torch

    from answer import Lion

    dtype = getattr(torch, type_name)
    params = [torch.nn.Parameter(torch.tensor(w, dtype=dtype)) for w in ws]
    places = [p.data_ptr() for p in params]
    given = [{"params": [p], **extra} for p, extra in zip(params, groups, strict=True)] if groups else params
    optimizer = Lion(given, **options)
    path, spoilt = [], []
    for number, row in enumerate(grads):
        if number == 1 and new_rates:
            for group, rate in zip(optimizer.param_groups, new_rates, strict=True):
                group["lr"] = rate
        for p, g in zip(params, row, strict=True):
            p.grad = None if g is None else torch.tensor(g, dtype=dtype)
        optimizer.step()
        path.append([p.detach().double().numpy().copy() for p in params])
        for p, g in zip(params, row, strict=True):
            kept = p.grad is None if g is None else p.grad is not None and bool((p.grad == torch.tensor(g, dtype=dtype)).all())
            if not kept:
                spoilt.append("a gradient was changed")
            if not (p.is_leaf and p.requires_grad):
                spoilt.append("a parameter is no leaf any more")
    if places != [p.data_ptr() for p in params]:
        spoilt.append("a parameter was not changed in place")
    state = optimizer.state_dict()["state"]
    momenta = {index: entry["exp_avg"].double().numpy() for index, entry in state.items() if "exp_avg" in entry}
    types = sorted({str(entry["exp_avg"].dtype) for entry in state.values() if "exp_avg" in entry})
    names = sorted({name for entry in state.values() for name in entry})
    return path, momenta, types, names, spoilt


@in_answer
def train_many(cases, options):
    """Train one case after the other, all in one call, which is much faster."""
    return [train(ws, grads, **options)[:2] for ws, grads in cases]


@in_answer
def resumed(w, grads, **options):
    """Step through half of the gradients, load the state dict into a new optimizer, and go on; return the weights."""
    import copy

    import torch

    from answer import Lion

    p = torch.nn.Parameter(torch.tensor(w))
    optimizer = Lion([p], **options)
    for number, g in enumerate(grads):
        if number == len(grads) // 2:
            state = copy.deepcopy(optimizer.state_dict())
            p = torch.nn.Parameter(p.detach().clone())
            optimizer = Lion([p], lr=123.0)
            optimizer.load_state_dict(state)
        p.grad = torch.tensor(g)
        optimizer.step()
    return p.detach().numpy()


@in_answer
def with_closure():
    """One step with a closure on w**2, from 3 with rate 0.5: what it returned, the new w, gradients on, calls."""
    import torch

    from answer import Lion

    w = torch.nn.Parameter(torch.tensor(3.0, dtype=torch.float64))
    optimizer, seen = Lion([w], lr=0.5), []

    def closure():
        optimizer.zero_grad()
        loss = w**2
        seen.append(torch.is_grad_enabled())
        if loss.requires_grad:
            loss.backward()
        return loss

    returned = optimizer.step(closure)
    without = optimizer.step()
    return None if returned is None else float(returned), seen, w.item(), without is None


@in_answer
def make(rate):
    import torch

    from answer import Lion

    Lion([torch.nn.Parameter(torch.ones(2))], lr=rate)


@in_answer
def defaults():
    import torch

    from answer import Lion

    optimizer = Lion([torch.nn.Parameter(torch.ones(2))])
    group = optimizer.param_groups[0]
    return isinstance(optimizer, torch.optim.Optimizer), group["lr"], list(group["betas"]), group["weight_decay"]


def looped(w, grads, rates, betas=(0.9, 0.99), decay=0.0):
    """The momentum written out as a weighted sum of all gradients so far."""
    w, path = np.array(w, dtype=float), []
    for t, g in enumerate(grads):
        m = sum(((1 - betas[1]) * betas[1] ** (t - 1 - s) * grads[s] for s in range(t)), np.zeros(np.shape(w)))
        w = w - rates[t] * decay * w - rates[t] * np.sign(betas[0] * m + (1 - betas[0]) * g)
        path.append(w)
    return path


def test_first_step_by_hand():
    """The first step is the rate times the sign of the gradient, and the momentum its small part."""
    path, momenta, _, names, _ = train([np.array([1.0, 1.0, 1.0])], [[np.array([0.003, -500.0, 0.0])]], lr=0.1)
    assert_close(path[0][0], [0.9, 1.1, 1.0])
    assert_close(momenta[0], [0.00003, -5.0, 0.0], rtol=1e-6)
    assert names == ["exp_avg"]


def test_defaults():
    """It is a torch optimizer, with the stated defaults in its groups."""
    is_optimizer, rate, betas, decay = defaults()
    assert is_optimizer
    assert_close([rate, *betas, decay], [1e-4, 0.9, 0.99, 0.0])


def test_several_steps():
    """Over many steps the sign is that of the mix, and the momentum is kept with the second beta."""
    cases = [([rng.normal(size=(3, 5))], [[g] for g in rng.normal(size=(9, 3, 5))]) for rng in seeds()]
    for betas in ((0.9, 0.99), (0.8, 0.5)):
        got = train_many(cases, {"lr": 0.1, "betas": betas})
        for (ws, grads), (path, _) in zip(cases, got, strict=True):
            expected = looped(ws[0], [row[0] for row in grads], [0.1] * 9, betas)
            assert_close([row[0] for row in path], expected, rtol=1e-9, atol=1e-11)


def test_decoupled_decay():
    """The decay shrinks the old weights by rate times decay, apart from sign and momentum."""
    rng = np.random.default_rng(3)
    w, grads = 5 * rng.normal(size=7), rng.normal(size=(6, 7))
    path, momenta, *_ = train([w], [[g] for g in grads], lr=0.1, weight_decay=0.7)
    assert_close([row[0] for row in path], looped(w, grads, [0.1] * 6, decay=0.7), rtol=1e-9, atol=1e-11)
    shares = 0.01 * 0.99 ** np.arange(5, -1, -1)
    assert_close(momenta[0], shares @ grads, rtol=1e-6)


def test_parameter_groups():
    """Each group has its own rate, betas and decay, and a new rate holds from the next step on."""
    rng = np.random.default_rng(5)
    ws, grads = list(rng.normal(size=(2, 7))), rng.normal(size=(6, 2, 7))
    groups = [{"lr": 0.5}, {"betas": (0.5, 0.6), "weight_decay": 0.4}]
    path, *_ = train(ws, [list(row) for row in grads], groups=groups, new_rates=[0.25, 0.125], lr=0.2)
    assert_close([row[0] for row in path], looped(ws[0], grads[:, 0], [0.5] + 5 * [0.25]), rtol=1e-9, atol=1e-11)
    expected = looped(ws[1], grads[:, 1], [0.2] + 5 * [0.125], (0.5, 0.6), 0.4)
    assert_close([row[1] for row in path], expected, rtol=1e-9, atol=1e-11)


def test_rate_of_zero():
    """At a rate of zero, as a warmup may begin, weights stand still and the momentum is kept all the same."""
    rng = np.random.default_rng(9)
    w, grads = rng.normal(size=7), rng.normal(size=(6, 7))
    path, momenta, *_ = train([w], [[g] for g in grads], new_rates=[0.25], lr=0.0, betas=(0.9, 0.6))
    assert_close([row[0] for row in path], looped(w, grads, [0.0] + 5 * [0.25], (0.9, 0.6)), rtol=1e-9, atol=1e-11)
    assert_close(momenta[0], 0.4 * 0.6 ** np.arange(5, -1, -1) @ grads, rtol=1e-6)


def test_no_gradient():
    """A parameter without gradient is left alone and gets no state; those after it are updated."""
    path, momenta, *_ = train([np.array([2.0]), np.array([3.0])], [[None, np.array([1.0])]], lr=0.1, weight_decay=0.5)
    assert_close(path[0][0], [2.0])
    assert_close(path[0][1], [2.75])
    assert sorted(momenta) == [1]
    steps = [[np.array([1.0])], [None], [np.array([0.0])]]
    path, momenta, *_ = train([np.array([2.0])], steps, lr=0.1)
    assert_close([row[0] for row in path], [[1.9], [1.9], [1.8]])
    assert_close(momenta[0], [0.0099], rtol=1e-6)


def test_zero_gradient():
    """A gradient of zeros is a gradient: weights move by the momentum and decay, and only a mix of zero stands still."""
    steps = [[np.array([1.0, 0.0])], [np.zeros(2)]]
    path, *_ = train([np.array([2.0, 2.0])], steps, lr=0.1, weight_decay=0.5)
    assert_close([row[0] for row in path], [[1.8, 1.9], [1.61, 1.805]])


def test_resuming():
    """A new optimizer that loads the state dict goes on exactly as the old one would."""
    rng = np.random.default_rng(7)
    w, grads = rng.normal(size=11), rng.normal(size=(12, 11))
    got = resumed(w, list(grads), lr=0.1, betas=(0.95, 0.9), weight_decay=0.2)
    assert_close(got, looped(w, grads, 12 * [0.1], (0.95, 0.9), 0.2)[-1], rtol=1e-9, atol=1e-11)


def test_nothing_else_changes():
    """Gradients keep their values, and parameters stay leaves that are changed in place."""
    grads = [[np.array([1.0, -2.0])], [np.array([3.0, 0.5])]]
    *_, spoilt = train([np.array([2.0, 3.0])], grads, lr=0.1, weight_decay=0.5)
    assert spoilt == []


def test_type_of_the_momentum():
    """The momentum has the type of its parameter."""
    for type_name in ("float64", "float32", "bfloat16"):
        path, _, types, *_ = train([np.ones(3)], [[np.ones(3)]], lr=0.5, type_name=type_name)
        assert types == [f"torch.{type_name}"]
        assert_close(path[0][0], np.full(3, 0.5))


def test_closure():
    """A closure is called once, before the step and with gradients enabled, and its result is returned."""
    returned, seen, w, nothing = with_closure()
    assert seen == [True]
    assert returned is not None, "the result of the closure was not returned"
    assert_close(returned, 9.0)
    assert_close(w, 2.0)
    assert nothing, "without a closure step returns None"


def test_negative_rate():
    """A negative learning rate is refused with a ValueError, and zero is allowed."""
    make(0.0)
    with pytest.raises(ValueError):
        make(-0.1)
