import numpy as np

from drill.suite import assert_close, in_answer, seeds


@in_answer
def from_table(table, truth, sigma, x0=None):
    """Let the i-th training set lead to the i-th row of the table; give the results and a log of the calls."""
    import numpy as np
    from answer import bias_variance

    x0 = np.arange(len(truth)) + 0.5 if x0 is None else x0
    log = {"draws": 0, "fits": [], "points": [], "strangers": 0}
    rng = np.random.default_rng(5)

    def draw(given):
        log["strangers"] += given is not rng
        log["draws"] += 1
        return np.array([log["draws"] - 1]), np.array([7 * log["draws"]])

    def fit_predict(X, y, points):
        log["fits"].append([int(X[0]), int(y[0])])
        log["points"].append(np.array(points).tolist())
        return table[int(X[0]) % len(table)].copy()

    result = bias_variance(draw, fit_predict, lambda points: truth.copy(), x0, sigma, len(table), rng)
    log["left"] = rng.random()
    log["x0"] = np.array(x0).tolist()
    return [np.asarray(part) for part in result], log


@in_answer
def line_on_a_curve(seed, n, sigma, reps, x0):
    """Measure a fitted line where the truth is a parabola, with training sets that come from the generator."""
    import numpy as np
    from answer import bias_variance

    rng = np.random.default_rng(seed)

    def draw(rng):
        x = rng.uniform(-1, 1, size=n)
        return x, x**2 + sigma * rng.normal(size=n)

    def fit_predict(x, y, points):
        slope = ((x - x.mean()) * y).sum() / ((x - x.mean()) ** 2).sum()
        return y.mean() + slope * (points - x.mean())

    result = bias_variance(draw, fit_predict, lambda points: points**2, x0, sigma, reps, rng)
    return [np.asarray(part) for part in result]


@in_answer
def mean_of_neighbours(seed, offsets, sigma, reps):
    """Measure the mean of labels at fixed offsets around the points -1, 0 and 2, where the truth is a square."""
    import numpy as np
    from answer import bias_variance

    x0 = np.array([-1.0, 0.0, 2.0])

    def draw(rng):
        X = x0[:, None] + offsets
        return X, X**2 + sigma * rng.normal(size=X.shape)

    result = bias_variance(
        draw, lambda X, y, p: y.mean(axis=1), lambda p: p**2, x0, sigma, reps, np.random.default_rng(seed)
    )
    return [np.asarray(part) for part in result]


def wanted(table, truth, sigma):
    """Compute the four parts point by point, in plain Python."""
    bias2, var, mse = [], [], []
    for column, true in zip(table.T.tolist(), truth.tolist(), strict=True):
        centre = sum(column) / len(column)
        bias2.append((centre - true) ** 2)
        var.append(sum((p - centre) ** 2 for p in column) / len(column))
        mse.append(sum((p - true) ** 2 for p in column) / len(column) + sigma * sigma)
    return bias2, var, sigma * sigma, mse


def assert_parts(got, want, rtol=1e-9):
    for part, expected in zip(got, want, strict=True):
        assert_close(part, expected, rtol=rtol, atol=1e-12)


def random_table(rng, reps=7, m=5):
    return rng.normal(2, 3, size=(reps, m)), rng.normal(size=m)


def test_two_training_sets_by_hand():
    """Predictions 1 and 4 of the value 2 with noise 1 give 0.25, 2.25, 1 and 3.5."""
    got, _ = from_table(np.array([[1.0], [4.0]]), np.array([2.0]), 1.0)
    assert_parts(got, ([0.25], [2.25], 1.0, [3.5]))


def test_squared_bias_at_each_point():
    """Squared bias is that of the mean prediction against the true value, point by point."""
    for rng in seeds():
        table, truth = random_table(rng)
        got, _ = from_table(table, truth, 1.3)
        assert_close(got[0], wanted(table, truth, 1.3)[0], rtol=1e-9, atol=1e-12)


def test_variance_at_each_point():
    """Variance is that of a point's predictions over the training sets, dividing by their number."""
    for rng in seeds():
        table, truth = random_table(rng)
        got, _ = from_table(table, truth, 1.3)
        assert_close(got[1], wanted(table, truth, 1.3)[1], rtol=1e-9)


def test_noise_is_a_variance():
    """The noise is the square of its standard deviation, also when that is 0 or below 1."""
    for sigma in (0.0, 0.3, 1.0, 2.5):
        got, _ = from_table(np.array([[1.0, 2.0]]), np.array([1.0, 5.0]), sigma)
        assert_close(got[2], sigma * sigma, rtol=1e-12)


