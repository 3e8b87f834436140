"""Batch normalisation: values, axes, running statistics, modes, gradients, refusal, state dict and types."""

import numpy as np

from drill.suite import assert_close, in_answer, seeds

BUFFERS = ("running_mean", "running_var", "num_batches_tracked")


@in_answer
def run(batches, state=None, dtype="float64", channels=None, **options):
    """Pass each (mode, x) through one module; mode is "train", "eval" or "quiet", which is training without gradients.

    Returns outputs, the buffers after each pass, and the types of all outputs.
    """
    import torch
    from answer import BatchNorm

    kind = getattr(torch, dtype)
    module = BatchNorm(batches[0][1].shape[1] if channels is None else channels, **options).to(kind)
    if state:
        module.load_state_dict({name: torch.tensor(value) for name, value in state.items()}, strict=False)
    outs, seen, types = [], [], set()
    for mode, x in batches:
        module.train(mode != "eval")
        x = torch.tensor(x).to(kind)
        before = x.clone()
        with torch.set_grad_enabled(mode != "quiet"):
            out = module(x)
        outs.append(out.detach().double().numpy())
        types.add(str(out.dtype))
        if not torch.equal(x, before):
            types.add("x was changed")
        held = module.state_dict()
        names = ("running_mean", "running_var", "num_batches_tracked")
        seen.append({name: held[name].double().numpy().copy() for name in names if name in held})
    return outs, seen, sorted(types)


@in_answer
def run_many(cases):
    """Run one list of batches after the other, all in one call, which is much faster."""
    return [run(batches, **options) for batches, options in cases]


@in_answer
def gradients(x, weight, bias, g, train, state):
    """Return the gradients of x, weight and bias (None where there is none), and whether buffers hang on a graph."""
    import torch
    from answer import BatchNorm

    module = BatchNorm(x.shape[1]).double().train(train)
    given = {"weight": weight, "bias": bias, **state}
    module.load_state_dict({name: torch.tensor(value) for name, value in given.items()}, strict=False)
    x = torch.tensor(x, requires_grad=True)
    (module(x) * torch.tensor(g)).sum().backward()
    (module(x) * torch.tensor(g)).sum()
    hanging = [name for name, buffer in module.named_buffers() if buffer.requires_grad]
    found = [None if part.grad is None else part.grad.numpy() for part in (x, module.weight, module.bias)]
    return found, hanging


@in_answer
def refused(x):
    """Return whether ValueError was raised in training, the buffers after it, and the output in evaluation."""
    import torch
    from answer import BatchNorm

    module, x = BatchNorm(x.shape[1]).double(), torch.tensor(x)
    try:
        module(x)
        raised = False
    except ValueError:
        raised = True
    buffers = {name: buffer.double().numpy() for name, buffer in module.named_buffers()}
    return raised, buffers, module.eval()(x).detach().numpy()


@in_answer
def exchange(x):
    """Load a state dict of torch's layer and give one back; return what differs."""
    import torch
    from answer import BatchNorm
    from torch import nn

    torch.manual_seed(0)
    theirs = nn.BatchNorm2d(x.shape[1]).double()
    nn.init.normal_(theirs.weight)
    nn.init.normal_(theirs.bias)
    x = torch.tensor(x)
    theirs(x)
    ours, faults = BatchNorm(x.shape[1]).double(), []
    names = sorted(theirs.state_dict())
    if sorted(ours.state_dict()) != names:
        return [f"state dict holds {sorted(ours.state_dict())}, not {names}"]
    ours.load_state_dict(theirs.state_dict())
    if not torch.allclose(ours.eval()(x), theirs.eval()(x), rtol=1e-9):
        faults.append("other outputs after loading torch's state")
    ours.train()(2 * x)
    theirs.train()(2 * x)
    for name, value in ours.state_dict().items():
        if not torch.allclose(value.double(), theirs.state_dict()[name].double(), rtol=1e-9):
            faults.append(f"other {name} after going on with torch's state")
    back = nn.BatchNorm2d(x.shape[1]).double()
    back.load_state_dict(ours.state_dict())
    if sorted(name for name, _ in ours.named_parameters()) != ["bias", "weight"]:
        faults.append("parameters are not weight and bias")
    if ours.state_dict()["num_batches_tracked"].dtype != torch.int64:
        faults.append("the count is not an int64")
    return faults


