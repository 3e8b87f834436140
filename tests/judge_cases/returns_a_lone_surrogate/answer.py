def edit_distance(a, b):
    return '\ud800'
