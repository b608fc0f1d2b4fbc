"""The buttons of invitations."""

from __future__ import annotations

from dataclasses import dataclass

from handlers.frame.callbacks import Callback


@dataclass(frozen=True)
class UnitsTap(Callback, prefix="vu1"):
    """A page of the units in which somebody has not joined."""

    page: int


@dataclass(frozen=True)
class UnitTap(Callback, prefix="vn1"):
    """A page of the people of a unit who have not joined; unit 0: those without a unit."""

    unit_id: int
    page: int


@dataclass(frozen=True)
class SheetTap(Callback, prefix="vx1"):
    """The printed sheet of a unit; `really` 1: it was asked and meant."""

    unit_id: int
    really: int


@dataclass(frozen=True)
class AllSheetTap(Callback, prefix="va1"):
    """The printed sheet of all units; `really` as above."""

    really: int


@dataclass(frozen=True)
class InviteTap(Callback, prefix="vp1"):
    """A person's invitation, as a message to forward."""

    employee_id: int
