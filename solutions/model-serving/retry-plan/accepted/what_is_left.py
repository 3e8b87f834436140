"""counts down what is left of the deadline, with a generator function"""

import math
from fractions import Fraction


def _ceilings(base, cap):
    ceiling = float(base)
    while ceiling < cap:
        yield ceiling
        ceiling += ceiling
    while True:
        yield float(cap)


def retry_delays(attempts, base, cap, deadline, rng, idempotent=True):
    left = math.inf if math.isinf(deadline) else Fraction(float(deadline))
    plan = []
    for number, ceiling in enumerate(_ceilings(base, cap), start=1):
        if not idempotent or number >= attempts:
            return plan
        pause = rng.random() * ceiling
        if pause > left:
            return plan
        if not math.isinf(left):
            left -= Fraction(pause)
        plan.append(pause)
