"""What is forgotten at night, and what is not."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import select

from domain.notices import Apology, Recipient
from domain.retention import Retention
from storage.tables import (
    Dialog,
    Entry,
    EvidenceLink,
    EvidenceVisit,
    FailedUpdate,
    KeptFile,
    Outbox,
    ProcessedUpdate,
    Response,
    Service,
    Table,
)
from tests.harness import CITRA, SARI, STRANGER, OfficeOnTrial, must
from tests.jobs.records import reported

NIGHT = (2026, 11, 21, 2, 30)


async def add(office: OfficeOnTrial, *rows: Table) -> None:
    """Rows that are there already."""
    await office.add(*rows)


async def after_night(office: OfficeOnTrial) -> None:
    """The night passes."""
    office.move_to(*NIGHT)
    await office.service.runner.run_due()


def at_night(office: OfficeOnTrial, days: float) -> datetime:
    """So many days before the night that comes."""
    tonight = office.service.clock.now() + timedelta(hours=17, minutes=30)
    return tonight - timedelta(days=days)


def dialog(telegram_id: int, touched_at: datetime) -> Dialog:
    return Dialog(
        position=1,
        telegram_id=telegram_id,
        token=f"{telegram_id:08x}",
        flow="report",
        step="date",
        draft={},
        touched_at=touched_at,
    )


async def test_claims_of_updates_are_kept_for_a_week(office: OfficeOnTrial) -> None:
    before = await office.count(ProcessedUpdate)
    await add(
        office,
        ProcessedUpdate(update_id=1, processed_at=at_night(office, 7.1)),
        ProcessedUpdate(update_id=2, processed_at=at_night(office, 6.9)),
    )
    await after_night(office)
    assert await office.count(ProcessedUpdate) == before + 1


async def test_strangers_dialogs_last_a_day_and_employees_a_month(office: OfficeOnTrial) -> None:
    await add(
        office,
        dialog(STRANGER, at_night(office, 1.1)),
        dialog(999, at_night(office, 0.9)),
        dialog(SARI, at_night(office, 29)),
        dialog(CITRA, at_night(office, 31)),
    )
    await after_night(office)
    assert set(await office.rows(select(Dialog.telegram_id))) == {SARI, 999}


async def test_settled_messages_are_kept_for_three_months_and_waiting_ones_until_sent(
    office: OfficeOnTrial,
) -> None:
    old, recent = at_night(office, 91), at_night(office, 89)
    async with office.changes() as uow:
        for settled_at in (old, recent, None):
            uow.outbox.add(Apology("12AB"), Recipient(employee_id=office.ids[SARI]), old)
            await uow.outbox.write()
            row = must((await uow.session.scalars(select(Outbox).order_by(Outbox.id.desc()))).first())
            row.settled_at, row.state = settled_at, "sent" if settled_at else "pending"
    await after_night(office)
    states = await office.rows(select(Outbox.state).where(Outbox.kind == Apology.kind))
    assert sorted(states) == ["pending", "sent"]


async def test_a_failed_update_forgets_what_was_written_but_not_that_it_failed(office: OfficeOnTrial) -> None:
    def failed(number: int, days: int) -> FailedUpdate:
        return FailedUpdate(
            update_id=number,
            reference=f"REF{number}",
            failed_at=at_night(office, days),
            error="ValueError",
            kind="message",
            payload={"message": {"text": "rahasia"}},
        )

    await add(office, failed(1, 31), failed(2, 29))
    await after_night(office)
    kept = {row.reference: row.payload for row in await office.failed_updates()}
    assert kept == {"REF1": None, "REF2": {"message": {"text": "rahasia"}}}


async def test_visits_of_links_are_kept_for_400_days(office: OfficeOnTrial) -> None:
    await reported(office, SARI, at_night(office, 500).date())
    then = at_night(office, 500)
    await add(office, KeptFile(unique_id="u1", sha256="a" * 64))
    link = {"unique_id": "u1", "seed": "0" * 32, "token_hash": "b" * 64, "created_at": then}
    await add(office, EvidenceLink(id=1, entry_id=1, expires_at=then, **link))
    visits = [EvidenceVisit(link_id=1, at=at_night(office, days), outcome="opened") for days in (401, 399)]
    await add(office, *visits)
    await after_night(office)
    assert await office.count(EvidenceVisit) == 1


async def test_reports_are_never_forgotten(office: OfficeOnTrial) -> None:
    long_ago = at_night(office, 3000)
    await reported(office, SARI, long_ago.date(), sent_at=long_ago)
    await after_night(office)
    assert await office.count(Entry) == 1


async def test_a_slot_to_come_forgets_nothing_early(office: OfficeOnTrial) -> None:
    before = await office.count(ProcessedUpdate)
    await add(office, ProcessedUpdate(update_id=1, processed_at=office.service.clock.now()))
    future = office.service.clock.now() + timedelta(days=365)
    assert await office.service.runner.run("retention", future)
    assert await office.count(ProcessedUpdate) == before + 1


async def test_citizens_are_forgotten_before_anybody_of_the_roster_has_joined(office: OfficeOnTrial) -> None:
    async with office.changes() as uow:
        for key in office.ids:
            linked = must(await uow.people.linked(key))
            await uow.session.delete(linked.account)
    await add(office, dialog(STRANGER, at_night(office, 1.1)))
    await after_night(office)
    assert await office.count(Dialog) == 0


def with_retention(office: OfficeOnTrial, **spans: timedelta) -> None:
    """The office keeps things for other spans."""
    object.__setattr__(office.service.office, "retention", Retention(**spans))


async def test_an_office_forgets_drafts_sooner(office: OfficeOnTrial) -> None:
    with_retention(office, drafts=timedelta(days=7))
    await add(office, dialog(SARI, at_night(office, 6)), dialog(CITRA, at_night(office, 8)))
    await after_night(office)
    async with office.service.database.read() as uow:
        assert set(await uow.session.scalars(select(Dialog.telegram_id))) == {SARI}


async def test_comments_of_ratings_go_when_the_office_says_so_and_ratings_stay(office: OfficeOnTrial) -> None:
    async with office.changes() as uow:
        home = (await uow.people.units())[0]
        uow.session.add(Service(id=1, code="KTP", name="KTP elektronik", unit_id=home.id))
        await uow.session.flush()
        for number, days in enumerate((92, 93)):
            day = office.service.office.date_of(at_night(office, days))
            written = {"quick": 4, "kind": "praise", "comment": "Cepat", "photo": b"tersegel"}
            uow.session.add(Response(id=number, service_id=1, date=day, channel="visit", **written))
    await after_night(office)
    assert await comments(office) == ["Cepat", "Cepat"], "kept as records until it is set"
    with_retention(office, comments=timedelta(days=92))
    office.move_to(2026, 11, 22, 2, 30)
    await office.service.runner.run_due()
    assert await comments(office) == [None, None]
    async with office.service.database.read() as uow:
        rows = await uow.session.execute(select(Response.quick, Response.kind, Response.photo))
        assert [tuple(row) for row in rows] == [(4, "praise", None)] * 2


async def comments(office: OfficeOnTrial) -> list[str | None]:
    """What citizens wrote."""
    async with office.service.database.read() as uow:
        return list(await uow.session.scalars(select(Response.comment).order_by(Response.id)))
