"""Freeze the rates of torch's CosineAnnealingWarmRestarts; run by hand: python make_goldens.py"""

import json
from pathlib import Path

import torch

cases = []
for t0, mult in ((5, 1), (3, 2), (2, 3), (1, 2)):
    weight = torch.nn.Parameter(torch.zeros(1))
    optimizer = torch.optim.SGD([weight], lr=0.8)
    scheduler = torch.optim.lr_scheduler.CosineAnnealingWarmRestarts(optimizer, t0, mult, eta_min=0.05)
    rates = []
    for _ in range(40):
        rates.append(optimizer.param_groups[0]["lr"])
        optimizer.step()
        scheduler.step()
    cases.append({"t0": t0, "mult": mult, "rates": rates})
Path(__file__).with_name("goldens.json").write_text(json.dumps(cases) + "\n", encoding="utf-8")
