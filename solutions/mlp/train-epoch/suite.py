"""One epoch against the same training in numpy: losses, weights, batches, leftover gradients and modes."""

import numpy as np

from drill.suite import assert_close, in_answer, seeds

D, H, K = 3, 5, 2
RATE = 0.5
ROUNDING = {"rtol": 1e-8, "atol": 1e-11}


@in_answer
def network(weights):
    """Make a network with a tanh layer, which writes down the batches that it sees and the modes it is in."""
    import torch

    class Recorder(torch.nn.Module):
        def __init__(self):
            super().__init__()
            self.batches, self.modes = [], []

        def forward(self, x):
            self.batches.append(x.detach().numpy().copy())
            self.modes.append(self.training)
            return x

    first, last = (torch.nn.Linear(*reversed(W.shape)).double() for W in weights[::2])
    with torch.no_grad():
        for p, array in zip((*first.parameters(), *last.parameters()), weights, strict=True):
            p.copy_(torch.tensor(array))
    return torch.nn.Sequential(Recorder(), first, torch.nn.Tanh(), last)


@in_answer
def momentum_steps(params, lr=0.5, momentum=0.0):
    """Make an optimizer with momentum; the first of torch.optim takes a second of imports."""
    import torch

    class Momentum:
        def __init__(self):
            self.param_groups = [{"params": list(params), "lr": lr, "momentum": momentum}]
            self.buffers = [torch.zeros_like(p) for p in self.param_groups[0]["params"]]

        def zero_grad(self, set_to_none=True):
            for p in self.param_groups[0]["params"]:
                p.grad = None if set_to_none or p.grad is None else torch.zeros_like(p)

        @torch.no_grad()
        def step(self, closure=None):
            loss = None
            if closure is not None:
                with torch.enable_grad():
                    loss = closure()
            for p, buffer in zip(self.param_groups[0]["params"], self.buffers, strict=True):
                if p.grad is not None:
                    buffer.mul_(momentum).add_(p.grad)
                    p.sub_(lr * buffer)
            return loss

    return Momentum()


@in_answer
def epochs(weights, X, y, batch_size, orders, leftover=0.0, training=True, **options):
    """Train one epoch for each order; return what was returned, the weights, and what was seen on the way."""
    import torch

    from answer import train_epoch

    model = network(weights).train(training)
    steps = momentum_steps(model.parameters(), **options)
    if leftover:
        for p in model.parameters():
            p.grad = torch.full_like(p, leftover)
    X, y = torch.tensor(X), torch.tensor(y)
    before = X.clone(), y.clone()
    losses, same = [], True
    for order in orders:
        order = torch.tensor(order)
        kept = order.clone()
        losses.append(train_epoch(model, X, y, steps, batch_size, order))
        same = same and torch.equal(order, kept)
    same = same and torch.equal(X, before[0]) and torch.equal(y, before[1])
    return {
        "kinds": [type(loss).__name__ for loss in losses],
        "losses": [float(loss) for loss in losses],
        "weights": [p.detach().numpy() for p in model.parameters()],
        "batches": model[0].batches,
        "modes": model[0].modes,
        "mode after": [module.training for module in (model, model[0])],
        "same": same,
    }


@in_answer
def epochs_of_each(cases):
    """Train one network after the other, all in one call, which is much faster."""
    return [epochs(*case) for case in cases]


def draw(rng, n=7):
    weights = [rng.normal(size=shape) for shape in ((H, D), (H,), (K, H), (K,))]
    return weights, 2 * rng.normal(size=(n, D)), rng.integers(K, size=n)


def batch_step(weights, X, y):
    """Return the losses of the rows and the gradients of their mean."""
    W1, b1, W2, b2 = weights
    h = np.tanh(X @ W1.T + b1)
    z = h @ W2.T + b2
    log_p = z - np.logaddexp(z[:, :1], z[:, 1:])
    error = (np.exp(log_p) - np.eye(K)[y]) / len(y)
    back = error @ W2 * (1 - h**2)
    return -log_p[np.arange(len(y)), y], [back.T @ X, back.sum(axis=0), error.T @ h, error.sum(axis=0)]


def trained(weights, X, y, batch_size, orders, rate=RATE, momentum=0.0):
    """Train in numpy; return the mean losses of the epochs and the weights."""
    weights, losses = [w.copy() for w in weights], []
    buffers = [np.zeros_like(w) for w in weights]
    for order in orders:
        of_rows = []
        for start in range(0, len(order), batch_size):
            rows = order[start : start + batch_size]
            loss, grads = batch_step(weights, X[rows], y[rows])
            of_rows.extend(loss)
            buffers = [momentum * v + g for v, g in zip(buffers, grads, strict=True)]
            weights = [w - rate * v for w, v in zip(weights, buffers, strict=True)]
        losses.append(np.mean(of_rows))
    return losses, weights


