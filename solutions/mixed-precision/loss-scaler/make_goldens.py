"""Freeze traces of torch's GradScaler on the CPU; run by hand: python make_goldens.py"""

import json
from pathlib import Path

import numpy as np
import torch

rng = np.random.default_rng(17)
cases = []
for options in (
    {"init": 1024.0, "growth": 2.0, "backoff": 0.5, "interval": 3},
    {"init": 4096.0, "growth": 4.0, "backoff": 0.25, "interval": 2},
    {"init": 512.0, "growth": 1.5, "backoff": 0.75, "interval": 5},
):
    scaler = torch.amp.GradScaler("cpu", options["init"], options["growth"], options["backoff"], options["interval"])
    weights = [torch.nn.Parameter(torch.zeros(1)) for _ in range(2)]
    optimizers = [torch.optim.SGD([weight], lr=1.0) for weight in weights]
    kinds = rng.choice(3, size=(40, 2), p=[0.84, 0.08, 0.08])  # finite, infinite, NaN
    scales, moved = [], []
    for row in kinds:
        scaler.scale(torch.zeros(1))
        before = [weight.item() for weight in weights]
        for weight, optimizer, kind in zip(weights, optimizers, row, strict=True):
            weight.grad = torch.full((1,), [scaler.get_scale(), float("inf"), float("nan")][kind])
            scaler.unscale_(optimizer)
        for optimizer in optimizers:
            scaler.step(optimizer)
        scaler.update()
        moved.append([old - weight.item() for old, weight in zip(before, weights, strict=True)])
        scales.append(scaler.get_scale())
    cases.append({"options": options, "kinds": kinds.tolist(), "scales": scales, "moved": moved})
Path(__file__).with_name("goldens.json").write_text(json.dumps(cases) + "\n", encoding="utf-8")
