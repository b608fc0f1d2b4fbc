"""A citizen rates a service, and nothing of the citizen is kept."""

from __future__ import annotations

import asyncio
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select, text

from domain.people import TimeZone
from domain.responses import link_payload
from handlers.citizen.callbacks import ServiceWordTap
from handlers.citizen.choice_screens import ON_A_PAGE
from handlers.tickets.callbacks import TicketWordTap
from playground.handle import PersonHandle
from storage.tables import Dialog, FailedUpdate, Outbox, Response, Service, ServiceStaff, Unit
from tests.handlers.conftest import WULAN
from tests.harness import SARI, OfficeOnTrial, copy_of, must, office_on_trial, start_service
from tests.playground.stage import picture


@pytest.fixture
async def counter(office: OfficeOnTrial) -> OfficeOnTrial:
    """An office with two services, one with a code that no link can carry, and one in the east."""
    async with office.changes() as uow:
        home = (await uow.people.units())[0]
        east = Unit(name="UPT Timur", timezone=TimeZone.WIT.value)
        uow.session.add_all([east])
        await uow.session.flush()
        uow.session.add_all(
            [
                Service(code="KTP", name="KTP elektronik", unit_id=home.id),
                Service(code="IZIN/01", name="Izin usaha", unit_id=home.id),
                Service(code="TIMUR", name="Puskesmas Timur", unit_id=east.id),
            ]
        )
    await office.settle()
    return office


async def responses(office: OfficeOnTrial) -> list[Response]:
    """All responses, by their ratings: nothing tells the order in which they came."""
    return await office.rows(select(Response).order_by(Response.quick, Response.service_id))


async def assert_nothing_is_kept_of(office: OfficeOnTrial, person: dict[str, object]) -> None:
    """No table holds the person's id or any name."""
    for table, rows in (await office.everything_kept()).items():
        for value in person.values():
            assert str(value) not in rows, f"{table} keeps {value}"


async def rename_column(office: OfficeOnTrial, old: str, new: str) -> None:
    """Makes the storing of comments fail, or work again."""
    await office.execute(text(f"ALTER TABLE responses RENAME COLUMN {old} TO {new}"))


async def test_a_citizen_rates_with_one_tap_and_a_comment(
    counter: OfficeOnTrial, wulan: PersonHandle
) -> None:
    await counter.says(wulan, "/nilailayanan")
    assert "Layanan Kabupaten Contoh mana" in wulan.sees()
    await counter.taps(wulan, "KTP elektronik")
    assert "disimpan tanpa nama dan akun Anda" in wulan.sees()

    await counter.taps(wulan, "🙂 Puas")
    (response,) = await responses(counter)
    assert (response.quick, response.channel, response.comment) == (3, "open", None)
    assert "sudah tersimpan" in wulan.sees()
    assert not any(wulan.toasts), "the message says it, once"

    await counter.says(wulan, "Cepat dan <ramah>")
    (response,) = await responses(counter)
    assert response.comment == "Cepat dan <ramah>"
    seen = wulan.sees()
    assert "Kiriman Anda untuk KTP elektronik sudah tersimpan" in seen
    assert len(wulan.messages) == 4, "the command, the question, the comment and the thanks"
    assert "Ada lagi yang ingin disampaikan? Tulis saja di sini, atau kirim satu foto" in seen
    await counter.says(wulan, "Satu lagi")
    assert (await responses(counter))[0].comment == "Cepat dan <ramah>\nSatu lagi"
    wulan.sends_photo(picture(), caption="Loketnya")
    await counter.settle()
    (response,) = await responses(counter)
    assert (response.comment, response.photo is not None) == ("Cepat dan <ramah>\nSatu lagi\nLoketnya", True)
    assert "Tulis saja di sini; foto baru menggantikan yang tadi." in wulan.sees()
    await counter.taps(wulan, "Selesai")
    await counter.says(wulan, "Bukan komentar lagi")
    assert (await responses(counter))[0].comment == "Cepat dan <ramah>\nSatu lagi\nLoketnya"


async def test_a_comment_may_be_left_out(counter: OfficeOnTrial, wulan: PersonHandle) -> None:
    await counter.says(wulan, "/rate")
    await counter.taps(wulan, "KTP elektronik", "😞 Tidak puas", "Selesai")
    assert "Terima kasih. Penilaian Anda untuk KTP elektronik" in wulan.sees()
    (response,) = await responses(counter)
    assert (response.quick, response.comment) == (1, None)
    await counter.taps(wulan, "Nilai layanan lain", "Izin usaha", "😀 Sangat puas")
    assert [response.quick for response in await responses(counter)] == [1, 4]


