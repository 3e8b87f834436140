"""By the library's own function."""

from torch.nn.functional import scaled_dot_product_attention


def attention(q, k, v):
    return scaled_dot_product_attention(q[None], k[None], v[None])[0]
