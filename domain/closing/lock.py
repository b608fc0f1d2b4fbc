"""Which periods can be closed, and which changes a closed one refuses.

A period that is being closed is locked already: what is frozen is read after that, so nothing can change
between reading and writing.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from domain.errors import Invalid
from domain.periods import KNOWN_YEARS, Period, Span
from domain.schemes import Scheme

_EASTERNMOST = timedelta(hours=9)
"""Ahead of UTC, where a date begins first (WIT)."""


def lock_of(day: date, closed: Iterable[Period]) -> Period | None:
    """The closed period that a date lies in, the longest of them; None while the date is open."""
    found = [period for period in closed if period.contains(day)]
    return max(found, key=lambda period: period.kind.months, default=None)


def check_open(day: date, closed: Iterable[Period]) -> None:
    """Raises Invalid when a date lies in a closed period: nothing of it is sent, changed or decided."""
    period = lock_of(day, closed)
    if period is not None:
        raise Invalid("period-closed", first=period.start, last=period.end)


def check_span_open(span: Span, closed: Iterable[Period]) -> None:
    """Raises Invalid when any date of a span lies in a closed period."""
    for period in closed:
        if span.overlap(period.span) is not None:
            raise Invalid("period-closed", first=period.start, last=period.end)


def may_be_closed(day: date, now: datetime) -> bool:
    """Whether a date can lie in a closed period at an instant (UTC): only what is over somewhere can."""
    return day < (now + _EASTERNMOST).date()


def lock_on(asked: Period, closed: Iterable[Period]) -> Period | None:
    """The closed period that ends the ratings of a period: itself, or one that it is a part of."""
    return next((period for period in closed if asked.within(period)), None)


def is_assessable(asked: Period, closed: Iterable[Period]) -> bool:
    """Whether a period can still be rated."""
    return lock_on(asked, closed) is None


def check_assessable(asked: Period, closed: Iterable[Period]) -> None:
    """Raises Invalid when a period is rated no longer."""
    period = lock_on(asked, closed)
    if period is not None:
        raise Invalid("period-closed", first=period.start, last=period.end)


def closable(scheme: Scheme, code: str, today: date) -> Period:
    """The period of a code, if it can be closed on a day; raises Invalid.

    It is of the kind that the scheme scores, or evaluates on the way, and it is over.
    """
    try:
        period = Period.parse(code)
    except ValueError:
        raise Invalid("closing-unknown-period") from None
    if period.year not in KNOWN_YEARS or period.kind not in (scheme.period, scheme.interim):
        raise Invalid("closing-unknown-period")
    if period.end >= today:
        raise Invalid("closing-not-over", first=period.start, last=period.end)
    return period


def closable_periods(scheme: Scheme, closed: Iterable[Period], today: date, since: date) -> list[Period]:
    """The periods that are over, have a day on or after `since`, and are not closed; the latest first."""
    done, found = set(closed), []
    for kind in filter(None, (scheme.period, scheme.interim)):
        period = Period.containing(today, kind).previous()
        while period.end >= since:
            if period not in done:
                found.append(period)
            period = period.previous()
    return sorted(found, key=lambda period: (period.end, period.kind.months), reverse=True)
