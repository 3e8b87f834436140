"""Computes all overlaps at once, and crosses out later boxes row by row."""

import numpy as np


def nms(boxes, scores, iou_thr, classes=None):
    b = np.array(boxes, dtype=np.float64).reshape(-1, 4)
    order = np.lexsort((np.arange(len(b)), -np.array(scores, dtype=np.float64)))
    b = b[order]
    wide = (np.minimum(b[:, None, 2], b[None, :, 2]) - np.maximum(b[:, None, 0], b[None, :, 0])).clip(0)
    tall = (np.minimum(b[:, None, 3], b[None, :, 3]) - np.maximum(b[:, None, 1], b[None, :, 1])).clip(0)
    inter = wide * tall
    own = (b[:, 2] - b[:, 0]) * (b[:, 3] - b[:, 1])
    hit = inter > iou_thr * (own[:, None] + own[None, :] - inter)
    if classes is not None:
        labels = np.array(classes)[order]
        hit &= labels[:, None] == labels[None, :]
    alive = np.ones(len(b), dtype=bool)
    for i in range(len(b)):
        if alive[i]:
            alive[i + 1 :] &= ~hit[i, i + 1 :]
    return order[alive]
