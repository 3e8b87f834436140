import numpy as np
from answer import kmeans

from drill.suite import assert_close, in_answer, seeds

LINE = np.array([[0.0], [2.0], [10.0], [12.0]])


@in_answer
def with_warnings_as_errors(X, C0, max_iter, tol):
    import warnings

    import numpy as np
    from answer import kmeans

    with warnings.catch_warnings(), np.errstate(all="raise", under="ignore"):
        warnings.simplefilter("error")
        return kmeans(X, C0, max_iter, tol)


def nearest(X, C):
    """Return the nearest centre of each row and the sum of squared distances, one centre at a time."""
    costs = np.array([((X - centre) ** 2).sum(axis=1) for centre in C])
    return costs.argmin(axis=0), costs.min(axis=0).sum()


def by_centres(X, C, max_iter, tol):
    """Run Lloyd's iterations, one centre at a time."""
    it, moved = 0, np.inf
    while it < max_iter and moved > tol:
        a, _ = nearest(X, C)
        new = [X[a == j].sum(axis=0) / sum(a == j) if j in a else old for j, old in enumerate(C)]
        moved = max(((np.subtract(new, C)) ** 2).sum(axis=1)) ** 0.5
        C, it = new, it + 1
    return C, *nearest(X, C), it


def assert_same(got, want, *, rtol=1e-9, atol=1e-12):
    for mine, other in zip(got, want, strict=True):
        assert_close(mine, other, rtol=rtol, atol=atol)


def test_four_rows_by_hand():
    """Rows 0, 2, 10, 12 from centres 0 and 2: first 0 and 8, then 1 and 11, then nothing moves; 3 iterations."""
    got = kmeans(LINE, np.array([[0.0], [2.0]]), 100, 0.0)
    assert_same(got, ([[1.0], [11.0]], [0, 0, 1, 1], 4.0, 3))


def test_iterations_until_nothing_moves():
    """Centres, assignment, inertia and number of iterations are those of Lloyd's iterations from the given start."""
    for rng in seeds():
        X = rng.normal(size=(29, 2)) * np.array([1.0, 3.0])
        C0 = X[rng.permutation(29)[:5]]
        assert_same(kmeans(X, C0, 100, 0.0), by_centres(X, C0, 100, 0.0))


def test_stopped_early():
    """When stopped by max_iter, assignment and inertia belong to the centres returned, not to those before."""
    for rng in seeds(10):
        X = rng.exponential(size=(23, 3))
        for max_iter in (1, 2, 3):
            assert_same(kmeans(X, X[:3], max_iter, 0.0), by_centres(X, X[:3], max_iter, 0.0))


def test_no_iteration():
    """With max_iter 0 the centres stay, and rows go to the nearest of them."""
    got = kmeans(LINE, np.array([[0.0], [2.0]]), 0, 0.0)
    assert_same(got, ([[0.0], [2.0]], [0, 1, 1, 1], 164.0, 0))


def test_tolerance():
    """Iterations stop once the centre that moved most moved by tol at the most: here the moves are 6, 3 and 0."""
    C0 = np.array([[0.0], [2.0]])
    iterations = [kmeans(LINE, C0, 100, tol)[3] for tol in (9.5, 6.0, 5.9, 3.5, 3.0, 2.9)]
    assert_close(iterations, [1, 1, 2, 2, 2, 3])
    C, a, inertia, _ = kmeans(LINE, C0, 100, 6.0)
    assert_same((C, a, inertia), ([[0.0], [8.0]], [0, 0, 1, 1], 24.0))


def test_moves_are_euclidean():
    """A centre that moves by 3 in one direction and 4 in the other has moved by 5."""
    X, C0 = np.array([[3.0, 4.0], [3.0, 4.0]]), np.array([[0.0, 0.0]])
    for tol, iterations in ((4.9, 2), (5.0, 1), (5.1, 1)):
        assert_close(kmeans(X, C0, 100, tol)[3], iterations)


def test_already_converged():
    """Centres that are the means of their rows stay, which one iteration finds out."""
    got = kmeans(LINE, np.array([[11.0], [1.0]]), 100, 0.0)
    assert_same(got, ([[11.0], [1.0]], [1, 1, 0, 0], 4.0, 1))


