"""The page of a meeting in words, for the picture, the PDF and the caption."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from domain.meetings import Item, MeetingPage, Outcome, Practice, TargetResult
from domain.office import Office
from domain.periods import Period
from handlers.frame.callbacks import CommandTap
from handlers.frame.screen import Button, Rows
from handlers.meeting.callbacks import MeetingFileTap, MeetingTap, PracticesTap
from locales import Html, Words, in_lines
from reports.meeting_page import Bar, Line, Mark, Page, Section
from reports.meeting_pdf import pdf

_MARKS = {Outcome.DONE: Mark.DONE, Outcome.OVERDUE: Mark.OVERDUE, Outcome.HELP: Mark.HELP}


def page_in(words: Words, office: Office, leader: str, month: Period, page: MeetingPage) -> Page:
    """The page in a language."""
    say = words.plain
    title = say("meeting-title", name=leader)
    name = words.month(month.start)
    practices = [_practice(words, each) for each in page.practices]
    return Page(
        language=words.language,
        office=office.name,
        title=title,
        subtitle=name,
        figures=[
            (str(len(page.blockers)), say("meeting-figure-open")),
            (str(page.overdue), say("meeting-figure-overdue")),
            (str(page.solved), say("meeting-figure-solved")),
            (f"{_done(page.earlier)}/{len(page.earlier)}", say("meeting-figure-decisions")),
        ],
        results=Section(say("meeting-results"), [], say("meeting-results-none")),
        bars=[Bar(each.title, _result(words, each), each.percent) for each in page.results],
        sections=[
            _section(words, "earlier", page.earlier),
            _section(words, "blockers", page.blockers),
            Section(say("meeting-practices"), practices, say("meeting-practices-none")),
            _section(words, "decisions", page.decisions),
        ],
        more=say("meeting-more", count="{count}"),
        footer=f"{title}, {name}",
        notes=say("meeting-notes"),
        signature=say("meeting-signature"),
        signer=leader,
    )


def _done(items: Sequence[Item]) -> int:
    return sum(each.outcome is Outcome.DONE for each in items)


def _practice(words: Words, practice: Practice) -> Line:
    if practice.innovation is None:
        return Line(practice.what, practice.author)
    what = words.plain("meeting-innovation", what=practice.what, why=practice.innovation)
    return Line(what, words.plain("meeting-innovation-of", name=practice.author))


def _section(words: Words, name: str, items: Sequence[Item]) -> Section:
    lines = [Line(each.what, _note(words, each), _MARKS.get(each.outcome, Mark.PLAIN)) for each in items]
    return Section(words.plain(f"meeting-{name}"), lines, words.plain(f"meeting-{name}-none"))


def _note(words: Words, item: Item) -> str:
    how = words.plain(f"meeting-outcome-{item.outcome}")
    return words.plain("meeting-item", owner=item.owner, due=words.short_day(item.due), how=how)


def _result(words: Words, result: TargetResult) -> str:
    return words.plain(
        "meeting-result",
        month=words.number(result.month),
        measure=result.measure,
        done=words.number(result.done),
        quantity=words.number(result.quantity),
        percent=words.number(result.percent),
        people=result.people,
    )


def caption(words: Words, month: Period, page: MeetingPage) -> Html:
    """What stands below the picture."""
    lines = [
        words("meeting-caption", month=words.month(month.start)),
        words("meeting-caption-blockers", open=len(page.blockers), overdue=page.overdue, solved=page.solved),
    ]
    if page.earlier:
        lines.append(words("meeting-caption-earlier", done=_done(page.earlier), all=len(page.earlier)))
    return in_lines([*lines, Html(""), words("meeting-how")])


def rows(words: Words, month: Period, *, is_running: bool) -> Rows:
    """A decision, good practice, the paper, and other months."""
    code = month.code
    before = month.previous()
    months = [Button(f"‹ {words.month(before.start)}", MeetingTap(before.code))]
    if not is_running:
        after = month.next()
        months.append(Button(f"{words.month(after.start)} ›", MeetingTap(after.code)))
    decide = CommandTap(f"keputusan {code}")
    return [
        [Button(words.plain("meeting-decide"), decide, style="primary")],
        [Button(words.plain("meeting-practices-button"), PracticesTap(code))],
        [Button(words.plain("meeting-pdf"), MeetingFileTap(code))],
        months,
    ]


def page_pdf(words: Words, page: Page, made_at: datetime) -> bytes:
    """The page as PDF."""
    number = words.plain("page-number", page="{page}", pages="{pages}")
    return pdf(page, number, words.plain("meeting-missing-letters", box="{box}"), made_at)
