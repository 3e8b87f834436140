"""A minibatch loop: its steps, its rates, its draws, its dropout and the loss that it reports."""

import numpy as np
from answer import train

from drill.suite import assert_close, seeds


def draw(rng, n=11, d=3):
    X, w = rng.normal(size=(n, d)), rng.normal(size=d)
    return X, (X @ rng.normal(size=d) + rng.normal(size=n))[:, None], w


def by_rows(X, y, w, *, epochs, batch, lr, decay, dropout, rng):
    """The statement, one row at a time."""
    w, history, n = np.array(w, dtype=float), [], len(X)
    for epoch in range(epochs):
        left = list(rng.permutation(n))
        while left:
            rows, left = left[:batch], left[batch:]
            masks = rng.random((len(rows), X.shape[1])) >= dropout
            total = np.zeros(len(w))
            for row, mask in zip(rows, masks, strict=True):
                x = np.where(mask, X[row] / (1 - dropout), 0.0)
                total += 2 * x * (float(np.dot(x, w)) - y[row, 0])
            w = w - lr * decay**epoch * total / len(rows)
        history.append(sum((np.dot(X[i], w) - y[i, 0]) ** 2 for i in range(n)) / n)
    return w, history


PLAIN = {"epochs": 1, "batch": 100, "lr": 0.1, "decay": 1.0, "dropout": 0.0}


def run(X, y, w, seed=0, **changed):
    return train(X, y, w, **(PLAIN | changed), rng=np.random.default_rng(seed))


def wanted(X, y, w, seed=0, **changed):
    return by_rows(X, y, w, **(PLAIN | changed), rng=np.random.default_rng(seed))


def agree(got, want):
    assert_close(got[0], want[0], rtol=1e-9, atol=1e-12)
    assert_close(got[1], want[1], rtol=1e-9, atol=1e-12)


def test_one_step_by_hand():
    """Two rows (1, target 3) and (2, target 1) from weight 1: the gradient is 0, and from weight 2 it is 5."""
    X, y = np.array([[1.0], [2.0]]), np.array([[3.0], [1.0]])
    agree(run(X, y, np.array([1.0])), (np.array([1.0]), [(4 + 1) / 2]))
    agree(run(X, y, np.array([2.0])), (np.array([1.5]), [(1.5**2 + 2**2) / 2]))


def test_first_epoch_has_the_full_rate():
    """The first epoch steps at the rate that was given, whatever the decay."""
    X, y, w = draw(np.random.default_rng(1))
    agree(run(X, y, w, decay=0.1), wanted(X, y, w))


def test_rate_falls_by_epoch():
    """Each later epoch multiplies the rate by the decay once, not once per batch."""
    X, y, w = draw(np.random.default_rng(2))
    agree(run(X, y, w, epochs=4, decay=0.5), wanted(X, y, w, epochs=4, decay=0.5))
    agree(run(X, y, w, epochs=3, decay=0.5, batch=4), wanted(X, y, w, epochs=3, decay=0.5, batch=4))


def test_each_batch_has_its_own_gradient():
    """A step uses the gradient of its own batch and nothing of the batches before."""
    X, y, w = draw(np.random.default_rng(3), n=12)
    got = run(X, y, w, batch=4)
    assert_close(got[0], wanted(X, y, w, batch=4)[0], rtol=1e-9, atol=1e-12)
    agree(run(X, y, w, epochs=3), wanted(X, y, w, epochs=3))


def test_short_last_batch():
    """The rows left over form a last batch, and its gradient is the mean over its own rows."""
    X, y, w = draw(np.random.default_rng(4), n=7)
    for batch in (1, 3, 4, 6):
        assert_close(run(X, y, w, batch=batch)[0], wanted(X, y, w, batch=batch)[0], rtol=1e-9, atol=1e-12)


def test_every_epoch_is_shuffled_anew():
    """The order of the rows is drawn anew for every epoch."""
    X, y, w = draw(np.random.default_rng(5), n=7)
    agree(run(X, y, w, epochs=3, batch=2), wanted(X, y, w, epochs=3, batch=2))