def test_centre_without_rows():
    """A centre to which no row goes stays where it is, without a warning, and may get rows later."""
    C0 = np.array([[100.0], [0.0], [2.0]])
    got = with_warnings_as_errors(LINE, C0, 100, 0.0)
    assert_same(got, ([[100.0], [1.0], [11.0]], [1, 1, 2, 2], 4.0, 3))
    X, C0 = np.array([[-9.0], [9.0], [102.0]]), np.array([[8.0], [-30.0]])
    assert_same(
        with_warnings_as_errors(X, C0, 1, 0.0), ([[34.0], [-30.0]], [1, 0, 0], 441.0 + 625.0 + 4624.0, 1)
    )
    assert_same(kmeans(X, C0, 100, 0.0), ([[102.0], [0.0]], [1, 1, 0], 162.0, 4))


def test_ties_go_to_the_lowest():
    """A row between two centres goes to the lower index; of two equal centres the second gets nothing."""
    X = np.array([[-1.0], [0.0], [1.0]])
    assert_same(kmeans(X, np.array([[1.0], [-1.0]]), 1, 0.0), ([[0.5], [-1.0]], [1, 0, 0], 0.5, 1))
    assert_same(kmeans(X, np.array([[-1.0], [1.0]]), 1, 0.0), ([[-0.5], [1.0]], [0, 0, 1], 0.5, 1))
    assert_same(kmeans(X, np.array([[3.0], [3.0]]), 100, 0.0), ([[0.0], [3.0]], [0, 0, 0], 2.0, 2))


def test_one_centre_and_one_per_row():
    """One centre becomes the mean of all rows, repeated ones included; with a centre on each row the inertia is 0."""
    X = np.array([[0.0], [8.0], [0.0], [0.0]])
    assert_same(kmeans(X, np.array([[1.0]]), 100, 0.0), ([[2.0]], [0, 0, 0, 0], 48.0, 2))
    for rng in seeds(5):
        X = rng.normal(size=(7, 3))
        C, a, inertia, it = kmeans(X, X[:1] + 1.0, 100, 0.0)
        assert_same((C, a, it), (X.mean(axis=0)[None], np.zeros(7), 2))
        assert_close(inertia, 7 * X.var(axis=0).sum(), rtol=1e-9)
        order = rng.permutation(7)
        assert_same(kmeans(X, X[order], 100, 0.0), (X[order], np.argsort(order), 0.0, 1))


def test_inertia_never_rises():
    """Another iteration never raises the inertia."""
    for rng in seeds(8):
        X = rng.normal(size=(31, 2))
        inertias = [kmeans(X, X[:5], max_iter, 0.0)[2] for max_iter in range(5)]
        assert max(np.diff(inertias)) <= 1e-9 * inertias[0]


def test_far_from_the_origin():
    """Adding 1e8 to rows and centres moves the centres by as much and changes nothing else."""
    for rng in seeds(5):
        far = rng.normal(size=(17, 2)) + 1e8
        C, a, inertia, it = kmeans(far, far[:3], 100, 0.0)
        near = far - 1e8  # exact, as far was rounded
        # means are rounded to 1.5e-8 there
        assert_same(
            (np.asarray(C) - 1e8, a, inertia, it), by_centres(near, near[:3], 100, 0.0), rtol=1e-6, atol=1e-6
        )


def test_units():
    """In a unit of 1e-6 or of 1e6 the same rows meet, after the same number of iterations."""
    for rng in seeds(5):
        X = rng.normal(size=(19, 2))
        C, a, inertia, it = by_centres(X, X[:4], 100, 0.0)
        for unit in (1e-6, 1e6):
            got = kmeans(X * unit, X[:4] * unit, 100, 0.0)
            assert_same(got[1::2], (a, it))
            assert_close(got[0], np.multiply(C, unit), rtol=1e-9, atol=1e-12 * unit)
            assert_close(got[2], inertia * unit**2, rtol=1e-9)


def test_integers_float32_and_strided_views():
    """Unsigned integer, float32 and non-contiguous inputs give what their float64 copies give."""
    rng = np.random.default_rng(3)
    X = rng.integers(0, 200, size=(26, 3)).astype(float)
    want = by_centres(X[::2], X[:6:2], 100, 0.0)
    for dtype in (np.float64, np.uint8, np.int64, np.float32):
        rows = X.astype(dtype)
        assert_same(kmeans(rows[::2], rows[:6:2], 100, 0.0), want)


def test_inputs_stay_as_they_were():
    """Rows and first centres hold the same numbers after the call."""
    X, C0 = LINE.copy(), np.array([[0.0], [2.0]])
    for max_iter in (0, 1, 100):
        kmeans(X, C0, max_iter, 0.0)
    assert_close(X, LINE)
    assert_close(C0, [[0.0], [2.0]])
