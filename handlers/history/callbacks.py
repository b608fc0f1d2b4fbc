"""The buttons of the history and of papers."""

from __future__ import annotations

from dataclasses import dataclass

from domain.cases import CaseState
from domain.errors import Invalid
from handlers.frame.callbacks import Callback
from handlers.kit.days import month_in
from storage.records.history import Filter

ANY = "-"


@dataclass(frozen=True)
class HistoryTap(Callback, prefix="hi1"):
    """A page (from 0) of the own entries through filters, each of them “-” or 0 for any."""

    page: int = 0
    state: str = ANY
    month: str = ANY
    target: int = 0

    @property
    def filter(self) -> Filter:
        """What passes; raises Invalid for what no button of ours says."""
        try:
            state = None if self.state == ANY else CaseState(self.state)
        except ValueError:
            raise Invalid("button-outdated") from None
        return Filter(state, None if self.month == ANY else month_in(self.month), self.target or None)


@dataclass(frozen=True)
class HistoryPickTap(Callback, prefix="hp1"):
    """Choose a filter (state, month or target); the others stay as they are."""

    what: str
    state: str
    month: str
    target: int


@dataclass(frozen=True)
class HistoryEntryTap(Callback, prefix="he1"):
    """One's own entry, and the page that its button returns to."""

    entry_id: int
    page: int
    state: str
    month: str
    target: int


@dataclass(frozen=True)
class MonthTap(Callback, prefix="pm1"):
    """What there is of a month."""

    month: str


@dataclass(frozen=True)
class PaperProofTap(Callback, prefix="pr1"):
    """The proof of the paper of a code, as a file."""

    code: str


@dataclass(frozen=True)
class PaperTap(Callback, prefix="pa1"):
    """A paper of a month, as `pdf` or `xlsx`."""

    month: str
    kind: str
    form: str
