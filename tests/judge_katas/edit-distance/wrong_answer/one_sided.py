"""counts the letters of the first word that the second lacks"""


def edit_distance(a, b):
    rest = list(b)
    for letter in a:
        if letter in rest:
            rest.remove(letter)
    return max(len(rest), len(a) - len(b) + len(rest))
