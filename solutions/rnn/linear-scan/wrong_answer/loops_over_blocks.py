"""goes through blocks as long as the square root of the length, one by one"""

import numpy as np


def linear_scan(a, b, h0):
    a, b, h = np.asarray(a, float), np.asarray(b, float), np.asarray(h0, float)
    T = len(a)
    size = max(int(np.ceil(np.sqrt(T))), 1)
    n = -(-T // size) if T else 0
    A = np.ones((n * size, a.shape[1]))
    Bv = np.zeros((n * size, a.shape[1]))
    A[:T], Bv[:T] = a, b
    A, Bv = A.reshape(n, size, a.shape[1]), Bv.reshape(n, size, a.shape[1])
    for j in range(1, size):
        Bv[:, j] += A[:, j] * Bv[:, j - 1]
        A[:, j] *= A[:, j - 1]
    for i in range(n):
        Bv[i] += A[i] * h
        h = Bv[i, -1]
    return Bv.reshape(n * size, a.shape[1])[:T]
