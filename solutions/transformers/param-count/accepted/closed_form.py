"""Closed formulas, weights and biases apart."""


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
    vectors = {"layer": 2, "rms": 1}.get(norm)
    if vectors is None:
        raise ValueError(norm)
    if n_kv_heads is None:
        n_kv_heads = n_heads
    if head_dim is None:
        head_dim = d_model // n_heads
    attention = 2 * d_model * head_dim * (n_heads + n_kv_heads)
    matrices = 3 if gated else 2
    ffn = matrices * d_model * d_ff
    if bias:
        attention += head_dim * (n_heads + 2 * n_kv_heads) + d_model
        ffn += (matrices - 1) * d_ff + d_model
    head = vocab * d_model * (not tied)
    embedding = vocab * d_model + context * d_model
    norms = vectors * d_model * (2 * n_layers + 1)
    return {
        "total": embedding + n_layers * (attention + ffn) + norms + head,
        "head": head,
        "norms": norms,
        "ffn": n_layers * ffn,
        "attention": n_layers * attention,
        "embedding": embedding,
    }
