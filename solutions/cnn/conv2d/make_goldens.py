"""Freeze an output of torch.nn.functional.conv2d; run by hand: python make_goldens.py"""

from pathlib import Path

import numpy as np
import torch

torch.manual_seed(5)
x = torch.randn(2, 6, 11, 7, dtype=torch.float64)
w = torch.randn(4, 3, 3, 2, dtype=torch.float64)
b = torch.randn(4, dtype=torch.float64)
out = torch.nn.functional.conv2d(x, w, b, stride=(2, 1), padding=(1, 2), dilation=(1, 2), groups=2)
arrays = {"x": x, "w": w, "b": b, "out": out}
np.savez(Path(__file__).with_name("goldens.npz"), **{name: tensor.numpy() for name, tensor in arrays.items()})
