"""The gate: every command, link and kind of button, tried by people who have no right to it."""

from __future__ import annotations

from dataclasses import fields
from enum import Enum
from pathlib import Path
from typing import Any, get_type_hints

import pytest
from sqlalchemy import select

from domain.errors import NotAllowed
from handlers.citizen.room import ROOM as CITIZEN
from handlers.frame.actor import Actor
from handlers.frame.callbacks import Callback, CommandTap, DialogTap, KeepDraftTap, Nothing
from handlers.frame.gate import RECORD_ACTIONS, RIGHTS, Action, allow
from handlers.history.callbacks import PaperProofTap
from handlers.kit.case_card import CaseTap, ProofTap
from handlers.kit.own_cases import OwnTap
from handlers.privacy.callbacks import PrivacyTap
from handlers.tickets.callbacks import (
    OwnTicketTap,
    TicketKindTap,
    TicketRewriteTap,
    TicketSendTap,
    TicketServicesTap,
    TicketServiceTap,
    TicketStopTap,
    TicketWordTap,
)
from locales import LANGUAGES, words_in
from playground.handle import PersonHandle
from storage.tables import Dialog, Entry
from tests.harness import ADMIN, FRIDAY_MORNING, SARI, STRANGER, OfficeOnTrial, office_on_trial

PUBLIC = {
    Action.HELP,
    Action.READ_PRIVACY,
    Action.JOIN,
    Action.RATE_SERVICE,
    Action.CHECK_PAPER,
    Action.OPEN_EVIDENCE_LINK,
}
PUBLIC |= {Action.WRITE_TICKET, Action.FOLLOW_TICKET}
"""What anybody may do. Whoever makes another action public has to say so here too."""
OF_ADMINS = {
    Action.MANAGE_OFFICE,
    Action.EXPORT_OFFICE,
    Action.IMPORT_FILES,
    Action.MANAGE_PEOPLE,
    Action.ANNOUNCE,
    Action.MANAGE_UNITS,
    Action.MEND_FAILURES,
    Action.SEE_PERIODS,
    Action.EXTEND_DAYS,
    Action.CLOSE_PERIOD,
    Action.MAKE_RESULT_PAPERS,
    Action.PLAN_ANY_DUTY,
    Action.ASSIGN_SUPERVISOR,
    Action.SEE_ANY_TEAM,
    Action.SEE_OBJECTIVITY_OF_UNITS,
    Action.EXPORT_RESPONSES,
    Action.SEE_QUARANTINE,
    Action.TRY_SCHEME,
    Action.SEE_RULES_READERS,
    Action.SEE_ALL_FOLLOW_UPS,
}
"""What only administrators may do."""
OF_RESULTS = {Action.SEE_SATISFACTION, Action.SEE_RESULTS_OF, Action.SEE_WEEKS_OF}
OF_RESULTS |= {Action.SAY_WHO_AT_COUNTER, Action.MANAGE_SERVICES, Action.MANAGE_SERVICES_OF}
OF_RESULTS |= {Action.SHOW_CODES, Action.SHOW_CODES_OF, Action.PROMISE_FOR}
OF_RESULTS |= {Action.SEE_DIGEST, Action.SEE_DIGEST_OF}
"""What administrators may do, and heads and staff where there are services (tried where the services are)."""
PUBLIC_TAPS = {Nothing, *(each.kind for each in CITIZEN.taps)}
PUBLIC_TAPS |= {TicketServicesTap, TicketServiceTap, TicketKindTap, TicketStopTap, OwnTicketTap}
PUBLIC_TAPS |= {PrivacyTap, TicketWordTap, TicketSendTap, TicketRewriteTap, PaperProofTap}
OWN_CONVERSATION = {DialogTap, KeepDraftTap}
"""Buttons that answer only the conversation of whoever taps them."""

STRANGER_IS_TOLD = words_in("id").plain("gate-stranger")


def refusal(action: Action | None) -> str:
    """What a stranger is told who asks for this action, or for one on a record (None)."""
    if action is Action.CHOOSE_LANGUAGE:
        return words_in("id").plain("gate-choose-language")
    return STRANGER_IS_TOLD


@pytest.fixture
async def busy(office: OfficeOnTrial) -> OfficeOnTrial:
    """An office in which Sari has reported, so that there is a record to reach for."""
    await office.reports(office.sari)
    return office


def sample(kind: type[Callback]) -> Callback:
    """A button of this kind that names the first record of everything."""
    of_cases = {
        CaseTap: CaseTap("entry", 1, 1, "approve"),
        ProofTap: ProofTap("entry", 1),
        OwnTap: OwnTap("entry", 1, "show"),
    }
    if kind in of_cases:
        return of_cases[kind]
    hints = get_type_hints(kind)
    return kind(*(any_of(hints[field.name]) for field in fields(kind)))


def any_of(kind: type[Any]) -> object:
    """A value that a button's field may have."""
    if issubclass(kind, Enum):
        return next(iter(kind))
    return 1 if kind is int else "x"


