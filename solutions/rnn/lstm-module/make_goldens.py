"""Freeze outputs of torch.nn.LSTM on a packed batch; run by hand: python make_goldens.py"""

from pathlib import Path

import numpy as np
import torch
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence

torch.manual_seed(6)
lstm = torch.nn.LSTM(2, 7, batch_first=True, dtype=torch.float64)
x, lengths = torch.randn(4, 5, 2, dtype=torch.float64), torch.tensor([2, 5, 1, 4])
h0, c0 = torch.randn(1, 4, 7, dtype=torch.float64), torch.randn(1, 4, 7, dtype=torch.float64)
packed, (h, c) = lstm(pack_padded_sequence(x, lengths, batch_first=True, enforce_sorted=False), (h0, c0))
out, _ = pad_packed_sequence(packed, batch_first=True)
arrays = {
    "x": x,
    "lengths": lengths,
    "h0": h0[0],
    "c0": c0[0],
    "weight_ih": lstm.weight_ih_l0,
    "weight_hh": lstm.weight_hh_l0,
    "bias_ih": lstm.bias_ih_l0,
    "bias_hh": lstm.bias_hh_l0,
    "out": out,
    "h": h[0],
    "c": c[0],
}
np.savez(Path(__file__).with_name("goldens.npz"), **{name: value.detach().numpy() for name, value in arrays.items()})
