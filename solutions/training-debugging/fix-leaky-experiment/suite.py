"""An experiment without leaks: groups stay whole, and test rows touch nothing but the reported error."""

import numpy as np
from answer import experiment

from drill.suite import assert_close, seeds

PENALTIES = [float(value) for value in np.geomspace(0.03, 300.0, 19)]


def draw(rng, n=60, d=3, n_groups=13, missing=0.1):
    X = rng.normal(size=(n, d)) * np.array([1.0, 20.0, 0.1]) + np.array([0.0, -7.0, 50.0])
    y = X @ np.array([0.5, 0.03, -4.0]) + 2 * rng.normal(size=n)
    groups = rng.permutation(np.arange(n) % n_groups)
    X[rng.random((n, d)) < missing] = np.nan
    return X, y, groups


def held_out(groups, rows, share, rng):
    """The rows of the groups that are held out, and the others; `rows` are those to be split."""
    names = sorted({groups[i] for i in rows})
    size = max(1, int(share * len(names)))
    held = {names[k] for k in list(rng.permutation(len(names)))[:size]}
    return [i for i in rows if groups[i] not in held], [i for i in rows if groups[i] in held]


def scale(X):
    columns = [[value for value in column if value == value] for column in X.T]
    spread = [np.sqrt(sum((v - sum(c) / len(c)) ** 2 for v in c) / len(c)) for c in columns]
    return np.array([sum(c) / len(c) for c in columns]), np.array([s if s > 0 else 1.0 for s in spread])


def prepared(X, scaler):
    Z = (X - scaler[0]) / scaler[1]
    return np.where(np.isnan(Z), 0.0, Z)


def ridge(Z, y, penalty):
    """By the normal equations, with a column of ones that is free of the penalty."""
    A = np.hstack([Z, np.ones((len(Z), 1))])
    return np.linalg.solve(A.T @ A + penalty * np.diag([1.0] * Z.shape[1] + [0.0]), A.T @ y)


def mse(Z, y, weights):
    return np.mean((Z @ weights[:-1] + weights[-1] - y) ** 2)


def by_rows(X, y, groups, penalties, share, rng):
    train, test = held_out(groups, range(len(y)), share, rng)
    fit, val = held_out(groups, train, share, rng)
    first = scale(X[fit])
    losses = [
        mse(prepared(X[val], first), y[val], ridge(prepared(X[fit], first), y[fit], penalty))
        for penalty in penalties
    ]
    penalty = penalties[losses.index(min(losses))]
    last = scale(X[train])
    weights = ridge(prepared(X[train], last), y[train], penalty)
    return test, penalty, last, weights, mse(prepared(X[test], last), y[test], weights)


def run(problem, seed=0, penalties=PENALTIES, share=0.3):
    return experiment(*problem, penalties, share, np.random.default_rng(seed))


def agree(got, want):
    test, penalty, scaler, weights, loss = want
    assert_close(got["test"], test)
    assert_close(got["penalty"], penalty, rtol=1e-12)
    assert_close(got["scaler"][0], scaler[0], rtol=1e-9)
    assert_close(got["scaler"][1], scaler[1], rtol=1e-9)
    assert_close(got["model"][0], weights[:-1], rtol=1e-6, atol=1e-9)
    assert_close(got["model"][1], weights[-1], rtol=1e-7)
    assert_close(got["error"], loss, rtol=1e-7)


def test_groups_stay_whole():
    """No group has rows on both sides of the split."""
    for seed, rng in enumerate(seeds(8)):
        problem = draw(rng)
        held = np.isin(np.arange(60), run(problem, seed, penalties=[1.0])["test"])
        for name in np.unique(problem[2]):
            assert len(set(held[problem[2] == name].tolist())) == 1, f"group {name} is split"


def test_number_of_groups_held_out():
    """The share is one of groups, rounded down, and at least one group is held out; rows come in order."""
    for share, count in ((0.3, 3), (0.5, 6), (0.01, 1)):
        problem = draw(np.random.default_rng(1))
        test = np.asarray(run(problem, penalties=[1.0], share=share)["test"])
        assert len(np.unique(problem[2][test])) == count
        assert (np.diff(test) > 0).all()


def test_groups_of_unequal_size():
    """A large group counts as one among the groups."""
    X, y, _ = draw(np.random.default_rng(2))
    groups = np.array(["a"] * 31 + ["b"] * 17 + ["c"] * 5 + ["d"] * 4 + ["e"] * 2 + ["f"])
    for seed in range(8):
        got = run((X, y, groups), seed, penalties=[1.0], share=0.34)
        assert len(set(groups[np.asarray(got["test"])].tolist())) == 2