def kinds() -> list[type[Callback]]:
    """Every kind of button that there is."""
    return sorted(Callback.__subclasses__(), key=lambda kind: kind.prefix)


async def records(office: OfficeOnTrial) -> dict[str, str]:
    """Everything that is kept, but for the claims on updates."""
    kept = await office.everything_kept()
    del kept["processed_updates"]
    return kept


async def rights_of(office: OfficeOnTrial, actor: Actor, entry: Entry | None) -> set[Action]:
    """The actions that the gate lets pass."""
    allowed = set()
    async with office.service.database.read() as uow:
        for action in Action:
            try:
                await allow(
                    uow,
                    office.service.office,
                    actor,
                    action,
                    entry if action in RECORD_ACTIONS else None,
                    FRIDAY_MORNING,
                )
            except NotAllowed:
                continue
            allowed.add(action)
    return allowed


async def test_every_command_tells_a_stranger_politely(busy: OfficeOnTrial) -> None:
    office, before = busy, await records(busy)
    for number, command in enumerate(office.service.rooms.commands):
        # One each: a stranger who asks more than a thumb can is told to wait.
        stranger = office.playground.add_person({"id": 7000 + number, "first_name": "Tamu"})
        for name in (command.name, *command.aliases):
            await office.says(stranger, f"/{name}")
            refused = stranger.last["text"] == refusal(command.action)
            assert refused == (command.action not in PUBLIC), f"/{name}"
    after = await records(office)
    assert {**after, "ticket_drafts": ""} == before, "what a stranger writes below /aduan is for a ticket"


async def test_a_button_for_a_command_tells_a_stranger_the_same(busy: OfficeOnTrial) -> None:
    # Apart from the commands: a stranger who asks more than a thumb can is told to wait.
    office, stranger = busy, busy.stranger
    before = await records(office)
    for command in office.service.rooms.commands:
        told = len(stranger.toasts)
        await office.taps_data(stranger, CommandTap(command.name).pack())
        refused = stranger.toasts[told:] == [refusal(command.action)]
        assert refused == (command.action not in PUBLIC), f"a button for /{command.name}"
    assert {**await records(office), "ticket_drafts": ""} == before


async def test_every_kind_of_button_tells_a_stranger_politely(busy: OfficeOnTrial) -> None:
    office, before = busy, await records(busy)
    tried = [kind for kind in kinds() if kind not in PUBLIC_TAPS | OWN_CONVERSATION | {CommandTap}]
    for number, kind in enumerate(tried):
        # A few each: a stranger who taps more than a thumb can is told to wait.
        if number % 10 == 0:
            person = {"id": 8000 + number, "first_name": "Tamu", "open": True, "started": True}
            stranger = office.playground.add_person(person)
        assert kind in office.service.rooms.taps, f"nobody handles {kind.__name__}"
        await office.taps_data(stranger, sample(kind).pack())
        action = office.service.rooms.taps[kind].action
        assert stranger.toasts[-1] == refusal(action), kind.__name__
    assert await records(office) == before


async def test_links_are_public_only_when_their_action_is(busy: OfficeOnTrial) -> None:
    for link in busy.service.rooms.links:
        await busy.opens(busy.stranger, f"{link.prefix}x")
        refused = busy.stranger.last["text"] == STRANGER_IS_TOLD
        assert refused == (link.action not in PUBLIC), link.prefix


async def test_nobody_continues_the_conversation_of_another(busy: OfficeOnTrial) -> None:
    office = busy
    await office.says(office.sari, "/lapor")
    (dialog,) = await office.rows(select(Dialog))
    before = await records(office)
    taps = [DialogTap(dialog.token, dialog.step, "2026-11-20"), KeepDraftTap(dialog.token, 0, "lapor")]
    for person in (office.stranger, office.citra):
        for tap in taps:
            await office.taps_data(person, tap.pack())
            assert person.toasts[-1] == words_in("id").plain("dialog-over")
    assert await records(office) == before


async def test_records_of_others_are_out_of_reach_of_colleagues_and_administrators(
    busy: OfficeOnTrial,
) -> None:
    office = busy
    before = await records(office)
    taps = office.service.rooms.taps.values()
    of_records = [tap.kind for tap in taps if tap.action is None]
    assert of_records
    for person in (office.citra, office.admin):
        for kind in of_records:
            await office.taps_data(person, sample(kind).pack())
            assert person.toasts[-1] == words_in("id").plain("gate-not-yours"), kind.__name__
    assert await records(office) == before


async def test_what_only_administrators_may_is_refused_to_employees(busy: OfficeOnTrial) -> None:
    office = busy
    async with office.service.database.read() as uow:
        sari = await uow.people.get(office.ids[SARI])
    allowed = await rights_of(office, Actor(SARI, sari, is_admin=False, in_service=True, language="id"), None)
    for command in office.service.rooms.commands:
        if command.action not in allowed:
            await office.says(office.sari, f"/{command.name}")
            key = f"gate-{command.action.replace('_', '-')}"
            assert office.sari.last["text"] == words_in("id").plain(key)


