"""Freeze what torch's cross_entropy gives, loss and gradient, with and without weights and smoothing."""

from pathlib import Path

import numpy as np
import torch

rng = np.random.default_rng(8)
Z = rng.normal(size=(7, 5)) * 3
y = rng.integers(5, size=7)
weight = rng.uniform(0.2, 3.0, size=5)
frozen = {"Z": Z, "y": y, "weight": weight}
for name, given in {
    "plain": {},
    "weighted": {"weight": torch.tensor(weight)},
    "smoothed": {"label_smoothing": 0.15},
    "both": {"weight": torch.tensor(weight), "label_smoothing": 0.15},
}.items():
    logits = torch.tensor(Z, requires_grad=True)
    loss = torch.nn.functional.cross_entropy(logits, torch.tensor(y), **given)
    loss.backward()
    frozen |= {f"{name}_loss": loss.item(), f"{name}_grad": logits.grad.numpy()}
np.savez(Path(__file__).with_name("goldens.npz"), **frozen)