async def test_who_wants_to_say_nothing_is_asked_no_more(counter: OfficeOnTrial, wulan: PersonHandle) -> None:
    await counter.opens(wulan, "rate_KTP")
    await counter.taps(wulan, "🙂 Puas", "Selesai")
    await counter.says(wulan, "Bukan komentar")
    assert "Pesan ini tidak dikirim ke siapa pun" in wulan.last["text"]
    assert (await responses(counter))[0].comment is None


async def test_a_comment_belongs_to_the_service_that_was_rated_last(
    counter: OfficeOnTrial, wulan: PersonHandle
) -> None:
    for service in ("rate_KTP", "rate_TIMUR"):
        await counter.opens(wulan, service)
        await counter.taps(wulan, "🙂 Puas")
    await counter.says(wulan, "Cepat")
    assert "Kiriman Anda untuk Puskesmas Timur sudah tersimpan" in wulan.sees()
    assert [(each.service_id, each.comment) for each in await responses(counter)] == [(1, None), (3, "Cepat")]


@pytest.mark.parametrize(("minutes", "taken"), [(14, True), (31, False)])
async def test_what_is_written_much_later_is_no_comment(
    counter: OfficeOnTrial, wulan: PersonHandle, minutes: int, taken: bool
) -> None:
    await counter.opens(wulan, "rate_KTP")
    await counter.taps(wulan, "🙂 Puas")
    counter.move_to(2026, 11, 20, 9, minutes)
    await counter.says(wulan, "Selamat siang")
    assert (await responses(counter))[0].comment == ("Selamat siang" if taken else None)


async def test_stopping_keeps_the_rating_and_says_so(counter: OfficeOnTrial, wulan: PersonHandle) -> None:
    await counter.says(wulan, "/nilailayanan")
    await counter.taps(wulan, "KTP elektronik", "🙂 Puas")
    await counter.says(wulan, "/batal")
    assert "Terima kasih, penilaian Anda sudah tersimpan" in wulan.last["text"]
    assert "Tidak ada yang dikirim" not in wulan.sees()


async def test_a_comment_is_words_and_not_too_long(counter: OfficeOnTrial, wulan: PersonHandle) -> None:
    await counter.says(wulan, "/nilailayanan")
    await counter.taps(wulan, "KTP elektronik", "🙂 Puas")
    wulan.shares_location(-6.2, 106.8)
    await counter.settle()
    assert "tulis komentar Anda dengan kata-kata" in wulan.sees()
    await counter.says(wulan, "x" * 4000, "y" * 100)
    assert "maksimal 4.096 karakter, tulisan Anda 4.101" in wulan.sees()
    await counter.says(wulan, "Baik")
    assert (await responses(counter))[0].comment == "x" * 4000 + "\nBaik"


async def test_a_comment_that_telegram_split_is_joined_as_far_as_it_fits(
    counter: OfficeOnTrial, wulan: PersonHandle
) -> None:
    await counter.opens(wulan, "rate_KTP")
    await counter.taps(wulan, "🙂 Puas")
    first = "Pelayanannya lambat sekali. " * 145
    for part in (first, "Terima kasih."):
        wulan.says(part)
    await counter.settle()
    assert (await responses(counter))[0].comment == f"{first.strip()}\nTerima kasih."


async def test_the_link_of_a_service_opens_its_faces(counter: OfficeOnTrial, wulan: PersonHandle) -> None:
    async with counter.service.database.read() as uow:
        services = await uow.services.all()
    for service in services:
        await counter.opens(wulan, link_payload(service.code, service.id))
        assert service.name in wulan.last["text"]
        assert len(wulan.labels()) >= 4
    await counter.opens(wulan, "rate_ktp")
    assert "KTP elektronik" in wulan.last["text"]
    for payload in ("rate_NONE", "rateid_99", "rateid_99999999999", "rateid_x", "rate_"):
        await counter.opens(wulan, payload)
        assert "Tautan ini tidak dikenal" in wulan.last["text"]


