import numpy as np
from answer import nms

from drill.suite import assert_close, seeds


def plain(boxes, scores, thr, classes=None):
    """Box by box in plain Python."""
    kept = []
    for i in sorted(range(len(scores)), key=lambda i: (-scores[i], i)):
        x1, y1, x2, y2 = map(float, boxes[i])
        for k in kept:
            u1, v1, u2, v2 = map(float, boxes[k])
            across, down = min(x2, u2) - max(x1, u1), min(y2, v2) - max(y1, v1)
            inter = across * down if across > 0 and down > 0 else 0.0
            union = (x2 - x1) * (y2 - y1) + (u2 - u1) * (v2 - v1) - inter
            if (classes is None or classes[i] == classes[k]) and union > 0 and inter / union > thr:
                break
        else:
            kept.append(i)
    return np.array(kept, dtype=int)


def draw(rng, n=23, low=-5.0, high=5.0):
    corner = rng.uniform(low, high, (n, 2))
    return np.hstack([corner, corner + rng.uniform(0.5, 4, (n, 2))]), rng.permutation(n) / n


def test_three_boxes_by_hand():
    """The best box stays, one that overlaps it by half goes, and one elsewhere stays."""
    boxes = np.array([[0.0, 0, 2, 2], [0, 0, 2, 1], [5, 5, 6, 6]])
    assert_close(nms(boxes, np.array([0.9, 0.8, 0.95]), 0.4), [2, 0])
    assert_close(nms(boxes, np.array([0.8, 0.9, 0.95]), 0.4), [2, 1])


def test_random_boxes():
    """On random boxes, real numbers of either sign, the same boxes are kept as by comparing one by one."""
    for rng in seeds():
        boxes, scores = draw(rng)
        for thr in (0.0, 0.1, 0.3, 0.7):
            assert_close(nms(boxes, scores, thr), plain(boxes, scores, thr))


def test_exactly_at_the_threshold():
    """An overlap of exactly the threshold does not suppress, and one just above it does."""
    boxes = np.array([[0.0, 0, 2, 2], [0, 0, 2, 1]])
    scores = np.array([0.9, 0.8])
    assert_close(nms(boxes, scores, 0.5), [0, 1])
    assert_close(nms(boxes, scores, 0.499), [0])
    assert_close(nms(boxes[[0, 0]], scores, 1.0), [0, 1])


def test_suppressed_boxes_suppress_nobody():
    """In a chain where each overlaps the next only, every other box stays."""
    starts = np.arange(7.0)
    boxes = np.stack([starts, np.zeros(7), starts + 2, np.ones(7)], axis=1)
    assert_close(nms(boxes, 1 - starts / 10, 0.3), [0, 2, 4, 6])


def test_equal_scores():
    """Equal scores are taken by rising index, whether the boxes overlap or not."""
    apart = np.stack([np.arange(40.0), np.zeros(40), np.arange(40.0) + 0.5, np.ones(40)], axis=1)
    scores = np.repeat([0.25, 0.75], 20)
    assert_close(nms(apart, scores, 0.5), [*range(20, 40), *range(20)])
    assert_close(nms(apart[[3, 3, 3, 4, 4]], np.full(5, 0.5), 0.5), [0, 3])


def test_boxes_that_only_touch():
    """Boxes that share an edge or a corner, or lie apart on both axes, do not overlap, even at threshold zero."""
    boxes = np.array([[0.0, 0, 2, 2], [2, 0, 4, 2], [2, 2, 3, 3], [-9, -9, -5, -5]])
    assert_close(nms(boxes, np.array([4.0, 3, 2, 1]), 0.0), [0, 1, 2, 3])


def test_boxes_without_area():
    """Points and lines have overlap zero with everything, themselves included, and are kept."""
    boxes = np.array([[1.0, 1, 1, 1], [1, 1, 1, 1], [0, 0, 3, 0], [0, 0, 3, 3], [0, 1, 3, 1]])
    assert_close(nms(boxes, np.array([0.5, 0.4, 0.3, 0.2, 0.1]), 0.0), [0, 1, 2, 3, 4])


