"""a table of functions, one per kind, and recursion for conditions"""

from math import floor

MISSING = object()


def part(v, count):
    return count - 1 if v >= 1 else floor(v * count)


def log_between(v, low, high):
    return low if v == 0 else high if v == 1 or low == high else float(low) ** (1 - v) * float(high) ** v


KINDS = {
    "uniform": lambda v, low, high: low * (1 - v) + high * v,
    "loguniform": log_between,
    "int": lambda v, low, high: low + part(v, high - low + 1),
    "choice": lambda v, options: options[part(v, len(options))],
}


def build(spec, v, setting):
    if spec[0] != "when":
        return KINDS[spec[0]](v, *spec[1:])
    if setting.get(spec[1], MISSING) == spec[2]:
        return build(spec[3], v, setting)
    return MISSING


def from_unit(space, u):
    settings = []
    for row in u:
        setting = {}
        for (name, spec), v in zip(space.items(), row):
            value = build(spec, float(v), setting)
            if value is not MISSING:
                setting[name] = value
        settings.append(setting)
    return settings
