"""Keeps nothing but the record and the digests, and replays the record for every question."""


class Registry:
    def __init__(self, clock):
        self._now = clock
        self._digests = []
        self._record = ()

    def _replayed(self):
        states, stack = {}, []
        for _, action, version, _ in self._record:
            if action == "register":
                states[version] = "candidate"
            elif action == "reject":
                states[version] = "rejected"
            else:
                if stack:
                    states[stack[-1]] = "archived" if action == "promote" else "rejected"
                if action == "promote":
                    stack.append(version)
                else:
                    while stack[-1] != version:
                        stack.pop()
                states[version] = "production"
        return states, stack

    def _append(self, action, version, by):
        self._record += ((self._now(), action, version, by),)

    def register(self, digest, by):
        if digest not in self._digests:
            self._digests.append(digest)
            self._append("register", len(self._digests), by)
        return self._digests.index(digest) + 1

    def _demand(self, version):
        if self.state(version) in ("rejected", "production"):
            raise ValueError("not allowed")

    def promote(self, version, by):
        self._demand(version)
        self._append("promote", version, by)

    def reject(self, version, by):
        self._demand(version)
        self._append("reject", version, by)

    def rollback(self, by):
        states, stack = self._replayed()
        fine = [version for version in stack if states[version] == "archived"]
        if not fine:
            raise ValueError("nothing before it")
        self._append("rollback", fine[-1], by)
        return fine[-1]

    def production(self):
        stack = self._replayed()[1]
        return stack[-1] if stack else None

    def state(self, version):
        return self._replayed()[0][version]

    def history(self):
        return [*self._record]
