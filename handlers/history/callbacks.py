"""The buttons of the history and of papers."""

from __future__ import annotations

from domain.cases import CaseState
from domain.errors import Invalid
from handlers.frame.callbacks import Callback
from handlers.kit.days import month_in
from storage.records.history import Filter

ANY = "-"


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
