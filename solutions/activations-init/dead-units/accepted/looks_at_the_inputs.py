"""Looks at what goes into each ReLU, before it can be overwritten in place."""

import torch


def dead_units(model, batches):
    names = [name for name, m in model.named_modules() if type(m) is torch.nn.ReLU]
    dead = dict.fromkeys(names)
    was = {name: m.training for name, m in model.named_modules()}
    hooks = []
    try:
        for name in names:

            def before(module, args, name=name):
                x = args[0]
                silent = ~(x > 0).any(0)
                while silent.ndim > 1:
                    silent = silent.all(-1)
                dead[name] = silent if dead[name] is None else dead[name] & silent

            hooks.append(model.get_submodule(name).register_forward_pre_hook(before))
        model.eval()
        with torch.no_grad():
            for x in batches:
                model(x)
    finally:
        [hook.remove() for hook in hooks]
        for name, m in model.named_modules():
            m.training = was[name]
    return {name: mask for name, mask in dead.items() if mask is not None}
