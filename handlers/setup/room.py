"""`/persiapan`: how far the office has come, what is still missing, and the way to mend each thing."""

from __future__ import annotations

from domain.office import UNNAMED
from domain.setup import OfficeCounts, Step, StepState, beyond, steps
from handlers.frame.callbacks import Callback, CommandTap
from handlers.frame.gate import Action
from handlers.frame.room import Command, Room, Tap
from handlers.frame.screen import Button, Screen, in_rows
from handlers.frame.turn import Turn
from locales import Html, in_lines

_COMMANDS = {
    Step.SUPERVISORS: "delegasi tanpa",
    Step.SERVICES: "layanan",
    Step.INVITATIONS: "undangan",
    Step.REPORT: "lapor",
}
"""The command that mends a step; the others are explained."""


class SetupTap(Callback, prefix="pp1"):
    """The current state of the steps."""


class StepTap(Callback, prefix="ps1"):
    """How a step is done that no command does."""

    step: Step


async def begin(turn: Turn) -> None:
    """The steps."""
    turn.say(await _overview(turn))


async def again(turn: Turn, tap: SetupTap) -> None:
    """The steps, in place of what was there."""
    turn.edit(await _overview(turn))


async def _overview(turn: Turn) -> Screen:
    words, today = turn.words, turn.received_on
    readiness = await turn.uow.readiness.look(today)
    counts = await _counts(turn)
    found = steps(counts, readiness)
    done = sum(each.is_done for each in found)
    lines = [words("setup-title", done=done, all=len(found)), Html("")]
    lines += [_line(turn, each, counts) for each in found]
    others = beyond(readiness)
    if others and counts.people:
        lines += [Html(""), words("setup-beyond")]
        lines += [
            words(f"setup-lack-{lack}", count=len(readiness[lack]), command=f"/{lack.chat_command}")
            for lack in others
        ]
    return Screen(in_lines(lines), in_rows([_button(turn, each) for each in found], 2))


async def _counts(turn: Turn) -> OfficeCounts:
    uow, today = turn.uow, turn.received_on
    count = await uow.roster.headcount(today)
    services = [each for each in await uow.services.all() if each.is_open_on(today)]
    return OfficeCounts(
        is_named=turn.office.name != UNNAMED,
        people=count.serving,
        joined=count.joined,
        units=len(await uow.people.units()),
        services=len(services),
        approved=await uow.readiness.approved_reports(),
    )


def _line(turn: Turn, state: StepState, counts: OfficeCounts) -> Html:
    tick = "✅" if state.is_done else "▫️"
    said = turn.words(
        f"setup-step-{state.step}",
        office=turn.office.name,
        people=counts.people,
        joined=counts.joined,
        units=counts.units,
        services=counts.services,
        approved=counts.approved,
        left=state.left,
    )
    return Html(f"{tick} {said}")


def _button(turn: Turn, state: StepState) -> Button:
    label = turn.words.plain(f"setup-do-{state.step}")
    command = _COMMANDS.get(state.step)
    if command is None or (state.step is Step.REPORT and turn.actor.employee is None):
        return Button(label, StepTap(state.step))
    return Button(label, CommandTap(command))


async def explain(turn: Turn, tap: StepTap) -> None:
    """How a step is done."""
    words, office = turn.words, turn.office
    text = words(
        f"setup-how-{tap.step}",
        office=office.name,
        zone=office.zone_name,
        scheme=office.scheme.id,
        remind=words.clock(office.remind_at),
    )
    turn.edit(Screen(text, [[Button(words.plain("setup-back"), SetupTap())]]))


ROOM = Room(
    commands=[Command("persiapan", Action.MANAGE_OFFICE, begin, aliases=("setup",), reads=True, in_hub=True)],
    taps=[
        Tap(SetupTap, Action.MANAGE_OFFICE, again, reads=True),
        Tap(StepTap, Action.MANAGE_OFFICE, explain, reads=True),
    ],
)
