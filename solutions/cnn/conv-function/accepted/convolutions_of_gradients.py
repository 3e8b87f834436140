"""Writes both gradients as convolutions: of spread-out gradients with the flipped kernel, and of the input with them."""

import torch
import torch.nn.functional as F


class Conv2dFunction(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x, w, b, stride, padding):
        ctx.save_for_backward(x, w)
        ctx.stride, ctx.padding = stride, padding
        return F.conv2d(x, w, b, stride, padding)

    @staticmethod
    def backward(ctx, g):
        x, w = ctx.saved_tensors
        s, p = ctx.stride, ctx.padding
        (height, width), (kh, kw) = x.shape[2:], w.shape[2:]
        dx = dw = db = None
        if ctx.needs_input_grad[0]:
            rows, columns = (g.shape[2] - 1) * s + 1, (g.shape[3] - 1) * s + 1
            spread = g.new_zeros(*g.shape[:2], rows, columns)
            spread[:, :, ::s, ::s] = g
            full = F.conv2d(F.pad(spread, (kw - 1, kw - 1, kh - 1, kh - 1)), w.flip(2, 3).transpose(0, 1))
            below, right = height + 2 * p - full.shape[2], width + 2 * p - full.shape[3]
            dx = F.pad(full, (0, right, 0, below))[:, :, p : p + height, p : p + width]
        if ctx.needs_input_grad[1]:
            met = F.conv2d(x.transpose(0, 1), g.transpose(0, 1), padding=p, dilation=s)
            dw = met[:, :, :kh, :kw].transpose(0, 1)
        if ctx.needs_input_grad[2]:
            db = g.sum((0, 2, 3))
        return dx, dw, db, None, None