async def test_once_per_service_and_day_of_the_services_zone(
    counter: OfficeOnTrial, wulan: PersonHandle
) -> None:
    for service in ("KTP", "TIMUR"):
        await counter.opens(wulan, f"rate_{service}")
        await counter.taps(wulan, "🙂 Puas", "Selesai")
    await counter.opens(wulan, "rate_KTP")
    assert "Anda sudah menilai KTP elektronik hari ini" in wulan.sees()

    counter.move_to(2026, 11, 20, 22, 30)  # half past midnight in the east
    await counter.opens(wulan, "rate_KTP")
    assert "Anda sudah menilai KTP elektronik hari ini" in wulan.last["text"]
    await counter.opens(wulan, "rate_TIMUR")
    await counter.taps(wulan, "😀 Sangat puas")
    rated = [(response.service_id, response.quick) for response in await responses(counter)]
    assert rated == [(1, 3), (3, 3), (3, 4)]
    assert {response.date for response in await responses(counter)} == {date(2026, 11, 20)}


async def test_an_old_window_can_be_tapped_on_another_day(
    counter: OfficeOnTrial, wulan: PersonHandle
) -> None:
    await counter.opens(wulan, "rate_KTP")
    window = wulan.last
    await counter.taps(wulan, "🙂 Puas", "Selesai")
    await counter.opens(wulan, "rate_KTP")
    counter.move_to(2026, 12, 22, 9, 0)
    await counter.opens(wulan, "rate_KTP")
    await counter.taps(wulan, "🙁 Kurang puas")
    assert window["message_id"] != wulan.last["message_id"]
    assert [response.quick for response in await responses(counter)] == [2, 3]


async def test_of_two_taps_at_once_the_first_counts_and_no_one_is_apologised_to(
    counter: OfficeOnTrial, wulan: PersonHandle
) -> None:
    await counter.opens(wulan, "rate_KTP")
    wulan.taps("🙂 Puas")
    wulan.taps("😞 Tidak puas")
    await counter.settle()
    (response,) = await responses(counter)
    assert response.quick == 3
    assert any("Anda sudah menilai KTP elektronik hari ini" in toast for toast in wulan.toasts)
    assert "Nomor rujukan" not in wulan.sees()
    # The comment is still asked for, and taken.
    await counter.says(wulan, "Antre lama")
    assert (await responses(counter))[0].comment == "Antre lama"


async def test_two_processes_keep_one_rating(counter: OfficeOnTrial, wulan: PersonHandle) -> None:
    await counter.opens(wulan, "rate_KTP")
    other = await start_service(counter.playground, counter.service.settings.database_url)
    try:
        for label in ("🙂 Puas", "😞 Tidak puas"):
            wulan.taps(label)
        first, second = await counter.service.bot.get_updates(timeout=0)
        await asyncio.gather(counter.service.intake.take(first), other.intake.take(second))
        await other.speaker.wait_idle()
        await counter.settle()
    finally:
        await other.close()
    assert len(await responses(counter)) == 1
    assert sum("Anda sudah menilai" in toast for toast in wulan.toasts) == 1
    assert "Nomor rujukan" not in wulan.sees()


async def test_an_answer_that_never_arrived_is_found_again_by_tapping_again(
    counter: OfficeOnTrial, wulan: PersonHandle
) -> None:
    await counter.opens(wulan, "rate_KTP")
    wulan.taps("🙂 Puas")
    (update,) = await counter.service.bot.get_updates(timeout=0)
    speaker, counter.service.intake.speaker = counter.service.intake.speaker, None
    await counter.service.intake.take(update)  # the process dies before it can speak
    counter.service.intake.speaker = speaker
    await counter.settle()
    assert "sudah tersimpan" not in wulan.sees()
    await counter.taps(wulan, "🙂 Puas")
    assert "sudah tersimpan" in wulan.sees()
    assert len(await responses(counter)) == 1


async def test_an_employee_in_the_middle_of_a_report_rates_without_losing_it(counter: OfficeOnTrial) -> None:
    await counter.opens(counter.sari, "rate_TIMUR")
    window = counter.sari.last
    await counter.says(counter.sari, "/lapor")
    await counter.taps(counter.sari, "Hari ini")
    await counter.taps(counter.sari, "🙂 Puas", message=window)
    assert "Penilaian Anda untuk Puskesmas Timur sudah tersimpan" in counter.sari.sees()
    await counter.taps(counter.sari, "Tulis komentar")
    assert "Selesaikan dahulu isian Anda" in counter.sari.toasts[-1]
    await counter.says(counter.sari, "Menyusun laporan keuangan", "3 dokumen")
    assert "Berapa lama?" in counter.sari.sees()


