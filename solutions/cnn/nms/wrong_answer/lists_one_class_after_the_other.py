"""lists the kept boxes class by class instead of all by score"""

import numpy as np


def area(boxes):
    return (boxes[:, 2] - boxes[:, 0]) * (boxes[:, 3] - boxes[:, 1])


def iou(box, others):
    low = np.maximum(box[:2], others[:, :2])
    sides = np.maximum(np.minimum(box[2:], others[:, 2:]) - low, 0)
    inter = sides[:, 0] * sides[:, 1]
    union = area(box[None]) + area(others) - inter
    return inter / np.where(union > 0, union, 1)


def nms(boxes, scores, iou_thr, classes=None):
    boxes = np.asarray(boxes, float).reshape(-1, 4)
    classes = np.zeros(len(boxes)) if classes is None else np.asarray(classes)
    kept = []
    for i in np.argsort(-np.asarray(scores, float), kind="stable"):  # equal scores stay in the order of indices
        rivals = [k for k in kept if classes[k] == classes[i]]
        if not np.any(iou(boxes[i], boxes[rivals]) > iou_thr):
            kept.append(i)
    return np.array(sorted(kept, key=lambda k: classes[k]), dtype=int)
