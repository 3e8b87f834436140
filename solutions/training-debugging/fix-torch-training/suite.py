"""A training loop in torch: its steps, its groups of micro-batches, its modes, its schedule, its best weights."""

import numpy as np

from drill.suite import assert_close, in_answer, seeds

D, K = 3, 5


@in_answer
def fitted(w, b, batches, val_batches, **options):
    """Fit softmax regression from these weights; return history, weights, and how the model was called."""
    import torch

    from answer import fit

    calls = []

    class Linear(torch.nn.Linear):
        def forward(self, x):
            calls.append((self.training, torch.is_grad_enabled(), len(x)))
            if self.training:
                self.seen += 1
            return super().forward(x)

    def tensors(parts):
        return [(torch.tensor(x, dtype=torch.float64), torch.tensor(y)) for x, y in parts]

    model = Linear(len(w[0]), len(w)).double()
    model.register_buffer("seen", torch.zeros((), dtype=torch.int64))
    with torch.no_grad():
        model.weight.copy_(torch.tensor(w))
        model.bias.copy_(torch.tensor(b))
    history = fit(model, tensors(batches), tensors(val_batches), **options)
    kinds = sorted({type(loss).__name__ for loss in history})
    values = [float(loss.detach() if torch.is_tensor(loss) else loss) for loss in history]
    weights = model.weight.detach().numpy(), model.bias.detach().numpy()
    return values, *weights, calls, kinds, (model.training, int(model.seen))


@in_answer
def with_batch_norm(batches, val_batches, **options):
    """Fit a model with batch norm; return its running mean, its counter, and its validation loss by hand."""
    import torch

    from answer import fit

    torch.manual_seed(0)
    model = torch.nn.Sequential(torch.nn.BatchNorm1d(len(batches[0][0][0])), torch.nn.Linear(3, 5)).double()
    rows = [(torch.tensor(x, dtype=torch.float64), torch.tensor(y)) for x, y in batches]
    held = [(torch.tensor(x, dtype=torch.float64), torch.tensor(y)) for x, y in val_batches]
    history = fit(model, rows, held, **options)
    x, y = torch.cat([part for part, _ in held]), torch.cat([part for _, part in held])
    loss = torch.nn.functional.cross_entropy(model.eval()(x), y)
    values = [float(each.detach() if torch.is_tensor(each) else each) for each in history]
    return values, loss.item(), model[0].running_mean.numpy(), int(model[0].num_batches_tracked)


def draw(rng, sizes=(4, 4, 4), val_sizes=(7,)):
    w, b, true = rng.normal(size=(K, D)), rng.normal(size=K), 2 * rng.normal(size=(K, D))

    def part(n):
        x = rng.normal(size=(n, D))
        return x, np.argmax(x @ true.T + rng.gumbel(size=(n, K)), axis=1)

    return w, b, [part(n) for n in sizes], [part(n) for n in val_sizes]


def probabilities(w, b, x):
    z = x @ w.T + b
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def loss_of(w, b, parts):
    x, y = np.concatenate([x for x, _ in parts]), np.concatenate([y for _, y in parts])
    z = x @ w.T + b
    return np.mean(np.logaddexp.reduce(z, axis=1) - z[np.arange(len(y)), y])


def by_hand(w, b, batches, val_batches, *, epochs, accumulate, lr, gamma):
    """The statement with gradients by hand; the weights after each epoch, and the losses."""
    after, history = [], []
    for epoch in range(epochs):
        for start in range(0, len(batches), accumulate):
            group = batches[start : start + accumulate]
            x, y = np.concatenate([x for x, _ in group]), np.concatenate([y for _, y in group])
            delta = (probabilities(w, b, x) - np.eye(K)[y]) / len(y)
            w, b = w - lr * gamma**epoch * delta.T @ x, b - lr * gamma**epoch * delta.sum(axis=0)
        after.append((w, b))
        history.append(loss_of(w, b, val_batches))
    return history, after


PLAIN = {"epochs": 1, "accumulate": 1, "lr": 0.5, "gamma": 1.0}


def agree(problem, **changed):
    """The history, and the weights after the epoch with the smallest loss, the first of them."""
    options = PLAIN | changed
    history, w, b, _, _, _ = fitted(*problem, **options)
    want, after = by_hand(*problem, **options)
    assert_close(history, want, rtol=1e-8)
    best = after[int(np.argmin(want))]
    assert_close(w, best[0], rtol=1e-8, atol=1e-10)
    assert_close(b, best[1], rtol=1e-8, atol=1e-10)


def test_one_step():
    """One batch and one epoch are one step of gradient descent on the cross-entropy of the logits."""
    w, b = np.zeros((2, 1)), np.zeros(2)
    batches = [(np.array([[1.0], [3.0]]), np.array([0, 0]))]
    history, w, b, _, _, _ = fitted(w, b, batches, [(np.array([[0.0]]), np.array([1]))], **PLAIN)
    assert_close(w, [[0.5], [-0.5]], rtol=1e-9)
    assert_close(b, [0.25, -0.25], rtol=1e-9)
    assert_close(history, [np.log(1 + np.exp(0.5))], rtol=1e-9)


