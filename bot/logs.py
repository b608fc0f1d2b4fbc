"""Logging: one line per record, errors with their call stack, and no text that a person may have written."""

from __future__ import annotations

import logging
from traceback import TracebackException
from types import TracebackType

from jobs.runner import RUNS

_OURS = ("bot", "domain", "handlers", "jobs", "locales", "reports", "storage", "web")
_Raised = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class _Lines(logging.Formatter):
    """A job run is logged without a preamble: its slot has the date, and a search for `job` finds it."""

    def format(self, record: logging.LogRecord) -> str:
        return record.getMessage() if record.name == RUNS.name else super().format(record)

    def formatException(self, ei: _Raised) -> str:  # noqa: N802, the name is logging's
        """The frames of an error and of those before it, each without its message.

        A driver names the row, a number that is none is quoted: messages of errors hold values. Errors that
        concern an employee's update are kept with theirs in `failed_updates`.
        """
        return "\n".join(_frames(ei[1])) if ei[1] is not None else ""


def _frames(error: BaseException) -> list[str]:
    told: list[str] = []
    before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if before is not None:
        told = [*_frames(before), "", "Then, on the way out of it:", ""]
    stack = TracebackException.from_exception(error, compact=True).stack.format()
    return [*told, *(line.rstrip("\n") for line in stack), f"{type(error).__qualname__}{_reason(error)}"]


def _reason(error: BaseException) -> str:
    """What the machine or SQLite said, which name files, tables and columns, and no values."""
    if isinstance(error, OSError):
        return f": {error.strerror}" if error.strerror else ""
    return f": {error}" if type(error).__module__ == "sqlite3" else ""


def configure_logging(level: str) -> None:
    """One line a record on standard error, at this level.

    Of libraries there are warnings alone: PTB and its HTTP layer would show the token, SQLAlchemy every row.
    """
    handler = logging.StreamHandler()
    handler.setFormatter(_Lines("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.basicConfig(level=max(logging.WARNING, logging.getLevelNamesMapping()[level]), handlers=[handler])
    for name in _OURS:
        logging.getLogger(name).setLevel(level)
