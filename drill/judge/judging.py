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
from typing import Any

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


def prepared(job: Message, channel: int, prints: int) -> Answer:
    """Return the answer's end of things, with its clocks started; before confinement."""
    limits = Limits(float(job["call_seconds"]), float(job["seconds"]))
    answer = Answer(socket.socket(fileno=channel), limits, int(job["answer_pid"]))
    # An answer writes out what it printed before it replies, so a mark in the same pipe tells the tests apart.
    answer.mark = lambda: os.write(prints, job["mark"].encode())
    return answer


def serve(job: Message, answer: Answer, line: Line) -> None:
    """Do the job and report; then stay for a replay until the parent hangs up."""
    gc.disable()
    if job["mode"] == "collect" or _loaded(job, answer, line):
        _MODES[job["mode"]](job, answer, line)
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


def _run_suite(job: Message, answer: Answer, line: Line) -> None:
    folder = job["folder"]
    sys.modules["answer"] = answer_module(answer, job["entry"])
    suite.remote = answer
    sys.path.insert(0, folder)
    options = [option for name in PLUGINS_OFF for option in ("-p", f"no:{name}")]
    options += [*QUIET, f"--rootdir={folder}", f"--confcutdir={folder}"]
    options += ["-x"] * job["first_failure_only"] + ["--collect-only"] * (job["mode"] == "collect")
    reporter = Reporter(line.send, answer)
    status = pytest.main([*options, os.path.join(folder, "suite.py")], plugins=[reporter])
    line.send({"event": "finished", "status": int(status)})


def _run_examples(job: Message, answer: Answer, line: Line) -> None:
    with contextlib.suppress(AnswerStopped):
        for stated in job["examples"]:
            line.send({"event": "example", **compare(answer, stated, in_answer=job["torch"])})


_MODES: dict[str, Any] = {"suite": _run_suite, "collect": _run_suite, "examples": _run_examples}