@in_answer
def fresh():
    from answer import BatchNorm

    return {name: value.double().numpy() for name, value in BatchNorm(3).state_dict().items()}


def rows(x):
    """Return x as (C, values of the channel)."""
    return np.moveaxis(x, 1, 0).reshape(x.shape[1], -1)


def by_channel(v, x):
    return np.reshape(v, (1, -1, *[1] * (x.ndim - 2)))


def normalised(x, eps=1e-5):
    mean, var = rows(x).mean(axis=1), rows(x).var(axis=1)
    return (x - by_channel(mean, x)) / np.sqrt(by_channel(var, x) + eps)


def test_fresh_module():
    """Gains and variances start at 1, the rest at 0."""
    state = fresh()
    assert sorted(state) == sorted(["weight", "bias", *BUFFERS])
    for name, start in (("weight", 1.0), ("bias", 0.0), ("running_mean", 0.0), ("running_var", 1.0)):
        assert_close(state[name], np.full(3, start))
    assert_close(state["num_batches_tracked"], 0.0)


def test_two_values():
    """Values 1 and 3 become -1 and 1; the running mean becomes 0.2 and the running variance 1.1."""
    (out,), (buffers,), _ = run([("train", np.array([[1.0], [3.0]]))], eps=1e-12)
    assert_close(out, [[-1.0], [1.0]], rtol=1e-9)
    assert_close(buffers["running_mean"], [0.2], rtol=1e-6)
    assert_close(buffers["running_var"], [1.1], rtol=1e-6)
    assert_close(buffers["num_batches_tracked"], 1.0)


def test_normalises_each_channel():
    """In training every channel is normalised over examples and places, with the biased variance."""
    shapes = ((5, 3), (2, 3, 5, 7), (2, 5, 3), (3, 2, 2, 3, 5))
    cases = []
    for number, rng in enumerate(seeds()):
        x = 3 * rng.normal(size=shapes[number % 4]) + 2
        state = {"weight": rng.normal(size=x.shape[1]), "bias": rng.normal(size=x.shape[1])}
        cases.append(([("train", x)], {"state": state}))
    for (((_, x),), options), (outs, *_) in zip(cases, run_many(cases), strict=True):
        state = options["state"]
        want = normalised(x) * by_channel(state["weight"], x) + by_channel(state["bias"], x)
        assert_close(outs[0], want, rtol=1e-9, atol=1e-10)


def test_square_maps():
    """Gain and bias belong to channels, also where width and height equal the number of channels."""
    rng = np.random.default_rng(1)
    x, state = rng.normal(size=(3, 3, 3, 3)), {"weight": np.array([1.0, 2.0, -3.0]), "bias": np.array([0.0, 5.0, 9.0])}
    (out,), *_ = run([("train", x)], state=state)
    assert_close(out, normalised(x) * by_channel(state["weight"], x) + by_channel(state["bias"], x), rtol=1e-9, atol=1e-10)


def test_running_statistics():
    """Over several batches the running values move by the momentum towards mean and unbiased variance."""
    for momentum in (0.1, 0.3, 1.0, 0.0):
        rng = np.random.default_rng(3)
        batches = [("train", rng.normal(size=(n, 3, 2)) * n + n) for n in (2, 3, 5, 2, 4)]
        _, seen, _ = run(batches, momentum=momentum)
        mean, var = np.zeros(3), np.ones(3)
        for count, ((_, x), buffers) in enumerate(zip(batches, seen, strict=True), start=1):
            mean = (1 - momentum) * mean + momentum * rows(x).mean(axis=1)
            var = (1 - momentum) * var + momentum * rows(x).var(axis=1, ddof=1)
            assert_close(buffers["running_mean"], mean, rtol=1e-9, atol=1e-12)
            assert_close(buffers["running_var"], var, rtol=1e-9, atol=1e-12)
            assert_close(buffers["num_batches_tracked"], float(count))


