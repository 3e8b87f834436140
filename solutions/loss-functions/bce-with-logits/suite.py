import numpy as np
from answer import bce_logits

from drill.suite import assert_close, in_answer, seeds


@in_answer
def with_warnings_as_errors(z, y, pos_weight):
    import warnings

    import numpy as np
    from answer import bce_logits

    with warnings.catch_warnings(), np.errstate(all="raise", under="ignore"):
        warnings.simplefilter("error")
        return bce_logits(z, y, pos_weight)


def test_by_hand():
    """At logit 0 every label costs log 2; logits log 3 and -log 3 are probabilities 3/4 and 1/4."""
    loss, grad = bce_logits(np.zeros(2), np.array([1.0, 0.0]))
    assert_close(loss, np.log(2.0), rtol=1e-12)
    assert_close(grad, [-0.25, 0.25], rtol=1e-12)
    loss, grad = bce_logits(np.log(3.0) * np.array([1.0, -1.0, 1.0]), np.array([1.0, 1.0, 0.0]))
    assert_close(loss, np.log([4 / 3, 4.0, 4.0]).mean(), rtol=1e-12)
    assert_close(grad, np.array([-0.25, -0.75, 0.75]) / 3, rtol=1e-12)


def test_matches_the_definition():
    """For moderate logits the loss is the mean of -w y log p - (1 - y) log(1 - p)."""
    for rng in seeds():
        z, y, w = rng.normal(size=11) * 2.0, rng.integers(0, 2, size=11), rng.choice([0.3, 1.0, 7.0])
        p = 1 / (1 + np.exp(-z))
        want = np.mean(-w * y * np.log(p) - (1 - y) * np.log(1 - p))
        assert_close(bce_logits(z, y, w)[0], want, rtol=1e-10)


def test_gradient_matches_differences():
    """The gradient is the derivative of the mean loss in each logit, with soft labels and a weight as well."""
    step = 1e-5
    for rng in seeds():
        z, y, w = rng.normal(size=5) * 2.0, rng.uniform(size=5), rng.choice([0.3, 1.0, 7.0])
        moves = step * np.eye(5)
        want = [
            (bce_logits(z + move, y, w)[0] - bce_logits(z - move, y, w)[0]) / (2 * step) for move in moves
        ]
        assert_close(bce_logits(z, y, w)[1], want, atol=1e-8)


def test_weight_is_on_positives_only():
    """A pos_weight of 5 makes positives cost five times as much and leaves negatives as they are."""
    z = np.array([0.7, -1.3, 2.1])
    for label, factor in ((1.0, 5.0), (0.0, 1.0)):
        plain, weighted = bce_logits(z, np.full(3, label)), bce_logits(z, np.full(3, label), 5.0)
        assert_close(weighted[0], factor * plain[0], rtol=1e-12)
        assert_close(weighted[1], factor * np.asarray(plain[1]), rtol=1e-12)


def test_divides_by_the_number_of_logits():
    """The mean is over the n logits, whatever the weight: repeating the batch leaves the loss and halves the gradient."""
    z, y = np.array([0.4, -2.0, 1.5]), np.array([1.0, 1.0, 0.0])
    once, twice = bce_logits(z, y, 3.0), bce_logits(np.tile(z, 2), np.tile(y, 2), 3.0)
    assert_close(twice[0], once[0], rtol=1e-12)
    assert_close(twice[1], np.tile(once[1], 2) / 2, rtol=1e-12)


def test_soft_labels():
    """A soft label costs the mixture of both terms, and its gradient at weight 1 is zero where p equals the label."""
    loss, grad = bce_logits(np.array([np.log(3.0)]), np.array([0.75]))
    assert_close(loss, -0.75 * np.log(0.75) - 0.25 * np.log(0.25), rtol=1e-12)
    assert_close(grad, [0.0], atol=1e-15)


def test_weight_of_soft_labels():
    """With a soft label of 3/4 the weight is on its positive part only, in loss and gradient."""
    loss, grad = bce_logits(np.array([np.log(3.0)]), np.array([0.75]), 3.0)
    assert_close(loss, -2.25 * np.log(0.75) - 0.25 * np.log(0.25), rtol=1e-12)
    assert_close(grad, [0.25 * 0.75 - 2.25 * 0.25], rtol=1e-12)


def test_confidently_wrong_is_not_capped():
    """Wrong logits of a thousand cost a thousand, with gradient of full size and without a warning."""
    loss, grad = with_warnings_as_errors(np.array([1000.0, -1000.0]), np.array([0.0, 1.0]), 1.0)
    assert_close(loss, 1000.0, rtol=1e-12)
    assert_close(grad, [0.5, -0.5], rtol=1e-12)


def test_confidently_right_costs_nothing():
    """Right logits of a thousand cost 0 with gradient 0, without NaN and without a warning."""
    loss, grad = with_warnings_as_errors(np.array([1000.0, -1000.0]), np.array([1.0, 0.0]), 2.0)
    assert_close(loss, 0.0, atol=1e-300)
    assert_close(grad, [0.0, 0.0], atol=1e-300)


def test_small_losses_keep_their_digits():
    """A right logit of 40 costs exp(-40), not 0, and so does its gradient, on both sides."""
    for z, y, sign in ((40.0, 1.0, -1.0), (-40.0, 0.0, 1.0)):
        loss, grad = bce_logits(np.array([z]), np.array([y]))
        assert_close(loss, np.exp(-40.0), rtol=1e-9)
        assert_close(grad, [sign * np.exp(-40.0)], rtol=1e-9)


def test_flipping_logits_and_labels():
    """At weight 1, classes are alike: negated logits with flipped labels cost the same."""
    for rng in seeds():
        z, y = rng.normal(size=7) * 9.0, rng.uniform(size=7)
        loss, grad = bce_logits(z, y)
        flipped, flipped_grad = bce_logits(-z, 1 - y)
        assert_close(flipped, loss, rtol=1e-9)
        assert_close(np.negative(flipped_grad), grad, rtol=1e-9, atol=1e-12)


def test_number_types_and_arguments():
    """Integer logits, boolean labels, float32 and views give what float64 gives, and the arguments stay."""
    z, y = np.array([3, -2, 0, 5], dtype=np.int8), np.array([True, False, True, False])
    assert_close(bce_logits(z, y, 2.0)[1], bce_logits(z.astype(float), y.astype(float), 2.0)[1], rtol=1e-12)
    assert_close(bce_logits(z, y, 2.0)[0], bce_logits(z.astype(float), y.astype(float), 2.0)[0], rtol=1e-12)
    narrow = np.array([0.1, -3.3, 7.7], dtype=np.float32)
    wide, labels = np.linspace(-3.0, 3.0, 6), np.array([1.0, 0.0, 0.3, 0.0, 1.0, 0.0])
    assert_close(
        bce_logits(narrow, labels[:3])[0], bce_logits(narrow.astype(float), labels[:3])[0], rtol=1e-12
    )
    assert_close(
        bce_logits(wide[::2], labels[::-2])[0],
        bce_logits(wide[::2].copy(), labels[::-2].copy())[0],
        rtol=1e-12,
    )
    soft = np.array([0.1, 0.7, 0.3], dtype=np.float32)
    assert_close(
        bce_logits(narrow, soft)[0], bce_logits(narrow.astype(float), soft.astype(float))[0], rtol=1e-12
    )
    assert_close(wide, np.linspace(-3.0, 3.0, 6))
    assert_close(labels, [1.0, 0.0, 0.3, 0.0, 1.0, 0.0])
