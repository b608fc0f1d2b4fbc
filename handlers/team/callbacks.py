"""Buttons of a team; `unit` is 0 for the own people, else the unit that an administrator looks at."""

from __future__ import annotations

from handlers.frame.callbacks import Callback


class TeamTap(Callback, prefix="tm1"):
    """Shows a page of the fortnight that begins with a Monday, given as an ordinal."""

    unit: int
    first: int
    page: int


class MissingTap(Callback, prefix="tmm1"):
    """Shows a page of people without a report."""

    unit: int
    page: int


class RemindTap(Callback, prefix="tmr1"):
    """Reminds a person; the rest says on which page that was."""

    unit: int
    page: int
    employee_id: int


class UnitsTap(Callback, prefix="tmu1"):
    """Shows a page of the units."""

    page: int


class TeamFileTap(Callback, prefix="tmf1"):
    """A month, such as 2026-11, as a workbook."""

    unit: int
    month: str