def test_plain_average():
    """With momentum None the running values are plain averages over the training batches, also after a restart."""
    rng = np.random.default_rng(4)
    batches = [("train", rng.normal(size=(3, 2)) * k + k) for k in range(1, 5)]
    _, seen, _ = run(batches, momentum=None)
    for k, buffers in enumerate(seen, start=1):
        past = [rows(x) for _, x in batches[:k]]
        assert_close(buffers["running_mean"], np.mean([r.mean(axis=1) for r in past], axis=0), rtol=1e-6)
        assert_close(buffers["running_var"], np.mean([r.var(axis=1, ddof=1) for r in past], axis=0), rtol=1e-6)
    state = {"running_mean": np.array([8.0]), "running_var": np.array([4.0]), "num_batches_tracked": np.array(3)}
    _, (buffers,), _ = run([("train", np.array([[3.0], [5.0]]))], state=state, momentum=None)
    assert_close(buffers["running_mean"], [7.0], rtol=1e-6)
    assert_close(buffers["running_var"], [3.5], rtol=1e-6)
    assert_close(buffers["num_batches_tracked"], 4.0)


def test_evaluation():
    """In evaluation the running values normalise, whatever the batch, and nothing is updated."""
    state = {"weight": np.array([2.0, 0.5]), "bias": np.array([1.0, -1.0])}
    state |= {"running_mean": np.array([3.0, -1.0]), "running_var": np.array([4.0, 0.25]), "num_batches_tracked": np.array(7)}
    xs = [np.random.default_rng(5).normal(size=shape) for shape in ((4, 2), (1, 2), (3, 2, 5), (1, 2, 1, 1), (2, 2, 3, 5))]
    outs, seen, _ = run([("eval", x) for x in xs], state=state, eps=1e-3)
    for x, out, buffers in zip(xs, outs, seen, strict=True):
        z = (x - by_channel(state["running_mean"], x)) / np.sqrt(by_channel(state["running_var"], x) + 1e-3)
        assert_close(out, z * by_channel(state["weight"], x) + by_channel(state["bias"], x), rtol=1e-9, atol=1e-12)
        for name in BUFFERS:
            assert_close(buffers[name], state[name].astype(float), rtol=1e-12)


def test_modes_in_turns():
    """Training after evaluation goes on from the same running values, with or without gradients recorded."""
    rng = np.random.default_rng(6)
    a, b = rng.normal(size=(2, 4, 3)) * 2 + 1
    outs, seen, _ = run([("train", a), ("eval", b), ("quiet", b), ("eval", a)])
    mean, var = 0.1 * a.mean(axis=0), 0.9 + 0.1 * a.var(axis=0, ddof=1)
    assert_close(outs[1], (b - mean) / np.sqrt(var + 1e-5), rtol=1e-9)
    assert_close(outs[2], normalised(b), rtol=1e-9, atol=1e-10)
    mean, var = 0.9 * mean + 0.1 * b.mean(axis=0), 0.9 * var + 0.1 * b.var(axis=0, ddof=1)
    assert_close(seen[2]["running_mean"], mean, rtol=1e-9)
    assert_close(outs[3], (a - mean) / np.sqrt(var + 1e-5), rtol=1e-9)


def test_epsilon():
    """Epsilon is added to the variance under the root, and never to what is stored."""
    x = np.array([[1e-3], [-1e-3]])
    for eps in (1e-5, 1e-2):
        (out,), (buffers,), _ = run([("train", x)], eps=eps)
        assert_close(out, x / np.sqrt(1e-6 + eps), rtol=1e-9)
        assert_close(buffers["running_var"], [0.9 + 0.1 * 2e-6], rtol=1e-9)
    (out,), *_ = run([("train", np.full((3, 2), 7.0))])
    assert_close(out, np.zeros((3, 2)), atol=1e-9)


