"""How a report looks while it is being written."""

from __future__ import annotations

from datetime import date, datetime

from domain.answers import shortened
from domain.entries import Content, ReportDraft
from handlers.frame.screen import Screen
from handlers.frame.turn import Edit, Turn
from handlers.kit.entry_text import entry_lines, last_minute
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
"""Letters of a free line that are shown beside what was understood."""


def so_far(words: Words, draft: ReportDraft, target: Target | None, asked: str | None) -> list[Html]:
    """The title, a line for each answer, the free line that began it, and what the reviewer `asked` for."""
    key = "report-title-correct" if asked else "report-title-change"
    title = words(key if draft.entry_id else "report-title")
    reason = [words("report-asked", reason=asked)] if asked else []
    lines = [*answers(words, draft, target), *beside(words, draft)]
    return [Html(f"<b>{title}</b>"), *lines, *reason, Html("")]


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


def summary_question(words: Words, draft: ReportDraft, now: datetime) -> Html:
    """Whether all is right; a report that is late is told so, and until when it is taken."""
    asked = words("report-ask-summary")
    if draft.closes is None or not draft.is_late(now):
        return asked
    return Html(f"{words('report-late', until=last_minute(draft.closes))}\n\n{asked}")


def replaced(turn: Turn, message_id: int | None) -> None:
    """Lets a confirmation that shows what a report said before tell that there is a newer one."""
    if message_id is not None:
        turn.answers.append(Edit(message_id, Screen(turn.words("entry-replaced"))))
