"""Plain k-fold: each row tested once, fold sizes level, one shuffle for all folds."""

import numpy as np
import pytest
from answer import kfold

from drill.suite import assert_close, in_answer, seeds


def sizes_and_folds():
    """Give small and awkward pairs (n, k), among them remainders, equal parts and k = n."""
    return [(2, 2), (5, 2), (7, 3), (7, 7), (11, 5), (12, 4), (13, 12), (29, 10)]


def test_worked_example():
    """Seven rows in three folds give the test blocks 0-2, 3-4 and 5-6, each trained on the other rows."""
    folds = kfold(7, 3)
    assert len(folds) == 3
    for (train, test), rows in zip(folds, ([0, 1, 2], [3, 4], [5, 6]), strict=True):
        assert_close(test, rows)
        assert_close(train, [row for row in range(7) if row not in rows])


def test_every_row_is_tested_exactly_once():
    """Over all folds together, each row is in one test set, neither left out nor tested twice."""
    for rng in seeds():
        for n, k in sizes_and_folds():
            folds = kfold(n, k, True, rng)
            assert_close(np.sort(np.concatenate([test for _, test in folds])), np.arange(n))


def test_training_rows_are_all_the_others():
    """In each fold the training set holds exactly the rows that are not tested in it."""
    for rng in seeds():
        n = int(rng.integers(4, 30))
        for train, test in kfold(n, 3, True, rng):
            assert_close(np.asarray(train), np.setdiff1d(np.arange(n), test))


def test_sizes_differ_by_at_most_one_larger_first():
    """Test sets hold n // k rows, and the first n % k of them one row more."""
    for rng in seeds(3):
        for n, k in sizes_and_folds():
            for shuffle in (False, True):
                folds = kfold(n, k, shuffle, rng)
                wanted = [n // k + (fold < n % k) for fold in range(k)]
                assert_close([len(test) for _, test in folds], wanted)


def test_without_shuffle_folds_are_consecutive_blocks():
    """Unless a shuffle is asked for, test sets follow the order of the rows, also when a generator is handed over."""
    for n, k in sizes_and_folds():
        assert_close(np.concatenate([test for _, test in kfold(n, k)]), np.arange(n))
        idle = kfold(n, k, False, np.random.default_rng(n))
        assert_close(np.concatenate([test for _, test in idle]), np.arange(n))


def test_as_many_folds_as_rows_leaves_one_out():
    """With k = n each row is tested alone, trained on all others."""
    for row, (train, test) in enumerate(kfold(5, 5)):
        assert_close(test, [row])
        assert_close(train, [other for other in range(5) if other != row])


def test_indices_are_ascending_integers():
    """Shuffled or not, both index sets of a fold are integers in ascending order."""
    for rng in seeds():
        for fold in kfold(23, 4, True, rng):
            for rows in map(np.asarray, fold):
                assert rows.dtype.kind in "iu", f"indices of type {rows.dtype}"
                assert_close(rows, np.sort(rows))


def test_shuffle_parts_neighbours():
    """A shuffle deals single rows to the folds, not blocks of neighbours."""
    for rng in seeds():
        blocks = [np.ptp(test) == len(test) - 1 for _, test in kfold(30, 3, True, rng)]
        assert not any(blocks), "a shuffled test set is a block of consecutive rows"


@in_answer
def shuffled_often(n, k, draws):
    """Count how often each row is in the first test set, and how often it is tested together with row 0."""
    import numpy as np
    from answer import kfold

    rng = np.random.default_rng(0)
    first, with_zero = np.zeros(n), np.zeros(n)
    for _ in range(draws):
        tests = [np.asarray(test) for _, test in kfold(n, k, shuffle=True, rng=rng)]
        first[tests[0]] += 1
        for test in tests:
            with_zero[test] += 0 in test.tolist()
    return first, with_zero


def test_shuffle_is_fair():
    """Over many shuffles, each row is in the first test set, and each pair of rows in one test set, equally often."""
    draws = 600
    first, with_zero = shuffled_often(5, 2, draws)
    # Binomial with p = 3/5 and 2/5: a standard deviation is 12, and four of them are allowed.
    assert_close(first, np.full(5, draws * 3 / 5), rtol=0, atol=48)
    assert_close(with_zero[1:], np.full(4, draws * 2 / 5), rtol=0, atol=48)


def test_randomness_comes_from_the_generator():
    """Generators in the same state give the same folds; a second call with the same generator gives new ones."""
    for seed in range(5):
        rng, twin = np.random.default_rng(seed), np.random.default_rng(seed)
        first = [list(test) for _, test in kfold(40, 4, True, rng)]
        assert [list(test) for _, test in kfold(40, 4, True, twin)] == first
        assert [list(test) for _, test in kfold(40, 4, True, rng)] != first


def test_impossible_fold_counts_raise():
    """Fewer than two folds, or more folds than rows, is a ValueError."""
    for n, k in [(5, 1), (5, 0), (5, -2), (5, 6), (1, 2), (0, 2)]:
        with pytest.raises(ValueError):
            kfold(n, k)
