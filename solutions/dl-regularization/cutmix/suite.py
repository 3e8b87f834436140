"""CutMix: boxes inside and at the border, odd sides, labels by area, partners, edges of lam, types."""

import numpy as np
from answer import cutmix

from drill.suite import assert_close, seeds


def numbered(n, c, h, w):
    """Images whose every pixel has another value."""
    return np.arange(n * c * h * w, dtype=float).reshape(n, c, h, w)


def by_pixel(x, y, perm, lam, center):
    """One pixel at a time: is it within the box?"""
    height, width = x.shape[2:]
    h, w = int(height * np.sqrt(1 - lam)), int(width * np.sqrt(1 - lam))
    top, left = center[0] - h // 2, center[1] - w // 2
    out, pasted = np.array(x), 0
    for r, q in np.ndindex(height, width):
        if top <= r < top + h and left <= q < left + w:
            out[:, :, r, q] = x[perm][:, :, r, q]
            pasted += 1
    a = pasted / (height * width)
    return out, (1 - a) * y + a * y[perm]


def check(x, y, perm, lam, center):
    got_x, got_y = cutmix(x, y, perm, lam, center)
    want_x, want_y = by_pixel(x, y, perm, lam, center)
    assert_close(got_x, want_x)
    assert_close(got_y, want_y, rtol=1e-12, atol=1e-14)


def labels(rng, n, k):
    y = rng.random((n, k))
    return y / y.sum(axis=1, keepdims=True)


def test_example():
    """A 2 × 2 box whose centre is the corner covers one pixel of sixteen, and so do the labels."""
    x = np.stack([np.zeros((1, 4, 4)), np.ones((1, 4, 4))])
    got_x, got_y = cutmix(x, np.eye(2), np.array([1, 0]), 0.75, (0, 0))
    want = np.zeros((4, 4))
    want[0, 0] = 1
    assert_close(got_x, np.stack([want[None], 1 - want[None]]))
    assert_close(got_y, [[15 / 16, 1 / 16], [1 / 16, 15 / 16]], rtol=1e-12)


def test_box_inside():
    """A box that lies inside is pasted whole, rows by height and columns by width."""
    rng = np.random.default_rng(1)
    x, y = numbered(3, 2, 12, 20), labels(rng, 3, 5)
    got_x, got_y = cutmix(x, y, np.array([2, 0, 1]), 0.75, (5, 9))
    want = x.copy()
    want[:, :, 2:8, 4:14] = x[[2, 0, 1]][:, :, 2:8, 4:14]
    assert_close(got_x, want)
    assert_close(got_y, 0.75 * y + 0.25 * y[[2, 0, 1]], rtol=1e-12)


def test_random_boxes():
    """For any lam and centre the pixels of the clipped box come from the partner, and labels follow their number."""
    for rng in seeds():
        n, c, h, w = 3, 2, int(rng.integers(1, 12)), int(rng.integers(1, 12))
        x, y = numbered(n, c, h, w), labels(rng, n, 4)
        check(x, y, rng.permutation(n), float(rng.random()), (int(rng.integers(h)), int(rng.integers(w))))


def test_every_border():
    """Boxes are cut off at each side and corner, and the label's weight is the real area."""
    x, y = numbered(2, 1, 7, 11), np.eye(2)
    for row in (0, 1, 3, 5, 6):
        for column in (0, 2, 5, 9, 10):
            check(x, y, np.array([1, 0]), 0.6, (row, column))


def test_odd_sides():
    """A box of odd side reaches one pixel less below its middle than above: 3 rows from 4 run from 3 to 5."""
    x, y = numbered(2, 1, 9, 9), np.eye(2)
    got_x, got_y = cutmix(x, y, np.array([1, 0]), 1 - (1 / 3 + 1e-9) ** 2, (4, 5))
    want = x.copy()
    want[:, :, 3:6, 4:7] = x[[1, 0]][:, :, 3:6, 4:7]
    assert_close(got_x, want)
    assert_close(got_y, [[8 / 9, 1 / 9], [1 / 9, 8 / 9]], rtol=1e-12)


def test_sides_are_rounded_down():
    """Sides are rounded down, and labels follow the whole pixels, not lam."""
    x, y = numbered(2, 3, 10, 7), np.eye(2)
    got_x, got_y = cutmix(x, y, np.array([1, 0]), 0.5, (5, 3))
    want = x.copy()
    want[:, :, 2:9, 1:5] = x[[1, 0]][:, :, 2:9, 1:5]
    assert_close(got_x, want)
    assert_close(got_y, [[0.6, 0.4], [0.4, 0.6]], rtol=1e-12)


