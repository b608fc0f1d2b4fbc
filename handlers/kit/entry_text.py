"""The lines by which an entry is shown: while it is written, on the supervisor's card, and afterwards."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from decimal import Decimal

from domain.periods import Span
from locales import Html, Words
from locales.work import work_time
from storage.tables import Entry
from storage.uow import UnitOfWork


def entry_lines(
    words: Words,
    *,
    day: date | None = None,
    mode: Html | None = None,
    target: str | None = None,
    activity: str | None = None,
    volume: Decimal | None = None,
    measure: str | None = None,
    minutes: int | None = None,
    started: time | None = None,
    ended: time | None = None,
    evidence: int = 0,
    self_rating: int | None = None,
) -> list[Html]:
    """One line for each thing that is known."""
    lines: list[Html] = []
    if day is not None:
        lines.append(words("entry-line-date", date=day))
    if mode is not None:
        lines.append(words("entry-line-mode", mode=mode))
    if target is not None:
        lines.append(words("entry-line-target", target=target))
    if activity is not None:
        lines.append(words("entry-line-activity", activity=activity))
    if volume is not None:
        lines.append(words("entry-line-volume", volume=volume, measure=measure or ""))
    if minutes is not None:
        lines.append(words("entry-line-time", time=work_time(words, minutes, started, ended)))
    if evidence:
        lines.append(words("entry-line-evidence", count=evidence))
    if self_rating is not None:
        lines.append(words("entry-line-self", rating=words(f"rating-{self_rating}")))
    return lines


async def lines_of(uow: UnitOfWork, words: Words, entry: Entry, proof: int, *, with_self: bool) -> list[Html]:
    """A report that was sent, with so much `proof`; no self rating where it could sway a reviewer."""
    target = await uow.targets.get(entry.target_id) if entry.target_id else None
    modes = await uow.leave.modes(entry.employee_id, Span(entry.date, entry.date))
    mode = modes.get(entry.date)
    return entry_lines(
        words,
        day=entry.date,
        mode=None if mode is None else words(f"leave-kind-{mode}"),
        target=target.title if target else None,
        activity=entry.activity,
        volume=entry.volume,
        measure=entry.measure,
        minutes=entry.minutes,
        started=entry.started,
        ended=entry.ended,
        evidence=proof,
        self_rating=entry.self_rating if with_self else None,
    )


def last_minute(closes: datetime) -> datetime:
    """The last minute before `closes`, in its zone: 23.59 says which day ends, 00.00 of the next does not."""
    return closes - timedelta(minutes=1) if (closes.hour, closes.minute) == (0, 0) else closes