async def test_who_staffs_a_service_cannot_rate_it_and_colleagues_of_the_unit_do_not_count(
    counter: OfficeOnTrial,
) -> None:
    sari, citra = counter.sari, counter.citra
    async with counter.changes() as uow:
        sari_s = must(await uow.people.unit_of(counter.ids[SARI], date(2026, 11, 20)))
        uow.session.add_all([Service(code="SKCK", name="Surat keterangan", unit_id=sari_s.id)])
        await uow.session.flush()
        service = must(await uow.services.by_code("SKCK"))
        dates = {"starts": date(2026, 11, 20), "ends": date(2026, 11, 20)}
        uow.session.add_all([ServiceStaff(service_id=service.id, employee_id=counter.ids[SARI], **dates)])
    await counter.opens(citra, "rate_SKCK")
    window = citra.last
    await counter.taps(citra, "🙂 Puas")
    assert "tidak ikut dihitung karena Anda pegawai unit layanan ini" in citra.sees()
    (kept,) = await responses(counter)
    assert (kept.quick, kept.quarantined_on) == (3, date(2026, 11, 20))
    await counter.says(citra, "Terima kasih")
    assert (await responses(counter))[0].comment is None, "no comment is asked for that nobody would read"

    await counter.opens(sari, "rate_SKCK")
    assert "Anda bertugas di Surat keterangan" in sari.sees()
    await counter.taps_data(sari, window["reply_markup"]["inline_keyboard"][0][0]["callback_data"])
    assert "Anda bertugas di Surat keterangan" in sari.toasts[-1]
    assert len(await responses(counter)) == 1
    counter.move_to(2026, 11, 21, 9, 0)
    await counter.opens(sari, "rate_SKCK")
    await counter.taps(sari, "😀 Sangat puas")
    assert len(await responses(counter)) == 2, "who is no longer at the counter is a colleague of the unit"
    assert all(each.quarantined_on for each in await responses(counter))


async def test_employees_of_other_units_count_as_everybody(counter: OfficeOnTrial) -> None:
    await counter.opens(counter.citra, "rate_TIMUR")
    await counter.taps(counter.citra, "🙂 Puas")
    await counter.says(counter.citra, "Bersih")
    (response,) = await responses(counter)
    assert (response.quick, response.comment, response.quarantined_on) == (3, "Bersih", None)


async def test_a_long_list_is_turned_page_by_page(counter: OfficeOnTrial, wulan: PersonHandle) -> None:
    async with counter.changes() as uow:
        home = (await uow.people.units())[0]
        uow.session.add_all(
            [
                Service(code=f"L{number:02}", name=f"Layanan nomor {number} " + "x" * 60, unit_id=home.id)
                for number in range(2 * ON_A_PAGE - 2)
            ]
        )
    await counter.says(wulan, "/nilailayanan")
    assert "di unit mana" in wulan.sees()
    assert wulan.labels()[:2] == ["Dinas Pelayanan", "UPT Timur"]
    await counter.taps(wulan, "Dinas Pelayanan")
    assert len(wulan.labels()) == ON_A_PAGE + 2
    await counter.taps(wulan, "Berikutnya")
    assert max(map(len, wulan.labels())) <= 60
    await counter.taps(wulan, "Sebelumnya", "Semua unit", "UPT Timur", "Puskesmas Timur")
    assert "Bagaimana pelayanan yang Anda terima?" in wulan.sees()
    await counter.taps_data(wulan, "su1:99:0")
    assert "sudah tidak berlaku" in wulan.toasts[-1]


async def test_without_services_there_is_a_polite_sentence(office: OfficeOnTrial) -> None:
    await office.says(office.stranger, "/start")
    await office.taps(office.stranger, "Nilai layanan")
    assert "Belum ada layanan yang dapat dinilai" in office.stranger.sees()


async def test_nothing_of_the_citizen_is_kept(counter: OfficeOnTrial, wulan: PersonHandle) -> None:
    await counter.says(wulan, "/start", "selamat pagi", "/lapor", "/nilailayanan")
    await counter.taps(wulan, "KTP elektronik", "🙂 Puas")
    await counter.says(wulan, "Terlalu lama menunggu")
    await counter.opens(wulan, "rateid_2")
    await counter.taps(wulan, "😀 Sangat puas", "Selesai")
    assert "sudah kami terima" in wulan.sees()
    assert len(await responses(counter)) == 2
    async with counter.service.database.read() as uow:
        assert (await uow.session.scalars(select(Dialog))).all() == []
        assert (await uow.session.scalars(select(Outbox))).all() == []
    await assert_nothing_is_kept_of(counter, dict(WULAN))