async def test_the_table_of_rights(busy: OfficeOnTrial) -> None:
    office = busy
    async with office.service.database.read() as uow:
        entry = await uow.cases.get(Entry, 1)
        people = {key: await uow.people.get(number) for key, number in office.ids.items()}

    async def rights(
        person: PersonHandle,
        *,
        is_admin: bool = False,
        in_service: bool = True,
        of: Entry | None = entry,
    ) -> set[Action]:
        employee = people.get(person.id)
        actor = Actor(person.id, employee, is_admin, in_service and employee is not None, "id")
        return await rights_of(office, actor, of)

    assert set(RIGHTS) == set(Action)
    assert await rights(office.stranger) == PUBLIC
    of_a_planner = {Action.SEE_DUTY, Action.PLAN_DUTY, Action.PLAN_DUTY_OF}
    of_a_planner |= {Action.DELEGATE, Action.DELEGATE_FOR, Action.SEE_TEAM, Action.REMIND_PERSON}
    by_settings = PUBLIC | OF_ADMINS | of_a_planner | {Action.SEE_RULES, Action.SEE_OBJECTIVITY}
    by_settings |= OF_RESULTS | {Action.ANSWER_TICKETS, Action.HANDLE_TICKET, Action.SEE_OBJECTIONS}
    by_settings |= {Action.SEE_FOLLOW_UPS, Action.SEE_NOTICES}
    by_settings |= {Action.SEE_RESULTS, Action.SEE_RESULT_OF}
    assert await rights(office.stranger, is_admin=True) == by_settings
    of_heads = {Action.SEE_QUEUE, Action.SET_TARGETS, Action.PLAN_DUTY, Action.DELEGATE, Action.SEE_TEAM}
    of_heads |= {Action.ASSESS_TEAM, Action.LEAD_MEETING, Action.MANAGE_SERVICES, Action.SEE_DIGEST}
    of_heads |= {Action.SEE_NOTICES}
    where_set = {
        Action.SEE_PUBLIC_RESULTS,
        Action.ATTEND,
        Action.SET_PLACE,
        Action.SEE_SATISFACTION,
        Action.SHOW_CODES,
        Action.SEE_SECOND_RATINGS,
        Action.SEE_AGREEMENT,
    }
    ordinary = set(Action) - RECORD_ACTIONS - OF_ADMINS - of_heads - where_set
    assert await rights(office.citra) == ordinary
    of_both = {Action.TALK_ABOUT, Action.SEE_VERSIONS}
    of_authors = of_both | {
        Action.CHANGE_PLAN,
        Action.SEE_OWN_ENTRY,
        Action.SEE_RESULT_OF,
        Action.MOVE_ENTRY,
        Action.CHANGE_CASE,
        Action.RATE_COLLEAGUE,
        Action.REPLY_FEEDBACK,
        Action.FILE_OBJECTION,
    }
    of_reviewers = of_both | {Action.REVIEW_CASE, Action.PLAN_DUTY_OF, Action.REMIND_PERSON}
    of_reviewers |= {Action.ASSESS_PERSON, Action.GIVE_FEEDBACK_TO}
    assert await rights(office.sari) == ordinary | of_authors
    assert await rights(office.budi) == ordinary | of_reviewers | of_heads
    of_admins = OF_ADMINS | of_a_planner | OF_RESULTS | {Action.DECIDE_CORRECTION, Action.SEE_QUEUE}
    of_admins |= {Action.HANDLE_TICKET, Action.SEE_RESULT_OF, Action.SEE_NOTICES}
    assert await rights(office.admin, is_admin=True) == ordinary | of_admins
    assert await rights(office.sari, of=None) == ordinary, "a record that is gone is nobody's"
    of_serving = {Action.GIVE_REASON, Action.PUT_FORWARD, Action.ASSESS_ONESELF}
    of_serving |= {Action.ASK_FEEDBACK, Action.GIVE_FEEDBACK, Action.ANSWER_TICKETS}
    assert await rights(office.budi, in_service=False) == ordinary - of_serving


def test_every_refusal_has_its_sentence() -> None:
    for language in LANGUAGES:
        for action in set(Action) - RECORD_ACTIONS - PUBLIC:
            assert words_in(language)(f"gate-{action.replace('_', '-')}"), action


async def test_administrators_of_the_settings_see_the_digest_without_a_link(database_file: Path) -> None:
    async with office_on_trial(database_file, linked=False, admins=(STRANGER,)) as office:
        await office.says(office.stranger, "/digest")
        assert "photo" in office.stranger.messages[-2]
        await office.says(office.admin, "/digest")
        assert office.admin.id == ADMIN
        assert office.admin.last["text"] == STRANGER_IS_TOLD