def test_expected_error_of_a_new_label():
    """The expected squared error contains the noise, and is the sum of the other three parts."""
    for rng in seeds():
        table, truth = random_table(rng)
        got, _ = from_table(table, truth, 1.7)
        assert_close(got[3], wanted(table, truth, 1.7)[3], rtol=1e-9)
        assert_close(got[3], np.add(wanted(table, truth, 1.7)[0], wanted(table, truth, 1.7)[1]) + 1.7**2)


def test_one_training_set_for_each_repetition():
    """Each repetition draws one training set, in turn, with the generator that was given."""
    for reps in (2, 11):
        table, truth = random_table(np.random.default_rng(reps), reps=reps)
        _, log = from_table(table, truth, 1.0)
        assert_close(log["draws"], reps)
        assert_close(log["strangers"], 0)


def test_each_training_set_is_fitted_once():
    """Each training set, inputs with their own labels, is fitted once, and predictions are asked for at x0."""
    table, truth = random_table(np.random.default_rng(1))
    _, log = from_table(table, truth, 1.0)
    assert_close(sorted(log["fits"]), [[i, 7 * (i + 1)] for i in range(7)])
    assert_close(log["points"], [[0.5, 1.5, 2.5, 3.5, 4.5]] * 7)


def test_generator_is_for_training_sets_only():
    """Nothing but the training sets is drawn from the generator."""
    table, truth = random_table(np.random.default_rng(2))
    _, log = from_table(table, truth, 1.0)
    assert_close(log["left"], np.random.default_rng(5).random())


def test_line_on_a_parabola():
    """For lines fitted to a parabola, the parts are those of the very training sets that the generator gives."""
    x0 = np.array([0.4, -0.9, 0.0, 0.4])  # in no order, and one of them twice
    for seed in range(5):
        rng = np.random.default_rng(seed)
        table = []
        for _ in range(13):
            x = rng.uniform(-1, 1, size=11)
            y = x**2 + 0.5 * rng.normal(size=11)
            table.append(np.polynomial.Polynomial.fit(x, y, 1)(x0))
        assert_parts(line_on_a_curve(seed, 11, 0.5, 13, x0), wanted(np.array(table), x0**2, 0.5), rtol=1e-6)


def test_neighbours_agree_with_theory():
    """For a mean of k labels the parts come near their theory: bias h²m(m+1)/3, variance σ²/k."""
    offsets, sigma = 0.5 * np.arange(-2, 3), 2.0
    bias2, var, _, mse = mean_of_neighbours(3, offsets, sigma, 2000)
    # 2000 sets: the variance is known to 3 %, the mean to 0.02 and so its square to 0.02
    assert_close(bias2, [0.25, 0.25, 0.25], atol=0.08)
    assert_close(var, [0.8, 0.8, 0.8], rtol=0.12)
    assert_close(mse, [5.05, 5.05, 5.05], rtol=0.03)


def test_single_repetition():
    """A single training set has variance 0, and its squared error is all bias."""
    got, _ = from_table(np.array([[3.0, 5.0, 2.0]]), np.array([1.0, 5.0, 4.0]), 0.0)
    assert_parts(got, ([4.0, 0.0, 4.0], [0.0, 0.0, 0.0], 0.0, [4.0, 0.0, 4.0]))


def test_large_predictions():
    """Around a billion, variances of about 1 keep their digits."""
    for rng in seeds(5):
        table, truth = random_table(rng)
        table, truth = np.round(8 * table) / 8, np.round(8 * truth) / 8
        got, _ = from_table(table + 1e9, truth + 1e9, 0.5)
        assert_parts(got, wanted(table, truth, 0.5), rtol=1e-5)


def test_types_of_values():
    """Predictions and true values in unsigned integers or float32 give the same parts."""
    table, truth = np.array([[3, 250, 7], [200, 4, 7]]), np.array([100, 100, 9])
    want = wanted(table.astype(float), truth.astype(float), 1.0)
    for kind in (np.uint8, np.float32, np.int64):
        got, _ = from_table(table.astype(kind), truth.astype(kind), 1.0)
        assert_parts(got, want, rtol=1e-5)


def test_points_stay_as_they_were():
    """The points are not changed."""
    _, log = from_table(np.ones((3, 2)), np.zeros(2), 1.0, np.array([4.0, -2.0]))
    assert_close(log["x0"], [4.0, -2.0])
