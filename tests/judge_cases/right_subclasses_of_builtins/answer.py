class Word(str):
    def __repr__(self):
        return "a word"


class Missing(dict):
    def __missing__(self, key):
        return 0


def count_words(text):
    counts = Missing()
    for word in map(Word, text.lower().split()):
        counts[word] += 1
    return counts


def longest(words):
    best = max(words, key=len, default=None)
    return best and Word(best)