def test_dropout_in_every_epoch():
    """Inputs are dropped in all epochs, also after the first loss was taken."""
    X, y, w = draw(np.random.default_rng(6))
    options = {"epochs": 3, "dropout": 0.5, "lr": 0.01}
    assert_close(run(X, y, w, **options)[0], wanted(X, y, w, **options)[0], rtol=1e-9, atol=1e-12)


def test_kept_inputs_are_scaled_up():
    """The inputs that are kept are divided by the share kept, in training only."""
    X, y, w = draw(np.random.default_rng(7))
    for rate in (0.2, 0.75):
        agree(run(X, y, w, dropout=rate, lr=0.01), wanted(X, y, w, dropout=rate, lr=0.01))


def test_loss_of_all_rows():
    """The reported loss is the mean over rows of the squared error of the new weights, without dropout."""
    X, y, w = draw(np.random.default_rng(8), n=7)
    for options in ({"batch": 3}, {"batch": 2, "dropout": 0.5}, {"lr": 0.0, "dropout": 0.9}):
        got_w, (loss,) = run(X, y, w, **options)
        assert_close(loss, np.mean([(X[i] @ got_w - y[i, 0]) ** 2 for i in range(7)]), rtol=1e-9)


def test_loss_of_a_perfect_fit():
    """Weights that fit every row have the loss 0."""
    X, _, w = draw(np.random.default_rng(9))
    assert_close(run(X, (X @ w)[:, None], w, epochs=2, batch=11)[1], [0.0, 0.0], atol=1e-20)


def test_many_runs():
    """Weights, losses and the generator's state after the run are those of the statement."""
    for seed, rng in enumerate(seeds()):
        X, y, w = draw(rng, n=int(rng.integers(1, 14)))
        options = {"epochs": 3, "batch": 5, "lr": 0.02, "decay": 0.7, "dropout": 0.3}
        mine, theirs = np.random.default_rng(seed), np.random.default_rng(seed)
        agree(train(X, y, w, **options, rng=mine), by_rows(X, y, w, **options, rng=theirs))
        assert mine.random() == theirs.random(), "the generator was not used as stated"  # the same bits


def test_no_epochs():
    """Without epochs the weights come back as they were, with no losses."""
    X, y, w = draw(np.random.default_rng(10))
    got, history = run(X, y, w, epochs=0)
    assert_close(got, w)
    assert len(history) == 0


def test_types_of_input():
    """Integer rows, float32 rows, integer weights and views with strides train like doubles."""
    rng = np.random.default_rng(12)
    X, y = rng.integers(-2, 3, size=(9, 3)), rng.integers(-3, 4, size=(9, 1))
    want = wanted(X.astype(float), y.astype(float), np.zeros(3), epochs=2, batch=4, lr=0.02)
    wide = np.repeat(X, 2, axis=1)
    for rows in (X, X.astype(np.float32), np.asfortranarray(X), wide[:, ::2]):
        agree(run(rows, y, np.zeros(3, dtype=int), epochs=2, batch=4, lr=0.02), want)
    agree(run(X, y.astype(np.float32), np.zeros(3, dtype=np.float32), epochs=2, batch=4, lr=0.02), want)
    X, y, w = (part.astype(np.float32) for part in draw(rng))
    want = wanted(X.astype(float), y.astype(float), w.astype(float), epochs=2, dropout=0.3, lr=0.02)
    agree(run(X, y, w, epochs=2, dropout=0.3, lr=0.02), want)


def test_arguments_stay_as_they_were():
    """Rows, targets and starting weights are not changed."""
    X, y, w = draw(np.random.default_rng(13))
    before = X.copy(), y.copy(), w.copy()
    run(X, y, w, epochs=2, batch=3, dropout=0.5)
    for now, then in zip((X, y, w), before, strict=True):
        assert_close(now, then)
