"""Devices that sync in every way that goes wrong come to one state, and nothing is lost.

    python -m benchmarks.sync_devices [--devices 5] [--reviews 10000] [--kills 60] [--seed 0] [--short]

Four worlds: folders that a carrier copies between random devices, in part and out of order, with torn files; a Git
remote with a clone for each device, all of which commit and pull; a home that is copied, where both go on; syncs that
are killed at random moments. In each, all logs must end with one hash, hold every review, be sound, and have the
schedules of a replay; a file may only grow, and Git may meet no conflict. Then mistakes are planted, and each must be
caught. Exit code 0 if all that holds.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from typing import Any, NamedTuple

from benchmarks.planting import planted
from benchmarks.sync_world import (
    Broken,
    Device,
    by_arrival,
    carry,
    in_two_transactions,
    one_file,
    only_forward,
    own_size,
    tear,
    without_successor,
    written_anew,
)
from drill.errors import DrillError
from drill.logfile import arrivals
from drill.store import Log
from drill.syncing import folder, union

GIT = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", "GIT_TERMINAL_PROMPT": "0"}
PERSON = ("-c", "user.name=learner", "-c", "user.email=learner@example.org")
TRIES = 5
"""With so many seeds a planted mistake is looked for."""
SMALL = 150
LONGEST_LIFE = 0.4
"""Seconds: a sync is killed within a random part of this."""


class Size(NamedTuple):
    """How many devices, reviews on each, and kills."""

    devices: int
    reviews: int
    kills: int


class Outcome(NamedTuple):
    """What a world came to: a sentence of counts, and which promises were not kept."""

    told: str
    faults: tuple[str, ...]


World = Callable[[str, Size, int], Outcome]


def carried(place: str, size: Size, seed: int) -> Outcome:
    """Carry folders between random devices, with torn files."""
    chance = random.Random(seed)
    devices = [Device(place, f"device-{number}", seed) for number in range(size.devices)]
    syncs = torn = 0
    for device, count in _partition(devices, size.reviews, chance):
        device.practise(count)
        for _ in range(chance.randrange(4)):
            one, other = chance.sample(devices, 2)
            carry(one, other, chance, torn=0.3)
        for each in chance.sample(devices, chance.randrange(3)):
            before = own_size(each)
            each.sync()
            syncs += 1
            if chance.random() < 0.3:
                torn += tear(each, chance, before)
    for each in devices:
        each.sync()
        tear(each, chance, 0)
    _settle(devices, chance)
    return _ended(devices, f"{syncs} syncs, {torn} torn")


def _partition(devices: Sequence[Device], reviews: int, chance: random.Random) -> list[tuple[Device, int]]:
    """Return who practises how much, in a random order: the reviews of each in up to eight parts."""
    parts = []
    for device in devices:
        cuts = sorted(chance.randrange(reviews + 1) for _ in range(chance.randrange(8)))
        parts += [(device, end - begin) for begin, end in zip([0, *cuts], [*cuts, reviews], strict=True)]
    chance.shuffle(parts)
    return parts


def _settle(devices: Sequence[Device], chance: random.Random) -> None:
    """Carry and sync until nothing is new anywhere."""
    for _ in range(2 * len(devices)):
        for one in devices:
            for other in devices:
                carry(one, other, chance)
        order = chance.sample(devices, len(devices))
        done = [device.sync() for device in order]
        if not any(each.arrival.taken or each.given for each in done):
            return
    raise Broken("the devices never come to rest")


def _ended(devices: Sequence[Device], told: str) -> Outcome:
    """Return what the logs of all devices are in the end."""
    everything = {name for device in devices for name in device.wrote}
    faults = [fault for device in devices for fault in device.faults(everything)]
    states = {device.state() for device in devices}
    if len(states) != 1:
        faults.append(f"there are {len(states)} states")
    counts = f"{len(devices)} devices, {len(everything)} events, {told}"
    return Outcome(f"{counts}: {len(states)} state {min(states)[:12]}", tuple(faults))


def by_git(place: str, size: Size, seed: int) -> Outcome:
    """Carry by Git: a remote, and a clone for each device."""
    chance = random.Random(seed)
    remote = _remote(place)
    devices = [Device(place, f"device-{number}", seed) for number in range(size.devices)]
    for device in devices:
        _git(place, "clone", "-q", remote, device.folder)
    commits = 0
    for device, count in _partition(devices, size.reviews, chance):
        device.practise(count)
        if chance.random() < 0.7:
            device.sync()
            commits += _commit(device)
        if chance.random() < 0.5:
            _pull_and_push(device)
    for _ in range(2):
        for device in devices:
            _pull(device)
            device.sync()
            commits += _commit(device)
            _pull_and_push(device)
    return _ended(devices, f"{commits} commits, 0 conflicts")


def _remote(place: str) -> str:
    remote = os.path.join(place, "remote.git")
    first = os.path.join(place, "first-clone")
    _git(place, "init", "-q", "--bare", "-b", "main", remote)
    _git(place, "clone", "-q", remote, first)
    _git(first, "checkout", "-q", "-B", "main")
    _git(first, "commit", "-q", "--allow-empty", "-m", "begin")
    _git(first, "push", "-q", "origin", "main")
    return remote


def _git(where: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = ["git", *PERSON, *arguments]
    return subprocess.run(
        command, cwd=where, env=os.environ | GIT, capture_output=True, text=True, check=False
    )


def _commit(device: Device) -> int:
    _git(device.folder, "add", "-A")
    return _git(device.folder, "commit", "-q", "-m", "sync").returncode == 0


def _pull(device: Device) -> None:
    """Merge what is in the remote; a conflict breaks the promise."""
    done = _git(device.folder, "pull", "-q", "--no-rebase", "--no-edit", "origin", "main")
    if done.returncode:
        raise Broken(f"Git met a conflict: {(done.stdout + done.stderr).splitlines()[-1]}")


def _pull_and_push(device: Device) -> None:
    _pull(device)
    pushed = _git(device.folder, "push", "-q", "origin", "main")
    if pushed.returncode:
        raise Broken(f"a push failed: {pushed.stderr}")


def copied(place: str, size: Size, seed: int) -> Outcome:
    """Copy a home, let both go on under one name, and carry by Git."""
    chance = random.Random(seed)
    remote = _remote(place)
    first, copy, third = (Device(place, name, seed) for name in ("first", "copy", "third"))
    for device in (first, third):
        _git(place, "clone", "-q", remote, device.folder)
    first.practise(size.reviews // 4)
    if chance.random() < 0.7:
        first.sync()
        _commit(first)
        _pull_and_push(first)
    shutil.rmtree(copy.home)
    shutil.copytree(first.home, copy.home)
    copy.moment, copy.wrote = first.moment, set(first.wrote)
    devices = [first, copy, third]
    for device, count in _partition(devices, size.reviews // 4, chance):
        device.practise(count)
        if chance.random() < 0.5:
            device.sync()
            _commit(device)
        if chance.random() < 0.3:
            _pull_and_push(device)
    for _ in range(3):
        for device in chance.sample(devices, 3):
            device.sync()
            _commit(device)
            _pull_and_push(device)
            device.sync()
            _commit(device)
            _pull_and_push(device)
    with first.opened() as one, copy.opened() as other:
        if one.device() == other.device():
            raise Broken("the copy was not found")
    return _ended(devices, "0 conflicts")


def killed(place: str, size: Size, seed: int) -> Outcome:
    """Kill syncs at random moments, and run them again."""
    chance = random.Random(seed)
    devices = [Device(place, f"device-{number}", seed) for number in range(2)]
    ended = 0
    for _ in range(size.kills):
        for device in devices:
            device.practise(chance.randrange(1, 200))
        one, other = chance.sample(devices, 2)
        one.sync()
        carry(one, other, chance)
        ended += _kill(other, chance.uniform(0, LONGEST_LIFE))
        if faults := other.faults(set()):
            return Outcome(f"killed {size.kills} syncs", tuple(faults))
        carry(other, one, chance)
    _settle(devices, chance)
    return _ended(devices, f"{size.kills - ended} syncs killed, {ended} had ended")


def _kill(device: Device, life: float) -> int:
    """Sync in a process of its own that is killed after `life` seconds; return 1 if it had ended by then."""
    child = os.fork()
    if child == 0:
        code = 1
        try:
            device.sync()
            code = 0
        finally:
            os._exit(code)
    time.sleep(life)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    if os.WIFEXITED(status) and os.WEXITSTATUS(status):
        raise Broken("a sync failed by itself")
    return int(os.WIFEXITED(status))


class Mistake(NamedTuple):
    """What is planted where, and the world in which it must be caught."""

    about: str
    world: World
    places: tuple[tuple[Any, str, Callable[..., Any]], ...]


WORLDS: tuple[World, ...] = (carried, by_git, copied, killed)
MISTAKES = (
    Mistake("schedules in the order of arrival", carried, ((Log, "_refold", by_arrival),)),
    Mistake("what follows a torn line is dropped", carried, ((folder, "contents", without_successor),)),
    Mistake("a file is written anew", carried, ((folder, "append", written_anew),)),
    Mistake("two devices with one file", by_git, ((folder, "own_name", one_file),)),
    Mistake(
        "a copied home is not found", copied,
        ((union, "is_copied", lambda *_: False), (folder, "mark", lambda _: "00000000")),
    ),
    Mistake("only one end of a copied chain", copied, ((arrivals, "merge", only_forward),)),
    Mistake("reviews first, schedules later", killed, ((Log, "_arrive", in_two_transactions),)),
)  # fmt: skip


def held(world: World, size: Size, seed: int) -> Outcome:
    """Return what comes of the world, a broken promise as a fault."""
    with tempfile.TemporaryDirectory() as place:
        try:
            return world(place, size, seed)
        except (Broken, DrillError) as error:
            return Outcome(world.__name__, (str(error),))


def caught(mistake: Mistake, seed: int) -> str:
    """Return how the planted mistake shows; empty where it does not."""
    with ExitStack() as stack:
        for place, name, wrong in mistake.places:
            stack.enter_context(planted(place, name, wrong))
        for number in range(TRIES):
            outcome = held(mistake.world, Size(3, SMALL, 40), seed + number)
            if outcome.faults:
                return outcome.faults[0]
    return ""


def main(arguments: Sequence[str] | None = None) -> int:
    """Print one line for each world and each mistake."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--devices", type=int, default=5)
    parser.add_argument("--reviews", type=int, default=10_000)
    parser.add_argument("--kills", type=int, default=60)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--short", action="store_true", help="for CI: 120 reviews on each device, 6 kills")
    told = parser.parse_args(arguments)
    size = Size(told.devices, 120, 6) if told.short else Size(told.devices, told.reviews, told.kills)
    broken = 0
    for world in WORLDS:
        started = time.monotonic()
        outcome = held(world, size, told.seed)
        broken += bool(outcome.faults)
        took = time.monotonic() - started
        print(f"{'✗' if outcome.faults else '✓'} {world.__name__}: {outcome.told} ({took:.0f} s)", flush=True)
        for fault in outcome.faults:
            print(f"    {fault}")
    for mistake in MISTAKES:
        shown = caught(mistake, told.seed)
        broken += not shown
        print(f"{'✓' if shown else '✗'} planted, {mistake.about}: {shown or 'not caught'}", flush=True)
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
