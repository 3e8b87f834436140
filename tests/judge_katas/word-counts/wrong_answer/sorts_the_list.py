"""sorts the caller's list"""


def count_words(text):
    counts = {}
    for word in text.lower().split():
        counts[word] = counts.get(word, 0) + 1
    return counts


def longest(words):
    words.sort(key=len, reverse=True)
    return words[0] if words else None
