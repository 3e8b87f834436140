"""zeroes the last convolution instead of the gain"""

from torch import nn


class BasicBlock(nn.Module):
    def __init__(self, c_in, c_out, stride=1):
        super().__init__()
        self.conv1 = nn.Conv2d(c_in, c_out, 3, stride, padding=1, bias=False)
        self.bn1 = nn.BatchNorm2d(c_out)
        self.conv2 = nn.Conv2d(c_out, c_out, 3, padding=1, bias=False)
        self.bn2 = nn.BatchNorm2d(c_out)
        nn.init.zeros_(self.conv2.weight)  # a new block is its shortcut
        self.shortcut = nn.Sequential()  # an empty one is the identity
        if stride != 1 or c_in != c_out:
            self.shortcut.append(nn.Conv2d(c_in, c_out, 1, stride, bias=False))
            self.shortcut.append(nn.BatchNorm2d(c_out))

    def forward(self, x):
        branch = self.bn1(self.conv1(x)).relu()
        return (self.bn2(self.conv2(branch)) + self.shortcut(x)).relu()
