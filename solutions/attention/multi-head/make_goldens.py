"""Freeze outputs of torch.nn.MultiheadAttention; run by hand: python make_goldens.py"""

from pathlib import Path

import numpy as np
import torch

torch.manual_seed(20)
n_batch, n_steps, n_heads, width = 2, 5, 3, 21
module = torch.nn.MultiheadAttention(width, n_heads, batch_first=True, dtype=torch.float64)
for parameter in module.parameters():  # the biases start at zero, which would hide them
    torch.nn.init.normal_(parameter, std=0.4).requires_grad_(False)
x = torch.randn(n_batch, n_steps, width, dtype=torch.float64)
dropped = torch.arange(n_steps) >= torch.tensor([[3], [4]])
future = torch.triu(torch.ones(n_steps, n_steps, dtype=torch.bool), 1)
arrays = {
    "x": x,
    "w_qkv": module.in_proj_weight,
    "b_qkv": module.in_proj_bias,
    "w_o": module.out_proj.weight,
    "b_o": module.out_proj.bias,
    "dropped": dropped,
    "plain": module(x, x, x)[0],
    "padded": module(x, x, x, key_padding_mask=dropped)[0],
    "causal": module(x, x, x, attn_mask=future)[0],
}
np.savez(
    Path(__file__).with_name("goldens.npz"),
    **{name: tensor.detach().numpy() for name, tensor in arrays.items()},
)
