"""`/delegasi`: who acts for a supervisor (Plt/Plh), and when; names a stand-in, ends an appointment."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from domain.cases import CaseState
from domain.errors import AlreadyHandled
from domain.notices import FoundAlone, StandInProposed
from domain.people import ActingAs, StandInKind
from domain.periods import Span
from handlers.delegation import actions
from handlers.delegation.actions import StandInEnded, StandInKept, StandInNamed
from handlers.delegation.assign import ALONE, ASSIGN, ASSIGNING, begin, found_alone, show_alone
from handlers.delegation.begun import draft_of_button, draft_of_words
from handlers.delegation.talk import DELEGATION
from handlers.frame.callbacks import Callback, CommandTap
from handlers.frame.gate import Action
from handlers.frame.room import Command, Room, Tap, Telling
from handlers.frame.screen import Button, Rows, Screen
from handlers.frame.turn import Turn
from handlers.kit.drafts import begin_afresh
from handlers.kit.own_cases import NEW
from handlers.kit.reviewers import stand_in_name
from handlers.kit.spans import span_text
from locales import Html, Words, in_lines
from storage.records.stand_ins import Appointment
from storage.tables import LeaveRequest, StandIn

_MOST_SHOWN = 15


class EndTap(Callback, prefix="de1"):
    """Ends an appointment: asks once more first (`really` 0), ends it (1), or goes back to the list (2)."""

    number: int
    really: int


async def delegation(turn: Turn) -> None:
    """Shows the stand-ins."""
    turn.say(await _overview(turn))


async def wished(turn: Turn, argument: str) -> bool:
    """What a button asks for: to name a stand-in, or those without a supervisor; or whom words name."""
    wish, _, said = argument.partition(" ")
    if wish == ALONE:
        await show_alone(turn)
    elif wish == ASSIGN:
        await begin(turn, said)
    elif wish == NEW:
        await begin_afresh(turn, DELEGATION, await draft_of_button(turn, said), f"delegasi {argument}")
    elif (draft := await draft_of_words(turn, argument)) is not None:
        await begin_afresh(turn, DELEGATION, draft, f"delegasi {argument}")
    else:
        return False
    return True


async def _overview(turn: Turn) -> Screen:
    """Who acts today or later: for the own post, or for everybody as an administrator sees it."""
    words, today = turn.words, turn.today
    of = None if turn.actor.is_admin else turn.person.id
    found = await turn.uow.stand_ins.ahead(today, of)
    shown = found[:_MOST_SHOWN]
    lines = [words("delegation-title"), words("delegation-about")]
    lines.append(words("delegation-some" if found else "delegation-none"))
    lines.extend(_line(words, each, today) for each in shown)
    if len(found) > len(shown):
        lines.append(words("digest-more", count=len(found) - len(shown)))
    lines.extend(await _own_acting(turn))
    rows = [[Button(words.plain("delegation-new"), CommandTap(f"delegasi {NEW}"), style="primary")]]
    if turn.actor.is_admin:
        alone = len(await turn.uow.unblocking.alone(today))
        if alone:
            label = words.plain("assign-see", count=alone)
            rows.append([Button(label, CommandTap(f"delegasi {ALONE}"))])
    for each, name in zip(shown, _names(words, shown), strict=True):
        rows.append([Button(words.plain("delegation-end", name=name), EndTap(each.row.id, 0))])
    return Screen(in_lines(lines), rows)


def _names(words: Words, shown: Sequence[Appointment]) -> list[str]:
    """The stand-ins for buttons; who is named more than once with the days, and then with the supervisor."""
    names = [each.stand_in.name for each in shown]
    spans = [span_text(words, Span(each.row.starts, each.row.ends)) for each in shown]
    dated = [f"{name}, {span}" for name, span in zip(names, spans, strict=True)]
    whole = [f"{_who(words, each)}, {span}" for each, span in zip(shown, spans, strict=True)]
    return [
        name if names.count(name) == 1 else with_days if dated.count(with_days) == 1 else all_of_it
        for name, with_days, all_of_it in zip(names, dated, whole, strict=True)
    ]


async def _own_acting(turn: Turn) -> list[Html]:
    """For whom a person who is no administrator acts, today or later; an administrator's list has it."""
    if turn.actor.is_admin:
        return []
    acting = (await turn.uow.stand_ins.acting_ahead(turn.today, turn.person.id))[:_MOST_SHOWN]
    lines = [_line(turn.words, each, turn.today) for each in acting]
    return [turn.words("delegation-own"), *lines] if lines else []


def _line(words: Words, appointed: Appointment, today: date) -> Html:
    row = appointed.row
    key = "delegation-line-now" if row.starts <= today else "delegation-line-later"
    return words(key, who=_who(words, appointed), days=span_text(words, Span(row.starts, row.ends)))


def _who(words: Words, appointed: Appointment) -> str:
    kind = ActingAs(appointed.row.kind)
    return stand_in_name(words, appointed.stand_in.name, kind, appointed.supervisor.name)


