"""the p-value from the chi-square statistic of the table of four counts"""

import math


def ztest(x1, n1, x2, n2):
    a, b = int(x1), int(n1) - int(x1)
    c, d = int(x2), int(n2) - int(x2)
    u, v = a / (a + b), c / (c + d)
    se = math.sqrt(u * (1 - u) / (a + b) + v * (1 - v) / (c + d))
    margin = (a + b) * (c + d) * (a + c) * (b + d)
    chi = (a + b + c + d) * (a * d - b * c) ** 2 / margin if margin else 0.0
    z = 1.959963984540054
    return v - u, v - u - z * se, v - u + z * se, math.erfc(math.sqrt(chi / 2))
