"""Freeze an output of torch.nn.GRUCell; run by hand: python make_goldens.py"""

from pathlib import Path

import numpy as np
import torch

torch.manual_seed(4)
cell = torch.nn.GRUCell(5, 7, dtype=torch.float64)
for parameter in cell.parameters():
    torch.nn.init.normal_(parameter)
x, h = torch.randn(3, 5, dtype=torch.float64), torch.randn(3, 7, dtype=torch.float64)
arrays = {
    "x": x,
    "h": h,
    "w_ih": cell.weight_ih,
    "w_hh": cell.weight_hh,
    "b_ih": cell.bias_ih,
    "b_hh": cell.bias_hh,
    "out": cell(x, h),
}
np.savez(Path(__file__).with_name("goldens.npz"), **{name: value.detach().numpy() for name, value in arrays.items()})
