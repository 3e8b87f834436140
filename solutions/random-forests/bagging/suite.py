import numpy as np

from drill.suite import assert_close, in_answer, seeds


@in_answer
def nearest_means(X, y):
    """Fit a small classifier: probabilities fall with the squared distance to the mean of each label."""
    import numpy as np

    classes = np.unique(y)
    means = np.array([X[y == k].mean(axis=0) for k in classes])

    def predict_proba(Z):
        closeness = 1 / (1 + ((Z[:, None, :] - means) ** 2).sum(axis=2))
        return closeness / closeness.sum(axis=1, keepdims=True)

    return classes, predict_proba


@in_answer
def by_hand(X, y, T, B, seed):
    """Draw as prescribed, fit and average member by member, label by label."""
    import numpy as np

    rng = np.random.default_rng(seed)
    labels = sorted(set(y.tolist()))
    total = np.zeros((len(T), len(labels)))
    for _ in range(B):
        rows = rng.integers(len(y), size=len(y))
        classes, proba = nearest_means(X[rows], y[rows])
        found = proba(T)
        for column, label in enumerate(classes.tolist()):
            total[:, labels.index(label)] += found[:, column]
    return total / B


@in_answer
def bagged(X, y, T, B, seed):
    """Train a bag of small classifiers; return what it says of T, and what the members were given."""
    import numpy as np
    from answer import Bagging

    np.random.seed(3)  # noqa: NPY002
    given = []

    def fit(Z, z):
        given.append([np.array(Z), np.array(z)])
        return nearest_means(np.asarray(Z), np.asarray(z))

    model = Bagging(fit, B)
    same = model.train(X, y, np.random.default_rng(seed))
    return {
        "proba": np.asarray(model.predict_proba(T)), "labels": np.asarray(model.predict(T)),
        "classes": np.asarray(model.classes), "given": given, "returns_self": same is model, "args": [X, y, T],
    }


@in_answer
def fixed_members(members, T, y):
    """Bag members that state given classes and probabilities whatever they are fitted to, in arrays that they keep."""
    import numpy as np
    from answer import Bagging

    queue = [[np.array(classes), np.array(row)] for classes, row in members]

    def fit(Z, z):
        classes, row = queue.pop(0)
        kept = np.tile(row, (len(T), 1))
        return classes, lambda rows: kept

    model = Bagging(fit, len(members)).train(np.zeros((len(y), 1)), np.array(y), np.random.default_rng(0))
    model.predict_proba(T)
    return [np.asarray(model.predict_proba(T)), np.asarray(model.predict(T))]


@in_answer
def trained_twice(X, y, Z, z, T):
    """Train on X and y, then on Z and z with another generator, and return the probabilities for T."""
    import numpy as np
    from answer import Bagging

    model = Bagging(nearest_means, 3)
    model.train(X, y, np.random.default_rng(1))
    model.train(Z, z, np.random.default_rng(2))
    return [np.asarray(model.classes), np.asarray(model.predict_proba(T))]


@in_answer
def side_by_side(X, y, Z, z, T):
    """Train two models, the second on other rows, then return the probabilities that the first gives T."""
    import numpy as np
    from answer import Bagging

    first, second = Bagging(nearest_means, 3), Bagging(nearest_means, 2)
    first.train(X, y, np.random.default_rng(1))
    second.train(Z, z, np.random.default_rng(2))
    return np.asarray(first.predict_proba(T))


def draw(rng, n=13, K=3, d=2):
    y = rng.integers(0, K, size=n)
    y[:K] = range(K)
    return rng.normal(size=(n, d)) + y[:, None], y, rng.normal(size=(7, d)) + 1


def test_missing_label_by_hand():
    """A member that lacks label 1 says (0.3, 0.7) for 0 and 2; with one that says (0.2, 0.5, 0.3) the mean is (.25, .25, .5)."""
    proba, labels = fixed_members([[[0, 2], [0.3, 0.7]], [[0, 1, 2], [0.2, 0.5, 0.3]]], np.zeros((2, 1)), [0, 1, 2])
    assert_close(proba, np.tile([0.25, 0.25, 0.5], (2, 1)), rtol=1e-12)
    assert_close(labels, np.array([2, 2]))


def test_mean_of_the_members():
    """On random data the probabilities are the means over members fitted to the prescribed samples."""
    for seed, rng in enumerate(seeds()):
        X, y, T = draw(rng)
        assert_close(bagged(X, y, T, 5, seed)["proba"], by_hand(X, y, T, 5, seed), rtol=1e-9)


def test_rare_labels():
    """With labels so rare that samples lack them, columns stay aligned and rows sum to 1."""
    for seed, rng in enumerate(seeds(10)):
        X, y, T = draw(rng, n=11, K=7)
        got = bagged(X, y, T, 3, seed)["proba"]
        assert_close(got, by_hand(X, y, T, 3, seed), rtol=1e-9)
        assert_close(got.sum(axis=1), np.ones(7), rtol=1e-9)


