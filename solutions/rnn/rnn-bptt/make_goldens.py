"""Freeze states and gradients of torch.nn.RNN; run by hand: python make_goldens.py"""

from pathlib import Path

import numpy as np
import torch

torch.manual_seed(2)
rnn = torch.nn.RNN(3, 5, dtype=torch.float64)
with torch.no_grad():
    rnn.bias_hh_l0.zero_()
xs = torch.randn(7, 3, dtype=torch.float64, requires_grad=True)
h0 = torch.randn(1, 5, dtype=torch.float64).tanh().requires_grad_()
hs, _ = rnn(xs, h0)
g = torch.randn_like(hs)
(hs * g).sum().backward()
arrays = {
    "xs": xs,
    "h0": h0[0],
    "Wx": rnn.weight_ih_l0,
    "Wh": rnn.weight_hh_l0,
    "b": rnn.bias_ih_l0,
    "g": g,
    "hs": hs,
    "dxs": xs.grad,
    "dh0": h0.grad[0],
    "dWx": rnn.weight_ih_l0.grad,
    "dWh": rnn.weight_hh_l0.grad,
    "db": rnn.bias_ih_l0.grad,
}
np.savez(Path(__file__).with_name("goldens.npz"), **{name: value.detach().numpy() for name, value in arrays.items()})
