import numpy as np
from answer import focal, smooth_ce

from drill.suite import assert_close, in_answer, seeds


@in_answer
def with_warnings_as_errors(z, y, Z, classes):
    import warnings

    import numpy as np
    from answer import focal, smooth_ce

    with warnings.catch_warnings(), np.errstate(all="raise", under="ignore"):
        warnings.simplefilter("error")
        return *focal(z, y, 2.0, 0.25), *smooth_ce(Z, classes, 0.1)


def batch(rng, n=7, k=5):
    return (
        rng.normal(size=n) * 2.0,
        rng.integers(0, 2, size=n),
        rng.normal(size=(n, k)) * 2.0,
        rng.integers(0, k, size=n),
    )


def differences(loss, at, step=1e-5):
    """Return the central differences of a loss in each entry of an array."""
    slopes = np.empty(at.shape)
    for place in np.ndindex(at.shape):
        move = np.zeros(at.shape)
        move[place] = step
        slopes[place] = (loss(at + move) - loss(at - move)) / (2 * step)
    return slopes


def test_focal_by_hand():
    """With gamma 2 and alpha 0.25, a positive at p = 3/4 costs 0.25 (1/4)² log(4/3), a negative 0.75 (3/4)² log 4."""
    z = np.log(3.0)
    assert_close(focal(np.array([z]), np.array([1]), 2.0, 0.25)[0], np.log(4 / 3) / 64, rtol=1e-10)
    assert_close(focal(np.array([z]), np.array([0]), 2.0, 0.25)[0], 27 / 64 * np.log(4.0), rtol=1e-10)


def test_focal_with_gamma_zero():
    """With gamma 0 and alpha 0.3 the focal loss is cross-entropy weighted 0.3 and 0.7, gradient included."""
    for rng in seeds():
        z, y, _, _ = batch(rng)
        p, weight = 1 / (1 + np.exp(-z)), np.where(y == 1, 0.3, 0.7)
        loss, grad = focal(z, y, 0.0, 0.3)
        assert_close(loss, -np.mean(weight * np.log(np.where(y == 1, p, 1 - p))), rtol=1e-9)
        assert_close(grad, weight * (p - y) / 7, rtol=1e-9, atol=1e-12)


def test_focal_matches_the_definition():
    """The focal loss is the mean of -w (1 - p)^gamma log p with p the probability of the true class."""
    for rng in seeds():
        z, y, _, _ = batch(rng)
        p = 1 / (1 + np.exp(np.where(y == 1, -z, z)))
        want = -np.mean(np.where(y == 1, 0.6, 0.4) * (1 - p) ** 1.7 * np.log(p))
        assert_close(focal(z, y, 1.7, 0.6)[0], want, rtol=1e-9)


def test_focal_gradient_matches_differences():
    """The gradient of the focal loss is its derivative, the focusing factor included."""
    for rng, gamma in zip(seeds(3), (0.5, 1.0, 2.0), strict=True):
        z, y, _, _ = batch(rng)
        want = differences(lambda at, g=gamma, y=y: focal(at, y, g, 0.4)[0], z)
        assert_close(focal(z, y, gamma, 0.4)[1], want, atol=1e-8)


def test_focal_of_confident_logits():
    """Wrong logits of a thousand cost weight times a thousand, right ones nothing, without NaN, at any gamma."""
    z, y = np.array([1000.0, -1000.0, 1000.0, -1000.0]), np.array([1, 1, 0, 0])
    loss, grad = with_warnings_as_errors(z, y, np.zeros((1, 2)), np.array([0]))[:2]
    assert_close(loss, 250.0, rtol=1e-12)
    assert_close(grad, [0.0, -0.0625, 0.1875, 0.0], atol=1e-12)
    for gamma in (0.0, 0.5, 1.0):
        loss, grad = focal(z, y, gamma, 0.25)
        assert_close(loss, 250.0, rtol=1e-12)
        assert_close(grad, [0.0, -0.0625, 0.1875, 0.0], atol=1e-12)


def test_focal_of_right_logits_keeps_its_digits():
    """A right logit of 30 with gamma 1 costs about exp(-60) times its weight, not a rounded 1 - p."""
    for z, y, weight in ((30.0, 1, 0.25), (-30.0, 0, 0.75)):
        loss = focal(np.array([z]), np.array([y]), 1.0, 0.25)[0]
        assert_close(loss, weight * np.exp(-60.0), rtol=1e-7)