def test_lam_of_one_and_zero():
    """lam = 1 pastes nothing, lam = 0 a box as large as the image, which covers all of it only from the middle."""
    x, y, perm = numbered(3, 1, 4, 6), np.eye(3), np.array([1, 2, 0])
    got_x, got_y = cutmix(x, y, perm, 1.0, (0, 5))
    assert_close(got_x, x)
    assert_close(got_y, y)
    for lam in (0.0, 0):
        got_x, got_y = cutmix(x, y, perm, lam, (2, 3))
        assert_close(got_x, x[perm])
        assert_close(got_y, y[perm])
    got_x, got_y = cutmix(x, y, perm, 0.0, (0, 0))
    assert_close(got_y, (1 - 6 / 24) * y + 6 / 24 * y[perm], rtol=1e-12)
    check(x, y, perm, 0.0, (3, 5))


def test_partners():
    """Image i gets its box from perm[i], and its label too, also for permutations that are not their own inverse."""
    rng = np.random.default_rng(2)
    x, y = numbered(5, 2, 6, 4), labels(rng, 5, 3)
    for perm in ([1, 2, 3, 4, 0], [2, 0, 1, 4, 3], [0, 1, 2, 3, 4]):
        check(x, y, np.array(perm), 0.5, (3, 2))


def test_repeated_partners():
    """perm may name an image several times, and partners are the images as they were before."""
    rng = np.random.default_rng(3)
    x, y = numbered(4, 1, 5, 5), labels(rng, 4, 3)
    for perm in ([0, 0, 0, 0], [1, 1, 2, 2], [3, 0, 1, 2]):
        check(x, y, np.array(perm), 0.3, (2, 2))
    got_x, _ = cutmix(x, y, [3, 0, 1, 2], 0.3, (2, 2))
    assert_close(got_x, by_pixel(x, y, [3, 0, 1, 2], 0.3, (2, 2))[0])


def test_labels_stay_distributions():
    """Mixed labels sum to one, and soft or integer labels work."""
    rng = np.random.default_rng(4)
    for y in (labels(rng, 3, 7), np.eye(3, 7, dtype=int), np.eye(3, 7, dtype=np.float32)):
        _, got = cutmix(numbered(3, 1, 8, 5), y, np.array([2, 0, 1]), 0.4, (1, 4))
        want = by_pixel(numbered(3, 1, 8, 5), y.astype(float), np.array([2, 0, 1]), 0.4, (1, 4))[1]
        assert np.asarray(got).dtype == np.float64
        assert_close(got, want, rtol=1e-12, atol=1e-14)
        assert_close(np.sum(got, axis=1), np.ones(3), rtol=1e-6)


def test_types_of_images():
    """The images keep their type, bytes included, and views with strides work."""
    rng = np.random.default_rng(5)
    x, y, perm = rng.integers(0, 256, size=(3, 2, 6, 5)), np.eye(3), np.array([1, 2, 0])
    for kind in (np.uint8, np.int64, np.float32, np.float64):
        got, _ = cutmix(x.astype(kind), y, perm, 0.4, (3, 3))
        assert np.asarray(got).dtype == kind
        assert_close(got, by_pixel(x, y, perm, 0.4, (3, 3))[0])
    view = np.repeat(x, 2, axis=3).transpose(0, 1, 3, 2)[:, :, ::2]
    got, _ = cutmix(view, y, perm, 0.4, (3, 3))
    assert_close(got, by_pixel(np.array(view), y, perm, 0.4, (3, 3))[0])


def test_arguments_stay():
    """Images, labels and partners are not changed, and without images the results are empty."""
    x, y, perm = numbered(3, 1, 4, 5), np.eye(3), np.array([1, 2, 0])
    cutmix(x, y, perm, 0.4, (2, 2))
    assert_close(x, numbered(3, 1, 4, 5))
    assert_close(y, np.eye(3))
    assert_close(perm, [1, 2, 0])
    got_x, got_y = cutmix(x[:0], y[:0], perm[:0], 0.4, (2, 2))
    assert_close(got_x, np.zeros((0, 1, 4, 5)))
    assert_close(got_y, np.zeros((0, 3)))
