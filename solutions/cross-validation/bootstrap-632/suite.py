"""The .632 bootstrap: which losses count, how they are averaged, how they are weighed."""

import numpy as np
import pytest
from answer import err632

from drill.suite import assert_close, in_answer, seeds


def random_bootstrap(rng, B=7, n=11):
    """Draw losses and the counts of B bootstrap samples of n rows."""
    return rng.exponential(size=(B, n)), np.stack(
        [np.bincount(rng.integers(n, size=n), minlength=n) for _ in range(B)]
    )


def by_hand(loss, counts, apparent):
    """Average each row over the samples without it, then the rows that have such samples."""
    rows = []
    for i in range(loss.shape[1]):
        unseen = [loss[b, i] for b in range(loss.shape[0]) if counts[b, i] == 0]
        if unseen:
            rows.append(sum(unseen) / len(unseen))
    return 0.368 * apparent + 0.632 * sum(rows) / len(rows)


def test_worked_example():
    """Rows unseen by two samples, one and none: the error left out is the mean of 3 and 5, that is 4."""
    loss = np.array([[2.0, 9.0, 7.0], [4.0, 5.0, 8.0]])
    counts = np.array([[0, 2, 1], [0, 0, 3]])
    assert_close(err632(loss, counts, 1.0), 0.368 * 1.0 + 0.632 * 4.0, rtol=1e-9)


def test_random_samples():
    """On random bootstrap samples the estimate equals that of a plain double loop."""
    for rng in seeds():
        loss, counts = random_bootstrap(rng)
        assert_close(err632(loss, counts, 0.25), by_hand(loss, counts, 0.25), rtol=1e-9)


def test_losses_on_drawn_rows_do_not_count():
    """The loss on a row that the sample drew, once or more often, changes nothing."""
    for rng in seeds(5):
        loss, counts = random_bootstrap(rng)
        changed = np.where(counts > 0, loss + rng.normal(size=loss.shape) * 100, loss)
        assert_close(err632(changed, counts, 0.5), err632(loss, counts, 0.5), rtol=1e-9)


def test_row_drawn_exactly_once_is_not_left_out():
    """A row drawn once was trained on."""
    loss = np.array([[100.0, 1.0], [100.0, 3.0], [2.0, 100.0]])
    counts = np.array([[1, 0], [1, 0], [0, 1]])
    assert_close(err632(loss, counts, 0.0), 0.632 * 2.0, rtol=1e-9)


def test_every_row_weighs_the_same():
    """A row left out by many samples counts no more than a row left out by one."""
    loss = np.array([[1.0, 0.0], [1.0, 0.0], [1.0, 0.0], [0.0, 0.0]])
    counts = np.array([[0, 2], [0, 2], [0, 2], [2, 0]])
    assert_close(err632(loss, counts, 0.0), 0.632 * 0.5, rtol=1e-9)


def test_every_sample_need_not_weigh_the_same():
    """A sample that leaves out many rows has its say on each of them."""
    loss = np.array([[4.0, 4.0, 4.0, 0.0], [0.0, 0.0, 0.0, 0.0]])
    counts = np.array([[0, 0, 0, 4], [2, 1, 1, 0]])
    assert_close(err632(loss, counts, 0.0), 0.632 * 3.0, rtol=1e-9)


def test_row_that_every_sample_drew_has_no_say():
    """Rows that were never left out are skipped: neither a zero nor a NaN in the average."""
    loss = np.array([[0.5, 50.0, 1.5], [9.0, 50.0, 9.0]])
    counts = np.array([[0, 3, 0], [1, 1, 1]])
    assert_close(err632(loss, counts, 0.0), 0.632 * 1.0, rtol=1e-9)


def test_no_row_left_out_raises():
    """If every sample drew every row there is nothing to average: a ValueError."""
    with pytest.raises(ValueError):
        err632(np.ones((3, 2)), np.ones((3, 2), dtype=int), 0.5)


def test_weights():
    """Training error counts .368, error on rows left out .632, and equal errors give that error."""
    counts = np.array([[0, 2], [2, 0]])
    assert_close(err632(np.zeros((2, 2)), counts, 1.0), 0.368, rtol=1e-9)
    assert_close(err632(np.ones((2, 2)), counts, 0.0), 0.632, rtol=1e-9)
    assert_close(err632(np.full((2, 2), 0.7), counts, 0.7), 0.7, rtol=1e-9)


def test_order_does_not_matter():
    """Shuffling the samples, or the rows, leaves the estimate as it is."""
    for rng in seeds(5):
        loss, counts = random_bootstrap(rng)
        estimate = err632(loss, counts, 0.3)
        samples, rows = rng.permutation(7), rng.permutation(11)
        assert_close(err632(loss[samples], counts[samples], 0.3), estimate, rtol=1e-9)
        assert_close(err632(loss[:, rows], counts[:, rows], 0.3), estimate, rtol=1e-9)


def test_zero_one_losses_as_booleans_and_integers():
    """Losses that are True and False, or 1 and 0, give what the floats give."""
    for rng in seeds(5):
        loss, counts = random_bootstrap(rng)
        wrong = loss > 1
        wanted = by_hand(wrong.astype(float), counts, 0.125)
        assert_close(err632(wrong, counts, 0.125), wanted, rtol=1e-9)
        assert_close(err632(wrong.astype(int), np.asfortranarray(counts), 0.125), wanted, rtol=1e-9)


@in_answer
def estimated_twice(loss, counts, other_counts):
    """Estimate with one set of counts and then, from the same losses, with another; give the inputs as left, too."""
    from answer import err632

    first = float(err632(loss, counts, 0.5))
    return first, float(err632(loss, other_counts, 0.5)), loss, counts


def test_inputs_are_left_alone():
    """Losses and counts are as they were after the call, and serve for a second one."""
    for rng in seeds(3):
        loss, counts = random_bootstrap(rng)
        _, other = random_bootstrap(rng)
        first, second, loss_after, counts_after = estimated_twice(loss.copy(), counts.copy(), other)
        assert_close([first, second], [by_hand(loss, counts, 0.5), by_hand(loss, other, 0.5)], rtol=1e-9)
        assert_close(loss_after, loss)
        assert_close(counts_after, counts)
