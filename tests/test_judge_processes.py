"""The judge's processes: how they start, what they see, and that none of them stays behind."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import tempfile
import textwrap
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from drill.cards import Example
from drill.errors import JudgeError
from drill.judge import Judge, Work, bench
from drill.judge.child import Child, StartError
from drill.judge.folders import remove, remove_at_once
from drill.judge.starters import ForkStarter, StandbyStarter
from drill.judge.trial import STATUS_SECONDS
from drill.verdicts import Outcome
from tests.golden_cases import adopt_orphans, descendants
from tests.small_katas import ALL, RIGHT, WRONG, small_kata

linux = pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
CALL = "centre(np.ones((2, 1)))"


@pytest.fixture(autouse=True)
def scratch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Give scratch folders a parent of their own; afterwards no folder and no process may be left."""
    folder = tmp_path / "scratch"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    adopt_orphans()
    before = descendants()
    yield folder
    assert list(folder.iterdir()) == []
    assert descendants() <= before


@pytest.fixture
def centring(tmp_path: Path) -> Work:
    return small_kata(tmp_path / "kata", examples=(Example(CALL, "0"),))


def told(judge: Judge, work: Work, body: str) -> str:
    """Return what a submission sees: the value of an expression over statements, as text."""
    lines = textwrap.indent(textwrap.dedent(body).strip(), "    ")
    return judge.examples(work, f"import os, sys\ndef centre(X):\n{lines}\n")[0].got


@pytest.mark.parametrize("forks", [True, False])
def test_both_ways_to_start_give_the_same_verdicts(centring, forks):
    with Judge(forks=forks) as judge:
        assert judge.judge(centring, RIGHT).outcome is Outcome.PASSED
        wrong = judge.judge(centring, ALL)
        assert (wrong.outcome, wrong.mistake and wrong.mistake.name) == (Outcome.FAILED, "one_mean")
        assert judge.judge(centring, "import os\nos._exit(3)").message == "it ended itself with exit status 3"
        assert judge.judge(centring, "def centre(X): print('x' * 2**20, 'y')").outcome is Outcome.OUTPUT_LIMIT
        assert not judge.examples(centring, RIGHT)[0].passed
        assert judge.collect(centring) == centring.tests


@pytest.mark.parametrize("forks", [True, False])
def test_an_endless_call_is_ended_in_time(tmp_path, forks):
    work = small_kata(tmp_path / "slow", seconds=0.3)
    with Judge(forks=forks) as judge:
        verdict = judge.judge(work, "def centre(X):\n    while True: pass")
    assert (verdict.outcome, verdict.message) == (
        Outcome.TIMED_OUT,
        "all calls together took longer than 0.3 s",
    )
    assert verdict.failures[0].call.startswith("centre(")


def test_a_judge_that_was_never_used_closes_cleanly():
    Judge().close()
    Judge(forks=False).close()


def test_a_judge_without_room_for_its_files_says_so(tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "none"))
    with pytest.raises(JudgeError, match=r"can't start: .* \(fix: make room"):
        Judge()


def test_closing_twice_does_no_harm(centring):
    judge = Judge()
    judge.judge(centring, RIGHT)
    judge.close()
    judge.close()


def test_two_judges_and_two_threads_do_not_meet(centring):
    outcomes: list[Outcome] = []

    def judge_twice(judge: Judge, source: str) -> None:
        outcomes.extend(judge.judge(centring, source).outcome for _ in range(2))

    with Judge() as first, Judge() as second:
        jobs = [(first, RIGHT), (first, ALL), (second, RIGHT), (second, ALL)]
        threads = [threading.Thread(target=judge_twice, args=job) for job in jobs]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert sorted(outcomes) == [Outcome.FAILED] * 4 + [Outcome.PASSED] * 4


def test_a_zygote_that_was_killed_is_replaced(centring):
    before = descendants()
    with Judge() as judge:
        judge.judge(centring, RIGHT)
        for pid in descendants() - before:
            os.kill(pid, signal.SIGKILL)
        verdict = judge.judge(centring, RIGHT)
        assert verdict.outcome is Outcome.PASSED, verdict.message