async def ended(turn: Turn, tap: EndTap) -> None:
    """Ends an appointment once it was asked whether that is meant."""
    turn.refresh = _show_overview
    words = turn.words
    if tap.really == 2:
        await _show_overview(turn)
        return
    if tap.really:
        was = await actions.end(turn.uow, turn.office, turn.actor, tap.number, turn.now)
        turn.toast(words.plain("delegation-ended-toast", name=was.stand_in.name))
        await _show_overview(turn)
        return
    appointed = await turn.uow.stand_ins.get(tap.number)
    if appointed is None or appointed.row.ends < turn.today:
        raise AlreadyHandled("delegation-over")
    await actions.check_right(turn.uow, turn.office, turn.actor, appointed.row.supervisor_id, turn.now)
    rows: Rows = [
        [Button(words.plain("delegation-end-yes"), EndTap(tap.number, 1), style="danger")],
        [Button(words.plain("flow-back"), EndTap(tap.number, 2))],
    ]
    turn.edit(Screen(words("delegation-end-ask", who=_who(words, appointed)), rows))


async def _show_overview(turn: Turn) -> None:
    turn.edit(await _overview(turn))


# --- notices --------------------------------------------------------------------------------------------


def _said(words: Words, appointed: Appointment) -> list[Html]:
    row = appointed.row
    return [
        words("delegation-line-head", name=appointed.supervisor.name),
        words("delegation-line-stand-in", name=appointed.stand_in.name),
        words("delegation-line-kind", kind=words(f"delegation-kind-{row.kind}")),
        words("delegation-line-days", days=span_text(words, Span(row.starts, row.ends))),
    ]


async def kept(told: Telling, notice: StandInKept) -> Screen | None:
    """The stand-ins of today and later."""
    appointed = await told.uow.stand_ins.get(notice.number)
    if appointed is None:
        return None
    lines = [told.words("delegation-done"), *_said(told.words, appointed)]
    account = await told.uow.people.account_of(appointed.stand_in.id)
    lines.append(told.words("delegation-told" if account else "delegation-not-joined"))
    return Screen(in_lines(lines))


async def named(told: Telling, notice: StandInNamed) -> Screen | None:
    """To the stand-in: the supervisor, the dates, and what waits; to the supervisor: the stand-in."""
    appointed = await told.uow.stand_ins.get(notice.number)
    if appointed is None:
        return None
    is_stand_in = notice.employee_id == appointed.stand_in.id
    title = "delegation-you" if is_stand_in else "delegation-for-you"
    lines, rows = [told.words(title), *_said(told.words, appointed)], []
    today = told.today
    if is_stand_in and appointed.row.starts > today:
        lines.append(told.words("delegation-you-will"))
    elif is_stand_in:
        lines.append(told.words("delegation-you-may"))
        if await told.uow.supervision.anything_waits(notice.employee_id, today):
            button = Button(told.words.plain("remind-review-button"), CommandTap("tinjau"), style="primary")
            rows.append([button])
    return Screen(in_lines(lines), rows)


async def over(told: Telling, notice: StandInEnded) -> Screen:
    """That somebody acts no longer, from now on."""
    uow, words = told.uow, told.words
    row = StandIn(
        supervisor_id=notice.supervisor_id,
        stand_in_id=notice.stand_in_id,
        kind=notice.acted_as,
        starts=notice.starts,
        ends=notice.ends,
    )
    head, person = await uow.people.get(row.supervisor_id), await uow.people.get(row.stand_in_id)
    said = _said(words, Appointment(row, head, person))
    return Screen(in_lines([words("delegation-ended"), *said, words("delegation-over-now")]))


async def proposed(told: Telling, notice: StandInProposed) -> Screen | None:
    """The days of the own leave, and one tap to say who decides meanwhile; None when that is settled."""
    request = await told.uow.cases.get(LeaveRequest, notice.leave_id)
    today = told.today
    if request is None or request.state != CaseState.APPROVED:
        return None
    span = request.wanted.span.clip(today, None)
    if span is None or await told.uow.stand_ins.taken(request.employee_id, span) is not None:
        return None
    words = told.words
    plan = f"delegasi {NEW} {request.employee_id} {span.start} {span.end} {StandInKind.PLH}"
    button = Button(words.plain("delegation-propose-button"), CommandTap(plan), style="primary")
    return Screen(words("delegation-propose", days=span_text(words, span)), [[button]])


ROOM = Room(
    commands=[
        Command("delegasi", Action.DELEGATE, delegation, wished, aliases=("delegate", "plh", "plt")),
    ],
    taps=[Tap(EndTap, Action.DELEGATE, ended)],
    flows=[DELEGATION, ASSIGNING],
    notices={
        StandInKept: kept,
        StandInNamed: named,
        StandInEnded: over,
        StandInProposed: proposed,
        FoundAlone: found_alone,
    },
)
