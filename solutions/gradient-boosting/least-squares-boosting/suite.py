import numpy as np

from drill.suite import assert_close, in_answer, seeds


@in_answer
def stump(X, target):
    """Cut the first feature at its median and predict the mean target of each side."""
    import numpy as np

    cut = np.median(X[:, 0])
    low = X[:, 0] <= cut
    left = target[low].mean()
    right = target[~low].mean() if not low.all() else left
    return lambda Z: np.where(Z[:, 0] <= cut, left, right)


@in_answer
def line(X, target):
    """Fit a straight line through the origin to the features."""
    import numpy as np

    w = np.linalg.lstsq(X, target, rcond=None)[0]
    return lambda Z: Z @ w


@in_answer
def staged_stumps(X, y, rounds, rate, X_new):
    from answer import boost

    return boost(X, y, rounds, rate, stump)(X_new)


@in_answer
def staged_lines(X, y, rounds, rate, X_new):
    from answer import boost

    return boost(X, y, rounds, rate, line)(X_new)


@in_answer
def observed(X, y, rounds, rate, X_new):
    """Give what the learner was handed, as it is at the end, and how often it was called before and after use."""
    import numpy as np
    from answer import boost

    targets, copies, rows = [], [], []

    def fit(X_seen, target):
        targets.append(target)
        copies.append(np.array(target))
        rows.append(np.array(X_seen))
        return line(X_seen, np.asarray(target))

    staged = boost(X, y, rounds, rate, fit)
    calls = len(targets)
    first, other, second = np.array(staged(X_new)), np.array(staged(X_new + 1)), np.array(staged(X_new))
    return calls, len(targets), copies, [np.array(t) for t in targets], rows, first, other, second


@in_answer
def arguments_after(X, y, rate):
    """Give X, y and the array that the trees return, as they are after training and prediction."""
    import numpy as np
    from answer import boost

    out = np.array([1.0, -2.0, 0.5, 0.25, 3.0])

    def fit(X_seen, target):
        return lambda Z: out

    boost(X, y, 3, rate, fit)(X)
    return X, y, out


def by_hand(X, y, rounds, rate, X_new, fit):
    start = np.mean(y)
    F, new = np.full(len(y), start), [np.full(len(X_new), start)]
    for _ in range(rounds):
        tree = fit(X, y - F)
        F = F + rate * tree(X)
        new.append(new[-1] + rate * tree(X_new))
    return np.array(new)


def own_line(X, target):
    w = np.linalg.lstsq(X, target, rcond=None)[0]
    return lambda Z: Z @ w


def own_stump(X, target):
    cut = np.median(X[:, 0])
    low = X[:, 0] <= cut
    left, right = target[low].mean(), target[~low].mean()
    return lambda Z: np.where(Z[:, 0] <= cut, left, right)


def data(rng, n=17, d=3, m=5):
    X = rng.normal(size=(n, d))
    return X, 100.0 + 3 * X[:, 0] + rng.normal(size=n), rng.normal(size=(m, d))


def test_two_rounds_by_hand():
    """On 4 rows with y = 0, 2, 8, 10 and stumps in the middle the model goes 5, then 3 and 7, then 2 and 8."""
    X, y = np.array([[1.0], [2.0], [3.0], [4.0]]), np.array([0, 2, 8, 10])
    want = [[5, 5, 5], [3, 3, 7], [2, 2, 8]]
    assert_close(staged_stumps(X, y, 2, 0.5, np.array([[0.0], [2.0], [9.0]])), want, rtol=1e-12)


def test_stumps_on_random_rows():
    """With stumps, the predictions of new rows after every round are those of the definition."""
    for rng in seeds():
        X, y, X_new = data(rng)
        want = by_hand(X, y, 4, 0.3, X_new, own_stump)
        assert_close(staged_stumps(X, y, 4, 0.3, X_new), want, rtol=1e-9)


def test_lines_on_random_rows():
    """With a linear learner as the tree, whatever its type, the same holds."""
    for rng in seeds():
        X, y, X_new = data(rng)
        want = by_hand(X, y, 7, 0.2, X_new, own_line)
        assert_close(staged_lines(X, y, 7, 0.2, X_new), want, rtol=1e-9)


def test_no_rounds():
    """Without rounds the prediction is the mean of y, in one row."""
    X, y, X_new = data(np.random.default_rng(3))
    assert_close(staged_lines(X, y, 0, 0.5, X_new), np.full((1, 5), y.mean()), rtol=1e-12)


def test_rate_one():
    """At rate 1 a tree's means are added in full, so the second stump at the same cut changes nothing."""
    X, y = np.array([[1.0], [2.0], [3.0]]), np.array([1.0, 3.0, 8.0])
    assert_close(staged_stumps(X, y, 2, 1.0, X), [[4, 4, 4], [2, 2, 8], [2, 2, 8]], rtol=1e-12)


def test_one_row():
    """A single training row is predicted everywhere, after any number of rounds."""
    got = staged_stumps(np.array([[2.0]]), np.array([7]), 3, 0.5, np.array([[1.0], [9.0]]))
    assert_close(got, np.full((4, 2), 7.0), rtol=1e-12)


def test_targets_are_residuals_of_the_model():
    """Round t's target is y less the shrunken model of t trees, in every row, and stays as it was passed."""
    for rng in seeds(5):
        X, y, _ = data(rng)
        calls, _, copies, targets, rows, first, *_ = observed(X, y, 4, 0.4, X)
        assert_close(calls, 4)
        assert_close(np.array(copies), y - first[:-1], rtol=1e-9, atol=1e-9)
        assert_close(np.array(targets), np.array(copies))
        assert_close(np.array(rows), np.array([X] * 4))


def test_prediction_trains_nothing():
    """Predicting again, after other rows, gives the same values and calls the learner no further."""
    X, y, X_new = data(np.random.default_rng(4))
    before, after, *_, first, other, second = observed(X, y, 3, 0.4, X_new)
    assert_close([before, after], [3, 3])
    assert_close(second, first)
    assert_close(other, by_hand(X, y, 3, 0.4, X_new + 1, own_line), rtol=1e-9)


def test_shift_of_the_targets():
    """Targets moved by a million move every prediction by as much."""
    for rng in seeds(5):
        X, y, X_new = data(rng)
        moved = staged_stumps(X, y + 1e6, 3, 0.3, X_new)
        assert_close(np.asarray(moved) - 1e6, by_hand(X, y, 3, 0.3, X_new, own_stump), rtol=1e-8)


def test_types_of_targets():
    """Small integer targets are not rounded or wrapped on the way, and float32 ones are averaged in double precision."""
    X = np.random.default_rng(5).normal(size=(11, 2))
    y = np.arange(11, dtype=np.uint8) * 23
    want = by_hand(X, y.astype(float), 3, 0.3, X, own_stump)
    assert_close(staged_stumps(X, y, 3, 0.3, X), want, rtol=1e-9)
    small = (1e3 + np.arange(11) / 7).astype(np.float32)
    assert_close(
        staged_stumps(X, small, 3, 0.3, X), by_hand(X, small.astype(float), 3, 0.3, X, own_stump), rtol=1e-10
    )


def test_arguments_stay_as_they_were():
    """Features, targets and the arrays that trees return are not changed."""
    X, y = np.arange(10.0).reshape(5, 2), np.array([3.0, 1.0, 4.0, 1.0, 5.0])
    X_after, y_after, out = arguments_after(X.copy(), y.copy(), 0.5)
    assert_close(X_after, X)
    assert_close(y_after, y)
    assert_close(out, [1.0, -2.0, 0.5, 0.25, 3.0])
