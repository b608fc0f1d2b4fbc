"""Assessment at a period's end: `/penilaian` for supervisors, `/nilaidiri` for everybody."""

from __future__ import annotations

from handlers.assessment import taps
from handlers.assessment.callbacks import CriterionTap, JudgeTap, NoteTap, PersonTap, RateTap, TeamTap
from handlers.assessment.talk import NOTE
from handlers.frame.gate import Action
from handlers.frame.room import Command, Room, Tap

ROOM = Room(
    "assessment",
    commands=[
        Command("penilaian", Action.ASSESS_TEAM, taps.team, aliases=("assess",), reads=True),
        Command("nilaidiri", Action.ASSESS_ONESELF, taps.oneself, aliases=("selfassess",), reads=True),
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
)