def test_a_process_that_can_not_start_is_an_unjudged_verdict(centring, monkeypatch):
    monkeypatch.setattr("drill.judge.starters._BOOT", "import sys; sys.exit('no numpy here')")
    with Judge() as judge:
        verdict = judge.judge(centring, RIGHT)
        assert (verdict.outcome, verdict.total) == (Outcome.UNJUDGED, 5)
        assert "no numpy here" in verdict.message
        assert "no numpy here" in judge.examples(centring, RIGHT)[0].got


@pytest.mark.parametrize("kind", [ForkStarter, StandbyStarter])
def test_a_child_without_a_job_ends_with_its_leash(kind):
    starter = kind(("numpy",))
    child = starter.start("answer")
    assert child.pid in descendants()
    child.end()
    child.end()
    assert child.pid not in descendants()
    starter.close()


def test_an_order_to_a_dead_process_says_so(monkeypatch):
    monkeypatch.setattr("drill.judge.starters._BOOT", "raise SystemExit('gone')")
    starter = StandbyStarter(("numpy",))
    with pytest.raises(StartError, match="gone"):
        starter.start("answer")
    starter.close()


PARENT = """
import signal, sys, tempfile
from drill.errors import JudgeError
from drill.judge import Judge, Work
signal.signal(signal.SIGINT, signal.default_int_handler)
tempfile.tempdir = sys.argv[1]
work = Work("k/k", sys.argv[2], ("centre",), tests=("test_by_hand",), seconds=60.0)
with Judge() as judge:
    print("judging", flush=True)
    judge.judge(work, "def centre(X):\\n    while True: pass")
"""


@linux
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL, signal.SIGHUP])
def test_a_parent_that_is_interrupted_or_killed_leaves_nothing(centring, scratch, number):
    before = descendants()
    command = [sys.executable, "-c", PARENT, str(scratch), centring.folder]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as parent:
        assert parent.stdout is not None
        assert parent.stdout.readline() == b"judging\n"
        wait_for(lambda: len(busy(descendants() - before - {parent.pid})) > 0)
        parent.send_signal(number)
    wait_for(lambda: descendants() <= before)
    wait_for(lambda: list(scratch.iterdir()) == [])


def busy(pids: set[int]) -> list[int]:
    """Return the processes that have used some processor time in their own right: answers at work."""
    used = []
    for pid in pids:
        with contextlib.suppress(OSError):
            fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
            parent_is_ours = int(fields[1]) in pids
            if parent_is_ours and fields[0] == "R":
                used.append(pid)
    return used


def wait_for(condition, seconds: float = 20.0) -> None:
    """Wait until a condition holds, without sleeping away what is left of it."""
    import time

    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline
        with contextlib.suppress(ChildProcessError):
            os.waitpid(-1, os.WNOHANG)


def test_an_answer_sees_nothing_of_ours(centring, monkeypatch):
    monkeypatch.setenv("DRILL_SECRET", "1")
    with Judge() as judge:
        assert "SECRET" not in told(judge, centring, "return sorted(os.environ)")
        assert told(judge, centring, "return [name for name in sys.modules if 'drill' in name]") == "[]"
        assert told(judge, centring, "return os.listdir()") == "[]"
        assert told(judge, centring, "return sys.stdin.read()") == "''"
        assert told(judge, centring, "return __name__, __file__") == "('answer', 'answer.py')"
        assert told(judge, centring, "import threading\nreturn threading.active_count()") == "1"


@linux
def test_an_answer_has_four_descriptors(centring):
    body = """
    found = []
    for number in range(64):
        try:
            os.fstat(number)
        except OSError:
            continue
        found.append(number)
    return found
    """
    with Judge() as judge:
        assert told(judge, centring, body).count(",") == 3


