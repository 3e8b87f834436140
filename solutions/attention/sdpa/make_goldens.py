"""Freeze outputs of torch.nn.functional.scaled_dot_product_attention; run by hand: python make_goldens.py"""

from pathlib import Path

import numpy as np
import torch
from torch.nn.functional import scaled_dot_product_attention

rng = np.random.default_rng(20)
q, k, v = (rng.normal(size=shape) for shape in ((2, 3, 5, 11), (2, 3, 7, 11), (2, 3, 7, 13)))
mask = rng.random((2, 3, 5, 7)) < 0.5
mask[0, 2, 1] = mask[1, 0] = False
tensors = [torch.from_numpy(array) for array in (q, k, v)]
np.savez(
    Path(__file__).with_name("goldens.npz"),
    q=q,
    k=k,
    v=v,
    mask=mask,
    masked=scaled_dot_product_attention(*tensors, attn_mask=torch.from_numpy(mask)).numpy(),
    causal=scaled_dot_product_attention(*tensors, is_causal=True).numpy(),
    scaled=scaled_dot_product_attention(*tensors, scale=0.3).numpy(),
)