def test_each_batch_alone():
    """Without accumulation each batch makes a step of its own gradient."""
    for rng in seeds(5):
        agree(draw(rng))


def test_accumulated_gradients():
    """The batches of a group make one step together, as one batch of all their rows would."""
    for rng in seeds(5):
        agree(draw(rng), accumulate=3)


def test_batches_of_unequal_size():
    """In a group every row weighs the same, however the rows are spread over its batches."""
    for rng in seeds(5):
        agree(draw(rng, sizes=(7, 1, 3, 2)), accumulate=2)


def test_last_group_is_short():
    """Batches left over at the end of an epoch make a step as well, and nothing spills into the next epoch."""
    for rng in seeds(3):
        agree(draw(rng, sizes=(4, 4, 4, 4, 4)), accumulate=2, epochs=2, lr=0.1)
        agree(draw(rng, sizes=(3, 5)), accumulate=9, lr=0.1)


def test_rate_falls_by_epoch():
    """The first epoch has the full rate, and each later one gamma times the rate before."""
    for rng in seeds(3):
        agree(draw(rng), gamma=0.3, epochs=3, lr=0.2)


def test_validation_loss_is_over_rows():
    """The validation loss is the mean over all rows, also when its batches differ in size."""
    for rng in seeds(5):
        agree(draw(rng, val_sizes=(11, 1, 2)))


def test_modes():
    """Training runs in training mode with gradients, validation in evaluation mode without, in every epoch."""
    options = PLAIN | {"epochs": 3, "accumulate": 2}
    _, _, _, calls, _, (training, _) = fitted(*draw(np.random.default_rng(1), val_sizes=(2, 6)), **options)
    kinds = [(bool(mode), bool(graph)) for mode, graph, _ in calls]
    assert kinds == 3 * (3 * [(True, True)] + 2 * [(False, False)])
    assert [rows for _, _, rows in calls] == 3 * [4, 4, 4, 2, 6]
    assert not training, "the model comes back in evaluation mode"


def test_history_of_numbers():
    """The history holds plain numbers, one for each epoch."""
    history, _, _, _, kinds, _ = fitted(*draw(np.random.default_rng(2)), **PLAIN | {"epochs": 4})
    assert len(history) == 4
    assert kinds == ["float"]


def test_best_weights_come_back():
    """The model ends with the weights of the epoch whose validation loss was smallest."""
    w, b, batches, val = draw(np.random.default_rng(3), sizes=(6,))
    val = [(x, (y + 1) % K) for x, y in batches]  # what is learned makes the validation worse
    agree((w, b, batches, val), epochs=6, lr=2.0)
    history, *_ = fitted(w, b, batches, val, **PLAIN | {"epochs": 6, "lr": 2.0})
    assert np.argmin(history) < 5
    x, y = batches[0]
    val = [(np.tile(x, (5, 1)), np.concatenate([y, y, y, (y + 1) % K, (y + 2) % K]))]  # best halfway
    problem, options = (np.zeros((K, D)), np.zeros(K), batches, val), {"epochs": 10, "lr": 0.5}
    history, *_ = fitted(*problem, **PLAIN | options)
    assert 0 < np.argmin(history) < 9 and history[9] < history[0]
    agree(problem, **options)


def test_small_improvements_count():
    """An epoch that is better by very little is better."""
    w, b, batches, _ = draw(np.random.default_rng(8), sizes=(6,))
    agree((w, b, batches, batches), epochs=3, lr=1e-4)


def test_first_of_equal_losses():
    """Of epochs with equal validation loss the first counts."""
    problem = draw(np.random.default_rng(4))
    history, *_, (_, seen) = fitted(*problem, **PLAIN | {"epochs": 4, "lr": 0.0})
    assert_close(history, 4 * [history[0]], rtol=1e-12)
    assert seen == 3, "the count of batches seen is not that of the first epoch"


def test_buffers_come_back_too():
    """Running statistics are those of the best epoch, from training batches only."""
    _, _, batches, val = draw(np.random.default_rng(5), sizes=(6, 6))
    val = [(x + 50, y) for x, y in val]
    history, loss, mean, count = with_batch_norm(batches, val, **PLAIN | {"epochs": 5, "lr": 2.0})
    best = int(np.argmin(history)) + 1
    assert_close(loss, min(history), rtol=1e-9)
    assert count == 2 * best
    expected = np.zeros(D)
    for x, _ in best * batches:
        expected = 0.9 * expected + 0.1 * x.mean(axis=0)
    assert_close(mean, expected, rtol=1e-9, atol=1e-12)


def test_no_epochs():
    """Without epochs the weights stay as they were, and the history is empty."""
    w, b, batches, val = draw(np.random.default_rng(6))
    history, got, _, _, _, (training, _) = fitted(w, b, batches, val, **PLAIN | {"epochs": 0})
    assert len(history) == 0 and not training
    assert_close(got, w)


def test_large_logits():
    """Logits in the thousands give finite losses and gradients."""
    w, b, batches, val = draw(np.random.default_rng(7))
    agree((1000 * w, 1000 * b, batches, val), epochs=2)
