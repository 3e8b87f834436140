"""Judge hostile submissions, and see that none passes, writes, stays, steers the screen or takes longer than it may.

    python -m benchmarks.hostile_submissions [COUNT] [--seed SEED] [--only FAMILY ...] [--short]

Submissions of 20 families to four shipped katas, one with torch's autograd, one with state and a callback. Right
answers are judged between them: those must pass, so that nothing a submission did outlives it. The same run shows that
the driver sees what it looks for: planted mistakes must be caught. As root it all runs once more without privileges.
Exit code 0 if all that holds.
"""

from __future__ import annotations

import argparse
import os
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from shutil import copytree
from typing import Any, NamedTuple

from benchmarks import hostile_world as world
from benchmarks.hostile_programs import Hostile, Setting, draw, families, written
from benchmarks.planting import planted
from drill import safe
from drill.cards import Kata
from drill.doors import Doors
from drill.judge import Judge, Work, confinement_report, ruling
from drill.judge import judge as judge_module
from drill.judge.child import Child
from drill.sessions.blocks import Judged
from drill.solutions import open_work
from drill.verdicts import Outcome, Verdict
from tests.golden_cases import adopt_orphans, crowding, descendants, left_over

FULL, SHORT = 209, 20
KATAS = (
    "logistic-regression/stable-sigmoid", "mixed-precision/loss-scaler", "attention/sdpa", "backprop/silu-function",
)  # fmt: skip
SECONDS = 4.0
RIGHT_EVERY = 5
NOBODY = 65534
ROOT = Path(__file__).parent.parent
SLOW = ("time_wasted", "memory", "output")
PROMISES = (
    "false passes", "outside", "processes left", "escapes shown", "late", "unjudged", "others touched", "right refused",
)  # fmt: skip


class World(NamedTuple):
    """Where the attacks happen: the works of katas, what is watched, and what the attackers are told."""

    works: dict[str, Work]
    references: dict[str, str]
    watched: Path
    setting: Setting


class Found(NamedTuple):
    """A broken promise and what broke it."""

    promise: str
    what: str