def test_a_box_inside_another():
    """The union counts the shared part once: a quarter inside a box overlaps it by 1/4, not by 1 or 1/5."""
    boxes = np.array([[0.0, 0, 2, 2], [0, 0, 1, 1]])
    assert_close(nms(boxes, np.array([0.9, 0.8]), 0.26), [0, 1])
    assert_close(nms(boxes, np.array([0.9, 0.8]), 0.24), [0])


def test_small_boxes():
    """Boxes in units of the image, smaller than one, are measured by their own size."""
    for rng in seeds(5):
        boxes, scores = draw(rng)
        for size in (1e-4, 1e-9):
            assert_close(nms(boxes * size, scores, 0.3), plain(boxes, scores, 0.3))


def test_each_class_by_itself():
    """Boxes suppress those of their own class only, wherever they lie, and all are sorted by score together."""
    for rng in seeds():
        boxes, scores = draw(rng, low=-30.0, high=-20.0)
        boxes[::2] += 27.0
        classes = rng.integers(-1, 3, len(boxes)) * 100
        assert_close(nms(boxes, scores, 0.2, classes), plain(boxes, scores, 0.2, classes))
    aside = np.array([[0.0, 0, 2, 2], [-3, -3, -1, -1], [3, 3, 5, 5], [-3, -3, -1, -1]])
    assert_close(nms(aside[:2], np.array([0.2, 0.1]), 0.5, np.array([0, 1])), [0, 1])
    assert_close(nms(aside, np.array([0.1, 0.2, 0.3, 0.4]), 0.5, np.array([0, 1, 0, -1])), [3, 2, 1, 0])
    boxes, scores = draw(np.random.default_rng(5))
    far = np.arange(len(boxes)) % 3 * 2**60  # distinct labels, whatever their size
    assert_close(nms(boxes, scores, 0.2, far), plain(boxes, scores, 0.2, far))
    same = np.array([[0.0, 0, 2, 2]] * 3)
    assert_close(nms(same, np.array([0.1, 0.3, 0.2]), 0.5, np.array([7, -7, 7])), [1, 2])


def test_none_or_one():
    """Without boxes nothing is kept, and a single box is."""
    for classes in (None, np.zeros(0, dtype=int)):
        got = nms(np.zeros((0, 4)), np.zeros(0), 0.5, classes)
        assert_close(got, np.zeros(0))
        assert isinstance(got, list | tuple) or np.asarray(got).dtype.kind in "iu", "not an array of indices"
    assert_close(nms(np.array([[1.0, 2, 3, 4]]), np.array([-3.0]), 0.0, np.array([4])), [0])


def test_scores_of_any_kind():
    """Negative, integer, unsigned and nearly equal scores are ordered by their value."""
    boxes = np.array([[0, 0, 4, 4], [0, 0, 4, 3], [9, 9, 12, 12]])
    for scores, want in (([-3.0, -1.0, -2.0], [1, 2]), ([0, 7, 200], [2, 1]), ([200, 7, 0], [0, 2])):
        assert_close(nms(boxes, np.array(scores), 0.5), want)
    assert_close(nms(boxes, np.array([0, 7, 200], dtype=np.uint8), 0.5), [2, 1])
    assert_close(nms(boxes, np.array([0.9, 0.9 + 1e-12, 0.1]), 0.5), [1, 2])


def test_types_of_boxes():
    """Unsigned pixels, float32, lists and views with strides give the same; areas are not cut to a small type."""
    rng = np.random.default_rng(3)
    corner = rng.integers(0, 180, (17, 2))
    boxes = np.hstack([corner, corner + rng.integers(20, 70, (17, 2))])
    scores = rng.permutation(17) / 17
    want = plain(boxes, scores, 0.2)
    padded = np.repeat(boxes.astype(float), 2, axis=1)[:, ::2]
    for given in (boxes.astype(np.uint8), boxes.astype(np.int16), boxes.astype(np.float32), boxes.tolist(), padded):
        assert_close(nms(given, scores, 0.2), want)
    far = boxes + 1e9
    assert_close(nms(far, scores.tolist(), 0.2), want)


def test_arguments_stay_as_they_were():
    """Boxes, scores and classes are not changed."""
    boxes, scores = draw(np.random.default_rng(4))
    classes = np.arange(len(boxes)) % 3
    before = boxes.copy(), scores.copy(), classes.copy()
    nms(boxes, scores, 0.3, classes)
    for now, then in zip((boxes, scores, classes), before, strict=True):
        assert_close(now, then)