def test_what_the_members_are_given():
    """Each member gets its own bootstrap sample of n rows, features and labels together, as drawn by the generator."""
    X, y, T = draw(np.random.default_rng(1))
    given = bagged(X, y, T, 4, 11)["given"]
    rng = np.random.default_rng(11)
    assert_close(len(given), 4)
    for Z, z in given:
        rows = rng.integers(13, size=13)
        assert_close(Z, X[rows])
        assert_close(z, y[rows])


def test_sure_minority():
    """Probabilities are averaged, not voted: 0.9, 0.4 and 0.4 make label 1 win."""
    members = [[[0, 1], [0.1, 0.9]], [[0, 1], [0.6, 0.4]], [[0, 1], [0.6, 0.4]]]
    proba, labels = fixed_members(members, np.zeros((1, 1)), [0, 1])
    assert_close(proba, np.array([[1.3 / 3, 1.7 / 3]]), rtol=1e-12)
    assert_close(labels, np.array([1]))
    members = [[[0, 1], [0.0, 1.0]], [[0, 1], [0.9999, 0.0001]]]
    assert_close(fixed_members(members, np.zeros((1, 1)), [0, 1])[1], np.array([1]))


def test_tied_labels():
    """Of labels with the same mean the smallest is predicted."""
    members = [[[-4, 6], [0.5, 0.5]], [[6, 9], [0.0, 1.0]], [[-4], [1.0]], [[9], [1.0]]]
    proba, labels = fixed_members(members, np.zeros((1, 1)), [9, -4, 6])
    assert_close(proba, np.array([[0.375, 0.125, 0.5]]), rtol=1e-12)
    members = [[[6, 9], [0.25, 0.75]], [[-4, 6], [0.75, 0.25]]]
    proba, labels = fixed_members(members, np.zeros((3, 1)), [9, -4, 6])
    assert_close(labels, np.full(3, -4))


def test_labels_of_any_value():
    """Labels are names: negative and distant ones are predicted as they are, in ascending columns."""
    for seed, rng in enumerate(seeds(5)):
        X, y, T = draw(rng)
        names = np.array([70, -3, 10**9])[y]
        got, want = bagged(X, names, T, 5, seed), by_hand(X, names, T, 5, seed)
        assert_close(got["classes"], np.array([-3, 70, 10**9]))
        assert_close(got["proba"], want, rtol=1e-9)
        assert_close(got["labels"], np.array([-3, 70, 10**9])[want.argmax(axis=1)])


def test_one_member_and_one_row():
    """A single member is the bag, and a single row makes every sample."""
    X, y, T = draw(np.random.default_rng(3))
    assert_close(bagged(X, y, T, 1, 5)["proba"], by_hand(X, y, T, 1, 5), rtol=1e-9)
    got = bagged(X[:1], np.array([8]), T, 3, 0)
    assert_close(got["proba"], np.ones((7, 1)))
    assert_close(got["labels"], np.full(7, 8))


def test_training_again():
    """Training again forgets the first members and labels, and `train` returns the model itself."""
    X, y, T = draw(np.random.default_rng(4))
    Z, z, _ = draw(np.random.default_rng(5), n=9, K=2)
    classes, proba = trained_twice(Z, z, X, y, T)
    assert_close(classes, np.array([0, 1, 2]))
    assert_close(proba, by_hand(X, y, T, 3, 2), rtol=1e-9)
    classes, proba = trained_twice(X, y, Z, z + 1, T)
    assert_close(classes, np.array([1, 2]))
    assert_close(proba, by_hand(Z, z + 1, T, 3, 2), rtol=1e-9)
    assert bagged(X, y, T, 2, 0)["returns_self"], "train did not return the model"


def test_two_bags():
    """A second bag with other rows leaves the first one alone."""
    X, y, T = draw(np.random.default_rng(7))
    Z, z, _ = draw(np.random.default_rng(8), n=9)
    assert_close(side_by_side(X, y, Z, z, T), by_hand(X, y, T, 3, 1), rtol=1e-9)


def test_arguments_stay_as_they_were():
    """Rows and labels are not changed, and views with strides and small integers give the same."""
    X, y, T = draw(np.random.default_rng(6))
    y = 5 * y + 3
    before = X.copy(), y.copy(), T.copy()
    got = bagged(X, y, T, 3, 1)
    for now, then in zip(got["args"], before, strict=True):
        assert_close(now, then)
    wide = np.repeat(X, 2, axis=0)[::2]
    assert_close(bagged(wide, y.astype(np.uint8), T, 3, 1)["proba"], got["proba"], rtol=1e-12)
