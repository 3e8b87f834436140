def pipeline_schedule(p: int, m: int, kind: str) -> list[list[tuple[str, int]]]:
    """Return for each of the p stages its operations in order: ("F", i) or ("B", i) for micro-batch i.

    p: number of stages, m: number of micro-batches, both at least 1
    kind: "gpipe" (all forwards first) or "1f1b" (at most min(m, p - s) micro-batches alive on stage s)
    """
    raise NotImplementedError
