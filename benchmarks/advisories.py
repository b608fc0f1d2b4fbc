"""Asks a public list of advisories about the pinned packages, through pip-audit.

Ends with status 0 when none is known, 1 when some are, and 3 when the list cannot be reached from here.
"""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Annotated, Any

import typer

_LOCKED = Path("requirements/dev.txt")
"""Everything that is pinned."""
_RUN = Path("requirements/run.txt")
"""What the service itself needs."""
_PATIENCE = 15
"""Seconds for an answer of the list."""
SOME, UNREACHABLE = 1, 3


def told(output: str, run: Collection[str]) -> tuple[int, str]:
    """The status and the text for what pip-audit wrote; `run` are the packages that the service needs.

    pip-audit takes a refusal of the network for a package that is in no list, and is content: a list that
    knows none of the packages was not reached.
    """
    try:
        found: list[dict[str, Any]] = json.loads(output)["dependencies"]
    except (ValueError, KeyError, TypeError):
        found = []
    known = [each for each in found if "vulns" in each]
    if not known:
        return (
            UNREACHABLE,
            "No list of advisories can be reached from here: this says nothing of the packages.",
        )
    lines = [line for each in known for line in _lines(each, run)]
    lines += [f"{each['name']}: not in the list" for each in found if "vulns" not in each]
    count = sum(len(each["vulns"]) for each in known)
    if count:
        lines.append(f"{count} advisories about {len(known)} packages.")
        return SOME, "\n".join(lines)
    return 0, "\n".join([*lines, f"No advisory about {len(known)} packages."])


def _lines(package: dict[str, Any], run: Collection[str]) -> Iterator[str]:
    who = "the service" if package["name"] in run else "development"
    for each in package["vulns"]:
        fixed = ", ".join(each["fix_versions"]) or "no version"
        yield f"{package['name']} {package['version']} ({who}): {each['id']}, fixed in {fixed}"


def main(pip_audit: Annotated[Path, typer.Argument(help="The program pip-audit.")]) -> None:
    """Tells the advisories about the pinned packages."""
    options = ("--disable-pip", "--require-hashes", "--progress-spinner", "off", "--timeout", str(_PATIENCE))
    command = [str(pip_audit), *options, "--format", "json", "--requirement", str(_LOCKED)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    run = re.findall(r"^([\w.-]+)==", _RUN.read_text("utf-8"), re.M)
    status, text = told(done.stdout, run)
    typer.echo(text)
    raise typer.Exit(status)


if __name__ == "__main__":
    typer.run(main)
