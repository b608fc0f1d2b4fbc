"""A finding of the doctor: how bad it is, what was measured, and the one thing that mends it."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from msgspec import Struct


class Level(StrEnum):
    """How bad a finding is."""

    OK = "ok"
    WARNING = "warning"
    """The service works, and somebody should look."""
    FAULT = "fault"
    """The service does not start, does not work, or shows secrets to others."""


class Finding(Struct, frozen=True):
    """One line of the doctor. It holds no token and nothing of people."""

    check: str
    """What was looked at, in one or two words."""
    level: Level
    told: str
    fix: str = ""
    """What to do; empty only where nothing is wrong."""

    @property
    def line(self) -> str:
        """As it is printed."""
        fix = f" Fix: {self.fix}" if self.fix else ""
        return f"{self.level:<8} {self.check:<11} {self.told}{fix}"


def ok(check: str, told: str) -> Finding:
    """Nothing is wrong."""
    return Finding(check, Level.OK, told)


def warning(check: str, told: str, fix: str) -> Finding:
    """Somebody should look."""
    return Finding(check, Level.WARNING, told, fix)


def fault(check: str, told: str, fix: str) -> Finding:
    """Something does not work."""
    return Finding(check, Level.FAULT, told, fix)


def status_of(findings: Iterable[Finding]) -> int:
    """The exit status of the command: 1 when there is a fault, else 0."""
    return int(any(each.level is Level.FAULT for each in findings))
