"""The buttons of the history and of papers."""

from __future__ import annotations

import re
from datetime import date

from domain.cases import CaseState
from domain.periods import Period, Span
from handlers.frame.callbacks import Callback, carried
from handlers.kit.days import period_in
from storage.records.history import Filter

ANY = "-"
_DAYS = re.compile(r"\d{8}-\d{8}")


def days_code(days: Span) -> str:
    """The code of some days: of a period where they are one."""
    period = Period.of_days(days)
    return f"{days.start:%Y%m%d}-{days.end:%Y%m%d}" if period is None else period.code


def days_in(code: str) -> Span:
    """The days of a code; raises Invalid for anything else."""
    if _DAYS.fullmatch(code) is None:
        return period_in(code).span
    return carried(lambda said: Span(*map(date.fromisoformat, said.split("-"))), code)


class HistoryTap(Callback, prefix="hi1"):
    """A page (from 0) of the own entries through filters, each of them “-” or 0 for any.

    `month` is the code of a period, or of other days as `days_code` writes it.
    """

    page: int = 0
    state: str = ANY
    month: str = ANY
    target: int = 0

    @property
    def filter(self) -> Filter:
        """What passes; raises Invalid for what no button of ours says."""
        state = None if self.state == ANY else carried(CaseState, self.state)
        return Filter(state, None if self.month == ANY else days_in(self.month), self.target or None)


class HistoryPickTap(Callback, prefix="hp1"):
    """Choose a filter (state, month or target); the others stay as they are."""

    what: str
    state: str
    month: str
    target: int


class HistoryEntryTap(Callback, prefix="he1"):
    """One's own entry, and the page that its button returns to."""

    entry_id: int
    page: int
    state: str
    month: str
    target: int


class MonthTap(Callback, prefix="pm1"):
    """What there is of a month."""

    month: str


class PaperProofTap(Callback, prefix="pr1"):
    """The proof of the paper of a code, as a file."""

    code: str


class PaperTap(Callback, prefix="pa1"):
    """A paper of a month, as `pdf` or `xlsx`."""

    month: str
    kind: str
    form: str
