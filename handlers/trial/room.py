"""`/ujicoba`: numbers of the scheme are turned, and an administrator sees what they would have made of it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from domain.periods import Period
from domain.schemes import DialError, turned
from domain.trial_draft import TrialDraft, values_of
from handlers.frame.gate import Action
from handlers.frame.room import Command, Room, Telling, slowly
from handlers.frame.screen import Screen
from handlers.frame.turn import Turn
from handlers.kit.asked import asked_of
from handlers.trial.actions import TrialAsked, offered_periods, read_trial, scope_of, usual_period
from handlers.trial.result import result_screen
from handlers.trial.talk import TRIAL
from storage.uow import UnitOfWork


async def begin(turn: Turn) -> None:
    """Begins a trial, or continues an unfinished one."""
    period = await usual_period(turn.uow, turn.office, turn.now)
    await turn.begin(TRIAL, TrialDraft(period=period.code))


async def of_period(turn: Turn, said: str) -> bool:
    """Begins a trial of the period that the words name, or continues an unfinished one."""
    period = asked_of(turn, said, turn.today, "ujicoba", offered_periods(turn.office, turn.now))
    if period is None:
        return False
    await turn.begin(TRIAL, TrialDraft(period=period.code))
    return True


async def result(told: Telling, notice: TrialAsked, uow: UnitOfWork) -> Callable[[], Screen] | None:
    """What was found; None where the dials no longer fit the scheme."""
    scheme, values = told.office.scheme, values_of(notice.values)
    try:
        after = turned(scheme, values)
    except DialError:
        return None  # the scheme was changed meanwhile, and does not take these values
    period = Period.parse(notice.period)
    trial = await read_trial(uow, scope_of(told.office, period, told.now), after)
    return partial(result_screen, told.words, trial, period, values, told.now)


ROOM = Room(
    commands=[Command("ujicoba", Action.TRY_SCHEME, begin, of_period, aliases=("tryrules",))],
    flows=[TRIAL],
    notices={TrialAsked: slowly(result, Action.TRY_SCHEME)},
)
