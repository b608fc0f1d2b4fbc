"""The screens of a report that is being written."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from fractions import Fraction

from domain.answers import shortened
from domain.duty import Shift
from domain.entries import Content, ReportDraft
from handlers.frame.screen import Screen
from handlers.frame.turn import Edit, Turn
from handlers.kit.entry_text import entry_lines, last_minute
from handlers.kit.slots import Option
from locales import Html, Words
from storage.tables import Target

_SLOTS = {
    "target_id": "target",
    "measure": "volume",
    "started": "time",
    "ended": "time",
    "minutes": "time",
    "self_rating": "rating",
}
"""The question that answers each field, where it has another name."""
_LONGEST_WRITTEN = 300
"""Letters of a free line that are shown with its reading."""


def so_far(
    words: Words, draft: ReportDraft, target: Target | None, asked: str | None, late: Sequence[Html]
) -> list[Html]:
    """The title, a line for each answer, the free line that began it, and the reviewer's request (`asked`).

    `late` are the lines about lateness.
    """
    key = "report-title-correct" if asked else "report-title-change"
    title = words(key if draft.entry_id else "report-title")
    reason = [words("report-asked", reason=asked)] if asked else []
    lines = [*answers(words, draft, target), *beside(words, draft)]
    return [Html(f"<b>{title}</b>"), *lines, *reason, *late, Html("")]


def beside(words: Words, draft: ReportDraft, most: int = _LONGEST_WRITTEN) -> list[Html]:
    """The person's own words that began a report, and what of them has to be asked."""
    if draft.written is None:
        return []
    unsure = [each for each in draft.unsure if each.slot not in draft.answered]
    asked = [
        words("line-unsure", question=words(each.key, **each.words, **each.days, **each.moments))
        for each in unsure
    ]
    return [words("line-written", written=shortened(draft.written, most)), *asked]


def answers(words: Words, draft: ReportDraft, target: Target | None) -> list[Html]:
    """A line for each answer."""
    said = draft.answered
    known = {name: getattr(draft, name) for name in Content.model_fields if _SLOTS.get(name, name) in said}
    return entry_lines(
        words,
        Content(**known),
        day=draft.day if "date" in said else None,
        target=target.title if target and "target" in said else None,
        evidence=len(draft.evidence),
    )


def today_line(words: Words, today: date, sent: int) -> Html:
    """Today's date, and how many reports of it were `sent` already."""
    return (
        words("report-told-today", date=today, count=sent) if sent else words("report-today-is", date=today)
    )


def late_lines(words: Words, draft: ReportDraft, now: datetime, share: Fraction | None) -> list[Html]:
    """That a report would be late now, until when it is taken, and what that costs.

    `share` is what the day will be worth of one on time, None where it costs nothing.
    """
    if draft.closes is None or not draft.is_late(now):
        return []
    told = words("report-late", until=last_minute(draft.closes))
    if share is None:
        return [told]
    return [Html(f"{told} {words('report-late-cost', share=words.percent(share))}")]


def of_shift(words: Words, shift: Shift) -> Option:
    """The button of the day on which a shift began."""
    span = f"{words.clock(shift.hours.start)}–{words.clock(shift.hours.end)}"
    label = words.plain("report-shift", span=span, date=words.short_day(shift.date))
    return Option(label, shift.date.isoformat())


def replaced(turn: Turn, message_id: int | None) -> None:
    """Marks a confirmation with former content as outdated."""
    if message_id is not None:
        turn.answers.append(Edit(message_id, Screen(turn.words("entry-replaced"))))
