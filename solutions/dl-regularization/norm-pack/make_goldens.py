"""Freeze the outputs of torch's four norms; run by hand: python make_goldens.py"""

from pathlib import Path

import numpy as np
import torch
from torch.nn import functional

torch.manual_seed(4)
tokens = 2 * torch.randn(2, 3, 7, dtype=torch.float64) + 1
maps = 2 * torch.randn(2, 6, 3, 5, dtype=torch.float64) + 1
gain, bias = torch.randn(2, 7, dtype=torch.float64)
of_channels, shift = torch.randn(2, 6, dtype=torch.float64)
arrays = {
    "tokens": tokens,
    "maps": maps,
    "gain": gain,
    "bias": bias,
    "of_channels": of_channels,
    "shift": shift,
    "layer": functional.layer_norm(tokens, (7,), gain, bias, 1e-5),
    "rms": functional.rms_norm(tokens, (7,), gain, 1e-6),
    "group": functional.group_norm(maps, 3, of_channels, shift, 1e-5),
    "instance": functional.instance_norm(maps, weight=of_channels, bias=shift, eps=1e-5),
}
np.savez(Path(__file__).with_name("goldens.npz"), **{name: part.numpy() for name, part in arrays.items()})
