"""sorts the history by time"""

from typing import NamedTuple


class Move(NamedTuple):
    time: float
    action: str
    version: int
    by: str


class Registry:
    def __init__(self, clock):
        self._clock = clock
        self._rows = []  # [digest, state, number of the last promotion or 0]
        self._moves = []
        self._count = 0

    def _row(self, version):
        if version < 1 or version > len(self._rows):
            raise KeyError(version)
        return self._rows[version - 1]

    def _write(self, action, version, by):
        self._moves.append(Move(self._clock(), action, version, by))

    def register(self, digest, by):
        for version, row in enumerate(self._rows, 1):
            if row[0] == digest:
                return version
        self._rows.append([digest, "candidate", 0])
        self._write("register", len(self._rows), by)
        return len(self._rows)

    def promote(self, version, by):
        row = self._row(version)
        if row[1] not in ("candidate", "archived"):
            raise ValueError(row[1])
        for other in self._rows:
            if other[1] == "production":
                other[1] = "archived"
        self._count += 1
        row[1:] = "production", self._count
        self._write("promote", version, by)

    def reject(self, version, by):
        row = self._row(version)
        if row[1] not in ("candidate", "archived"):
            raise ValueError(row[1])
        row[1] = "rejected"
        self._write("reject", version, by)

    def rollback(self, by):
        now = self.production()
        back = [(row[2], v) for v, row in enumerate(self._rows, 1) if row[1] == "archived"]
        if now is None or not back:
            raise ValueError("nothing")
        version = max(back)[1]
        self._row(now)[1] = "rejected"
        self._row(version)[1] = "production"
        self._write("rollback", version, by)
        return version

    def production(self):
        for version, row in enumerate(self._rows, 1):
            if row[1] == "production":
                return version
        return None

    def state(self, version):
        return self._row(version)[1]

    def history(self):
        return sorted(self._moves, key=lambda m: m.time)
