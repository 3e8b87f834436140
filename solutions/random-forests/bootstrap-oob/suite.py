import numpy as np

from drill.suite import assert_close, in_answer, seeds


@in_answer
def drawn(n, B, seed, times=1):
    """Return the results of several calls with one generator."""
    import numpy as np
    from answer import bootstrap

    np.random.seed(7)  # noqa: NPY002
    rng = np.random.default_rng(seed)
    results = [bootstrap(n, B, rng) for _ in range(times)]
    return [[np.asarray(idx), np.asarray(oob)] for idx, oob in results]


def missing(idx):
    """Look for every position in every sample."""
    return np.array([[i not in row.tolist() for i in range(idx.shape[1])] for row in idx])


def check_oob(idx, oob):
    assert oob.dtype == bool, f"oob has type {oob.dtype}, expected bool"
    assert_close(oob, missing(idx))


def test_shapes_and_types():
    """Both results have shape [B, n], positions are integers and `oob` is boolean."""
    for B, n in ((3, 5), (7, 2), (1, 11)):
        [[idx, oob]] = drawn(n, B, 0)
        assert idx.shape == oob.shape == (B, n), f"shapes {idx.shape} and {oob.shape}, expected {(B, n)}"
        assert idx.dtype.kind in "iu", f"idx has type {idx.dtype}, expected integers"
        check_oob(idx, oob)


def test_out_of_bag_is_what_was_not_drawn():
    """A position is out of bag in a sample exactly if it does not occur there."""
    for seed in range(20):
        [[idx, oob]] = drawn(13, 7, seed)
        check_oob(idx, oob)


def test_positions_are_valid():
    """Positions lie between 0 and n - 1, and over many samples each of them occurs."""
    [[idx, _]] = drawn(5, 200, 1)
    assert_close(np.unique(idx), np.arange(5))


def test_drawn_with_replacement():
    """The share of positions out of bag is about (1 - 1/n)^n, 0.358 for n = 20."""
    [[idx, oob]] = drawn(20, 2000, 2)
    # The standard error of the share is 0.002; five of them are allowed.
    assert_close(missing(idx[:500]).mean(), (1 - 1 / 20) ** 20, atol=0.015)
    assert_close(oob.mean(), (1 - 1 / 20) ** 20, atol=0.01)
    assert missing(idx[:500]).any(axis=1).all(), "a sample holds every position, which is a chance of 2 in 10^8"


def test_many_rows():
    """With 1001 positions the large ones are drawn as well, and 36.8 % are out of each bag."""
    [[idx, oob]] = drawn(1001, 7, 5)
    assert_close(oob, [~np.isin(np.arange(1001), row) for row in idx])
    # The standard errors are 0.01 for a share below one half and 0.01 for one out of bag; six of them are allowed.
    assert_close((np.asarray(idx) < 500).mean(axis=1), np.full(7, 500 / 1001), atol=0.1)
    assert_close(oob.mean(axis=1), np.full(7, 0.368), atol=0.06)


def test_samples_are_independent():
    """No sample says anything about another: they don't mirror each other, and together don't even out the counts."""
    [[idx, _]] = drawn(1001, 6, 6)
    # Correlations of independent samples have a standard error of 0.03.
    assert_close(np.corrcoef(idx) - np.eye(6), np.zeros((6, 6)), atol=0.2)
    [[idx, _]] = drawn(50, 40, 7)
    spread = ((np.bincount(idx.ravel(), minlength=50) - 40) ** 2 / 40).sum()
    # Chi-squared with 49 degrees of freedom: outside of 15 to 110 once in a million.
    assert 15 < spread < 110, f"squared deviations of the counts add up to {spread:.1f} times their mean, expected about 49"



def test_positions_are_equally_likely():
    """Each position is drawn once per sample on average, the first and the last as well."""
    [[idx, _]] = drawn(7, 4000, 3)
    # 4000 samples: a standard error of 0.015 per position.
    assert_close(np.bincount(idx.ravel(), minlength=7) / 4000, np.ones(7), atol=0.075)


def test_draws_within_a_sample_are_independent():
    """Each place of a sample holds any position with the same chance, unsorted, and pairs of places agree by chance only."""
    [[idx, _]] = drawn(7, 4000, 5)
    assert_close(idx.mean(axis=0), np.full(7, 3.0), atol=0.16)
    assert_close((idx[:, 0] == idx[:, 1]).mean(), 1 / 7, atol=0.03)
    assert_close((idx[:, 2] == idx[:, 6]).mean(), 1 / 7, atol=0.03)


def test_samples_differ():
    """The samples of different trees are independent draws."""
    [[idx, _]] = drawn(7, 4000, 4)
    assert_close((idx[:-1] == idx[1:]).mean(), 1 / 7, atol=0.01)
    assert_close((np.sort(idx[:-1]) == np.sort(idx[1:])).all(axis=1).mean(), 0.0, atol=0.05)


def test_the_generator_decides():
    """The same state of the generator gives the same draws, another state and a second call give others."""
    [first, second] = drawn(31, 3, 5, times=2)
    [[again, _]] = drawn(31, 3, 5)
    [[other, _]] = drawn(31, 3, 6)
    assert_close(again, first[0])
    assert (other != again).any(), "another seed gave the same draws"
    assert (first[0] != second[0]).any(), "a second call gave the same draws"


def test_one_row_and_no_trees():
    """A single row is in every bag; without trees the results are empty with n columns."""
    [[idx, oob]] = drawn(1, 3, 0)
    assert_close(idx, np.zeros((3, 1)))
    check_oob(idx, oob)
    [[idx, oob]] = drawn(4, 0, 0)
    assert idx.shape == oob.shape == (0, 4), f"shapes {idx.shape} and {oob.shape}, expected (0, 4)"
