"""replaces every NaN of the input, in real steps too"""

import torch
from torch import nn


class MaskedLSTM(nn.Module):
    def __init__(self, d, k):
        super().__init__()
        self.k = k
        self.weight_ih = nn.Parameter(torch.empty(4 * k, d).uniform_(-(k**-0.5), k**-0.5))
        self.weight_hh = nn.Parameter(torch.empty(4 * k, k).uniform_(-(k**-0.5), k**-0.5))
        self.bias_ih = nn.Parameter(torch.zeros(4 * k))
        self.bias_hh = nn.Parameter(torch.zeros(4 * k))
        nn.init.ones_(self.bias_ih[k : 2 * k])

    def forward(self, x, lengths, state=None):
        real = torch.arange(x.shape[1], device=x.device) < lengths[:, None]
        # Padding is cleaned before anything is computed from it: a NaN times a gradient of zero would be a NaN.
        from_x = x.masked_fill(~real[:, :, None], 0).nan_to_num() @ self.weight_ih.T + self.bias_ih
        h, c = state if state is not None else 2 * (x.new_zeros(len(x), self.k),)
        out = x.new_zeros(len(x), x.shape[1], self.k)
        for t in range(x.shape[1]):
            i, f, g, o = (from_x[:, t] + h @ self.weight_hh.T + self.bias_hh).chunk(4, dim=1)
            new_c = f.sigmoid() * c + i.sigmoid() * g.tanh()
            new_h = o.sigmoid() * new_c.tanh()
            here = real[:, t, None]
            h, c = torch.where(here, new_h, h), torch.where(here, new_c, c)
            out[:, t] = torch.where(here, new_h, 0)
        return out, (h, c)
