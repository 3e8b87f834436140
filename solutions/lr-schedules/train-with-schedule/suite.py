"""An epoch with accumulation and a schedule per step: values against numpy, ragged groups, skipped steps, gradients."""

import math

import numpy as np

from drill.suite import assert_close, in_answer, seeds


@in_answer
def epoch(xs, ys, accum, w, lr=0.1, gamma=0.5, momentum=0.0, root=False, leftover=None, decay=0.0, lazily=False):
    """Train a linear model from weights `w` for one epoch under a rate that shrinks by `gamma` per step.

    Returns the rates, the weights, the scheduler's count, the sizes of the batches that the model met, and which
    parameters have a gradient afterwards. With `root` the loss is the mean root of the absolute error. A second
    parameter of 1 is never used. `lazily` hands the batches out one by one and notes the steps made by then.
    """
    import torch

    from answer import train_epoch

    model = torch.nn.Linear(len(w), 1, bias=False, dtype=torch.float64)
    model.unused = torch.nn.Parameter(torch.ones(1, dtype=torch.float64))
    with torch.no_grad():
        model.weight.copy_(torch.tensor(w)[None])
    met = []
    model.register_forward_hook(lambda module, args, out: met.append(len(args[0])))
    optimizer = torch.optim.SGD(model.parameters(), lr=lr, momentum=momentum, weight_decay=decay)
    scheduler = torch.optim.lr_scheduler.ExponentialLR(optimizer, gamma)
    if leftover is not None:
        for p in model.parameters():
            p.grad = torch.full_like(p, leftover)

    def loss_fn(out, y):
        errors = out[:, 0] - y
        return errors.abs().sqrt().mean() if root else (errors**2).mean() / 2

    steps_by_then = []

    def one_by_one():
        for x, y in zip(xs, ys, strict=True):
            steps_by_then.append(scheduler.last_epoch)
            yield torch.tensor(x), torch.tensor(y)

    batches = one_by_one() if lazily else list(one_by_one())
    steps_by_then.clear()
    rates = train_epoch(model, loss_fn, batches, optimizer, scheduler, accum)
    left = [name for name, p in model.named_parameters() if p.grad is not None]
    weights = model.weight.detach()[0].numpy()
    unused = model.unused.item()
    return rates, weights, scheduler.last_epoch, met, left, unused, steps_by_then


@in_answer
def many(cases):
    """Train one case after the other, all in one call, which is much faster."""
    return [epoch(**case)[:3] for case in cases]


@in_answer
def two_epochs(xs, ys, accum, w, cut):
    """Two calls on the two parts of the data, with one optimizer and one scheduler."""
    import torch

    from answer import train_epoch

    model = torch.nn.Linear(len(w), 1, bias=False, dtype=torch.float64)
    with torch.no_grad():
        model.weight.copy_(torch.tensor(w)[None])
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1, momentum=0.9)
    scheduler = torch.optim.lr_scheduler.ExponentialLR(optimizer, 0.5)
    pairs = [(torch.tensor(x), torch.tensor(y)) for x, y in zip(xs, ys, strict=True)]
    rates = []
    for part in (pairs[:cut], [], pairs[cut:]):
        rates.append(train_epoch(model, lambda out, y: ((out[:, 0] - y) ** 2).mean() / 2, part, optimizer, scheduler, accum))
    return rates, model.weight.detach()[0].numpy()


@in_answer
def two_groups(a, n_batches):
    """Train b + sum(x * sqrt(|a|)), b with rate 0.5 and a with 0.25; return the rates and both parameters."""
    import torch

    from answer import train_epoch

    class Model(torch.nn.Module):
        def __init__(self):
            super().__init__()
            self.a = torch.nn.Parameter(torch.tensor(a, dtype=torch.float64))
            self.b = torch.nn.Parameter(torch.zeros(1, dtype=torch.float64))

        def forward(self, x):
            return (x * self.a.abs().sqrt()).sum(1) + self.b

    model = Model()
    optimizer = torch.optim.SGD([{"params": [model.b], "lr": 0.5}, {"params": [model.a], "lr": 0.25}])
    scheduler = torch.optim.lr_scheduler.ExponentialLR(optimizer, 0.5)
    pair = torch.ones(2, len(a), dtype=torch.float64), torch.zeros(2)
    rates = train_epoch(model, lambda out, y: (out - y).mean(), [pair] * n_batches, optimizer, scheduler, 1)
    return rates, model.a.detach().numpy(), model.b.item()


