"""takes a ttl of 0 for none"""

from collections import OrderedDict


class FeatureCache:
    def __init__(self, capacity, ttl, clock):
        if capacity < 1:
            raise ValueError("a cache holds at least one entry")
        self.capacity, self.ttl, self.clock = capacity, ttl, clock
        self.entries = OrderedDict()  # key: (value, time of the put); the least recently used first

    def _drop_expired(self):
        now = self.clock()
        self.entries = OrderedDict(
            (key, entry) for key, entry in self.entries.items() if not self.ttl or now - entry[1] < self.ttl
        )

    def get(self, key, default=None):
        self._drop_expired()
        if key not in self.entries:
            return default
        self.entries.move_to_end(key)
        return self.entries[key][0]

    def put(self, key, value):
        self._drop_expired()
        self.entries.pop(key, None)
        if len(self.entries) == self.capacity:
            self.entries.popitem(last=False)
        self.entries[key] = value, self.clock()

    def __len__(self):
        self._drop_expired()
        return len(self.entries)
