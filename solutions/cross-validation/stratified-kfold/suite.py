"""Stratified k-fold: a partition, level in every class and in size, random inside each class."""

import numpy as np
import pytest
from answer import stratified

from drill.suite import assert_close, in_answer, seeds


def random_labels(rng):
    """Draw labels of two to six classes with very unequal shares, in random order, and a number of folds."""
    classes = int(rng.integers(2, 7))
    shares = rng.dirichlet(np.full(classes, 0.7))
    return rng.choice(classes, size=int(rng.integers(23, 60)), p=shares), int(rng.integers(2, 8))


def spread(counts):
    """Give the largest count less the smallest."""
    return max(counts) - min(counts)


def per_class(y, folds):
    """Give for each class the number of its rows in each test set."""
    return {label: [int(np.sum(y[np.asarray(test)] == label)) for _, test in folds] for label in np.unique(y)}


def test_worked_example():
    """Four rows of one class and two of the other, in two folds: each test set holds two and one."""
    y = np.array([0, 0, 0, 0, 1, 1])
    folds = stratified(y, 2, np.random.default_rng(1))
    assert len(folds) == 2
    for train, test in folds:
        assert_close(np.sort(y[test]), [0, 0, 1])
        assert_close(np.sort(y[train]), [0, 0, 1])


def test_every_row_is_tested_exactly_once():
    """Over all folds together, each row is in one test set, whatever the class sizes."""
    for rng in seeds():
        y, k = random_labels(rng)
        folds = stratified(y, k, rng)
        assert_close(np.sort(np.concatenate([test for _, test in folds])), np.arange(len(y)))


def test_training_rows_are_all_the_others():
    """In each fold the training set holds exactly the rows that are not tested in it, in ascending order."""
    for rng in seeds():
        y, k = random_labels(rng)
        for train, test in stratified(y, k, rng):
            assert_close(np.asarray(train), np.setdiff1d(np.arange(len(y)), test))
            assert_close(np.asarray(test), np.sort(test))


def test_class_counts_are_level():
    """For each class, its counts in the test sets differ by at most one."""
    for rng in seeds():
        y, k = random_labels(rng)
        for label, counts in per_class(y, stratified(y, k, rng)).items():
            assert spread(counts) <= 1, f"class {label} has {counts} rows in the {k} test sets"


def test_fold_sizes_are_level():
    """The sizes of the test sets differ by at most one, also when every class leaves a remainder."""
    for rng in seeds():
        y = rng.permutation(np.repeat(np.arange(7), 6))
        sizes = [len(test) for _, test in stratified(y, 5, rng)]
        assert spread(sizes) <= 1, f"test sets of sizes {sizes}"


def test_text_labels():
    """Labels may be text of any length."""
    y = np.array(["cat", "dog", "dog", "cat", "a very long name", "dog", "cat", "dog", "dog"])
    for rng in seeds(3):
        folds = stratified(y, 3, rng)
        assert len(folds) == 3
        for counts in per_class(y, folds).values():
            assert spread(counts) <= 1, f"{counts} rows of one class in the three test sets"


def test_sorted_labels():
    """With rows sorted by class, each test set still holds every class."""
    y = np.repeat([3, 5, 9], [10, 15, 20])
    for _, test in stratified(y, 5, np.random.default_rng(2)):
        assert_close(np.bincount(y[test], minlength=10)[[3, 5, 9]], [2, 3, 4])


def test_class_smaller_than_k_is_spread():
    """A class with fewer rows than folds goes to that many different test sets, one row each."""
    y = np.array([0] * 17 + [1] * 3)
    for rng in seeds(5):
        counts = per_class(y, stratified(y, 5, rng))[1]
        assert sorted(counts) == [0, 0, 1, 1, 1], f"the three rows are spread as {counts}"


@in_answer
def times_tested_with_row_zero(draws):
    """Count how often each row is tested together with row 0, over fresh generators."""
    import numpy as np
    from answer import stratified

    y = np.array([0, 0, 0, 0, 1, 1, 1, 1])
    counts = np.zeros(8)
    for seed in range(draws):
        for _, test in stratified(y, 2, np.random.default_rng(seed)):
            if 0 in test:
                counts[np.asarray(test)] += 1
    return counts


def test_rows_of_a_class_are_dealt_at_random():
    """Each row is as likely as any other of its class to be tested together with a given row."""
    draws = 200
    # One of the three others of its class, two of the four of the other; five standard deviations are about 35.
    expected = draws * np.array([1, 1 / 3, 1 / 3, 1 / 3, 1 / 2, 1 / 2, 1 / 2, 1 / 2])
    assert_close(times_tested_with_row_zero(draws), expected, rtol=0, atol=35)


def test_randomness_comes_from_the_generator():
    """Generators in the same state give the same folds; a second call with the same generator gives new ones."""
    y = np.repeat([0, 1], 20)
    for seed in range(5):
        rng, twin = np.random.default_rng(seed), np.random.default_rng(seed)
        first = [list(test) for _, test in stratified(y, 4, rng)]
        assert [list(test) for _, test in stratified(y, 4, twin)] == first
        assert [list(test) for _, test in stratified(y, 4, rng)] != first


def test_labels_are_left_alone():
    """The labels are as they were after the call, and may be a strided view."""
    wide = np.arange(48).reshape(24, 2) % 3 + 4
    y, before = wide[:, 1], wide[:, 1].copy()
    folds = stratified(y, 4, np.random.default_rng(0))
    assert_close(y, before)
    assert all(spread(counts) == 0 for counts in per_class(before, folds).values())


def test_impossible_fold_counts_raise():
    """Fewer than two folds, or more folds than rows, is a ValueError; k = n leaves one out."""
    y, rng = np.array([0, 1, 0, 1]), np.random.default_rng(0)
    for k in (1, 0, 5):
        with pytest.raises(ValueError):
            stratified(y, k, rng)
    assert_close([len(test) for _, test in stratified(y, 4, rng)], [1, 1, 1, 1])