@in_answer
def normalised(xs, ys, accum):
    """Train a model with batch normalisation, whose running mean tells which batches it met."""
    import torch

    from answer import train_epoch

    norm = torch.nn.BatchNorm1d(xs[0].shape[1], dtype=torch.float64)
    optimizer = torch.optim.SGD(norm.parameters(), lr=0.0)
    scheduler = torch.optim.lr_scheduler.ExponentialLR(optimizer, 0.5)
    pairs = [(torch.tensor(x), torch.tensor(y)) for x, y in zip(xs, ys, strict=True)]
    train_epoch(norm, lambda out, y: (out.sum(1) - y).mean(), pairs, optimizer, scheduler, accum)
    return norm.running_mean.numpy(), int(norm.num_batches_tracked)


def draw(rng, sizes, width=3):
    xs = [rng.normal(size=(size, width)) for size in sizes]
    return xs, [rng.normal(size=size) for size in sizes], rng.normal(size=width)


def by_hand(xs, ys, accum, w, lr=0.1, gamma=0.5, momentum=0.0):
    """The same in numpy: each group of batches is joined to one."""
    w, velocity, rates = np.array(w, dtype=float), 0.0, []
    for first in range(0, len(xs), accum):
        x, y = np.concatenate(xs[first : first + accum]), np.concatenate(ys[first : first + accum])
        with np.errstate(invalid="ignore"):
            g = x.T @ (x @ w - y) / len(x)
        if np.isfinite(g).all():
            velocity = momentum * velocity + g
            w = w - lr * velocity
            rates.append(lr)
            lr *= gamma
    return rates, w


def test_four_batches_by_hand():
    """Four batches in groups of two make two steps, at rates 0.5 and 0.25, and the schedule has moved twice."""
    xs, ys = [np.array([[1.0]])] * 4, [np.array([y]) for y in (1.0, 3.0, 2.0, 4.0)]
    rates, w, count, *_ = epoch(xs, ys, 2, [0.0], lr=0.5)
    assert_close(rates, [0.5, 0.25])
    assert_close(w, [1.5], rtol=1e-12)  # 0 + 0.5 * 2 = 1, then 1 + 0.25 * 2
    assert count == 2


def test_batches_of_different_sizes():
    """The gradient of a step is that of the mean over all rows of its group, whatever the sizes of its batches."""
    cases = []
    for rng in seeds():
        xs, ys, w = draw(rng, rng.integers(1, 8, size=12))
        cases.append({"xs": xs, "ys": ys, "accum": int(rng.integers(1, 5)), "w": w, "gamma": 0.8})
    for (rates, w, count), case in zip(many(cases), cases, strict=True):
        wanted_rates, wanted = by_hand(**case)
        assert_close(rates, wanted_rates, rtol=1e-9)
        assert_close(w, wanted, rtol=1e-8, atol=1e-10)
        assert count == len(wanted_rates)


def test_rest_at_the_end():
    """An incomplete group at the end makes a step of its own, averaged over the rows that it has."""
    for n_batches, accum in ((7, 3), (2, 5), (1, 4), (5, 2)):
        case = dict(zip(("xs", "ys", "w"), draw(np.random.default_rng(n_batches), n_batches * [2]), strict=True))
        rates, w, *_ = epoch(**case, accum=accum)
        wanted_rates, wanted = by_hand(**case, accum=accum)
        assert_close(rates, wanted_rates, rtol=1e-9)
        assert_close(w, wanted, rtol=1e-8, atol=1e-10)


def test_every_batch_a_step():
    """With accum = 1 every batch makes a step."""
    xs, ys, w = draw(np.random.default_rng(1), [3, 1, 4])
    rates, got, count, *_ = epoch(xs, ys, 1, w, momentum=0.9)
    wanted_rates, wanted = by_hand(xs, ys, 1, w, momentum=0.9)
    assert_close(rates, wanted_rates, rtol=1e-9)
    assert_close(got, wanted, rtol=1e-8)
    assert count == 3


def test_no_batches():
    """Without batches nothing moves, and the list of rates is empty."""
    rates, w, count, met, left, *_ = epoch([], [], 3, [1.0, 2.0], leftover=5.0)
    assert_close(rates, np.zeros(0))
    assert_close(w, [1.0, 2.0])
    assert (count, met, left) == (0, [], [])


def test_gradient_that_is_not_finite():
    """A group with an infinite or NaN gradient makes no step: weights, momentum, schedule and rates stay as they were."""
    for bad in (math.inf, math.nan):
        xs, ys, w = draw(np.random.default_rng(3), [2] * 8)
        xs[3][1, 1] = bad
        rates, got, count, *_ = epoch(xs, ys, 2, w, momentum=0.9)
        wanted_rates, wanted = by_hand(xs, ys, 2, w, momentum=0.9)
        assert len(wanted_rates) == 3
        assert_close(rates, wanted_rates, rtol=1e-9)
        assert_close(got, wanted, rtol=1e-8)
        assert count == 3


