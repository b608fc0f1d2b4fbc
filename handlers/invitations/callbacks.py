"""The buttons of invitations."""

from __future__ import annotations

from handlers.frame.callbacks import Callback


class UnitsTap(Callback, prefix="vu1"):
    """A page of the units in which somebody has not joined."""

    page: int


class UnitTap(Callback, prefix="vn1"):
    """A page of the people of a unit who have not joined; unit 0: those without a unit."""

    unit_id: int
    page: int


class SheetTap(Callback, prefix="vx1"):
    """The printed sheet of a unit; `really` 1: it was asked and meant."""

    unit_id: int
    really: int


class AllSheetTap(Callback, prefix="va1"):
    """The printed sheet of all units; `really` as above."""

    really: int


class InviteTap(Callback, prefix="vp1"):
    """A person's invitation, as a message to forward."""

    employee_id: int
