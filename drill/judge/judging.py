"""The judge's child: the suite and the reference under pytest, and the replay on known mistakes.

It is confined too, for a suite may come from elsewhere. What it finds goes to the parent as events; the
verdict is the parent's.
"""

from __future__ import annotations

import contextlib
import gc
import os
import socket
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from drill import suite
from drill.judge.examples import compare
from drill.judge.feedback import load_message
from drill.judge.lines import Line, Message
from drill.judge.mistakes import replay
from drill.judge.proxy import Answer, Limits, answer_module
from drill.judge.raised import AnswerStopped
from drill.judge.reporter import Reporter

# Everything that a suite does not need is off: two of these cost more than the tests when torch is loaded.
PLUGINS_OFF = (
    "cacheprovider", "unraisableexception", "threadexception", "faulthandler", "doctest", "junitxml",
    "pastebin", "stepwise", "setuponly", "setupplan", "debugging", "logging", "unittest", "warnings",
    "legacypath", "recwarn", "tmpdir", "monkeypatch",
)  # fmt: skip
QUIET = ("-s", "-qq", "--tb=no", "--no-header", "--no-summary", "--noconftest", "-c", os.devnull)
SUITE = "suite.py"


class Waiting:
    """A plugin that keeps pytest at the point where it would collect, until whoever waits there is done."""

    def __init__(self, wait: Callable[[pytest.Session], None]) -> None:
        """Have `wait` called with the session, which has started."""
        self._wait = wait

    @pytest.hookimpl(tryfirst=True)
    def pytest_collection(self, session: pytest.Session) -> bool:
        """Wait; then there is nothing to collect."""
        self._wait(session)
        return True


def wait_in_pytest(folder: str, wait: Callable[[pytest.Session], None]) -> None:
    """Call `wait` with a session of pytest that has read its options and collected nothing, in `folder`.

    Half of what pytest costs comes before it collects: a process that is forked from here has it behind it.
    """
    options = [option for name in PLUGINS_OFF for option in ("-p", f"no:{name}")]
    places = [f"--rootdir={folder}", f"--confcutdir={folder}", folder]
    pytest.main([*options, *QUIET, "-o", f"python_files={SUITE}", *places], plugins=[Waiting(wait)])


def prepared(job: Message, channel: int, prints: int) -> Answer:
    """Return the answer's end of things, with its clocks started; before confinement."""
    limits = Limits(float(job["call_seconds"]), float(job["seconds"]))
    answer = Answer(socket.socket(fileno=channel), limits, int(job["answer_pid"]))
    # An answer writes out what it printed before it replies, so a mark in the same pipe tells the tests apart.
    answer.mark = lambda: os.write(prints, job["mark"].encode())
    return answer


def serve(job: Message, answer: Answer, line: Line, session: pytest.Session) -> None:
    """Do the job and report; then stay for a replay until the parent hangs up."""
    gc.disable()
    if job["mode"] == "collect" or _loaded(job, answer, line):
        if job["mode"] == "examples":
            _run_examples(job, answer, line)
        else:
            _run_suite(job, answer, line, session)
    if answer.stop is not None:
        line.send({"event": "stopped", "stop": answer.stop.value, "message": answer.message})
    line.send({"event": "closed", "processor_seconds": time.process_time()})
    while (received := line.receive()) is not None:
        request, channels = received
        event = request.pop("event")
        line.send({"event": event, "matches": replay(answer.log, channels=channels, **request)})


def _loaded(job: Message, answer: Answer, line: Line) -> bool:
    try:
        missing = answer.load(job["entry"])
    except AnswerStopped:
        return False
    except BaseException as error:
        if not hasattr(error, "answer"):
            raise
        line.send({"event": "unusable", "message": load_message(error.answer)})
        return False
    if missing:
        names = ", ".join(f"`{name}`" for name in missing)
        line.send({"event": "unusable", "message": f"it does not define {names}"})
        return False
    answer.mark()
    line.send({"event": "loaded"})
    return True


def _run_suite(job: Message, answer: Answer, line: Line, session: pytest.Session) -> None:
    """Go on where the session waits, with this suite."""
    sys.modules["answer"] = answer_module(answer, job["entry"])
    suite.remote = answer
    session.config.option.maxfail = int(job["first_failure_only"])
    session.config.option.collectonly = job["mode"] == "collect"
    session.config.pluginmanager.register(Reporter(line.send, answer))
    status = _collected_and_run(session, Path(job["folder"], SUITE))
    line.send({"event": "finished", "status": int(status)})


def _collected_and_run(session: pytest.Session, path: Path) -> pytest.ExitCode:
    """Do what the session would have done by itself, and return how that ended."""
    hook = session.config.hook
    try:
        session.items = list(session.genitems(pytest.Module.from_parent(session, path=path)))
        hook.pytest_collection_finish(session=session)
        hook.pytest_runtestloop(session=session)
    except session.Failed:
        return pytest.ExitCode.TESTS_FAILED
    except (session.Interrupted, pytest.exit.Exception, SystemExit):
        return pytest.ExitCode.INTERRUPTED
    return pytest.ExitCode.TESTS_FAILED if session.testsfailed else pytest.ExitCode.OK


def _run_examples(job: Message, answer: Answer, line: Line) -> None:
    with contextlib.suppress(AnswerStopped):
        for stated in job["examples"]:
            line.send({"event": "example", **compare(answer, stated, in_answer=job["torch"])})
