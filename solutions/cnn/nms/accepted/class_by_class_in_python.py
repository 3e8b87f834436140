"""Runs each class by itself on Python numbers, and merges the kept boxes by score; returns a list."""


def overlap(a, b):
    w = min(a[2], b[2]) - max(a[0], b[0])
    h = min(a[3], b[3]) - max(a[1], b[1])
    if w <= 0 or h <= 0:
        return 0.0
    shared = w * h
    return shared / ((a[2] - a[0]) * (a[3] - a[1]) + (b[2] - b[0]) * (b[3] - b[1]) - shared)


def nms(boxes, scores, iou_thr, classes=None):
    rows = [[float(v) for v in row] for row in boxes]
    values = [float(s) for s in scores]
    labels = [0] * len(rows) if classes is None else [int(c) for c in classes]
    kept = []
    for label in set(labels):
        left = sorted((i for i, c in enumerate(labels) if c == label), key=lambda i: values[i], reverse=True)
        while left:
            best, *others = left
            kept.append(best)
            left = [i for i in others if not overlap(rows[best], rows[i]) > iou_thr]
    return sorted(kept, key=lambda i: (-values[i], i))
