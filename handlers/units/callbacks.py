"""The buttons of units and of the office's calendar."""

from __future__ import annotations

from domain.units import Part
from handlers.frame.callbacks import Callback


class UnitListTap(Callback, prefix="un1"):
    """Turns to a page (from 0) of the units."""

    page: int


class UnitTap(Callback, prefix="uc1"):
    """Shows a unit's card."""

    unit_id: int


class UnitEditTap(Callback, prefix="ud1"):
    """Begins to change a part of a unit, as its card showed it (`mark`)."""

    unit_id: int
    mark: str
    part: Part


class CalendarTap(Callback, prefix="uy1"):
    """Turns to a page (from 0) of the office's days: of a unit with those for all, or of all (0)."""

    unit_id: int
    page: int


class DayTap(Callback, prefix="ux1"):
    """Withdraws a day of the office's calendar: tells first what that does (`really` 0)."""

    row_id: int
    unit_id: int
    """Whose list it is in; 0 for the list of all."""
    really: int
