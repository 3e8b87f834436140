import numpy as np
from answer import is_shattered

from drill.suite import assert_close, seeds


def separable(P, signs):
    """Find by the perceptron, in whole numbers, a half-space that gives the labelling; False after many rounds."""
    A = np.column_stack([P, np.ones(len(P), dtype=int)]) * np.array(signs)[:, None]
    w = np.zeros(A.shape[1], dtype=int)
    for _ in range(2000):
        wrong = np.flatnonzero(A @ w <= 0)
        if len(wrong) == 0:
            return True
        w = w + A[wrong[0]]
    return False


def says(P, shattered):
    assert_close(bool(is_shattered(np.asarray(P))), shattered)


def test_triangle_and_square():
    """The corners of a triangle are shattered, those of a square are not."""
    says([[0, 0], [1, 0], [0, 1]], True)
    says([[0, 0], [1, 0], [0, 1], [1, 1]], False)


def test_agrees_with_all_labellings():
    """On small point sets the answer is what trying all labellings gives."""
    for rng in seeds(12):
        m, d = int(rng.integers(2, 5)), int(rng.integers(1, 4))
        P = rng.integers(-2, 3, size=(m, d))
        labellings = [[1 if code >> i & 1 else -1 for i in range(m)] for code in range(2**m)]
        says(P, all(separable(P, signs) for signs in labellings))


def test_three_points_on_a_line():
    """Three points on a line are not shattered, wherever the line is and in any dimension."""
    for rng in seeds():
        start, step = rng.integers(-50, 50, size=(2, 5))
        step[0] = 1 + abs(step[0])
        says([start, start + step, start + 3 * step], False)


def test_no_more_than_one_above_the_dimension():
    """In d dimensions d + 1 points in general position are shattered, and no d + 2 points are."""
    for rng in seeds():
        d = int(rng.integers(1, 8))
        corners = np.vstack([np.zeros((1, d), dtype=int), np.diag(rng.integers(1, 9, size=d))])
        says(corners, True)
        says(np.vstack([corners, rng.integers(-9, 9, size=(1, d))]), False)


def test_few_points_that_are_dependent():
    """A few points can fail as well: three points in a plane of a high dimension with a fourth in it."""
    for rng in seeds(5):
        a, b, c = rng.integers(-9, 9, size=(3, 11))
        says([a, b, c], True)
        says([a, b, c, a + b - c], False)


def test_points_in_convex_position():
    """Points of which each can be cut off from all others may still fail, as do points with one inside the others."""
    says([[1, 0], [3, 1], [4, 3], [2, 5], [0, 3]], False)
    says([[0, 0, 0], [1, 0, 1], [0, 1, 1], [1, 1, 2]], False)
    says([[0, 0], [9, 0], [0, 9], [2, 2]], False)
    says([[0, 0, 0], [9, 0, 0], [0, 9, 0], [3, 3, 0]], False)


def test_equal_points():
    """Two equal points can't get different labels."""
    says([[3, 4], [3, 4]], False)
    says([[0, 0, 0, 0], [1, 2, 3, 4], [0, 1, 0, 0], [1, 2, 3, 4]], False)


def test_no_point_and_one():
    """No point at all is shattered, and so is a single one, also the origin."""
    says(np.zeros((0, 3), dtype=int), True)
    says([[0, 0]], True)
    says([[7]], True)


def test_boundary_off_the_origin():
    """Half-spaces need not go through the origin: shifting all points changes nothing."""
    for rng in seeds(5):
        d = int(rng.integers(2, 6))
        corners = np.vstack([np.zeros((1, d), dtype=int), np.eye(d, dtype=int)])
        says(corners + rng.integers(-9, 9, size=d), True)
        says(2 * np.eye(d, dtype=int)[:2] + 1, True)
    says([[1, 1], [2, 2]], True)


def test_exact_for_large_numbers():
    """Points that miss a line by next to nothing are shattered, points exactly on it are not."""
    big = 10**9
    says([[0, 0], [big, big - 1], [big - 1, big - 2]], True)
    says([[0, 0], [big // 2, big // 2 - 1], [big, big - 2]], False)
    says([[-big, -big], [0, 1], [big, big + 1 - 1]], True)
    says([[-big, -big], [0, 0], [big, big]], False)
    for step in (223_092_870, 101 * 103 * 107, 998_244_353):
        says([[0, 0], [step, 0], [0, step]], True)
    says([[-500_000_000, 0], [500_000_007, 0], [0, 1]], True)
    # twice the area is 2^31 - 1 and 1e9 + 7: not zero, though it is modulo these primes
    says([[0, 0], [3, 852_516_353], [1, big]], True)
    says([[0, 0], [2, 999_999_993], [1, big]], True)


def test_exact_for_large_dependent_sets():
    """Eight points with nine-digit coordinates, the last of them in the flat of three others, are not shattered."""
    for rng in seeds(5):
        P = rng.integers(-(10**8), 10**8, size=(8, 9))
        says(P, True)
        P[7] = 3 * P[1] + P[4] - 3 * P[6]
        for kind in (np.int64, np.float64):
            says(P.astype(kind), False)


def test_far_from_the_origin():
    """A small triangle far away is shattered, and so is a huge one."""
    far = 10**9 - 5
    says(np.array([[0, 0, 1], [1, 0, 0], [0, 1, 0], [2, 3, 4]]) + far, True)
    says([[-(10**9), 10**9], [10**9, -(10**9)], [10**9, 10**9]], True)


def test_forty_points():
    """Forty points are decided at once: simplex corners, with and without a dependent one."""
    rng = np.random.default_rng(2)
    P = np.vstack([np.zeros((1, 39), dtype=int), np.tril(rng.integers(-5, 6, size=(39, 39)), -1) + np.eye(39, dtype=int)])
    says(P[rng.permutation(40)], True)
    P[17] = P[3] + P[30] - P[8]
    says(P[rng.permutation(40)], False)


def test_types_of_input():
    """Unsigned and narrow integers, floats and views with strides give the same answer."""
    good, bad = np.array([[3, 200], [250, 1], [9, 9]]), np.array([[0, 250], [50, 150], [100, 50]])
    for kind in (np.uint8, np.int16, np.uint64, np.float32, np.float64):
        says(good.astype(kind), True)
        says(bad.astype(kind), False)
    says(np.array([[-100, -100], [28, 100], [100, 92]], dtype=np.int8), True)
    says(np.array([[-100, 100], [0, 0], [100, -100]], dtype=np.int8), False)
    says(np.repeat(good, 2, axis=0)[::2], True)
    says(np.repeat(good, 2, axis=1)[:, ::2], True)


def test_points_stay_as_they_were():
    """The points are not changed."""
    P = np.array([[5, 1], [2, 8], [3, 3]])
    is_shattered(P)
    assert_close(P, [[5, 1], [2, 8], [3, 3]])
