"""refuses an unknown norm only if there are blocks"""

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
    if n_layers and norm not in ("layer", "rms"):
        raise ValueError(f"norm is 'layer' or 'rms', not {norm!r}")

    def linear(n_in, n_out):
        return n_in * n_out + bias * n_out

    width = d_model // n_heads if head_dim is None else head_dim
    queries = n_heads * width
    keys = queries if n_kv_heads is None else n_kv_heads * width
    attention = linear(d_model, queries) + 2 * linear(d_model, keys) + linear(queries, d_model)
    ffn = (1 + gated) * linear(d_model, d_ff) + linear(d_ff, d_model)
    counts = {
        "embedding": (vocab + context) * d_model,
        "attention": n_layers * attention,
        "ffn": n_layers * ffn,
        "norms": (2 * n_layers + 1) * (2 if norm == "layer" else 1) * d_model,
        "head": 0 if tied else vocab * d_model,
    }
    return {**counts, "total": sum(counts.values())}