def test_scratch_folders_are_removed_whatever_is_in_them(centring, scratch, monkeypatch):
    monkeypatch.setattr(bench, "remove_at_once", lambda path: remove_at_once(path, 300.0))
    body = """
    for depth in range(1200):
        os.mkdir("d")
        os.chdir("d")
    os.mkdir("locked", 0)
    return depth
    """
    with Judge() as judge:
        assert told(judge, replace(centring, seconds=100.0), body) == "1199"
        assert {each.name for each in scratch.glob("*/*")} == {"notes"}


@pytest.mark.parametrize(("body", "waits"), [("while True: pass", []), ("os._exit(3)", [STATUS_SECONDS])])
def test_only_an_answer_that_ended_is_asked_how(centring, monkeypatch, body, waits):
    honest, waited = Child.look, []
    monkeypatch.setattr(Child, "look", lambda self, seconds: (waited.append(seconds), honest(self, seconds)))
    with Judge() as judge:
        judge.judge(replace(centring, seconds=1.0), RIGHT.replace("    ", f"    import os; {body}\n    ", 1))
    assert waited == waits


def test_a_locked_folder_can_be_removed(tmp_path):
    folder = tmp_path / "locked"
    (folder / "inner").mkdir(parents=True)
    (folder / "inner").chmod(0)
    folder.chmod(0o500)
    remove(str(folder))
    assert not folder.exists()
    remove(str(folder))


def test_hashes_follow_the_seed(centring):
    def hashes(seed: int) -> str:
        with Judge(hash_seed=seed) as judge:
            return told(judge, centring, "return hash('x')")

    assert hashes(0) == hashes(0) != hashes(1)


LEFTOVERS = {
    "daemon": """
if os.fork() == 0:
    os.setsid()
    if os.fork() == 0:
        while True:
            pass
    os._exit(0)
""",
    "orphans": """
for _ in range(5):
    if os.fork() == 0:
        while True:
            pass
""",
}


@linux
@pytest.mark.parametrize("name", LEFTOVERS)
def test_without_any_layer_leftovers_are_still_killed(centring, name):
    before = descendants()
    with Judge(layers=()) as judge:
        assert told(judge, centring, LEFTOVERS[name] + "\nreturn 1") == "1"
        assert len(descendants() - before) == 2, "the two zygotes"


def test_importing_the_judge_loads_nothing_heavy():
    code = "import sys, drill.judge; print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not {"numpy", "pytest", "torch", "yaml", "rich", "typer"} & set(run.stdout.split())


def test_a_torch_kata_is_answered_by_a_process_with_torch(tmp_path):
    pytest.importorskip("torch")
    suite = """
import numpy as np
from drill.suite import assert_close, in_answer

@in_answer
def gradient(x):
    import torch
    from answer import square
    t = torch.from_numpy(x).requires_grad_()
    square(t).sum().backward()
    return t.grad

def test_gradient():
    x = np.array([1.0, 2.0])
    assert_close(gradient(x), 2 * x)
"""
    right = "import torch\ndef square(x): return x * x"
    wrong = {"detaches": '"""cuts the graph"""\nimport torch\ndef square(x): return x * x.detach()'}
    examples = (Example("square(torch.tensor([3.0]))", "torch.tensor([9.0])"),)
    more = {"entry": ("square",), "examples": examples, "requires": ("torch",)}
    work = small_kata(tmp_path / "torch", suite=suite, reference=right, wrong=wrong, **more)
    with Judge(torch=True) as judge:
        assert judge.judge(work, right).outcome is Outcome.PASSED
        verdict = judge.judge(work, wrong["detaches"])
        assert (verdict.outcome, verdict.mistake and verdict.mistake.sentence) == (
            Outcome.FAILED,
            "cuts the graph",
        )
        (example,) = judge.examples(work, right)
        assert (example.passed, example.got) == (True, "array([9.], dtype=float32)")


def test_all_wrong_answers_are_named_where_they_share_a_process(centring):
    with Judge(forks=False) as judge:
        for name, source in WRONG.items():
            mistake = judge.judge(centring, source).mistake
            assert mistake is not None
            assert mistake.name == name
