import itertools
import math

import numpy as np

from drill.suite import assert_close, in_answer, seeds


@in_answer
def importance(X, y, weights, repeats, seed, kind="mse"):
    """Run with the linear model X @ weights; return both results, all arrays that the model saw, and the arguments after."""
    import numpy as np
    from answer import perm_importance

    np.random.seed(3)  # noqa: NPY002
    seen, kept = [], X.copy()
    untouched = [True]

    def predict(Z):
        seen.append(np.array(Z))
        untouched[0] = untouched[0] and bool((X == kept).all())
        return Z @ np.asarray(weights)

    def metric(truth, guess):
        if kind == "accuracy":
            return float(np.mean((np.asarray(guess) > 0) == truth))
        cliff = 1e8 if kind == "cliff" and (np.abs(truth - guess) > 1e-9).any() else 0.0
        return -cliff - float(np.mean((np.asarray(truth, dtype=float) - guess) ** 2))

    mean, std = perm_importance(predict, X, y, metric, repeats, np.random.default_rng(seed))
    return {
        "mean": np.asarray(mean), "std": np.asarray(std), "seen": seen, "X": X, "y": y, "untouched": untouched[0],
    }


def draw(rng, n=17, d=3):
    return rng.normal(size=(n, d)), rng.normal(size=n)


def mse(y, p):
    return ((y - p) ** 2).mean()


def exact(X, y, weights, j):
    """Average the loss over all orders of column j."""
    base, losses = mse(y, X @ weights), []
    for order in itertools.permutations(range(len(y))):
        Z = X.copy()
        Z[:, j] = X[list(order), j]
        losses.append(mse(y, Z @ weights) - base)
    return np.mean(losses), np.std(losses)


def test_unused_column():
    """A column that the model ignores has mean and deviation 0."""
    X, y = draw(np.random.default_rng(0))
    got = importance(X, y, np.array([1.0, 0.0, -2.0]), 5, 0)
    assert_close(got["mean"].shape, (3,))
    assert_close(got["std"].shape, (3,))
    assert_close(np.array([got["mean"][1], got["std"][1]]), np.zeros(2), atol=1e-12)


def test_mean_over_all_orders():
    """With many repeats mean and deviation come near those over all orders of the column."""
    rng = np.random.default_rng(1)
    X, y = draw(rng, n=5, d=2)
    weights = np.array([2.0, -1.0])
    got = importance(X, y, weights, 3000, 1)
    for j in range(2):
        mean, std = exact(X, y, weights, j)
        # 3000 repeats leave a standard error of a 55th of the deviation; five of them are allowed.
        assert_close(got["mean"][j], mean, atol=5 * std / math.sqrt(3000))
        assert_close(got["std"][j], std, rtol=0.1)
    X, y = draw(rng, n=2, d=1)
    mean, std = exact(X, y, np.array([2.0]), 0)  # the order as it was comes up every other time
    got = importance(X, y, np.array([2.0]), 1000, 2)
    assert_close(got["mean"][0], mean, atol=5 * std / math.sqrt(1000))


def test_score_falls_for_a_good_model():
    """The loss is base less shuffled score: positive for a column that a good model uses, about twice its variance."""
    for rng in seeds(7):
        X = rng.normal(size=(301, 2))
        got = importance(X, X[:, 0], np.array([1.0, 0.0]), 4, 5)
        assert_close(got["mean"][0], 2 * X[:, 0].var(), rtol=0.2)


def test_helpful_shuffles_stay_negative():
    """A column that misleads the model has a negative importance, which is kept."""
    X = np.random.default_rng(2).normal(size=(101, 1))
    got = importance(X, -X[:, 0], np.array([1.0]), 3, 2)
    assert_close(got["mean"][0], -2 * X.var(), rtol=0.35)


def test_one_column_at_a_time():
    """Every array given to the model differs from X in one column at most, which holds the same values."""
    X, y = draw(np.random.default_rng(3), n=13, d=3)
    seen = importance(X, y, np.ones(3), 4, 3)["seen"]
    for Z in seen:
        moved = [j for j in range(3) if (Z[:, j] != X[:, j]).any()]
        assert len(moved) <= 1, f"columns {moved} were shuffled together"
        assert_close(np.sort(Z, axis=0), np.sort(X, axis=0))


