def edit_distance(a, b):
    return 10**6000
