"""`python -m bot objection`: the list, one of them as it was at a moment, and an event that was changed."""

from __future__ import annotations

import json

from sqlalchemy import update

from storage.tables import ObjectionEvent
from tests.bot.command_line import CommandLine
from tests.handlers.objections import ANSWER, answers
from tests.handlers.ways import october_objected
from tests.harness import NIPS, SARI, OfficeOnTrial


async def test_an_objection_is_shown_as_it_was_and_a_changed_event_is_noticed(
    office: OfficeOnTrial, cli: CommandLine
) -> None:
    await october_objected(office)
    office.move_to(2026, 11, 23, 10, 0)
    await answers(office)
    listed = (await cli.runs("objection", "list")).stdout.splitlines()
    assert listed[1].split()[:4] == ["1", NIPS[SARI], "2026-10", "decision"]
    shown = await cli.runs("objection", "show", "1")
    assert shown.exit_code == 0, shown.stderr
    assert "answered, by Budi Contoh" in shown.stdout
    before = await cli.runs("objection", "show", "1", "--at", "2026-11-22T09:00+07:00")
    assert "State: answer" in before.stdout and "answered" not in before.stdout
    early = await cli.runs("objection", "show", "1", "--at", "2026-11-19T09:00+07:00")
    assert early.exit_code == 1 and "was filed later" in early.stderr
    assert "no objection of the number 2" in (await cli.runs("objection", "show", "2")).stderr
    document = json.loads((await cli.runs("objection", "show", "1", "--json")).stdout)
    assert [each["kind"] for each in document["events"]] == ["filed", "answered"]
    assert document["events"][1]["text"] == ANSWER
    async with office.changes() as uow:
        row = await uow.session.get_one(ObjectionEvent, (1, 2))
        changed = update(ObjectionEvent).where(ObjectionEvent.number == 2)
        await uow.session.execute(changed.values(what=row.what.replace("loket", "kami")))
    altered = await cli.runs("objection", "show", "1")
    assert altered.exit_code == 1 and "was changed after it was written" in altered.stderr
