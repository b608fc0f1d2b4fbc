"""`/pegawai`: people of the roster, their cards, and what an administrator does with them."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

from domain.errors import Invalid
from domain.people import Role
from domain.roster import (
    LONGEST_NAME,
    DetailDraft,
    FindDraft,
    JoinerDraft,
    LeavingDraft,
    PersonAction,
    PlaceDraft,
)
from handlers.frame.callbacks import id_in
from handlers.frame.gate import Action
from handlers.frame.room import Command, Room, Tap
from handlers.frame.turn import Turn
from handlers.kit.accounts import issue
from handlers.kit.details import person_of
from handlers.kit.drafts import begin_afresh
from handlers.kit.invitation import forwarded
from handlers.kit.people_buttons import CARD, COMMAND, UNIT
from handlers.kit.teams import PlaceChanged, TeamChanged
from handlers.people import actions, effects
from handlers.people.callbacks import PersonActTap, PersonTap
from handlers.people.find import FIND
from handlers.people.joining import JOIN
from handlers.people.notices import (
    AccountUnlinked,
    RoleChanged,
    ServiceEnds,
    place_changed,
    role_changed,
    service_ends,
    team_changed,
    unlinked,
)
from handlers.people.screens import NEW, card, sure
from handlers.people.talk import DETAIL, LEAVING, PLACE
from locales import Html
from storage.records.roster import Person


async def people(turn: Turn, argument: str = "") -> None:
    """Looks for a person by what follows the command, shows what a button names, or begins a new one.

    The only one who is found is shown at once.
    """
    wish, _, said = argument.strip().partition(" ")
    number = id_in(said)
    if wish == CARD and number is not None:
        await _say_card(turn, number)
        return
    if argument.strip() == NEW:
        await begin_afresh(turn, JOIN, JoinerDraft(), f"{COMMAND} {NEW}")
        return
    sought = argument.strip()[:LONGEST_NAME]
    if wish == UNIT and number is not None:
        sought = next((each.name for each in await turn.uow.people.units() if each.id == number), sought)
    elif sought and (found := await turn.uow.roster.find(sought, turn.today, 0, 1))[0] == 1:
        await _say_card(turn, found[1][0].id)
        return
    await turn.begin(FIND, FindDraft(sought=sought))


async def _say_card(turn: Turn, employee_id: int) -> None:
    """A person's card in a new message; a search that is open ends, as one that finds its person does."""
    turn.say(await card(turn, await person_of(turn.uow, employee_id)))
    held = await turn.rooms.dialogs.held(turn)
    if held is not None and held.flow == FIND.name:
        await turn.rooms.dialogs.cancel(turn, held)


async def show(turn: Turn, tap: PersonTap | PersonActTap) -> None:
    """A person's card, in the tapped message."""
    turn.edit(await card(turn, await person_of(turn.uow, tap.employee_id)))


async def act(turn: Turn, tap: PersonActTap) -> None:
    """Begins what changes a person, asks whether it is meant, or does it."""
    turn.refresh = partial(show, tap=tap)
    person = await actions.as_shown(turn.uow, tap.employee_id, tap.mark)
    known = {"employee_id": tap.employee_id, "mark": tap.mark}
    match tap.act:
        case PersonAction.MOVE:
            await turn.begin(PLACE, PlaceDraft(**known, moves=True), in_place=True)
        case PersonAction.SUPERVISOR:
            await turn.begin(PLACE, PlaceDraft(**known), in_place=True)
        case PersonAction.LEAVE:
            await turn.begin(LEAVING, LeavingDraft(**known), in_place=True)
        case PersonAction.DETAIL:
            await turn.begin(DETAIL, DetailDraft(**known), in_place=True)
        case _ if not tap.really:
            if tap.act is PersonAction.STAY:
                actions.check_stays(person, await turn.uow.closings.closed())
            turn.edit(sure(turn, person, tap.act, await _consequences(turn, person, tap.act)))
        case _:
            await _do(turn, person, tap.act)


async def _consequences(turn: Turn, person: Person, act: PersonAction) -> list[Html]:
    """What an act that needs no question will do."""
    words, name = turn.words, person.employee.name
    lines = [words(f"people-ask-{act}", name=name)]
    if act is PersonAction.INVITE:
        days = turn.office.invite_lifetime.days
        lines.append(words("people-effect-invite", days=days))
        if person.account is not None:
            lines.append(words("people-effect-replaces"))
    elif act is PersonAction.STAY and person.employee.left is not None:
        lines.append(words("people-effect-stays-on", day=person.employee.left))
        away = person.employee.left + timedelta(days=1)
        if away < turn.today:
            lines.append(words("people-effect-expected-again", day=away))
        lines += await effects.of_last_day(turn, person, person.employee.left)
    return lines


async def _do(turn: Turn, person: Person, act: PersonAction) -> None:
    uow, actor = turn.uow, turn.actor.employee_id
    match act:
        case PersonAction.INVITE:
            await _invite(turn, person)
            return
        case PersonAction.UNLINK:
            await actions.unlink(uow, person, actor, turn.now)
        case PersonAction.STAY:
            await actions.withdraw_end(uow, person, actor, turn.now)
        case PersonAction.PROMOTE:
            await actions.set_role(uow, turn.office, person, Role.ADMIN, actor, turn.now)
        case PersonAction.DEMOTE:
            await actions.set_role(uow, turn.office, person, Role.ASN, actor, turn.now)
        case _:
            raise Invalid("button-outdated")
    done = turn.words("people-done")
    turn.edit(await card(turn, await person_of(uow, person.employee.id), done))


async def _invite(turn: Turn, person: Person) -> None:
    """A one-time link as a picture to be forwarded; it is shown now and never again."""
    made = await issue(turn.uow, turn.office, person.employee, turn.now)
    turn.edit(await card(turn, person, turn.words("people-invited")))
    turn.answers.append(forwarded(turn, made))


ROOM = Room(
    commands=[
        Command(
            COMMAND,
            Action.MANAGE_PEOPLE,
            people,
            people,
            aliases=("people", "staff"),
            in_menu=False,
            in_hub=True,
        )
    ],
    taps=[
        Tap(PersonTap, Action.MANAGE_PEOPLE, show, reads=True),
        Tap(PersonActTap, Action.MANAGE_PEOPLE, act),
    ],
    flows=[FIND, PLACE, LEAVING, DETAIL, JOIN],
    notices={
        PlaceChanged: place_changed,
        TeamChanged: team_changed,
        RoleChanged: role_changed,
        ServiceEnds: service_ends,
        AccountUnlinked: unlinked,
    },
)