def test_test_rows_touch_nothing():
    """Other inputs and targets in the test rows change neither the penalty, the scaler nor the model."""
    for seed, rng in enumerate(seeds(8)):
        X, y, groups = draw(rng)
        got = run((X, y, groups), seed)
        test = np.asarray(got["test"])
        X, y = X.copy(), y.copy()
        X[test], y[test] = 5 - 3 * X[test], -10 * y[test]
        other = run((X, y, groups), seed)
        assert_close(other["penalty"], got["penalty"], rtol=1e-12)
        for name in ("scaler", "model"):
            assert_close(other[name][0], got[name][0], rtol=1e-9)
            assert_close(other[name][1], got[name][1], rtol=1e-9)


def test_scaler_of_the_training_rows():
    """Means and standard deviations are those of all training rows, missing values left out."""
    X, y, groups = draw(np.random.default_rng(3))
    X[:, 2] = 4.0
    got = run((X, y, groups))
    train = np.setdiff1d(np.arange(60), got["test"])
    assert_close(got["scaler"][0], np.nanmean(X[train], axis=0), rtol=1e-12)
    assert_close(got["scaler"][1], [*np.nanstd(X[train, :2], axis=0), 1.0], rtol=1e-12)
    assert np.isfinite(got["error"])


def test_choice_on_validation_groups():
    """The penalty is the best on the held-out training groups, with a scaler of the rows fitted on."""
    for seed, rng in enumerate(seeds()):
        problem = draw(rng)
        want = by_rows(*problem, PENALTIES, 0.3, np.random.default_rng(seed))
        assert_close(run(problem, seed)["penalty"], want[1], rtol=1e-12)


def test_equal_choices():
    """Of penalties with equal loss the first in the list is taken."""
    _, y, groups = draw(np.random.default_rng(4))
    got = run((np.full((60, 2), 3.0), y, groups), penalties=[5.0, 0.1, 70.0])  # inputs that tell nothing
    assert_close(got["penalty"], 5.0)


def test_last_model_has_all_training_rows():
    """The model is fitted with the chosen penalty on all training rows, its intercept unpenalised."""
    for seed, rng in enumerate(seeds(6)):
        problem = draw(rng)
        got = run(problem, seed, penalties=[40.0])
        weights = by_rows(*problem, [40.0], 0.3, np.random.default_rng(seed))[3]
        assert_close(got["model"][0], weights[:-1], rtol=1e-6, atol=1e-9)
        assert_close(got["model"][1], weights[-1], rtol=1e-7)


def test_error_on_the_test_rows():
    """The error is the mean squared error of the returned model on the test rows."""
    X, y, groups = draw(np.random.default_rng(6))
    got = run((X, y, groups))
    Z = prepared(X[got["test"]], got["scaler"])
    assert_close(got["error"], np.mean((Z @ got["model"][0] + got["model"][1] - y[got["test"]]) ** 2), rtol=1e-9)


def test_many_experiments():
    """Split, penalty, scaler, model and error are those of the statement."""
    for seed, rng in enumerate(seeds(8)):
        problem = draw(rng)
        mine, theirs = np.random.default_rng(seed), np.random.default_rng(seed)
        share = (0.3, 0.5)[seed % 2]
        agree(experiment(*problem, PENALTIES, share, mine), by_rows(*problem, PENALTIES, share, theirs))
        assert mine.random() == theirs.random(), "the generator was not used as stated"  # the same bits


def test_copies_within_a_group():
    """Targets of pure noise, shared by copies of a row, can't be predicted for groups never seen."""
    rng = np.random.default_rng(7)
    rows, noise = rng.normal(size=(19, 12)), rng.normal(size=19)
    groups = np.repeat(np.arange(19), 4)
    errors = [run((rows[groups], noise[groups], groups), seed, penalties=[1e-3])["error"] for seed in range(8)]
    assert np.mean(errors) > np.var(noise), "noise is predicted better than by its mean"


def test_types_of_input():
    """Integers, float32, names as groups and views with strides give the same experiment."""
    X, y, groups = draw(np.random.default_rng(8), missing=0.0)
    X, y = np.round(X).astype(int), np.round(10 * y).astype(int)
    want = by_rows(X.astype(float), y.astype(float), groups, PENALTIES, 0.3, np.random.default_rng(0))
    names = np.array([f"user {name:02d}" for name in groups])
    wide = np.repeat(X, 2, axis=1)[:, ::2]
    for problem in ((X, y, groups), (X.astype(np.float32), y.astype(float), names), (wide, y, groups + 100)):
        agree(run(problem), want)


def test_arguments_stay_as_they_were():
    """Inputs, targets and groups are not changed, missing values included."""
    X, y, groups = draw(np.random.default_rng(9))
    before = X.copy(), y.copy(), groups.copy()
    run((X, y, groups))
    for now, then in zip((X, y, groups), before, strict=True):
        assert_close(now, then)
