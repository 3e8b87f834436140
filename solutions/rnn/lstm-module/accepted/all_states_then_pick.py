"""Runs over everything, with clean padding, and picks each row's last state afterwards."""

import math

import torch
import torch.nn.functional as F
from torch import nn


class MaskedLSTM(nn.Module):
    def __init__(self, d, k):
        super().__init__()
        self.weight_ih = nn.Parameter(torch.empty(4 * k, d))
        self.weight_hh = nn.Parameter(torch.empty(4 * k, k))
        self.bias_ih = nn.Parameter(torch.cat([torch.zeros(k), torch.ones(k), torch.zeros(2 * k)]))
        self.bias_hh = nn.Parameter(torch.zeros(4 * k))
        for weight in (self.weight_ih, self.weight_hh):
            nn.init.uniform_(weight, -1 / math.sqrt(k), 1 / math.sqrt(k))

    def forward(self, x, lengths, state=None):
        B, T, _ = x.shape
        k = self.weight_hh.shape[1]
        keep = torch.arange(T, device=x.device).unsqueeze(0) < lengths.unsqueeze(1)
        x = torch.zeros_like(x).masked_scatter(keep.unsqueeze(2), x[keep]) if x.device.type != "meta" else x
        h, c = state or (torch.zeros(B, k, dtype=x.dtype, device=x.device),) * 2
        hs, cs = [h], [c]
        for step in x.unbind(1):
            a = F.linear(step, self.weight_ih, self.bias_ih) + F.linear(hs[-1], self.weight_hh, self.bias_hh)
            i, f, g, o = a.split(k, dim=1)
            cs.append(torch.sigmoid(f) * cs[-1] + torch.sigmoid(i) * torch.tanh(g))
            hs.append(torch.sigmoid(o) * torch.tanh(cs[-1]))
        hs, cs = torch.stack(hs, 1), torch.stack(cs, 1)
        last = lengths.long().view(B, 1, 1).expand(B, 1, k)
        out = hs[:, 1:] * keep.unsqueeze(2).to(x.dtype)
        return out, (hs.gather(1, last).squeeze(1), cs.gather(1, last).squeeze(1))
