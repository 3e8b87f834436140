"""a plain dict in order of use, cleaned lazily"""


class FeatureCache:
    def __init__(self, capacity, ttl, clock):
        if capacity < 1:
            raise ValueError("capacity must be positive")
        self.capacity = capacity
        self.ttl = ttl
        self.clock = clock
        self.data = {}

    def _clean(self):
        now = self.clock()
        for key in [key for key, (_, deadline) in self.data.items() if now >= deadline]:
            del self.data[key]

    def get(self, key, default=None):
        entry = self.data.pop(key, None)
        if entry is None or self.clock() >= entry[1]:
            return default
        self.data[key] = entry
        return entry[0]

    def put(self, key, value):
        self.data.pop(key, None)
        if len(self.data) >= self.capacity:
            self._clean()
        while len(self.data) >= self.capacity:
            del self.data[next(iter(self.data))]
        self.data[key] = (value, self.clock() + self.ttl)

    def __len__(self):
        self._clean()
        return len(self.data)
