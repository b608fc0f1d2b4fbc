"""Buttons of a team; `unit` is 0 for the own people, else the unit that an administrator looks at."""

from __future__ import annotations

from dataclasses import dataclass

from handlers.frame.callbacks import Callback


@dataclass(frozen=True)
class TeamTap(Callback, prefix="tm1"):
    """Shows a page of the fortnight that begins with a Monday, given as an ordinal."""

    unit: int
    first: int
    page: int


@dataclass(frozen=True)
class MissingTap(Callback, prefix="tmm1"):
    """Shows a page of people without a report."""

    unit: int
    page: int


@dataclass(frozen=True)
class RemindTap(Callback, prefix="tmr1"):
    """Reminds a person; the rest says on which page that was."""

    unit: int
    page: int
    employee_id: int


@dataclass(frozen=True)
class UnitsTap(Callback, prefix="tmu1"):
    """Shows a page of the units."""

    page: int


@dataclass(frozen=True)
class TeamFileTap(Callback, prefix="tmf1"):
    """A month, such as 2026-11, as a workbook."""

    unit: int
    month: str
