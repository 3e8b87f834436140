def count_words(text: str) -> dict[str, int]:
    """Return how often each word of the text occurs, in the order of first occurrence."""
    raise NotImplementedError


def longest(words: list[str]) -> str | None:
    """Return the first of the longest words, None where there is no word."""
    raise NotImplementedError