def test_large_mean():
    """A mean of 10⁴ beside a deviation of 1 costs no digits that matter."""
    x = np.random.default_rng(7).normal(size=(11, 3))
    (out,), (buffers,), _ = run([("train", x + 1e4)])
    assert_close(out, normalised(x), rtol=1e-9, atol=3e-11)
    assert_close(buffers["running_var"], 0.9 + 0.1 * x.var(axis=0, ddof=1), rtol=3e-11)


def test_gradients_in_training():
    """The gradient flows through mean and variance of the batch; gain and bias get theirs; buffers stay out of the graph."""
    for rng in seeds(5):
        x, g = 2 * rng.normal(size=(2, 3, 2, 5, 1))
        weight, bias = rng.normal(size=(2, 2))
        (dx, dw, db), hanging = gradients(x, weight, bias, g, True, {})
        z, s = normalised(x), by_channel(np.sqrt(rows(x).var(axis=1) + 1e-5), x)
        inner = g * by_channel(weight, x)
        without = inner - by_channel(rows(inner).mean(axis=1), x) - z * by_channel(rows(inner * z).mean(axis=1), x)
        assert dx is not None, "x gets no gradient"
        assert_close(dx, without / s, rtol=1e-7, atol=1e-9)
        assert_close(dw, rows(g * z).sum(axis=1), rtol=1e-7, atol=1e-9)
        assert_close(db, rows(g).sum(axis=1), rtol=1e-9)
        assert hanging == [], "buffers require gradients"


def test_gradients_in_evaluation():
    """In evaluation the statistics are constants, and the gradient is only scaled."""
    rng = np.random.default_rng(8)
    x, g = rng.normal(size=(2, 5, 2))
    state = {"running_mean": np.array([1.0, 2.0]), "running_var": np.array([4.0, 9.0])}
    (dx, dw, _), hanging = gradients(x, np.array([2.0, -1.0]), np.zeros(2), g, False, state)
    s = np.sqrt(state["running_var"] + 1e-5)
    assert_close(dx, g * [2.0, -1.0] / s, rtol=1e-9)
    assert_close(dw, (g * (x - state["running_mean"]) / s).sum(axis=0), rtol=1e-9)
    assert hanging == []


def test_one_value_per_channel():
    """One value per channel is refused in training with a ValueError, before anything changes; a map of one image is not."""
    for shape in ((1, 3), (1, 3, 1), (1, 2, 1, 1)):
        raised, buffers, out = refused(np.full(shape, 2.0))
        assert raised, f"no ValueError for shape {shape}"
        assert_close(buffers["running_mean"], np.zeros(shape[1]))
        assert_close(buffers["running_var"], np.ones(shape[1]))
        assert_close(buffers["num_batches_tracked"], 0.0)
        assert_close(out, np.full(shape, 2.0 / np.sqrt(1 + 1e-5)), rtol=1e-9)
    for shape in ((1, 3, 2), (1, 2, 1, 2), (2, 3), (2, 3, 1)):
        raised, *_ = refused(np.arange(np.prod(shape), dtype=float).reshape(shape))
        assert not raised, f"ValueError for shape {shape}"


def test_state_of_torch():
    """State dicts go both ways between this module and torch's, and training goes on alike."""
    assert exchange(np.random.default_rng(9).normal(size=(2, 3, 5, 7))) == []


def test_number_types():
    """float32 stays float32 and float64 float64, and the input is not changed."""
    x = np.random.default_rng(10).normal(size=(3, 2, 5)) + 1
    for dtype, rtol in (("float32", 1e-4), ("float64", 1e-9)):
        outs, _, types = run([("train", x), ("eval", x)], dtype=dtype)
        assert types == [f"torch.{dtype}"]
        assert_close(outs[0], normalised(x), rtol=rtol, atol=1e-5)
