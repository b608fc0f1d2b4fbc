"""The one act of an administrator that frees most people before their cut-off."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from datetime import date
from enum import StrEnum

from msgspec import Struct


class Remedy(StrEnum):
    """What an administrator can do about something that holds people up."""

    STAND_IN = "stand_in"
    """Name a stand-in for a supervisor who is silent or has left."""
    ASSIGN = "assign"
    """Give the people of a unit who have none a supervisor."""
    EXTEND = "extend"
    """Keep a day open for a unit in which nobody could report."""


class UnblockingStep(Struct, frozen=True, order=True):
    """A remedy, and the id of the supervisor or unit it is for."""

    remedy: Remedy
    of: int


class Blocked(Struct, frozen=True):
    """A person who is held up until each of some acts is done; afterwards it is too late."""

    needs: frozenset[UnblockingStep]
    cut_off: date


class Best(Struct, frozen=True):
    """An act, how many people it frees, and how many days are left for the first of them."""

    act: UnblockingStep
    people: int
    days_left: int


def best_act(blocked: Collection[Blocked], today: date) -> Best | None:
    """The act that frees most people whose cut-off is not past; of equal ones the more urgent.

    Who needs two acts is freed by neither alone. None when no single act frees anybody.
    """
    freed: defaultdict[UnblockingStep, list[date]] = defaultdict(list)
    for each in blocked:
        if len(each.needs) == 1 and each.cut_off >= today:
            (act,) = each.needs
            freed[act].append(each.cut_off)
    if not freed:
        return None
    act = min(freed, key=lambda one: (-len(freed[one]), min(freed[one]), one))
    return Best(act, len(freed[act]), (min(freed[act]) - today).days)
