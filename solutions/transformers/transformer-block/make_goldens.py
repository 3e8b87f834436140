"""Freeze outputs and gradients of torch.nn.TransformerEncoderLayer; run by hand: python make_goldens.py"""

from pathlib import Path

import numpy as np
import torch

torch.manual_seed(21)
width, hidden = 6, 11
names = {"linear1": "up", "linear2": "down", "self_attn": "attention.inner"}
arrays = {}
x = torch.randn(2, 5, width, dtype=torch.float64)
g = torch.randn(2, 5, width, dtype=torch.float64)
weights = None
for order in ("pre", "post"):
    layer = torch.nn.TransformerEncoderLayer(
        width,
        2,
        hidden,
        dropout=0.0,
        activation="gelu",
        batch_first=True,
        norm_first=order == "pre",
        dtype=torch.float64,
    )
    if weights is None:
        for parameter in layer.parameters():
            torch.nn.init.normal_(parameter, std=0.5)
        weights = layer.state_dict()
    layer.load_state_dict(weights)
    rows = x.clone().requires_grad_()
    out = layer(rows)
    (out * g).sum().backward()
    arrays |= {order: out, f"{order} grad x": rows.grad}
    for name, parameter in layer.named_parameters():
        head, _, rest = name.partition(".")
        arrays[f"weight {names.get(head, head)}.{rest}"] = parameter
        arrays[f"{order} grad {names.get(head, head)}.{rest}"] = parameter.grad
np.savez(
    Path(__file__).with_name("goldens.npz"),
    x=x.numpy(),
    g=g.numpy(),
    **{name: tensor.detach().numpy() for name, tensor in arrays.items()},
)
