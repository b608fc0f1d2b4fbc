"""The gate where test_rights.py does not ask it: buttons for commands, links, conversations, what is gone."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import select

from handlers.frame.actor import actor_of
from handlers.frame.callbacks import CommandTap, DialogTap, KeepDraftTap
from handlers.frame.gate import RECORD_ACTIONS, Action, may
from locales import LANGUAGES, words_in
from storage.tables import Dialog
from tests.handlers.steps import records
from tests.harness import ADMIN, BUDI, SARI, STRANGER, OfficeOnTrial, office_on_trial

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
STRANGER_IS_TOLD = words_in("id").plain("gate-stranger")


@pytest.fixture
async def busy(office: OfficeOnTrial) -> OfficeOnTrial:
    """An office in which Sari has reported, so that there is a record to reach for."""
    await office.reports(office.sari)
    return office


async def test_a_button_for_a_command_tells_a_stranger_the_same(busy: OfficeOnTrial) -> None:
    office, stranger = busy, busy.stranger
    before = await records(office)
    for command in office.service.rooms.commands:
        told = len(stranger.toasts)
        await office.taps_data(stranger, CommandTap(command.name).pack())
        is_of_language = command.action is Action.CHOOSE_LANGUAGE
        told_so = words_in("id").plain("gate-choose-language") if is_of_language else STRANGER_IS_TOLD
        refused = stranger.toasts[told:] == [told_so]
        assert refused == (command.action not in PUBLIC), f"a button for /{command.name}"
    assert {**await records(office), "ticket_drafts": ""} == before


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


async def test_a_record_that_is_gone_is_nobody_s(office: OfficeOnTrial) -> None:
    served, now = office.service.office, office.service.clock.now()
    async with office.service.database.read() as uow:
        for key in (SARI, BUDI):
            actor = await actor_of(uow, served, key, now)
            for action in RECORD_ACTIONS:
                assert not await may(uow, served, actor, action, None, now), action


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