def test_smoothing_by_hand():
    """With logits 0 and log 3 and eps 0.2 the true second class has target 0.9, the first one 0.1."""
    loss, grad = smooth_ce(np.array([[0.0, np.log(3.0)]]), np.array([1]), 0.2)
    assert_close(loss, 0.9 * np.log(4 / 3) + 0.1 * np.log(4.0), rtol=1e-12)
    assert_close(grad, [[0.15, -0.15]], rtol=1e-12)


def test_smoothing_matches_the_definition():
    """The loss is the mean over rows of the cross-entropy to (1 - eps) one-hot + eps / k, also at eps 0 and 1."""
    for rng in seeds():
        _, _, Z, y = batch(rng)
        p = np.exp(Z) / np.exp(Z).sum(axis=1, keepdims=True)
        for eps in (0.0, 0.1, 1.0):
            target = (1 - eps) * (np.arange(5) == y[:, None]) + eps / 5
            loss, grad = smooth_ce(Z, y, eps)
            assert_close(loss, -(target * np.log(p)).sum(axis=1).mean(), rtol=1e-9)
            assert_close(grad, (p - target) / 7, rtol=1e-9, atol=1e-12)


def test_smoothing_gradient_matches_differences():
    """The gradient of the smoothed loss is its derivative in each logit."""
    for rng in seeds(2):
        _, _, Z, y = batch(rng, n=3, k=5)
        assert_close(
            smooth_ce(Z, y, 0.3)[1], differences(lambda at, y=y: smooth_ce(at, y, 0.3)[0], Z), atol=1e-8
        )


def test_smoothing_of_large_logits():
    """Logits of ten thousand are taken as they are: the smoothed loss is finite, and a shift of a row changes nothing."""
    Z = np.array([[1e4, 0.0, -1e4], [5.0, 5.0, 5.0]])
    loss, grad = with_warnings_as_errors(np.zeros(1), np.array([1]), Z, np.array([0, 1]))[2:]
    assert_close(loss, (0.1 / 3 * 3e4 + np.log(3.0)) / 2, rtol=1e-10)
    assert_close(grad, np.array([[0.2, -0.1, -0.1], [0.9, -1.8, 0.9]]) / 6, rtol=1e-9)
    assert_close(smooth_ce(Z - [[9e4], [9e4]], np.array([0, 1]), 0.1)[0], loss, rtol=1e-9)


def test_best_smoothed_logits_are_finite():
    """Where the softmax equals the smoothed target the gradient is zero; a larger gap costs more."""
    best = np.log(0.925 / 0.025)
    Z, y = np.array([[0.0, best, 0.0, 0.0]]), np.array([1])
    loss, grad = smooth_ce(Z, y, 0.1)
    assert_close(grad, np.zeros((1, 4)), atol=1e-12)
    assert_close(loss, -(0.925 * np.log(0.925) + 0.075 * np.log(0.025)), rtol=1e-10)
    assert smooth_ce(2 * Z, y, 0.1)[0] > loss + 0.1


def test_number_types_and_arguments():
    """Integer and float32 logits and boolean labels are computed in double precision, and the arguments stay."""
    z, y = np.array([3, -2, 0], dtype=np.int8), np.array([True, False, True])
    Z, classes = np.array([[0.1, 2.3, -1.7], [0.4, 0.0, 3.3]], dtype=np.float32), np.array([2, 0])
    copies = [array.copy() for array in (z, y, Z, classes)]
    for part, want in zip(
        focal(z, y, 2.0, 0.3), focal(z.astype(float), y.astype(int), 2.0, 0.3), strict=True
    ):
        assert_close(part, want, rtol=1e-12)
    for part, want in zip(smooth_ce(Z, classes, 0.2), smooth_ce(Z.astype(float), classes, 0.2), strict=True):
        assert_close(part, want, rtol=1e-12)
    fine = Z.astype(float)
    kept = fine.copy()
    smooth_ce(fine, classes, 0.2)
    for array, copy in zip((z, y, Z, classes, fine), (*copies, kept), strict=True):
        assert_close(array, copy)