def compare(got, want):
    losses, weights = want
    assert_close(got["losses"], losses, **ROUNDING)
    for after, expected in zip(got["weights"], weights, strict=True):
        assert_close(after, expected, **ROUNDING)


def test_one_batch():
    """With all rows in one batch an epoch is one step, and the loss is that from before it."""
    rng = np.random.default_rng(0)
    weights, X, y = draw(rng)
    compare(epochs(weights, X, y, 7, [np.arange(7)]), trained(weights, X, y, 7, [np.arange(7)]))


def test_batches_of_equal_size():
    """Each batch makes a step of its own with its own gradient, and the loss is the mean over all rows."""
    cases = [(*draw(rng, 6), 2, [rng.permutation(6)]) for rng in seeds()]
    for case, got in zip(cases, epochs_of_each(cases), strict=True):
        compare(got, trained(*case))


def test_smaller_last_batch():
    """A smaller last batch is used, and its rows count in the loss as much as any others."""
    cases = []
    for size in (2, 3, 4, 5, 9):
        rng = np.random.default_rng(size)
        cases.append((*draw(rng, 7), size, [rng.permutation(7)]))
    for case, got in zip(cases, epochs_of_each(cases), strict=True):
        compare(got, trained(*case))


def test_order_of_the_rows():
    """The batches hold the rows that the order names, in that order."""
    weights, X, y = draw(np.random.default_rng(1), 5)
    order = np.array([3, 0, 4, 2, 1])
    batches = epochs(weights, X, y, 2, [order])["batches"]
    assert [len(batch) for batch in batches] == [2, 2, 1], f"batches of {[len(batch) for batch in batches]} rows"
    for batch, rows in zip(batches, ([3, 0], [4, 2], [1]), strict=True):
        assert_close(batch, X[rows])


def test_gradients_from_before():
    """Gradients that were left over from before the call do not count."""
    rng = np.random.default_rng(2)
    weights, X, y = draw(rng)
    order = rng.permutation(7)
    compare(epochs(weights, X, y, 3, [order], leftover=10.0), trained(weights, X, y, 3, [order]))


def test_several_epochs():
    """Three epochs, each in an order of its own, go on from each other's weights."""
    rng = np.random.default_rng(3)
    weights, X, y = draw(rng)
    orders = [rng.permutation(7) for _ in range(3)]
    compare(epochs(weights, X, y, 3, orders), trained(weights, X, y, 3, orders))


def test_optimizer_with_state():
    """The optimizer that was given makes the steps, with its momentum from one batch and epoch to the next."""
    rng = np.random.default_rng(4)
    weights, X, y = draw(rng)
    orders = [rng.permutation(7) for _ in range(2)]
    for size in (3, 7):  # 7 divides the number of rows, so there is no smaller batch, nor an empty one
        got = epochs(weights, X, y, size, orders, lr=0.1, momentum=0.9)
        compare(got, trained(weights, X, y, size, orders, rate=0.1, momentum=0.9))


def test_training_mode():
    """The model is in training mode in every forward pass, and afterwards in the mode that it was in."""
    weights, X, y = draw(np.random.default_rng(5))
    for mode in (False, True):
        got = epochs(weights, X, y, 3, [np.arange(7)], training=mode)
        assert got["modes"] == [True] * 3, f"training mode in the forward passes: {got['modes']}"
        assert got["mode after"] == [mode] * 2, f"training mode before {mode}, after {got['mode after']}"


def test_a_plain_number():
    """What is returned is a Python float."""
    weights, X, y = draw(np.random.default_rng(6))
    kinds = epochs(weights, X, y, 3, [np.arange(7)])["kinds"]
    assert kinds == ["float"], f"returned {kinds}"


def test_single_row():
    """A single row makes one batch."""
    weights, X, y = draw(np.random.default_rng(7), 1)
    compare(epochs(weights, X, y, 4, [np.arange(1)]), trained(weights, X, y, 4, [np.arange(1)]))


def test_large_logits():
    """Logits in the thousands give a finite loss and finite steps."""
    rng = np.random.default_rng(8)
    weights, X, y = draw(rng)
    weights[2] = weights[2] * 1e4
    got, want = epochs(weights, X, y, 4, [np.arange(7)]), trained(weights, X, y, 4, [np.arange(7)])
    assert_close(got["losses"], want[0], rtol=1e-8)


def test_arguments_stay_as_they_were():
    """Neither rows, nor classes, nor the order are changed."""
    weights, X, y = draw(np.random.default_rng(9))
    assert epochs(weights, X, y, 3, [np.arange(7)[::-1].copy()])["same"], "an argument was changed"
