"""does not let the union fall below 1e-9, which is much for tiny boxes"""

import numpy as np


def area(boxes):
    return (boxes[:, 2] - boxes[:, 0]) * (boxes[:, 3] - boxes[:, 1])


def overlaps(box, others, iou_thr):
    low = np.maximum(box[:2], others[:, :2])
    sides = np.maximum(np.minimum(box[2:], others[:, 2:]) - low, 0)
    inter = sides[:, 0] * sides[:, 1]
    union = area(box[None]) + area(others) - inter
    return inter / np.maximum(union, 1e-9) > iou_thr


def nms(boxes, scores, iou_thr, classes=None):
    boxes = np.asarray(boxes, float)
    kept = []
    for i in np.argsort(
        -np.asarray(scores, float), kind="stable"
    ):  # equal scores stay in the order of indices
        rivals = [k for k in kept if classes is None or classes[k] == classes[i]]
        if not np.any(overlaps(boxes[i], boxes[rivals], iou_thr)):
            kept.append(i)
    return np.array(kept, dtype=int)
