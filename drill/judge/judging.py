"""The judge's child: the suite, the reference and the expected values, under pytest; and the replay on known mistakes.

It is confined too, for a suite may come from elsewhere. What it finds goes to the parent as events; the verdict
is the parent's.
"""

from __future__ import annotations

import gc
import os
import socket
import sys
import time
from typing import Any

import pytest

from drill import suite
from drill.judge import examples, mistakes
from drill.judge.channel import Channel
from drill.judge.feedback import describe_load
from drill.judge.lines import Line, Message
from drill.judge.proxy import Answer, Limits, answer_module
from drill.judge.raised import AnswerStopped
from drill.judge.reporter import Reporter

# Everything that a suite does not need is off: two of these cost more than the tests when torch is loaded.
PLUGINS_OFF = (
    "cacheprovider", "unraisableexception", "threadexception", "faulthandler", "doctest", "junitxml", "pastebin",
    "stepwise", "setuponly", "setupplan", "debugging", "logging", "unittest", "warnings", "legacypath", "recwarn",
    "tmpdir", "monkeypatch", "terminal",
)  # fmt: skip


def prepared(job: Message, channel: int) -> Answer:
    """Return the answer's end of things, with its clocks started; before confinement."""
    limits = Limits(float(job["call_seconds"]), float(job["seconds"]))
    end = Channel(socket.socket(fileno=channel), watch=lambda: answer.watch())
    answer = Answer(end, limits, int(job["answer_pid"]))
    return answer


def serve(job: Message, answer: Answer, line: Line) -> None:
    """Do the job and report; then stay for a replay until the parent hangs up."""
    gc.disable()
    if job["mode"] == "collect" or _loaded(job, answer, line):
        _MODES[job["mode"]](job, answer, line)
    _report_stop(answer, line)
    line.send({"event": "closed", "processor_seconds": time.process_time()})
    while (received := line.receive()) is not None:
        request, channels = received
        matches = mistakes.replay(answer.log, request["programs"], channels, request["failed"], request["seconds"])
        line.send({"event": "named", "matches": matches})


def _loaded(job: Message, answer: Answer, line: Line) -> bool:
    try:
        missing = answer.load(tuple(job["entry"]))
    except AnswerStopped:
        return False
    except BaseException as error:  # noqa: BLE001 - whatever the submission raises while it is imported
        line.send({"event": "unusable", **describe_load(error)})
        return False
    if missing:
        names = ", ".join(f"`{name}`" for name in missing)
        line.send({"event": "unusable", "message": f"it does not define {names}"})
        return False
    line.send({"event": "loaded"})
    return True


def _report_stop(answer: Answer, line: Line) -> None:
    if answer.stop is not None:
        line.send({"event": "stopped", "stop": answer.stop.value, "message": answer.message})


def _run_suite(job: Message, answer: Answer, line: Line) -> None:
    folder = job["folder"]
    sys.modules["answer"] = answer_module(answer, tuple(job["entry"]))
    suite.remote = answer
    sys.path.insert(0, folder)
    os.chdir(job["scratch"])
    reporter = Reporter(line.send, answer)
    options = [option for name in PLUGINS_OFF for option in ("-p", f"no:{name}")]
    options += ["-x"] if job["first_failure_only"] else []
    options += ["--collect-only"] if job["mode"] == "collect" else []
    fixed = [
        "-s",
        "-c",
        os.devnull,
        "--rootdir",
        folder,
        "--confcutdir",
        folder,
        "--noconftest",
        os.path.join(folder, "suite.py"),
    ]
    status = pytest.main([*options, *fixed], plugins=[reporter])
    line.send({"event": "finished", "status": int(status)})


def _run_examples(job: Message, answer: Answer, line: Line) -> None:
    for stated in job["examples"]:
        line.send({"event": "example", **examples.compare(answer, stated, in_answer=job["torch"])})


_MODES: dict[str, Any] = {"suite": _run_suite, "collect": _run_suite, "examples": _run_examples}
