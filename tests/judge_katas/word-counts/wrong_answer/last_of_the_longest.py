"""returns the last of the longest words"""


def count_words(text):
    counts = {}
    for word in text.lower().split():
        counts[word] = counts.get(word, 0) + 1
    return counts


def longest(words):
    best = None
    for word in words:
        if best is None or len(word) >= len(best):
            best = word
    return best
