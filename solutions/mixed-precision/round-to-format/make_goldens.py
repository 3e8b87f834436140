"""Freeze roundings of torch's small floating-point types; run by hand: python make_goldens.py"""

from pathlib import Path

import numpy as np
import torch

rng = np.random.default_rng(31)
# Float32 values, so that torch rounds once: random sizes, and numbers on and beside ties.
spread = rng.normal(size=120) * 2.0 ** rng.integers(-28, 18, size=120)
ties = (rng.integers(128, 256, size=60) + 0.5) * 2.0 ** rng.integers(-16, 6, size=60)
wide = rng.normal(size=40) * 2.0 ** rng.integers(-145, 128, size=40)
x = torch.tensor(np.concatenate([spread, ties, wide, [0.0, -0.0, 65519.0, 65520.0, 61439.0, 61440.0, -1e30]]))
x = x.float()
np.savez(
    Path(__file__).with_name("goldens.npz"),
    x=x.double().numpy(),
    float16=x.half().double().numpy(),
    bfloat16=x.bfloat16().double().numpy(),
    float8_e5m2=x.to(torch.float8_e5m2).double().numpy(),
)
