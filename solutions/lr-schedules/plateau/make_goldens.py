"""Freeze traces of torch's ReduceLROnPlateau; run by hand: python make_goldens.py"""

import json
from pathlib import Path

import numpy as np
import torch

options = [
    {"patience": 2, "factor": 0.5},
    {"patience": 0, "factor": 0.7, "cooldown": 3},
    {"mode": "max", "patience": 3, "factor": 0.2, "threshold": 0.05},
    {"patience": 1, "factor": 0.5, "threshold": 0.05, "threshold_mode": "abs", "cooldown": 1},
    {"mode": "max", "patience": 1, "factor": 0.6, "threshold": 0.02, "threshold_mode": "abs", "min_lr": 0.05},
    {"patience": 1, "factor": 0.3, "cooldown": 2, "min_lr": 0.01},
]
rng = np.random.default_rng(29)
cases = []
for chosen in options:
    down = chosen.get("mode", "min") == "min"
    trend = np.exp(-np.arange(61) / 15) if down else 2 - np.exp(-np.arange(61) / 15)
    metrics = (trend + rng.normal(size=61) * 0.05 + 0.3).round(3)
    metrics[[7, 20, 21]] = np.nan
    optimizer = torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=0.8)
    scheduler = torch.optim.lr_scheduler.ReduceLROnPlateau(optimizer, eps=0.0, **chosen)
    rates = []
    for metric in metrics:
        scheduler.step(metric)
        rates.append(optimizer.param_groups[0]["lr"])
    shown = [None if np.isnan(metric) else float(metric) for metric in metrics]
    cases.append({"options": chosen, "metrics": shown, "rates": rates})
Path(__file__).with_name("goldens.json").write_text(json.dumps(cases) + "\n", encoding="utf-8")
