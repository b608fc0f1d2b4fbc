"""Commands kept for the whole test process: all that is typed at an application is read by one tree of them.

Building the tree of the service takes 30 ms, more than most commands do, and tests type some thousand.
"""

from __future__ import annotations

from functools import cache

import typer.testing
from typer.main import get_command


def build_once() -> None:
    """Has each application that is typed at in tests build its commands once, from now on."""
    typer.testing._get_command = cache(get_command)  # type: ignore[attr-defined]
