"""The buttons of results."""

from __future__ import annotations

from dataclasses import dataclass

from handlers.frame.callbacks import Callback
from handlers.results.actions import OfficePaper


@dataclass(frozen=True)
class ResultPeriodsTap(Callback, prefix="rp1"):
    """Back to the periods."""


@dataclass(frozen=True)
class ResultPeriodTap(Callback, prefix="rq1"):
    """A period's results; a page (from 0) of the people one assesses."""

    period: str
    page: int


@dataclass(frozen=True)
class OfficePaperTap(Callback, prefix="ro1"):
    """A paper about everybody."""

    period: str
    paper: OfficePaper


@dataclass(frozen=True)
class ResultSheetTap(Callback, prefix="rs1"):
    """The sheet of a person's result."""

    period: str
    employee_id: int


@dataclass(frozen=True)
class OwnDataTap(Callback, prefix="rd1"):
    """One's own result with its records and its proof, as a file."""

    period: str
