"""A pytest plugin that tells the parent what happens: the tests collected, and how each one ended."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from drill.judge.feedback import Compared, Failing, describe
from drill.judge.lines import Message
from drill.judge.proxy import Answer

Send = Callable[[Message], None]


class Reporter:
    """Reports to `send`. The failure is described here, where the values still are; only its text leaves."""

    def __init__(self, send: Send, answer: Answer) -> None:
        """Report the tests of one submission."""
        self._send = send
        self._answer = answer
        self._compared: Compared | None = None

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        """Report a suite that can't be collected: our side is broken."""
        if report.failed:
            self._send({"event": "broken", "message": str(report.longrepr)[-2000:]})

    def pytest_collection_finish(self, session: pytest.Session) -> None:
        """Report the tests found."""
        self._send({"event": "collected", "tests": [_name(item) for item in session.items]})

    def pytest_runtest_setup(self, item: pytest.Item) -> None:
        """Attribute what follows to this test."""
        self._compared = None
        self._answer.begin_test(_name(item))

    def pytest_assertrepr_compare(self, op: str, left: object, right: object) -> None:
        """Keep the two sides of a comparison that just failed."""
        self._compared = Compared(op, left, right)

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_makereport(
        self, item: pytest.Item, call: pytest.CallInfo[None]
    ) -> pytest.TestReport | None:
        """Make the report of a failure without pytest's own description, which costs more than the test."""
        if call.when != "call" or call.excinfo is None or _is_skip(call.excinfo.value):
            return None
        description = describe(Failing(item, call.excinfo, self._answer, self._compared))
        report = pytest.TestReport(
            item.nodeid,
            item.location,
            {},
            "failed",
            "",
            "call",
            duration=call.duration,
            start=call.start,
            stop=call.stop,
        )
        report.__dict__["description"] = description
        return report

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Report how a test, or its preparation, ended."""
        if report.when != "call" and report.passed:
            return
        outcome = "skipped" if hasattr(report, "wasxfail") else report.outcome
        description: dict[str, Any] = getattr(report, "description", {})
        self._answer.mark()
        name = report.nodeid.rpartition("::")[2]
        self._send({"event": "test", "name": name, "outcome": outcome, **description})

    @pytest.hookimpl(trylast=True)
    def pytest_runtest_teardown(self, item: pytest.Item) -> None:
        """End the run when the answer can't go on."""
        if self._answer.stop is not None:
            item.session.shouldstop = "the answer can't go on"


def _name(item: pytest.Item) -> str:
    return item.nodeid.rpartition("::")[2]


def _is_skip(error: BaseException) -> bool:
    return isinstance(error, pytest.skip.Exception | pytest.xfail.Exception)