async def test_a_citizen_who_blocks_the_bot_is_forgotten_too(
    counter: OfficeOnTrial, wulan: PersonHandle
) -> None:
    await counter.opens(wulan, "rate_KTP")
    await counter.taps(wulan, "🙂 Puas")
    wulan.taps("Selesai")
    wulan.blocks()
    await counter.settle()
    await assert_nothing_is_kept_of(counter, dict(WULAN))


async def test_a_failure_keeps_nothing_of_the_citizen_either(
    counter: OfficeOnTrial, wulan: PersonHandle
) -> None:
    await counter.opens(wulan, "rate_KTP")
    await counter.taps(wulan, "🙂 Puas")
    await rename_column(counter, "comment", "remark")
    await counter.says(wulan, "Nama saya Wulandari, nomor 8123456789")
    await rename_column(counter, "remark", "comment")
    assert "Nomor rujukan" in wulan.sees()
    (failed,) = await counter.rows(select(FailedUpdate))
    assert failed.payload is None
    assert failed.reference in wulan.sees()
    await counter.says(wulan, "/batal")
    await assert_nothing_is_kept_of(counter, dict(WULAN))


@pytest.mark.parametrize("column", ["quick", "comment"])
async def test_of_an_employee_whose_rating_fails_nothing_is_kept_beside_it(
    counter: OfficeOnTrial, column: str
) -> None:
    """The rating succeeds soon after: what the first try says of its sender would name who gave it."""
    citra = counter.citra
    await counter.opens(citra, "rate_TIMUR")
    if column == "comment":
        await counter.taps(citra, "🙂 Puas")
    await rename_column(counter, column, "remark")
    if column == "comment":
        await counter.says(citra, "Bersih sekali")
    else:
        await counter.taps(citra, "🙂 Puas")
    await rename_column(counter, "remark", column)
    assert "Nomor rujukan" in citra.sees()
    (failed,) = await counter.rows(select(FailedUpdate))
    assert (failed.payload, failed.error) == (None, "OperationalError")


async def test_of_an_employee_who_searches_a_service_nothing_is_kept_either(counter: OfficeOnTrial) -> None:
    citra = counter.citra
    for tap in (ServiceWordTap(), TicketWordTap()):
        await counter.taps_data(citra, tap.pack())
        question = citra.last["message_id"]
        async with counter.changes() as uow:
            await uow.people.mark_unreachable(citra.id, counter.service.clock.now())
            await uow.session.execute(text("ALTER TABLE services RENAME COLUMN closed_on TO remark"))
        citra.says("timur", reply_to=question)
        await counter.settle()
        await counter.execute(text("ALTER TABLE services RENAME COLUMN remark TO closed_on"))
        citra.says("timur", reply_to=question)
        await counter.settle()
        assert "Puskesmas Timur" in citra.last["text"]
    async with counter.service.database.read() as uow:
        account = await uow.people.account_of(counter.ids[citra.id])
        failed = list(await uow.session.scalars(select(FailedUpdate)))
    assert account is not None and account.unreachable_since is not None
    assert [(each.payload, each.error) for each in failed] == [(None, "OperationalError")] * 2


async def test_that_an_employee_is_reachable_again_is_not_noted_with_a_rating(counter: OfficeOnTrial) -> None:
    citra = counter.citra
    await counter.opens(citra, "rate_TIMUR")
    async with counter.changes() as uow:
        await uow.people.mark_unreachable(citra.id, counter.service.clock.now())
    await counter.taps(citra, "🙂 Puas")
    await counter.says(citra, "Bersih sekali")
    async with counter.service.database.read() as uow:
        account = await uow.people.account_of(counter.ids[citra.id])
    assert account is not None
    assert account.unreachable_since is not None
    await counter.says(citra, "/nilai")
    async with counter.service.database.read() as uow:
        account = await uow.people.account_of(counter.ids[citra.id])
    assert account is not None
    assert account.unreachable_since is None


async def test_errors_of_the_database_do_not_repeat_values(database_file: Path, tmp_path: Path) -> None:
    async with office_on_trial(copy_of(database_file, tmp_path / "other.db")) as office:
        async with office.service.database.unit() as uow:
            uow.session.add_all([Service(code="KTP", name="Rahasia", unit_id=99)])
            with pytest.raises(Exception, match="FOREIGN KEY") as failure:
                await uow.commit()
        assert "Rahasia" not in str(failure.value)
