"""Buttons of the figures of units."""

from __future__ import annotations

from dataclasses import dataclass

from handlers.frame.callbacks import Callback


@dataclass(frozen=True)
class ObjectivityUnitTap(Callback, prefix="ou1"):
    """Shows a unit's reviewers."""

    unit: int


@dataclass(frozen=True)
class ObjectivityUnitsTap(Callback, prefix="ous1"):
    """Shows a page of the units."""

    page: int


@dataclass(frozen=True)
class AskToLookTap(Callback, prefix="oa1"):
    """Asks a unit's reviewers to look at their own figures first."""

    unit: int
