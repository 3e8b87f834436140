"""Links each promotion to the one before it, and keeps one record per version."""

from dataclasses import dataclass


@dataclass
class Entry:
    digest: str
    state: str = "candidate"


class Registry:
    def __init__(self, clock):
        self.clock, self.entries, self.log, self.top = clock, [], [], None  # top: (version, link below)

    def find(self, version):
        if not 1 <= version <= len(self.entries):
            raise KeyError(version)
        return self.entries[version - 1]

    def note(self, *move):
        self.log = [*self.log, (self.clock(), *move)]

    def register(self, digest, by):
        for number, entry in enumerate(self.entries, 1):
            if entry.digest == digest:
                return number
        self.entries.append(Entry(digest))
        self.note("register", len(self.entries), by)
        return len(self.entries)

    def promote(self, version, by):
        entry = self.movable(version)
        if self.top:
            self.find(self.top[0]).state = "archived"
        entry.state = "production"
        self.top = (version, self.top)
        self.note("promote", version, by)

    def reject(self, version, by):
        self.movable(version).state = "rejected"
        self.note("reject", version, by)

    def movable(self, version):
        entry = self.find(version)
        if entry.state in {"production", "rejected"}:
            raise ValueError(entry.state)
        return entry

    def rollback(self, by):
        link = self.top
        while link and self.find(link[0]).state != "archived":
            link = link[1]
        if not link:
            raise ValueError("no version to go back to")
        self.find(self.top[0]).state = "rejected"
        self.top = link
        self.find(link[0]).state = "production"
        self.note("rollback", link[0], by)
        return link[0]

    def production(self):
        return self.top and self.top[0]

    def state(self, version):
        return self.find(version).state

    def history(self):
        return self.log.copy()
