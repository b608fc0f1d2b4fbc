"""Assessment at a period's end: `/penilaian` for supervisors, `/nilaidiri` for everybody."""

from __future__ import annotations

from domain.assessments import closes_on, counted, is_complete
from domain.closing.lock import is_assessable
from domain.notices import AssessmentReminder
from domain.periods import Period
from handlers.assessment import taps
from handlers.assessment.callbacks import CriterionTap, JudgeTap, NoteTap, PersonTap, RateTap, TeamTap
from handlers.assessment.sheet import Reader, team_sheets
from handlers.assessment.talk import NOTE
from handlers.frame.callbacks import CommandTap
from handlers.frame.gate import Action
from handlers.frame.room import Command, Room, Tap, Telling
from handlers.frame.screen import Button, Screen
from locales import in_lines
from locales.scores import period_name


async def reminder(told: Telling, notice: AssessmentReminder) -> Screen | None:
    """Of how many people something that counts is missing; None when nothing is any more."""
    words, scheme = told.words, told.office.scheme
    reader = Reader(told.uow, scheme, notice.employee_id)
    today = told.today
    lines = []
    closed = await told.uow.closings.closed()
    for period in map(Period.parse, notice.periods.split()):
        if today > closes_on(period) or not is_assessable(period, closed):
            continue
        sheets = await team_sheets(reader, period, today)
        missing = sum(not is_complete(counted(sheet.asked, scheme), sheet.given) for sheet in sheets)
        if missing:
            count, day = len(sheets), closes_on(period)
            name = period_name(words, period)
            lines.append(words("remind-assessment", period=name, missing=missing, count=count, day=day))
    button = Button(words.plain("remind-assessment-button"), CommandTap("penilaian"), style="primary")
    return Screen(in_lines(lines), [[button]]) if lines else None


ROOM = Room(
    commands=[
        Command("penilaian", Action.ASSESS_TEAM, taps.team, taps.team_asked, aliases=("assess",), reads=True),
        Command(
            "nilaidiri",
            Action.ASSESS_ONESELF,
            taps.oneself,
            taps.oneself_asked,
            aliases=("selfassess",),
            spoken=("nilaidiri",),
            reads=True,
            is_own=True,
        ),
    ],
    taps=[
        Tap(TeamTap, Action.ASSESS_TEAM, taps.show_team, reads=True),
        Tap(PersonTap, None, taps.show_person, reads=True),
        Tap(CriterionTap, None, taps.show_criterion, reads=True),
        Tap(RateTap, None, taps.rate),
        Tap(NoteTap, None, taps.write),
        Tap(JudgeTap, None, taps.judge),
    ],
    flows=[NOTE],
    notices={AssessmentReminder: reminder},
    texts=taps.typed,
)
