"""Freeze the gradients of torch's layer_norm and rms_norm; run by hand: python make_goldens.py"""

from pathlib import Path

import numpy as np
import torch
from torch.nn import functional

torch.manual_seed(8)
x, g = (torch.randn(2, 3, 7, dtype=torch.float64) for _ in range(2))
gain, bias = (torch.randn(7, dtype=torch.float64) for _ in range(2))
x, gain, bias = ((2 * tensor + 0.5).requires_grad_() for tensor in (x, gain, bias))
layer = torch.autograd.grad((functional.layer_norm(x, (7,), gain, bias, 1e-5) * g).sum(), (x, gain, bias))
rms = torch.autograd.grad((functional.rms_norm(x, (7,), gain, 1e-6) * g).sum(), (x, gain))
arrays = {
    "x": x,
    "gain": gain,
    "g": g,
    "layer dx": layer[0],
    "layer dgain": layer[1],
    "layer dbias": layer[2],
}
arrays |= {"rms dx": rms[0], "rms dgain": rms[1]}
np.savez(
    Path(__file__).with_name("goldens.npz"),
    **{name: tensor.detach().numpy() for name, tensor in arrays.items()},
)
