"""counts the points: d + 1 or fewer are taken for shattered, whatever their position"""


def is_shattered(P):
    m, d = P.shape
    return m <= d + 1
