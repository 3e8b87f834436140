"""takes a rollback for a promotion, so that the second one undoes the first"""

from collections.abc import Callable


class Registry:
    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._versions: dict[str, int] = {}  # by digest
        self._states: dict[int, str] = {}
        self._promoted: list[int] = []  # promotions that stand; the last one is in production
        self._moves: list[tuple[float, str, int, str]] = []

    def register(self, digest: str, by: str) -> int:
        if digest in self._versions:
            return self._versions[digest]
        version = len(self._versions) + 1
        self._versions[digest] = version
        self._states[version] = "candidate"
        self._record("register", version, by)
        return version

    def promote(self, version: int, by: str) -> None:
        self._check_open(version)
        if self._promoted:
            self._states[self._promoted[-1]] = "archived"
        self._states[version] = "production"
        self._promoted.append(version)
        self._record("promote", version, by)

    def reject(self, version: int, by: str) -> None:
        self._check_open(version)
        self._states[version] = "rejected"
        self._record("reject", version, by)

    def rollback(self, by: str) -> int:
        bad = self.production()
        # Production itself may stand in the list twice; it's about to be rejected.
        good = [v for v in self._promoted if v != bad and self._states[v] != "rejected"]
        if not good:
            raise ValueError("nothing to return to")
        self._states[self._promoted[-1]] = "archived"
        self._states[good[-1]] = "production"
        self._promoted.append(good[-1])
        self._record("rollback", good[-1], by)
        return good[-1]

    def production(self) -> int | None:
        return self._promoted[-1] if self._promoted else None

    def state(self, version: int) -> str:
        return self._states[version]

    def history(self) -> list[tuple[float, str, int, str]]:
        return list(self._moves)

    def _check_open(self, version: int) -> None:
        if self.state(version) not in ("candidate", "archived"):
            raise ValueError(f"version {version} is {self.state(version)}")

    def _record(self, action: str, version: int, by: str) -> None:
        self._moves.append((self._clock(), action, version, by))
