"""The log: one record a line, with the update or job it is about, without tokens and what people wrote."""

from __future__ import annotations

import json
import logging
import re
import sys
from collections.abc import Collection
from contextlib import suppress
from enum import StrEnum
from traceback import TracebackException
from typing import TextIO
from urllib.parse import quote

import structlog
from structlog.stdlib import ProcessorFormatter
from structlog.typing import EventDict, Processor, WrappedLogger

from jobs.runner import RUNS

_OURS = ("bot", "domain", "handlers", "jobs", "locales", "reports", "storage", "web")
_TOKEN = re.compile(r"\b\d+(:|%3A)[A-Za-z0-9_-]{30,}")
"""What looks like the token of a bot, in whichever address or sentence it stands."""
_HIDDEN = "***"
_SHORTEST_SECRET = 6
"""Characters. A shorter one would be hidden in the middle of words, and is none."""
_KNOWN = ("timestamp", "level", "logger", "event", "exception")


class LogFormat(StrEnum):
    """How records are written."""

    AUTO = "auto"
    """As text on a terminal, else as JSON."""
    JSON = "json"
    TEXT = "text"


class _Lines(logging.StreamHandler[TextIO]):
    """Writes on standard error."""

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802, the name is logging's
        """Says where a record comes from that cannot be written; logging itself would show what it says."""
        with suppress(OSError, ValueError):
            self.stream.write(f"What {record.filename}:{record.lineno} has to say cannot be logged.\n")


def configure_logging(level: str, style: LogFormat = LogFormat.AUTO, secrets: Collection[str] = ()) -> None:
    """One record a line on standard error, at this level; `secrets` are hidden wherever they stand.

    Of libraries there are warnings alone: PTB and its HTTP layer would show every call, SQLAlchemy every row.
    Their records take the same way as ours.
    """
    is_text = style is LogFormat.TEXT or (style is LogFormat.AUTO and sys.stderr.isatty())
    shown = _text if is_text else structlog.processors.JSONRenderer(ensure_ascii=False)
    handler = _Lines()
    handler.setFormatter(
        ProcessorFormatter(
            foreign_pre_chain=_gathering(is_text),
            processors=[ProcessorFormatter.remove_processors_meta, shown, _hiding(secrets)],
        )
    )
    logging.basicConfig(level=max(logging.WARNING, logging.getLevelNamesMapping()[level]), handlers=[handler])
    for name in _OURS:
        logging.getLogger(name).setLevel(level)


def _gathering(is_text: bool) -> list[Processor]:
    """What is gathered of a record; in JSON the moment is in UTC, for a reader it is the machine's."""
    return [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="%Y-%m-%d %H:%M:%S" if is_text else "iso", utc=not is_text),
        _first_line_of_asyncio,
        _frames_without_values,
    ]


def _first_line_of_asyncio(_logger: WrappedLogger, _name: str, record: EventDict) -> EventDict:
    """Of a task that nobody waited for, the lines behind the first one quote its error."""
    if record["logger"] == "asyncio":
        record["event"] = record["event"].partition("\n")[0]
    return record


def _frames_without_values(_logger: WrappedLogger, _name: str, record: EventDict) -> EventDict:
    """The frames of an error and of those before it, each without its message.

    A driver names the row, a number that is none is quoted: messages of errors hold values. Errors that
    concern an employee's update are kept with theirs in `failed_updates`.
    """
    raised = record.pop("exc_info", None)
    if raised and raised[1] is not None:
        record["exception"] = "\n".join(_frames(raised[1]))
    return record


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


def _text(_logger: WrappedLogger, _name: str, record: EventDict) -> str:
    """A record for a reader: moment, level, place, sentence, what it is about, and below it the frames.

    A job run is logged without a preamble: its slot has the date, and a search for `job` finds it.
    """
    if record["logger"] == RUNS.name:
        return str(record["event"])
    about = "".join(f" {key}={value}" for key, value in record.items() if key not in _KNOWN)
    head = f"{record['timestamp']} {record['level'].upper()} {record['logger']}: {record['event']}{about}"
    return "\n".join([head, *([record["exception"]] if "exception" in record else [])])


def _hiding(secrets: Collection[str]) -> Processor:
    """What hides secrets in the written record, also as parts of addresses and of JSON."""
    long_ones = [each for each in secrets if len(each) >= _SHORTEST_SECRET]
    forms = {form for each in long_ones for form in (each, quote(each, safe=""), json.dumps(each)[1:-1])}
    known = re.compile("|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True)) or "(?!)")

    def hide(_logger: WrappedLogger, _name: str, shown: EventDict) -> EventDict:
        hidden: EventDict = _TOKEN.sub(_HIDDEN, known.sub(_HIDDEN, str(shown)))  # type: ignore[assignment]
        return hidden

    return hide
