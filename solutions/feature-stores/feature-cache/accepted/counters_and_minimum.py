"""numbers every use and takes the minimum when room is needed"""

from itertools import count


class FeatureCache:
    def __init__(self, capacity, ttl, clock):
        if capacity <= 0:
            raise ValueError(capacity)
        self._capacity, self._ttl, self._clock = capacity, ttl, clock
        self._value, self._born, self._used = {}, {}, {}
        self._tick = count()

    def _dead(self, key):
        return self._clock() - self._born[key] >= self._ttl

    def _remove(self, key):
        del self._value[key], self._born[key], self._used[key]

    def get(self, key, default=None):
        if key not in self._value:
            return default
        if self._dead(key):
            self._remove(key)
            return default
        self._used[key] = next(self._tick)
        return self._value[key]

    def put(self, key, value):
        if key not in self._value and len(self._value) >= self._capacity:
            for old in [old for old in self._value if self._dead(old)]:
                self._remove(old)
            if len(self._value) >= self._capacity:
                self._remove(min(self._used, key=self._used.get))
        self._value[key], self._born[key], self._used[key] = value, self._clock(), next(self._tick)

    def __len__(self):
        return sum(not self._dead(key) for key in self._value)
