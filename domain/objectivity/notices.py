"""Notices about figures beyond their limit: somebody has to look and to state the result.

A notice is open until it is decided. A decided one is closed for its period, unless the figure grows. No
notice changes a score.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum
from fractions import Fraction

from msgspec import Struct

from domain.notices import Notice, Priority
from domain.objectivity.figures import Figure, Signal

GRACE = timedelta(days=7)
"""After this time others may look even if the person who was asked has not."""
NOTICE_GRACE = GRACE - timedelta(hours=1)
"""How long only the person sees it: less than a week, so that next week's sweep and digest include it."""
_STEPS = {
    Signal.LEVEL: Fraction(1, 2),
    Signal.SPREAD: Fraction(1, 8),
    Signal.SELF_GAP: Fraction(1, 2),
    Signal.OWN_GAP: Fraction(1, 2),
    Signal.CITIZEN_GAP: Fraction(10),
}
_POINTS = Fraction(20)
"""The growth of a share, in percentage points, that makes a notice news."""


class NoticeState(StrEnum):
    """How a notice stands."""

    OPEN = "open"
    SEEN = "seen"
    """Somebody has looked, and there is something to talk about."""
    DISMISSED = "dismissed"
    """Somebody has looked, and there is a reason why it means nothing."""
    LAPSED = "lapsed"
    """The figure came back within its limit before anybody decided."""


DECIDED = frozenset({NoticeState.SEEN, NoticeState.DISMISSED})


class Dismissal(StrEnum):
    """Usual reasons for which a notice is dismissed."""

    ROUTINE = "routine"
    JOINT = "joint"
    SLIP = "slip"
    OUTAGE = "outage"
    IMPORTED = "imported"
    TEAM = "team"
    TALKED = "talked"


_USUAL: dict[Signal, tuple[Dismissal, ...]] = {
    Signal.LEVEL: (Dismissal.TEAM, Dismissal.TALKED),
    Signal.SPREAD: (Dismissal.TEAM, Dismissal.TALKED),
    Signal.STAMP: (Dismissal.IMPORTED, Dismissal.OUTAGE),
    Signal.SELF_GAP: (Dismissal.TALKED, Dismissal.TEAM),
    Signal.CITIZEN_GAP: (Dismissal.TEAM, Dismissal.TALKED),
    Signal.OWN_GAP: (Dismissal.TALKED, Dismissal.SLIP),
    Signal.COPIED: (Dismissal.ROUTINE, Dismissal.JOINT),
    Signal.EVIDENCE: (Dismissal.JOINT, Dismissal.SLIP),
    Signal.HOURS: (Dismissal.SLIP, Dismissal.JOINT),
    Signal.BACKFILLED: (Dismissal.OUTAGE, Dismissal.IMPORTED),
}


def usual_reasons(signal: Signal) -> tuple[Dismissal, ...]:
    """The reasons that are offered as buttons."""
    return _USUAL[signal]


class NoticeFigure(Struct, frozen=True):
    """A figure of objectivity as a notice states it."""

    value: Fraction
    n: int
    z: Fraction | None = None

    def has_grown_since(self, before: NoticeFigure, signal: Signal) -> bool:
        """Whether it exceeds its limit by so much more, or on the other side, that it needs a new notice."""
        own, former = self._measure(signal), before._measure(signal)
        if own * former < 0:
            return True
        step = _STEPS.get(signal, _POINTS)
        # The spread is notable where it is small.
        return former - own >= step if signal is Signal.SPREAD else abs(own) - abs(former) >= step

    def _measure(self, signal: Signal) -> Fraction:
        return self.z if signal is Signal.LEVEL and self.z is not None else self.value


class LatestNotice(Struct, frozen=True):
    """The latest notice about a person's signal in a period."""

    id: int
    number: int
    """Counted from 1; when the figure of a decided notice grows, the next notice follows."""
    state: NoticeState
    told: NoticeFigure


class Change(StrEnum):
    """What a sweep does to a notice."""

    NEW = "new"
    UPDATE = "update"
    """It is open, and gets the current figure."""
    REOPEN = "reopen"
    """It had lapsed and opens again; the person is not notified again."""
    LAPSE = "lapse"


def notice_figure(figure: Figure) -> NoticeFigure | None:
    """The figure for a notice; None for a figure within its limits."""
    if not figure.is_notable or figure.value is None:
        return None
    return NoticeFigure(figure.value, figure.n, figure.z)


def change(latest: LatestNotice | None, told: NoticeFigure | None, signal: Signal) -> Change | None:
    """What follows from a figure (None: silent or within its limit) for the notice that stands."""
    if told is None:
        return Change.LAPSE if latest is not None and latest.state is NoticeState.OPEN else None
    if latest is None:
        return Change.NEW
    if latest.state is NoticeState.OPEN:
        return None if latest.told == told else Change.UPDATE
    if latest.state is NoticeState.LAPSED:
        return Change.REOPEN
    return Change.NEW if told.has_grown_since(latest.told, signal) else None


def is_shown_to_others(shown_at: datetime | None, found_at: datetime, now: datetime) -> bool:
    """Whether the supervisor and administrators may look: after the person, or a week after it was found."""
    return shown_at is not None or found_at + NOTICE_GRACE <= now


def may_be_told(shown_at: datetime | None, asked_at: datetime | None, now: datetime) -> bool:
    """Whether administrators may be told a reviewer's figures."""
    return shown_at is not None or (asked_at is not None and asked_at + GRACE <= now)


class OwnNoticesFound(Notice, kind="own_notices_found", priority=Priority.BULK):
    """To a person: notices about their figures of a period were found; others see them later."""

    employee_id: int
    period: str


class TeamNoticesWait(Notice, kind="team_notices_wait", priority=Priority.BULK):
    """To a supervisor: there are notices about the team to look at; they are counted when it is sent."""
