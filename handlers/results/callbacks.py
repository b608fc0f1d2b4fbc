"""The buttons of results."""

from __future__ import annotations

from handlers.frame.callbacks import Callback
from handlers.results.actions import OfficePaper


class ResultPeriodsTap(Callback, prefix="rp1"):
    """Back to the periods."""


class ResultPeriodTap(Callback, prefix="rq1"):
    """A period's results; a page (from 0) of the people one assesses."""

    period: str
    page: int


class OfficePaperTap(Callback, prefix="ro1"):
    """A paper about everybody."""

    period: str
    paper: OfficePaper


class ResultSheetTap(Callback, prefix="rs1"):
    """The sheet of a person's result."""

    period: str
    employee_id: int


class OwnDataTap(Callback, prefix="rd1"):
    """One's own result with its records and its proof, as a file."""

    period: str
