"""Pastes image by image from a copy, and returns lists of labels."""

import numpy as np


def cutmix(x, y, perm, lam, center):
    old, new = np.array(x), np.array(x)
    n, _, height, width = old.shape
    side = np.sqrt(1 - lam)
    h, w = int(height * side), int(width * side)
    top, left = int(center[0]) - h // 2, int(center[1]) - w // 2
    bottom, right = np.clip(top + h, 0, height), np.clip(left + w, 0, width)
    top, left = np.clip(top, 0, height), np.clip(left, 0, width)
    area = int(bottom - top) * int(right - left)
    kept = height * width - area
    targets = np.zeros(np.shape(y))
    for i in range(n):
        partner = int(perm[i])
        new[i, :, top:bottom, left:right] = old[partner, :, top:bottom, left:right]
        targets[i] = (kept * np.asarray(y[i], float) + area * np.asarray(y[partner], float)) / (height * width)
    return new, targets
