from torch import nn


def fold_bn(layer: nn.Module, bn: nn.Module) -> nn.Module:
    """Return one layer of the same type that computes layer and then bn, both in evaluation.

    layer: nn.Linear, nn.Conv1d or nn.Conv2d; bn: nn.BatchNorm1d or nn.BatchNorm2d with running statistics
    """
    raise NotImplementedError
