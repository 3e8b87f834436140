import torch

torch.set_default_dtype(torch.float16)
torch.manual_seed(0)
torch.set_grad_enabled(True)
torch.use_deterministic_algorithms(True)


def attention(q, k, v):
    return torch.softmax(q @ k.T * q.shape[1] ** -0.5, dim=-1) @ v
