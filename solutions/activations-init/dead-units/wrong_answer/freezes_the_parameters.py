"""switches off the gradients of the parameters, and leaves them off"""

import torch


def dead_units(model, batches):
    alive, hooks = {}, []

    def watch(name):
        def hook(module, inputs, output):
            fired = (output > 0).transpose(0, 1).flatten(1).any(1)
            alive[name] = alive.get(name, False) | fired

        return hook

    modes = {module: module.training for module in model.modules()}
    relus = {name: module for name, module in model.named_modules() if isinstance(module, torch.nn.ReLU)}
    try:
        for name, relu in relus.items():
            hooks.append(relu.register_forward_hook(watch(name)))
        model.eval()
        model.requires_grad_(False)
        with torch.no_grad():
            for batch in batches:
                model(batch)
    finally:
        for handle in hooks:
            handle.remove()
        for module, mode in modes.items():
            module.training = mode  # not train(mode), which would set the children too
    return {name: ~alive[name] for name in relus if name in alive}
