"""Freeze the loss and the gradients that torch's autograd gives for one network."""

from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F

rng = np.random.default_rng(0)
n, d, h, K = 11, 5, 7, 3
shapes = {"X": (n, d), "W1": (h, d), "b1": (h,), "W2": (K, h), "b2": (K,)}
inputs = {name: rng.normal(size=shape) for name, shape in shapes.items()}
y = rng.integers(K, size=n)
tensors = {name: torch.tensor(array, requires_grad=True) for name, array in inputs.items()}
hidden = F.relu(F.linear(tensors["X"], tensors["W1"], tensors["b1"]))
loss = F.cross_entropy(F.linear(hidden, tensors["W2"], tensors["b2"]), torch.tensor(y))
loss.backward()
grads = {f"grad_{name}": tensor.grad.numpy() for name, tensor in tensors.items()}
np.savez(Path(__file__).with_name("goldens.npz"), y=y, loss=loss.item(), **inputs, **grads)
