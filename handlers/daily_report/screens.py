"""How a report looks while it is being written."""

from __future__ import annotations

from calendar import Calendar
from datetime import date, datetime, timedelta

from domain.entries import Draft, Field
from domain.periods import Span
from handlers.frame.callbacks import Nothing
from handlers.frame.dialogs import Talk
from handlers.frame.screen import Button, Rows, Screen, in_rows
from handlers.kit.entry_text import entry_lines, last_minute
from locales import Html, Words
from storage.tables import Target

CALENDAR, SUMMARY, CHANGE = "calendar", "summary", "change"
DURATIONS = ("30 menit", "1 jam", "2 jam", "4 jam")
"""Values of the buttons for the time of work, as `parse_work_time` reads them."""
_BLANK = "\u2800"
"""A label that shows nothing: one of spaces alone counts as empty, which Telegram refuses."""
_SHOWN_ON_BUTTON = 34
"""Letters of a label that a small phone shows; the whole title of a target stands above the buttons."""


def screen(words: Words, draft: Draft, target: Target | None, question: Html, rows: Rows) -> Screen:
    """The report so far, and the question under it."""
    title = words("report-title-correct" if draft.entry_id else "report-title")
    lines = entry_lines(
        words,
        day=draft.day if Field.DATE in draft.answered else None,
        target=target.title if target and Field.TARGET in draft.answered else None,
        activity=draft.activity if Field.ACTIVITY in draft.answered else None,
        volume=draft.volume if Field.VOLUME in draft.answered else None,
        unit=draft.unit,
        minutes=draft.minutes if Field.TIME in draft.answered else None,
        started=draft.started,
        ended=draft.ended,
        evidence=len(draft.evidence),
        self_rating=draft.rating if Field.RATING in draft.answered else None,
    )
    parts = [f"<b>{title}</b>", *lines, "", question]
    return Screen(Html("\n".join(parts)), rows)


def date_question(words: Words, today: date, told: int) -> Html:
    """Which date; with how many reports of today (`told`) there are already."""
    day = words("report-told-today", date=today, count=told) if told else words("report-today-is", date=today)
    return Html(f"{words('report-ask-date')}\n{day}")


def target_question(words: Words, targets: list[Target]) -> Html:
    """Which target; the titles stand here in full when buttons would cut them."""
    asked = words("report-ask-target")
    if all(len(target.title) <= _SHOWN_ON_BUTTON for target in targets):
        return asked
    lines = [words("report-target-line", number=n, title=target.title) for n, target in enumerate(targets, 1)]
    return Html("\n".join([asked, "", *lines]))


def summary_question(words: Words, draft: Draft, now: datetime) -> Html:
    """Whether all is right; a report that is late is told so, and until when it is taken."""
    asked = words("report-ask-summary")
    if draft.closes is None or not draft.is_late(now):
        return asked
    return Html(f"{words('report-late', until=last_minute(draft.closes))}\n\n{asked}")


def date_rows(words: Words, talk: Talk[Draft], today: date) -> Rows:
    """Today, yesterday, or another day."""
    yesterday = today - timedelta(days=1)
    return [
        [talk.button(words.plain("report-today"), today.isoformat(), style="primary")],
        [
            talk.button(words.plain("report-yesterday"), yesterday.isoformat()),
            talk.button(words.plain("report-other-day"), CALENDAR),
        ],
    ]


def calendar_rows(words: Words, talk: Talk[Draft], month: date, pages: Span, taken: set[date]) -> Rows:
    """One month as buttons up to the end of `pages`: the days `taken` can be chosen, others are locked."""
    rows: list[list[Button]] = [[Button(words.month(month), Nothing())]]
    rows.append([Button(words.plain(f"weekday-{day}"), Nothing()) for day in range(1, 8)])
    weeks = Calendar().monthdatescalendar(month.year, month.month)
    begun = [week for week in weeks if week[0] <= pages.end]
    rows.extend([_day_button(talk, day, month, pages.end, taken) for day in week] for week in begun)
    before = (month - timedelta(days=1)).replace(day=1)
    after = (month + timedelta(days=31)).replace(day=1)
    turn_page = []
    if month > pages.start:
        turn_page.append(talk.button("◀︎", f"m{before.isoformat()}"))
    if after <= pages.end:
        turn_page.append(talk.button("▶︎", f"m{after.isoformat()}"))
    return [*rows, turn_page] if turn_page else rows


def _day_button(talk: Talk[Draft], day: date, month: date, today: date, taken: set[date]) -> Button:
    if day.month != month.month or day > today:
        return Button(_BLANK, Nothing())
    if day not in taken:
        return Button("·", Nothing())
    return talk.button(str(day.day), day.isoformat())


def target_rows(words: Words, talk: Talk[Draft], targets: list[Target]) -> Rows:
    """The person's targets, and “none of them”."""
    rows = [[talk.button(_label(n, target), str(target.id))] for n, target in enumerate(targets, 1)]
    return [*rows, [talk.button(words.plain("report-no-target"), "none")]]


def _label(number: int, target: Target) -> str:
    if len(target.title) <= _SHOWN_ON_BUTTON:
        return f"{number}. {target.title}"
    return f"{number}. {target.title[:_SHOWN_ON_BUTTON].rstrip()}…"


def rows(words: Words, talk: Talk[Draft], step: str) -> Rows:
    """The buttons of a step that needs nothing but the draft."""
    match step:
        case Field.VOLUME:
            return [[talk.button(words.plain("report-skip"), "skip")]]
        case Field.TIME:
            return time_rows(words, talk)
        case Field.EVIDENCE:
            return evidence_rows(words, talk)
        case Field.RATING:
            return rating_rows(words, talk)
        case "change":
            return change_rows(words, talk)
        case _:
            return []


def back_rows(words: Words, talk: Talk[Draft], step: str) -> Rows:
    """Back to where one came from, without changing anything."""
    from_summary = step in talk.draft.answered and step != Field.EVIDENCE
    if from_summary or step in (CALENDAR, CHANGE):
        return [[talk.button(words.plain("report-back"), "back")]]
    return []


def time_rows(words: Words, talk: Talk[Draft]) -> Rows:
    """Usual durations."""
    buttons = [talk.button(words.plain(f"report-duration-{i}"), said) for i, said in enumerate(DURATIONS, 1)]
    return [buttons[:2], buttons[2:]]


def evidence_rows(words: Words, talk: Talk[Draft]) -> Rows:
    """Go on with what was sent, or without any."""
    if not talk.draft.evidence:
        return [[talk.button(words.plain("report-skip"), "done")]]
    return [
        [talk.button(words.plain("report-evidence-done"), "done", style="primary")],
        [talk.button(words.plain("report-evidence-clear"), "clear")],
    ]


def rating_rows(words: Words, talk: Talk[Draft]) -> Rows:
    """The five steps of the self rating, each with its word."""
    return [[talk.button(words.plain(f"rating-{value}"), str(value))] for value in range(5, 0, -1)]


def summary_rows(words: Words, talk: Talk[Draft]) -> Rows:
    """Send, change, cancel."""
    return [
        [talk.button(words.plain("report-send"), "send", style="success")],
        [
            talk.button(words.plain("report-change"), "change"),
            talk.button(words.plain("report-cancel"), "cancel", style="danger"),
        ],
    ]


def change_rows(words: Words, talk: Talk[Draft]) -> Rows:
    """One button per field."""
    asked = [field for field in Field if talk.draft.has_targets or field is not Field.TARGET]
    buttons = [talk.button(words.plain(f"report-field-{field}"), field) for field in asked]
    return in_rows(buttons, 2)