def test_finite_loss_with_infinite_gradient():
    """It is the gradient that must be finite: a root at zero has a finite loss and no finite slope."""
    xs = [np.array([[1.0]])] * 3
    rates, w, count, *_ = epoch(xs, [np.array([5.0]), np.array([1.0]), np.array([5.0])], 1, [1.0], root=True)
    first = 1 + 0.1 / 4
    assert_close(rates, [0.1, 0.05, 0.025][: len(rates)], rtol=1e-9)
    assert count == 3
    rates, w, count, *_ = epoch(xs, [np.array([1.0]), np.array([5.0]), np.array([5.0])], 1, [1.0], root=True)
    assert_close(rates, [0.1, 0.05], rtol=1e-9)
    assert_close(w, [first + 0.05 * 0.5 / math.sqrt(5 - first)], rtol=1e-9)
    assert count == 2


def test_overflow_beside_the_gradient():
    """A loss that overflows, or a gradient whose square or sum would, does not stop the step while the gradient is finite."""
    xs, ys = [np.array([[1e-200]]), np.array([[1.0]])], [np.array([1e200]), np.array([2.0])]
    rates, w, count, *_ = epoch(xs, ys, 1, [0.5])
    assert_close(rates, [0.1, 0.05], rtol=1e-9)
    assert_close(w, [0.6 + 0.05 * 1.4], rtol=1e-9)
    assert count == 2
    rates, w, count, *_ = epoch([np.array([[1e100]])], [np.array([0.0])], 1, [1.0])
    assert_close(rates, [0.1])
    assert_close(w, [-1e199], rtol=1e-9)
    assert count == 1
    rates, w, count, *_ = epoch([np.ones((1, 3))], [np.array([-8e307])], 1, np.zeros(3))
    assert_close(rates, [0.1])
    assert_close(w, [-8e306] * 3, rtol=1e-9)
    assert count == 1


def test_gradients_before_and_after():
    """Gradients left over from before do not enter, and afterwards no parameter has one."""
    xs, ys, w = draw(np.random.default_rng(5), [2, 3, 2])
    *_, wanted = by_hand(xs, ys, 2, w)
    _, got, _, _, left, *_ = epoch(xs, ys, 2, w, leftover=7.0)
    assert_close(got, wanted, rtol=1e-8)
    assert left == []


def test_unused_parameter():
    """A parameter that the loss does not use has no gradient, and the optimizer leaves it alone, decay included."""
    xs, ys, w = draw(np.random.default_rng(7), [2, 2])
    for leftover in (None, 3.0):
        *_, unused, _ = epoch(xs, ys, 1, w, decay=0.5, leftover=leftover)
        assert_close(unused, 1.0)


def test_two_groups():
    """The rate returned is that of the first group, and each group is trained with its own."""
    rates, a, b = two_groups([1.0, 4.0], 1)
    assert_close(rates, [0.5])
    assert_close(a, [1 - 0.25 / 2, 4 - 0.25 / 4], rtol=1e-9)
    assert_close(b, -0.5)


def test_single_bad_entry():
    """One entry of one parameter's gradient that is not finite is enough to skip the step."""
    for a in ([0.0, 4.0], [4.0, 0.0]):
        rates, got, b = two_groups(a, 3)
        assert len(rates) == 0
        assert_close(got, a)
        assert_close(b, 0.0)


def test_model_meets_each_batch_once():
    """The model sees each batch once, by itself and in order, so that batch statistics are those of the batches."""
    xs, ys, w = draw(np.random.default_rng(9), [3, 5, 2, 4])
    _, _, _, met, *_ = epoch(xs, ys, 2, w)
    assert_close(met, [3, 5, 2, 4])
    running, count = normalised(xs, ys, 3)
    wanted = np.zeros(3)
    for x in xs:
        wanted = 0.9 * wanted + 0.1 * x.mean(axis=0)
    assert count == 4
    assert_close(running, wanted, rtol=1e-8)


def test_batches_from_a_generator():
    """Batches may come from a generator of unknown length; steps are made as soon as a group is complete."""
    xs, ys, w = draw(np.random.default_rng(11), [2] * 7)
    rates, got, _, _, _, _, steps = epoch(xs, ys, 2, w, lazily=True)
    wanted_rates, wanted = by_hand(xs, ys, 2, w)
    assert_close(rates, wanted_rates, rtol=1e-9)
    assert_close(got, wanted, rtol=1e-8)
    # One batch may be read ahead, which tells whether there is another one.
    assert steps[6] >= 2, "batches are gathered before any step is made"


def test_going_on():
    """A second call goes on where the first ended, with rate and momentum; an epoch without batches changes nothing."""
    xs, ys, w = draw(np.random.default_rng(13), [2, 3, 1, 4])
    rates, got = two_epochs(xs, ys, 2, w, 2)
    wanted_rates, wanted = by_hand(xs, ys, 2, w, momentum=0.9)
    assert_close(rates[0] + rates[2], wanted_rates, rtol=1e-9)
    assert len(rates[1]) == 0
    assert_close(got, wanted, rtol=1e-8)
