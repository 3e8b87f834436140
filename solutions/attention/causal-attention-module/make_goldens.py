"""Freeze outputs and gradients of torch.nn.MultiheadAttention; run by hand: python make_goldens.py"""

from pathlib import Path

import numpy as np
import torch

torch.manual_seed(20)
n_batch, n_steps, n_heads, width = 2, 5, 3, 21
module = torch.nn.MultiheadAttention(width, n_heads, batch_first=True, dtype=torch.float64)
for parameter in module.parameters():  # the biases start at zero, which would hide them
    torch.nn.init.normal_(parameter, std=0.4)
x = torch.randn(n_batch, n_steps, width, dtype=torch.float64, requires_grad=True)
g = torch.randn(n_batch, n_steps, width, dtype=torch.float64)


def causal(rows: torch.Tensor) -> torch.Tensor:
    future = torch.ones(len(rows), len(rows), dtype=torch.bool).triu(1)
    return module(rows[None], rows[None], rows[None], attn_mask=future)[0][0]


# Left padding by its meaning: the module never meets the padding, whose own outputs are the bias alone.
n_padding = [2, 0]
padded = [
    torch.cat([module.out_proj.bias.expand(n, width), causal(rows[n:])])
    for n, rows in zip(n_padding, x, strict=True)
]
(torch.stack(padded) * g).sum().backward()
weights = {
    "qkv.weight": module.in_proj_weight,
    "qkv.bias": module.in_proj_bias,
    "proj.weight": module.out_proj.weight,
    "proj.bias": module.out_proj.bias,
}
arrays = {
    "x": x,
    "g": g,
    "dropped": torch.arange(n_steps) < torch.tensor(n_padding)[:, None],
    "causal": torch.stack([causal(rows) for rows in x]),
    "grad x": x.grad,
    **weights,
    **{f"grad {name}": weight.grad for name, weight in weights.items()},
}
np.savez(
    Path(__file__).with_name("goldens.npz"),
    **{name: tensor.detach().numpy() for name, tensor in arrays.items()},
)
