def param_count(
    n_layers: int,
    d_model: int,
    n_heads: int,
    d_ff: int,
    vocab: int,
    *,
    context: int = 0,
    n_kv_heads: int | None = None,
    head_dim: int | None = None,
    gated: bool = False,
    bias: bool = True,
    norm: str = "layer",
    tied: bool = True,
) -> dict[str, int]:
    """Return the parameters of `embedding`, `attention`, `ffn`, `norms` and `head`, and their `total`."""
    raise NotImplementedError