def main() -> int:
    """Print the promises, the planted mistakes, and as root the promises without privileges."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("count", type=int, nargs="?", default=FULL)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--only", nargs="+", default=[], help="families")
    parser.add_argument("--no-mistakes", action="store_true", help="leave out the planted mistakes")
    parser.add_argument(
        "--short", action="store_true", help=f"{SHORT} submissions, without torch and privileges"
    )
    told = parser.parse_args()
    if missing := [layer.name for layer in confinement_report()[:2] if not layer.present]:
        print(f"not shown here: this system lacks {' and '.join(missing)}")
        return 0
    adopt_orphans()
    sound = _promise(told)
    sound &= told.no_mistakes or min(_caught(mistake, told) for mistake in PLANTED)
    if os.geteuid() == 0 and told.short:
        print("without privileges: not tried in the short form")
    elif os.geteuid() == 0:
        sound &= _without_privileges(told)
    return 0 if sound else 1


def _promise(told: argparse.Namespace) -> bool:
    count = SHORT if told.short else told.count
    katas = KATAS[:-1] if told.short or find_spec("torch") is None else KATAS
    started, counts, who = time.monotonic(), Counter[str](), Counter[str]()
    with furnished(katas, random.Random(told.seed).getrandbits(32)) as there, Judge() as judge:
        for found in attacked(judge, there, told, count, who):
            counts[found.promise] += 1
            print(f"  {found.promise}: {found.what}", flush=True)
    as_whom = "as root" if os.geteuid() == 0 else "without privileges"
    print(
        f"{as_whom}: {count} submissions of {len(told.only or families())} families to {len(katas)} katas: "
        + ", ".join(f"{counts[promise]} {promise}" for promise in PROMISES)
        + f"; {who['right']} right answers between them; {time.monotonic() - started:.0f} s"
    )
    print(
        "  verdicts: " + ", ".join(f"{n} {outcome}" for outcome, n in who.most_common() if outcome != "right")
    )
    if told.short:
        del counts["late"]  # among the tests other work goes on, and no test holds a time
    return not counts


@contextmanager
def furnished(katas: tuple[str, ...], nonce: int) -> Iterator[World]:
    """Make a world of precious files and copies of the katas, and take it down again."""
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        base = Path(folder)
        watched = base / "watched"
        places = [world.furnish(watched / name) for name in ("home", "here", "cache")]
        stack.callback(os.chdir, os.getcwd())
        stack.callback(setattr, tempfile, "tempdir", tempfile.tempdir)
        os.chdir(places[1])
        world.scratch_below(base / "scratch")
        library = Doors({"DRILL_HOME": str(base / "none")})
        works = {}
        for kata in katas:
            card = library.library.cards[kata]
            assert isinstance(card, Kata)
            work = open_work(library.places, card)
            target = watched / "solutions" / kata
            copytree(work.folder, target)
            works[kata] = replace(work, folder=str(target), seconds=SECONDS)
        references = {kata: f"{work.folder}/reference.py" for kata, work in works.items()}
        setting = Setting(
            tuple(map(str, (*places, watched / "solutions"))),
            references,
            {kata: work.entry for kata, work in works.items()},
            f"hostile-{nonce:x}",
        )
        texts = {kata: Path(path).read_text(encoding="utf-8") for kata, path in references.items()}
        yield World(works, texts, watched, setting)


def attacked(
    judge: Judge, there: World, told: argparse.Namespace, count: int, who: Counter[str]
) -> Iterator[Found]:
    """Judge the submissions with right answers between them, and yield every promise that was broken."""
    for kata in there.works:
        yield from _right(judge, there, kata, who, "the beginning")
    chance = random.Random(told.seed)
    drawn = draw(count, chance, there.setting, told.only)
    for number, hostile in enumerate(drawn, 1):
        if told.short and hostile.trick.family in SLOW and hostile.place == "thread":
            hostile = written(hostile.trick, "call", hostile.kata, there.setting, chance)  # noqa: PLW2901
        verdict, found = judged(judge, there, hostile)
        who[str(verdict.outcome)] += 1
        yield from found
        if number % RIGHT_EVERY == 0 or found:
            yield from _right(judge, there, hostile.kata, who, hostile.name)


def _command(pid: int) -> str:
    """Return the command of a process; empty for one that was killed and that the kernel is still taking down."""
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode("utf-8", "replace")[:80]
    except OSError:
        return ""


def judged(judge: Judge, there: World, hostile: Hostile) -> tuple[Verdict, list[Found]]:
    """Judge one submission and return the verdict and the promises that were broken."""
    before, files, shared = descendants(), world.contents(there.watched), world.shared_objects()
    manners = _manners(before)
    started = time.monotonic()
    verdict = judge.judge(there.works[hostile.kata], hostile.program)
    elapsed = time.monotonic() - started
    broken = dict.fromkeys(PROMISES, "")
    if verdict.outcome is Outcome.PASSED:
        broken["false passes"] = "passed"
    if verdict.outcome is Outcome.UNJUDGED:
        broken["unjudged"] = verdict.message
    if elapsed > SECONDS * crowding() + 1:
        broken["late"] = f"{elapsed:.1f} s"
    came = {pid: _command(pid) for pid in descendants() - before}
    if extra := {pid: came.get(pid, "came later") for pid in left_over(before)}:
        broken["processes left"] = ", ".join(f"{pid} {command}" for pid, command in extra.items() if command)
    common = world.left_in_common(there.setting.nonce)
    world.clear_common(common)
    broken["outside"] = ", ".join([*world.changed(files, world.contents(there.watched)), *common])
    broken["others touched"] = _touched(manners) or ", ".join(world.shared_objects() - shared)
    broken["escapes shown"] = " ".join(map(ascii, world.escapes(world.on_screen(Judged(verdict)))))
    return verdict, [
        Found(promise, f"{hostile.name}: {what[:300]}") for promise, what in broken.items() if what
    ]


def _manners(pids: set[int]) -> dict[int, tuple[Any, ...]]:
    """Return how our other processes are scheduled, which no submission may change."""
    found = {}
    for pid in pids:
        try:
            found[pid] = (
                os.getpriority(os.PRIO_PROCESS, pid),
                os.sched_getscheduler(pid),
                os.sched_getaffinity(pid),
            )
        except OSError:
            continue
    return found


def _touched(manners: dict[int, tuple[Any, ...]]) -> str:
    now = _manners(set(manners))
    return "".join(
        f"process {pid}: {now[pid]} in place of {manners[pid]}" for pid in now if now[pid] != manners[pid]
    )


def _right(judge: Judge, there: World, kata: str, who: Counter[str], after: str) -> Iterator[Found]:
    who["right"] += 1
    work = replace(there.works[kata], seconds=30.0)
    verdict = judge.judge(work, there.references[kata])
    if verdict.outcome is not Outcome.PASSED:
        yield Found("right refused", f"{kata} after {after}: {verdict}")


def _believing_status(stack: ExitStack) -> Judge:
    honest = judge_module.rule

    def rule(record: Any, expected: Any, **how: Any) -> Verdict:
        verdict = honest(record, expected, **how)
        return verdict._replace(outcome=Outcome.PASSED) if record.answer_status == 0 else verdict

    stack.enter_context(planted(judge_module, "rule", rule))
    return Judge()


def _counting_failures(stack: ExitStack) -> Judge:
    stack.enter_context(planted(ruling, "_incomplete", lambda *_: ""))
    stack.enter_context(planted(ruling, "_stopped", lambda *_: None))
    stack.enter_context(planted(ruling, "_failed", lambda record: [
        event for event in record.of_kind("test") if event["outcome"] == "failed" and event["cause"] != "stopped"
    ]))  # fmt: skip
    return Judge()


def _unconfined(stack: ExitStack) -> Judge:
    return Judge(layers=())


def _raw_texts(stack: ExitStack) -> Judge:
    for place in (ruling, safe):
        stack.enter_context(planted(place, "clean", str))
    return Judge()


def _children_left(stack: ExitStack) -> Judge:
    honest, held = Child.end, []
    stack.callback(held.clear)

    def end(child: Child) -> None:
        is_answer = child.line.socket.fileno() == -1
        held.append(child) if is_answer else honest(child)

    stack.enter_context(planted(Child, "end", end))
    return Judge()


def _without_limits(stack: ExitStack) -> Judge:
    honest = Judge.judge
    wide = lambda self, work, text, **how: honest(self, replace(work, seconds=SECONDS * 2), text, **how)  # noqa: E731
    stack.enter_context(planted(Judge, "judge", wide))
    stack.enter_context(planted(Work, "call_seconds", property(lambda self: SECONDS * 2)))  # type: ignore[arg-type]
    stack.enter_context(planted(sys.modules[__name__], "crowding", lambda: 1.0))
    return Judge()


PLANTED: tuple[tuple[str, Callable[[ExitStack], Judge], tuple[str, str], str], ...] = (
    ("believe the exit status", _believing_status, ("exits", "leaves"), "false passes"),
    (
        "pass what no test failed, without the recorded names",
        _counting_failures,
        ("exits", "leaves"),
        "false passes",
    ),
    ("no Landlock and no seccomp", _unconfined, ("files", "plainly"), "outside"),
    ("texts that are not cleaned", _raw_texts, ("escapes", "printed"), "escapes shown"),
    ("an answer that is not ended", _children_left, ("time_wasted", "sleeps"), "processes left"),
    ("a limit twice too wide", _without_limits, ("time_wasted", "sleeps"), "late"),
)


def _caught(mistake: Any, told: argparse.Namespace) -> bool:
    """Plant a mistake, let a few submissions that profit from it come, and say whether it was seen."""
    name, plant, (family, trick_name), promise = mistake
    trick = next(trick for trick in families()[family] if trick.name == trick_name)
    chance, tries, caught = random.Random(told.seed), 0, False
    with furnished(KATAS[:1], chance.getrandbits(32)) as there, ExitStack() as stack:
        judge = stack.enter_context(plant(stack))
        while tries < 8 and not caught:
            tries += 1
            hostile = written(trick, "call", KATAS[0], there.setting, chance)
            caught = any(found.promise == promise for found in judged(judge, there, hostile)[1])
    print(f"{name}: {'' if caught else 'not '}caught after {tries} submissions", flush=True)
    return caught


def _without_privileges(told: argparse.Namespace) -> bool:
    """Keep the promises once more as a user who may nothing."""
    sys.stdout.flush()
    child = os.fork()
    if child == 0:
        status = 99
        try:
            os.setgroups([])
            os.setgid(NOBODY)
            os.setuid(NOBODY)
            if hindrance := _hindrance():
                print(
                    f"without privileges: NOT TRIED, for {hindrance}; docs/reliability.md says how to try it"
                )
                status = 0
            else:
                adopt_orphans()
                status = 0 if _promise(told) else 1
        finally:
            sys.stdout.flush()
            os._exit(status)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


def _hindrance() -> str:
    """Return why the user that we are now can't judge here, or an empty text."""
    if not os.access(sys.executable, os.X_OK):
        return f"another user can't run {sys.executable}"
    command = [sys.executable, "-c", "import benchmarks.hostile_submissions"]
    tried = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    return tried.stderr.strip().rpartition("\n")[2] if tried.returncode else ""


if __name__ == "__main__":
    sys.exit(main())
