"""looks at the first run of a shared ReLU in each pass"""

import torch


def dead_units(model, batches):
    alive, hooks, earliest = {}, [], {}

    def watch(name):
        def hook(module, inputs, output):
            fired = (output > 0).transpose(0, 1).flatten(1).any(1)
            earliest.setdefault(name, fired)

        return hook

    modes = {module: module.training for module in model.modules()}
    relus = {name: module for name, module in model.named_modules() if isinstance(module, torch.nn.ReLU)}
    try:
        for name, relu in relus.items():
            hooks.append(relu.register_forward_hook(watch(name)))
        model.eval()
        with torch.no_grad():
            for batch in batches:
                earliest.clear()
                model(batch)
                for name, fired in earliest.items():
                    alive[name] = alive.get(name, False) | fired
    finally:
        for handle in hooks:
            handle.remove()
        for module, mode in modes.items():
            module.training = mode  # not train(mode), which would set the children too
    return {name: ~alive[name] for name in relus if name in alive}
