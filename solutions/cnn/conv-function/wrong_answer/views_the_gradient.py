"""takes a view of the gradient it got, which fails where that is not contiguous"""

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
        stride, padding = ctx.stride, ctx.padding
        dx = dw = db = None
        if ctx.needs_input_grad[0]:
            # Several sizes of x lead to the size of g; output_padding says by how much this one is beyond the least.
            sizes = zip(x.shape[2:], g.shape[2:], w.shape[2:])
            extra = [n - ((m - 1) * stride + k - 2 * padding) for n, m, k in sizes]
            dx = F.conv_transpose2d(g, w, None, stride, padding, extra)
        if ctx.needs_input_grad[1]:
            columns = F.unfold(x, w.shape[2:], padding=padding, stride=stride)
            dw = torch.einsum("nol,nkl->ok", g.view(g.shape[0], g.shape[1], -1), columns).view_as(w)
        if ctx.needs_input_grad[2]:
            db = g.sum((0, 2, 3))
        return dx, dw, db, None, None
