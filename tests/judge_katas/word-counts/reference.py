def count_words(text: str) -> dict[str, int]:
    """Return how often each word of the text occurs, in the order of first occurrence."""
    counts: dict[str, int] = {}
    for word in text.lower().split():
        counts[word] = counts.get(word, 0) + 1
    return counts


def longest(words: list[str]) -> str | None:
    """Return the first of the longest words, None where there is no word."""
    return max(words, key=len, default=None)
