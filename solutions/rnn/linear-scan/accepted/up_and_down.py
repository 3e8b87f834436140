"""combines neighbours, scans the pairs by recursion, and fills in the other steps"""

import numpy as np


def scan(a, b):
    T = len(a)
    if T < 2:
        return a, b
    half = T // 2
    first_a, first_b = a[: 2 * half : 2], b[: 2 * half : 2]
    second_a, second_b = a[1 : 2 * half : 2], b[1 : 2 * half : 2]
    pa, pb = scan(first_a * second_a, second_a * first_b + second_b)
    out_a, out_b = np.empty_like(a), np.empty_like(b)
    out_a[1 : 2 * half : 2], out_b[1 : 2 * half : 2] = pa, pb
    out_a[0], out_b[0] = a[0], b[0]
    out_a[2::2] = out_a[1:-1:2] * a[2::2]
    out_b[2::2] = a[2::2] * out_b[1:-1:2] + b[2::2]
    return out_a, out_b


def linear_scan(a, b, h0):
    A, B = scan(np.array(a, np.float64), np.array(b, np.float64))
    return A * h0 + B
