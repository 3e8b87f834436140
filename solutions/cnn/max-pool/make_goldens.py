"""Freeze outputs and a gradient of torch.nn.functional.max_pool2d; run by hand: python make_goldens.py"""

from pathlib import Path

import numpy as np
import torch

torch.manual_seed(3)
x = torch.randint(-9, 3, (2, 3, 11, 7)).double().requires_grad_()  # few values, so that there are ties
out, index = torch.nn.functional.max_pool2d(x, 3, stride=2, padding=1, return_indices=True)
g = torch.randn_like(out)
(out * g).sum().backward()
arrays = {"x": x, "out": out, "index": index, "g": g, "dx": x.grad}
np.savez(Path(__file__).with_name("goldens.npz"), **{name: value.detach().numpy() for name, value in arrays.items()})
