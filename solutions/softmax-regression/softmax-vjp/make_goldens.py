"""Freeze torch's Jacobian and pulled-back gradients of softmax."""

from pathlib import Path

import numpy as np
import torch

rng = np.random.default_rng(3)
Z, g = rng.normal(size=(5, 7)) * 2, rng.normal(size=(5, 7))
logits = torch.tensor(Z, requires_grad=True)
p = torch.softmax(logits, dim=1)
p.backward(torch.tensor(g))
jacobian = torch.autograd.functional.jacobian(lambda z: torch.softmax(z, dim=0), torch.tensor(Z[0]))
np.savez(
    Path(__file__).with_name("goldens.npz"),
    p=p.detach().numpy(),
    g=g,
    pulled=logits.grad.numpy(),
    jacobian=jacobian.numpy(),
)
