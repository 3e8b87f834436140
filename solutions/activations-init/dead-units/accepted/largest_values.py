"""Keeps the largest output of each unit, and cleans up with an exit stack."""

from contextlib import ExitStack

import torch


def dead_units(model, batches):
    peaks = {}
    with ExitStack() as stack:
        for module in model.modules():
            stack.callback(setattr, module, "training", module.training)
        for name, module in model.named_modules():
            if not isinstance(module, torch.nn.ReLU):
                continue

            def note(_module, _inputs, out, name=name):
                peak = out.amax(dim=[axis for axis in range(out.ndim) if axis != 1])
                peaks[name] = torch.maximum(peaks[name], peak) if name in peaks else peak

            stack.callback(module.register_forward_hook(note).remove)
        model.eval()
        stack.enter_context(torch.no_grad())
        for batch in iter(batches):
            model(batch)
    return {name: peaks[name] <= 0 for name, _ in model.named_modules() if name in peaks}
