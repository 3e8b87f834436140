def edit_distance(a: str, b: str) -> int:
    """Return the least number of insertions, deletions and substitutions that turn a into b."""
    raise NotImplementedError
