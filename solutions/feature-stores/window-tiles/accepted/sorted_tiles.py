"""keeps the tiles in sorted lists and finds the window by bisection"""

from bisect import bisect_left, insort


class Tiles:
    def __init__(self, tile, lateness):
        self.tile, self.lateness, self.newest = tile, lateness, float("-inf")
        self.numbers, self.cells = [], {}

    def add(self, ts, x):
        if self.newest - ts > self.lateness:
            return False
        self.newest = max(self.newest, ts)
        number = (ts - ts % self.tile) // self.tile
        if number not in self.cells:
            insort(self.numbers, number)
            self.cells[number] = [0, 0.0]
        self.cells[number][0] += 1
        self.cells[number][1] += x
        return True

    def query(self, t, width):
        low, off_low = divmod(t - width, self.tile)
        high, off_high = divmod(t, self.tile)
        if off_low or off_high or low > high:
            raise ValueError("the window does not fit the tiles")
        inside = self.numbers[bisect_left(self.numbers, low) : bisect_left(self.numbers, high)]
        return sum(self.cells[n][0] for n in inside), float(sum(self.cells[n][1] for n in inside))
