"""Ask pip-audit for known faults of what `.ci/requirements.txt` pins, and say plainly what nobody could answer for.

Exit code 1 if faults are known. Where no source of advisories can be reached, that is said and is no fault of a change.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

PINS = Path(__file__).parent / "requirements.txt"


def told(report: dict[str, Any]) -> tuple[list[str], int]:
    """Return the lines to print about a report of pip-audit, and the exit code."""
    packages = report["dependencies"]
    faulty = [package for package in packages if package.get("vulns")]
    silent = [package["name"] for package in packages if "skip_reason" in package]
    if len(silent) == len(packages):
        return ["NOT AUDITED: the package index that answers here serves no advisories"], 0
    lines = [_named(package, fault) for package in faulty for fault in package["vulns"]]
    if silent:
        lines.append(f"no answer about {', '.join(silent)}")
    lines.append(
        f"{len(packages) - len(silent)} of {len(packages)} packages audited, {len(faulty)} with known faults"
    )
    return lines, 1 if faulty else 0


def _named(package: dict[str, Any], fault: dict[str, Any]) -> str:
    mended = ", ".join(fault["fix_versions"]) or "no release"
    return f"{package['name']} {package['version']}: {fault['id']}, mended in {mended}"


def main() -> int:
    """Run pip-audit on the pins and print what it found."""
    command = [sys.executable, "-m", "pip_audit", "--format", "json", "--progress-spinner", "off"]
    command += ["--require-hashes", "--disable-pip", "--requirement", str(PINS)]
    run = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - our own interpreter
    if not run.stdout.strip():
        last = run.stderr.strip().rpartition("\n")[2]
        print(f"NOT AUDITED: pip-audit ended without a report: {last[:300]}")
        return 0
    lines, code = told(json.loads(run.stdout))
    print("\n".join(lines))
    return code


if __name__ == "__main__":
    sys.exit(main())
