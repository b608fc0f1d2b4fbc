"""`/kode`: a code on the officer's phone that gives way to the next one, and who may show it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import select, update
from telegram.error import RetryAfter

from domain.visits import VisitState, code_hash
from locales import words_in
from playground.errors import ApiError, too_many_requests
from storage.tables import CodeScreen, Outbox, ServiceStaff
from tests.handlers.services import code_on, shows
from tests.handlers.services import counter as office
from tests.harness import RATER_KEY, SARI, OfficeOnTrial, must

__all__ = ["office"]

KEY = RATER_KEY.encode()
WORDS = words_in("id")


async def spend(office: OfficeOnTrial, code: str) -> None:
    """A citizen finishes a rating with a code."""
    now = office.service.clock.now()
    async with office.changes() as uow:
        assert (await uow.visits.find(KEY, code, now)).state is VisitState.OPEN
        assert await uow.visits.spend(KEY, code, now, office.service.office.date_of(now))


async def test_a_used_code_gives_way_to_the_next_one_in_the_same_message(office: OfficeOnTrial) -> None:
    sari = office.sari
    await office.says(sari, "/kode")
    await shows(office)
    first, message = code_on(sari), sari.last["message_id"]
    assert sari.last["photo"]
    await shows(office)
    assert code_on(sari) == first
    await spend(office, first)
    await shows(office)
    assert code_on(sari) != first
    assert sari.last["message_id"] == message
    await spend(office, code_on(sari))


async def test_what_renews_it_leaves_nothing_of_the_codes_before(office: OfficeOnTrial) -> None:
    sari = office.sari
    await office.says(sari, "/kode")
    await shows(office)
    first = code_on(sari)
    sent = len(await office.rows(select(Outbox.id)))
    await spend(office, first)
    await shows(office)
    async with office.service.database.read() as uow:
        assert len(list(await uow.session.scalars(select(Outbox.id)))) == sent
        [screen] = await uow.session.scalars(select(CodeScreen))
        assert screen.code_hash == code_hash(KEY, code_on(sari))
        assert (screen.ends_at.minute, screen.ends_at.second) == (0, 0)
    kept = await office.everything_kept()
    holding = [name for name, rows in kept.items() if code_hash(KEY, first) in rows]
    assert holding == ["visit_codes"]


async def test_a_new_code_by_a_tap_and_a_second_screen_instead_of_the_first(office: OfficeOnTrial) -> None:
    budi = office.budi
    await office.says(budi, "/kode")
    await office.taps(budi, "KTP-el <baru>")
    await shows(office)
    first, message = code_on(budi), budi.last["message_id"]
    await office.taps(budi, "🔄 Kode baru")
    await shows(office)
    assert code_on(budi) != first
    assert budi.last["message_id"] == message
    await office.says(budi, "/kode KIA")
    await shows(office)
    assert "Kartu anak" in str(budi.last["caption"])
    assert message not in [each["message_id"] for each in budi.messages]
    await office.says(budi, "/kode ktp-el")
    await shows(office)
    assert "KTP-el" in str(budi.last["caption"]), "by a part of its name"


async def test_it_ends_by_itself_or_by_a_tap_and_a_late_tap_begins_it_again(office: OfficeOnTrial) -> None:
    sari = office.sari
    await office.says(sari, "/kode")
    await shows(office)
    office.playground.clock.move_to(office.playground.clock.now() + timedelta(hours=13))
    await shows(office)
    assert sari.last["text"] == "Kode untuk KTP-el <baru> tidak ditampilkan lagi."
    assert not [each for each in sari.messages if "photo" in each]
    await office.taps(sari, "🎟 Tampilkan lagi")
    await shows(office)
    assert code_on(sari)
    await office.taps(sari, "Tutup")
    await shows(office)
    assert sari.last["text"] == "Kode untuk KTP-el <baru> tidak ditampilkan lagi."
    assert await office.rows(select(CodeScreen)) == []


async def test_a_service_that_closes_takes_its_code_from_the_phone(office: OfficeOnTrial) -> None:
    sari = office.sari
    await office.says(sari, "/kode")
    await shows(office)
    async with office.changes() as uow:
        service = must(await uow.services.by_code("KTP"))
        service.closed_on = date(2026, 11, 21)
    await shows(office)
    assert code_on(sari), "it closes tomorrow"
    office.move_to(2026, 11, 21, 0, 1)
    await shows(office)
    assert "KTP-el <baru> sudah ditutup" in sari.last["text"]
    assert "Tampilkan lagi" not in str(sari.last)
    assert not [each for each in sari.messages if "photo" in each]
    assert await office.rows(select(CodeScreen)) == []


async def test_who_staffs_the_service_no_more_shows_no_more_codes(office: OfficeOnTrial) -> None:
    sari = office.sari
    await office.says(sari, "/kode")
    await shows(office)
    await office.execute(update(ServiceStaff).values(ends=date(2026, 11, 19)))
    await spend(office, code_on(sari))
    await shows(office)
    assert sari.last["text"] == "Kode untuk KTP-el <baru> tidak ditampilkan lagi."
    await office.taps(sari, "🎟 Tampilkan lagi")
    assert sari.toasts[-1] in {WORDS.plain("gate-show-codes"), WORDS.plain("gate-not-yours")}


async def test_a_code_whose_message_did_not_arrive_is_shown_at_the_next_look(office: OfficeOnTrial) -> None:
    sari = office.sari
    await office.says(sari, "/kode")
    await shows(office)
    await spend(office, code_on(sari))
    async with office.changes() as uow:
        screen = must(await uow.code_screens.get(SARI))
        assert await uow.code_screens.take(screen, "of a code that a process took along when it died")
    await shows(office)
    await spend(office, code_on(sari))


async def test_what_telegram_does_not_take_now_is_done_at_the_next_look(office: OfficeOnTrial) -> None:
    sari, faults = office.sari, office.playground.faults
    await office.says(sari, "/kode")
    faults.fail_next("sendPhoto", ApiError(401, "Unauthorized"))  # its token is being changed
    await shows(office)
    await shows(office)
    assert code_on(sari)
    office.playground.clock.move_to(office.playground.clock.now() + timedelta(hours=13))
    faults.fail_next("deleteMessage", ApiError(502, "Bad Gateway"))
    await shows(office)
    assert code_on(sari)
    faults.fail_next("sendMessage", too_many_requests(1))
    with pytest.raises(RetryAfter):
        await shows(office)
    await shows(office)
    assert sari.last["text"] == "Kode untuk KTP-el <baru> tidak ditampilkan lagi."
    assert not [each for each in sari.messages if "photo" in each]
    assert await office.rows(select(CodeScreen)) == []


async def test_a_phone_that_cannot_be_served_ends_alone(
    office: OfficeOnTrial, caplog: pytest.LogCaptureFixture
) -> None:
    await office.says(office.sari, "/kode")
    office.playground.faults.fail_next("sendPhoto", ApiError(409, "Conflict: what nobody expects"))
    await shows(office)
    assert await office.rows(select(CodeScreen)) == []
    assert [record.levelname for record in caplog.records if "no more codes" in record.message] == ["ERROR"]


async def test_codes_that_are_shown_again_meanwhile_go_on(office: OfficeOnTrial) -> None:
    await office.says(office.sari, "/kode")
    [seen] = await office.rows(select(CodeScreen))
    async with office.changes() as uow:
        await uow.code_screens.begin(SARI, seen.service_id, None, seen.ends_at + timedelta(hours=1))
    async with office.changes() as uow:
        await uow.code_screens.end_of(seen)
        again = must(await uow.code_screens.get(SARI))
        await uow.code_screens.end_of(again)
        assert await uow.code_screens.get(SARI) is None


async def test_a_closed_service_shows_no_codes(office: OfficeOnTrial) -> None:
    budi = office.budi
    await office.says(budi, "/kode")
    async with office.changes() as uow:
        service = must(await uow.services.by_code("KTP"))
        service.closed_on = office.service.office.date_of(office.service.clock.now())
    await office.taps(budi, "KTP-el <baru>")
    assert "sudah ditutup" in budi.toasts[-1]
    await office.says(budi, "/kode")
    await shows(office)
    assert "Kartu anak" in str(budi.last["caption"]), "the only one that is open"
