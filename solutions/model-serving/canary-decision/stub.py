from collections.abc import Sequence


def decide(
    looks: Sequence[Sequence[int]],
    breached: Sequence[bool],
    planned: int,
    alpha: float,
    min_n: int,
    margin: float,
) -> str:
    """Return "promote", "hold" or "rollback" for a canary that is read at several looks.

    looks: L rows (n_a, x_a, n_b, x_b), requests and failures so far of the present version and the canary
    breached: L values, whether a guardrail was broken at that look
    planned: how many looks share alpha; min_n: the fewest requests of each arm that are tested
    margin: the rise of the failure rate that is accepted
    """
    raise NotImplementedError
