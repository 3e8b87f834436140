"""Group k-fold: no group on both sides, and sizes as the largest-first rule makes them."""

import numpy as np
import pytest
from answer import group_kfold

from drill.suite import assert_close, seeds


def random_groups(rng):
    """Draw rows in random order from 7 to 17 groups of very unequal sizes, and a number of folds."""
    sizes = rng.integers(1, 13, size=int(rng.integers(7, 18)))
    return rng.permutation(np.repeat(100 + 3 * np.arange(len(sizes)), sizes)), int(rng.integers(2, 7))


def largest_first_sizes(groups, k):
    """Work out the test sizes by hand: each group, the largest first, onto the smallest pile; in ascending order."""
    piles = [0] * k
    names = groups.tolist()
    for size in sorted((names.count(name) for name in set(names)), reverse=True):
        piles.sort()
        piles[0] += size
    return sorted(piles)


def sizes_of(folds):
    """Give the sizes of the test sets in ascending order."""
    return sorted(len(test) for _, test in folds)


def test_worked_example():
    """Groups of 4, 3, 2 and 1 rows in two folds: 4 and 1 against 3 and 2."""
    groups = np.array(["b", "a", "a", "c", "b", "a", "d", "c", "b", "a"])
    folds = group_kfold(groups, 2)
    assert len(folds) == 2
    found = sorted("".join(sorted(set(groups[test].tolist()))) for _, test in folds)
    assert found == ["ad", "bc"], f"test sets hold the groups {found}"


def test_no_group_is_on_both_sides():
    """In no fold does a group have rows both in the training and in the test set."""
    for rng in seeds():
        groups, k = random_groups(rng)
        for train, test in group_kfold(groups, k):
            shared = np.intersect1d(groups[np.asarray(train)], groups[np.asarray(test)])
            assert not len(shared), f"on both sides: groups {shared}"


def test_every_row_is_tested_exactly_once():
    """Over all folds together, each row is in one test set."""
    for rng in seeds():
        groups, k = random_groups(rng)
        folds = group_kfold(groups, k)
        assert len(folds) == k
        assert_close(np.sort(np.concatenate([test for _, test in folds])), np.arange(len(groups)))


def test_training_rows_are_all_the_others():
    """In each fold the training set holds exactly the rows that are not tested, both in ascending order."""
    for rng in seeds():
        groups, k = random_groups(rng)
        for train, test in group_kfold(groups, k):
            assert_close(np.asarray(train), np.setdiff1d(np.arange(len(groups)), test))
            assert_close(np.asarray(test), np.sort(test))


def test_sizes_follow_the_largest_first_rule():
    """Test sizes, up to order, are those of placing each group, largest first, in the fold with fewest rows."""
    for rng in seeds():
        groups, k = random_groups(rng)
        assert_close(sizes_of(group_kfold(groups, k)), largest_first_sizes(groups, k))


def test_one_giant_group():
    """A group larger than all others together has a test set of its own, and the others share the rest."""
    groups = np.array([5] * 50 + [1, 2, 2, 3, 3, 3, 4, 4, 4, 4])
    assert_close(sizes_of(group_kfold(groups, 3)), [5, 5, 50])


def test_scattered_rows_stay_together():
    """A group is kept whole although its rows lie apart in the data."""
    groups = np.tile([0, 0, 1, 2, 3], 7)
    for _, test in group_kfold(groups, 4):
        assert_close(np.flatnonzero(groups == groups[test[0]]), np.asarray(test))


def test_row_order_does_not_matter():
    """Shuffling the rows leaves the sizes of the test sets as they were."""
    for rng in seeds():
        groups, k = random_groups(rng)
        shuffled = rng.permutation(groups)
        assert_close(sizes_of(group_kfold(shuffled, k)), sizes_of(group_kfold(np.sort(groups), k)))


def test_as_many_folds_as_groups_leaves_one_group_out():
    """With k equal to the number of groups, each group is tested alone."""
    groups = np.array([9, 2, 2, 7, 9, 9, 7, 4])
    folds = group_kfold(groups, 4)
    assert_close(np.sort([groups[test][0] for _, test in folds]), [2, 4, 7, 9])
    assert_close(sizes_of(folds), [1, 2, 2, 3])


def test_equal_groups_are_dealt_evenly():
    """Nine groups of two rows in four folds give test sets of three, two, two and two groups."""
    groups = np.repeat(np.arange(9), 2)
    assert_close(sizes_of(group_kfold(groups, 4)), [4, 4, 4, 6])


def test_too_few_groups_raise():
    """Fewer groups than folds, or fewer than two folds, is a ValueError, however many rows there are."""
    groups = np.repeat([3, 1, 2], 10)
    for k in (4, 1, 0):
        with pytest.raises(ValueError):
            group_kfold(groups, k)


def test_groups_are_left_alone():
    """The group labels are as they were after the call, and may be a strided view."""
    wide = np.array([[1, 8], [2, 6], [3, 8], [4, 7], [5, 6], [6, 8]])
    folds = group_kfold(wide[:, 1], 2)
    assert_close(wide, np.array([[1, 8], [2, 6], [3, 8], [4, 7], [5, 6], [6, 8]]))
    assert_close(sizes_of(folds), [3, 3])
