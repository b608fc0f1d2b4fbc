"""The lines of an entry: while it is written, on the supervisor's card, and afterwards."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from domain.entries import Content
from handlers.kit.innovations import innovation_line
from handlers.kit.talks import talk_lines
from locales import Html, Words
from locales.work import work_time
from storage.records.entries import Around
from storage.tables import Entry
from storage.uow import UnitOfWork


def entry_lines(
    words: Words,
    said: Content,
    *,
    day: date | None,
    mode: Html | None = None,
    target: str | None,
    evidence: int,
) -> list[Html]:
    """One line for each thing that is known."""
    lines: list[Html] = []
    if day is not None:
        lines.append(words("entry-line-date", date=day))
    if mode is not None:
        lines.append(words("entry-line-mode", mode=mode))
    if target is not None:
        lines.append(words("entry-line-target", target=target))
    if said.activity is not None:
        lines.append(words("entry-line-activity", activity=said.activity))
    if said.volume is not None:
        lines.append(words("entry-line-volume", volume=said.volume, measure=said.measure or ""))
    if said.minutes is not None:
        time = work_time(words, said.minutes, said.started, said.ended)
        lines.append(words("entry-line-time", time=time))
    if evidence:
        lines.append(words("entry-line-evidence", count=evidence))
    if said.self_rating is not None:
        lines.append(words("entry-line-self", rating=words(f"rating-{said.self_rating}")))
    return lines


async def lines_of(
    uow: UnitOfWork, words: Words, entry: Entry, around: Around, *, with_self: bool
) -> list[Html]:
    """A report that was sent; no self rating where it could sway a reviewer."""
    target = await uow.targets.get(entry.target_id) if entry.target_id else None
    lines = entry_lines(
        words,
        shown_content(Content.model_validate(entry), with_self=with_self),
        day=entry.date,
        mode=None if around.mode is None else words(f"leave-kind-{around.mode}"),
        target=target.title if target else None,
        evidence=around.proof,
    )
    if around.mark is not None:
        lines.append(innovation_line(words, around.mark))
    if with_self and around.has_notes:
        lines += await talk_lines(uow, words, entry)
    return lines


def shown_content(said: Content, *, with_self: bool) -> Content:
    """What a reader may see of it."""
    return said if with_self else said.model_copy(update={"self_rating": None})


def last_minute(closes: datetime) -> datetime:
    """The last minute before `closes`, in its zone: 23.59 says which day ends, 00.00 of the next does not."""
    return closes - timedelta(minutes=1) if (closes.hour, closes.minute) == (0, 0) else closes
