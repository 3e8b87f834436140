"""shifts each class by its number times the extent, and large numbers swallow the coordinates"""

import numpy as np


def area(boxes):
    return (boxes[:, 2] - boxes[:, 0]) * (boxes[:, 3] - boxes[:, 1])


def overlaps(box, others, iou_thr):
    low = np.maximum(box[:2], others[:, :2])
    sides = np.maximum(np.minimum(box[2:], others[:, 2:]) - low, 0)
    inter = sides[:, 0] * sides[:, 1]
    union = area(box[None]) + area(others) - inter
    return inter > iou_thr * union


def nms(boxes, scores, iou_thr, classes=None):
    boxes = np.array(boxes, float)
    if classes is not None and len(boxes):
        extent = boxes.max() - boxes.min() + 1
        boxes = boxes + (np.asarray(classes, float) * extent)[:, None]
    kept = []
    for i in np.argsort(-np.asarray(scores, float), kind="stable"):
        if not np.any(overlaps(boxes[i], boxes[kept], iou_thr)):
            kept.append(i)
    return np.array(kept, dtype=int)
