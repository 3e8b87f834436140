"""forgets the bias of attention's output layer"""


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
    if norm not in {"layer", "rms"}:
        raise ValueError(f"unknown norm: {norm}")
    n_kv_heads = n_kv_heads or n_heads
    head_dim = head_dim or d_model // n_heads
    q_width = n_heads * head_dim
    kv_width = n_kv_heads * head_dim

    attention = d_model * q_width + 2 * d_model * kv_width + q_width * d_model
    if bias:
        attention += q_width + 2 * kv_width

    ffn = 2 * d_model * d_ff
    if bias:
        ffn += d_ff + d_model
    if gated:
        ffn += d_model * d_ff + (d_ff if bias else 0)

    per_norm = 2 * d_model if norm == "layer" else d_model
    embedding = vocab * d_model + context * d_model
    head = 0 if tied else vocab * d_model
    attention, ffn, norms = n_layers * attention, n_layers * ffn, (2 * n_layers + 1) * per_norm
    return {
        "embedding": embedding,
        "attention": attention,
        "ffn": ffn,
        "norms": norms,
        "head": head,
        "total": embedding + attention + ffn + norms + head,
    }
