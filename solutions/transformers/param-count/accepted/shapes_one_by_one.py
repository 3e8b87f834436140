"""Lists the shape of every array and sums their products."""

from math import prod


def param_count(
    n_layers,
    d_model,
    n_heads,
    d_ff,
    vocab,
    *,
    context=0,
    n_kv_heads=None,
    head_dim=None,
    gated=False,
    bias=True,
    norm="layer",
    tied=True,
):
    if norm == "layer":
        one_norm = [(d_model,), (d_model,)]
    elif norm == "rms":
        one_norm = [(d_model,)]
    else:
        raise ValueError("unknown norm")
    head_dim = head_dim or d_model // n_heads
    n_kv_heads = n_kv_heads or n_heads
    q, kv = n_heads * head_dim, n_kv_heads * head_dim
    attention = [(q, d_model), (kv, d_model), (kv, d_model), (d_model, q)]
    ffn = [(d_ff, d_model), (d_model, d_ff)]
    if gated:
        ffn.append((d_ff, d_model))
    if bias:
        attention += [shape[:1] for shape in attention]
        ffn += [shape[:1] for shape in ffn]

    def size(shapes):
        return sum(map(prod, shapes))

    result = {}
    result["embedding"] = size([(vocab, d_model), (context, d_model)])
    result["attention"] = size(attention * n_layers)
    result["ffn"] = size(ffn * n_layers)
    result["norms"] = size(one_norm * (2 * n_layers + 1))
    result["head"] = 0 if tied else vocab * d_model
    result["total"] = sum(result.values())
    return result
