"""enables gradients afterwards whether or not they were enabled before"""

import torch
from torch import nn


def dead_units(model, batches):
    modes = [(module, module.training) for module in model.modules()]
    alive, handles = {}, []

    def watch(name):
        def hook(module, inputs, output):
            fired = (output > 0).movedim(1, 0).flatten(1).any(dim=1)
            alive[name] = fired if name not in alive else alive[name] | fired

        return hook

    names = [name for name, module in model.named_modules() if isinstance(module, nn.ReLU)]
    torch.set_grad_enabled(False)
    try:
        for name in names:
            handles.append(model.get_submodule(name).register_forward_hook(watch(name)))
        model.eval()
        for batch in batches:
            model(batch)
    finally:
        torch.set_grad_enabled(True)
        for handle in handles:
            handle.remove()
        for module, mode in modes:
            module.training = mode
    return {name: ~alive[name] for name in names if name in alive}