def test_calls_of_the_model():
    """The model is called once for the base and once per column and repeat, with X itself among them."""
    X, y = draw(np.random.default_rng(4), n=11, d=3)
    seen = importance(X, y, np.ones(3), 4, 4)["seen"]
    assert_close(len(seen), 13)
    assert any((Z == X).all() for Z in seen), "the base score was not taken from X as it is"


def test_fresh_orders():
    """Each column and repeat gets an order of its own, so that repeats differ."""
    X, y = draw(np.random.default_rng(5), n=11, d=3)
    X = np.tile(X[:, :1], (1, 3))
    seen = importance(X, y, np.ones(3), 5, 5)["seen"]
    orders = {tuple(Z[:, j]) for Z in seen for j in range(3)}
    assert_close(len(orders), 16)


def test_mean_and_deviation_of_the_losses():
    """Mean and deviation, divisor `repeats`, are those of the scores of the arrays that the model saw."""
    for rng in seeds():
        X, y = draw(rng)
        weights = np.array([1.0, -0.5, 3.0])
        got = importance(X, y, weights, 4, int(rng.integers(99)))
        losses = [[], [], []]
        for Z in got["seen"]:
            for j in range(3):
                if (Z[:, j] != X[:, j]).any():
                    losses[j].append(mse(y, Z @ weights) - mse(y, X @ weights))
        assert_close(np.array([len(each) for each in losses]), np.full(3, 4))
        assert_close(got["mean"], np.mean(losses, axis=1), rtol=1e-9, atol=1e-12)
        assert_close(got["std"], np.std(losses, axis=1), rtol=1e-9, atol=1e-12)


def test_large_losses_of_small_spread():
    """Losses near 1e8 that differ by about 1 have a deviation of about 1."""
    X, weights = draw(np.random.default_rng(11))[0], np.array([1.0, -0.5, 3.0])
    y = X @ weights
    got = importance(X, y, weights, 5, 11, kind="cliff")
    losses = [[mse(y, Z @ weights) for Z in got["seen"] if (Z[:, j] != X[:, j]).any()] for j in range(3)]
    assert_close(got["std"], np.std(losses, axis=1), rtol=1e-5)  # a loss near 1e8 keeps eight digits after the point


def test_single_repeat_and_single_row():
    """One repeat has deviation 0, and a single row can't be shuffled: mean 0."""
    X, y = draw(np.random.default_rng(6))
    assert_close(importance(X, y, np.ones(3), 1, 6)["std"], np.zeros(3), atol=1e-12)
    got = importance(X[:1], y[:1], np.ones(3), 2, 6)
    assert_close(np.r_[got["mean"], got["std"]], np.zeros(6), atol=1e-12)


def test_accuracy_as_metric():
    """With accuracy as score a constant column is worth 0 and a deciding one loses up to one half."""
    X = np.c_[np.full(400, 2.0), np.random.default_rng(7).normal(size=400)]
    got = importance(X, X[:, 1] > 0, np.array([0.0, 1.0]), 5, 7, kind="accuracy")
    assert_close(got["mean"], np.array([0.0, 0.5]), atol=0.08)


def test_integer_features():
    """Whole numbers stay whole numbers, large ones included."""
    X = np.random.default_rng(8).integers(2**60, 2**60 + 50, size=(9, 2))
    seen = importance(X, np.zeros(9), np.zeros(2), 2, 8)["seen"]
    for Z in seen:
        assert Z.dtype == X.dtype, f"the model got {Z.dtype}, expected {X.dtype}"
        assert_close(np.sort(Z, axis=0) - 2**60, np.sort(X, axis=0) - 2**60)


def test_the_generator_decides():
    """The same state of the generator gives the same result, another state another."""
    X, y = draw(np.random.default_rng(9))
    first, again, other = (importance(X, y, np.ones(3), 3, seed)["mean"] for seed in (1, 1, 2))
    assert_close(again, first)
    assert (other != first).any(), "another seed gave the same result"


def test_arguments_stay_as_they_were():
    """X and y are never changed, not even while the model is called."""
    X, y = draw(np.random.default_rng(10))
    before = X.copy(), y.copy()
    got = importance(X, y, np.ones(3), 3, 10)
    assert got["untouched"], "X was changed while the model was called"
    assert_close(got["X"], before[0])
    assert_close(got["y"], before[1])
