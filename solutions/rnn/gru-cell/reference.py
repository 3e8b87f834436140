import numpy as np


def sigmoid(a):
    return (1 + np.tanh(a / 2)) / 2  # no exponential that could overflow


def gru_cell(x, h, w_ih, w_hh, b_ih=None, b_hh=None):
    from_x = x @ np.asarray(w_ih, float).T
    from_h = h @ np.asarray(w_hh, float).T
    if b_ih is not None:
        from_x = from_x + b_ih
    if b_hh is not None:
        from_h = from_h + b_hh
    x_r, x_z, x_n = np.split(from_x, 3, axis=1)
    h_r, h_z, h_n = np.split(from_h, 3, axis=1)
    z = sigmoid(x_z + h_z)
    n = np.tanh(x_n + sigmoid(x_r + h_r) * h_n)
    return (1 - z) * n + z * h
