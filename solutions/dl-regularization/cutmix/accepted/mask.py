"""Makes a mask of the box and chooses by it; labels follow the mean of the mask."""

import math

import numpy as np


def inside(size, middle, lam):
    side = math.floor(size * math.sqrt(1.0 - lam))
    place = np.arange(size) - (middle - side // 2)
    return (place >= 0) & (place < side)


def cutmix(x, y, perm, lam, center):
    x = np.asarray(x)
    mask = np.outer(inside(x.shape[2], center[0], lam), inside(x.shape[3], center[1], lam))
    share = mask.mean()
    y = np.asarray(y).astype(float)
    return np.where(mask, np.take(x, perm, axis=0), x), y + share * (np.take(y, perm, axis=0) - y)
