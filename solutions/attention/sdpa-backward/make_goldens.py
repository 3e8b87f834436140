"""Freeze the gradients that torch's autograd gives; run by hand: python make_goldens.py"""

from pathlib import Path

import numpy as np
import torch
from torch.nn.functional import scaled_dot_product_attention

rng = np.random.default_rng(20)
shapes = {"q": (2, 3, 5, 11), "k": (2, 3, 7, 11), "v": (2, 3, 7, 13), "g": (2, 3, 5, 13)}
arrays = {name: rng.normal(size=shape) for name, shape in shapes.items()}
q, k, v = (torch.tensor(arrays[name], requires_grad=True) for name in "qkv")
scaled_dot_product_attention(q, k, v).backward(torch.from_numpy(arrays["g"]))
gradients = {"dq": q.grad, "dk": k.grad, "dv": v.grad}
np.savez(
    Path(__file__).with_name("goldens.npz"),
    **arrays,
    **{name: grad.numpy() for name, grad in gradients.items()},
)
