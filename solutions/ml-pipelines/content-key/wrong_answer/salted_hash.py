"""uses hash(), which differs between processes"""


def content_key(source, params, inputs):
    return f"{hash((source, frozen(params), frozen(inputs))) % 2**256:064x}"


def frozen(x):
    if isinstance(x, dict):
        return tuple(sorted((key, frozen(value)) for key, value in x.items()))
    return tuple(map(frozen, x)) if isinstance(x, list | tuple) else str(x)
