"""Counts positive outputs per unit in a recorder object, and restores modes from a list."""

import torch
from torch import nn


class Recorder:
    def __init__(self):
        self.count = None

    def __call__(self, module, args, output):
        n = output.detach().gt(0).movedim(1, 0).reshape(output.shape[1], -1).sum(dim=1)
        self.count = n if self.count is None else self.count + n


def dead_units(model, batches):
    recorders = {}
    handles = []
    modes = [(m, m.training) for m in model.modules()]
    for m, _ in modes:
        m.training = False
    for name, m in model.named_modules():
        if isinstance(m, nn.ReLU):
            recorders[name] = Recorder()
            handles.append(m.register_forward_hook(recorders[name]))
    try:
        with torch.inference_mode():
            for batch in batches:
                model(batch)
    finally:
        for h in handles:
            h.remove()
        for m, mode in modes:
            m.training = mode
    with torch.no_grad():
        return {k: torch.eq(r.count, 0).clone() for k, r in recorders.items() if r.count is not None}
