"""Freeze gradients that torch's autograd gives for the seven operations; run by hand: python make_goldens.py"""

from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F

rng = np.random.default_rng(0)
stored = {}


def freeze(name, operation, **inputs):
    tensors = {key: torch.tensor(array, requires_grad=True) for key, array in inputs.items()}
    out = operation(**tensors)
    g = rng.normal(size=out.shape)
    out.backward(torch.tensor(g))
    stored[f"{name}_g"] = g
    for key, tensor in tensors.items():
        stored[f"{name}_{key}"] = inputs[key]
        stored[f"{name}_d{key}"] = tensor.grad.numpy()


ids = torch.tensor([[3, 0, 3], [3, 6, 1]])
freeze("add", lambda a, b: a + b, a=rng.normal(size=(2, 1, 5)), b=rng.normal(size=(3, 1)))
freeze("matmul", lambda a, b: a @ b, a=rng.normal(size=(2, 1, 5, 3)), b=rng.normal(size=(7, 3, 2)))
freeze("logsumexp", lambda x: x.logsumexp(dim=1), x=rng.normal(size=(2, 5, 3)))
freeze("layernorm", lambda x: F.layer_norm(x, (7,)), x=rng.normal(size=(3, 7)))
freeze("embedding", lambda E: F.embedding(ids, E), E=rng.normal(size=(7, 5)))
freeze("max", lambda x: x.amax(dim=0), x=rng.integers(3, size=(5, 7)).astype(float))
freeze("cumsum", lambda x: x.cumsum(dim=1), x=rng.normal(size=(2, 5, 3)))
np.savez(Path(__file__).with_name("goldens.npz"), ids=ids.numpy(), **stored)
