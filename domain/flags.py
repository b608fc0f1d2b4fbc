"""Which waiting reports a supervisor has to open before deciding them, and why."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from decimal import Decimal
from enum import StrEnum
from statistics import median

from msgspec import Struct

LONG_DAY = timedelta(hours=12)
"""Reported work of one date above this is looked at."""
LEAST_KNOWN = 5
"""Approved reports of the same work, with an amount, that make an amount usual."""
FAR = 3
"""Times the usual amount from which on an amount is far from it."""


class ExpectsEvidence(StrEnum):
    """Of which reports an office expects evidence."""

    NONE = "none"
    TARGETS = "targets"
    """Of those that count towards a target."""
    ALL = "all"

    def of(self, *, has_target: bool) -> bool:
        """Whether evidence is expected of a report."""
        return self is ExpectsEvidence.ALL or (self is ExpectsEvidence.TARGETS and has_target)


class Reason(StrEnum):
    """Why a report has to be opened."""

    LATE = "late"
    CHANGED = "changed"
    LONG = "long"
    AMOUNT = "amount"
    EVIDENCE = "evidence"
    INNOVATION = "innovation"


class Facts(Struct, frozen=True):
    """Facts about a waiting report beyond its own content."""

    is_late: bool = False
    """Whether it was first sent after the deadline of its date."""
    version: int = 1
    day_minutes: int = 0
    """Work that its author reported for the date in all."""
    volume: Decimal | None = None
    earlier: Sequence[Decimal] = ()
    """Amounts in approved reports of the same work by the same person, counted in the same measure."""
    lacks_evidence: bool = False
    """Whether it has none, and the office expects some."""
    claims_innovation: bool = False
    """Whether its author marked it as an innovation, which nobody has confirmed or denied yet."""


class Flag(Struct, frozen=True):
    """A reason, and the figures of its sentence."""

    reason: Reason
    minutes: int = 0
    amount: Decimal = Decimal(0)
    usual: Decimal = Decimal(0)


def flags(facts: Facts) -> tuple[Flag, ...]:
    """Why a report has to be opened; none when it may be decided together with others."""
    found = []
    if facts.is_late:
        found.append(Flag(Reason.LATE))
    if facts.version > 1:
        found.append(Flag(Reason.CHANGED))
    if facts.day_minutes > LONG_DAY // timedelta(minutes=1):
        found.append(Flag(Reason.LONG, minutes=facts.day_minutes))
    if facts.volume is not None and len(facts.earlier) >= LEAST_KNOWN:
        usual = median(facts.earlier)
        if facts.volume >= FAR * usual > 0:
            found.append(Flag(Reason.AMOUNT, amount=facts.volume, usual=usual))
    if facts.lacks_evidence:
        found.append(Flag(Reason.EVIDENCE))
    if facts.claims_innovation:
        found.append(Flag(Reason.INNOVATION))
    return tuple(found)
