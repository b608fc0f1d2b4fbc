"""`/pegawai`: an administrator finds people and changes them, with what it does to others told before."""

from __future__ import annotations

import json
from datetime import date

import pytest
from sqlalchemy import select

from domain.periods import Period
from domain.roster import PersonAction
from domain.succession import ALWAYS, FOREVER
from handlers.people.callbacks import PersonActTap
from locales import words_in
from storage.records.positions import read_positions
from storage.tables import Employee, Membership, Supervision, Unit
from tests.handlers.people import log_of, opens_card
from tests.harness import ADMIN, BUDI, CITRA, NIPS, SARI, OfficeOnTrial, must

CHANGED = words_in("id").plain("people-changed")


async def stays(office: OfficeOnTrial, who: int = SARI) -> list[tuple[str, date, date]]:
    """Units of a person from when to when."""
    query = select(Unit.name, Membership.starts, Membership.ends).join(
        Membership, Membership.unit_id == Unit.id
    )
    query = query.where(Membership.employee_id == office.ids[who]).order_by(Membership.starts)
    async with office.service.database.read() as uow:
        return [(row[0], row[1], row[2]) for row in await uow.session.execute(query)]


async def heads(office: OfficeOnTrial, who: int = SARI) -> list[tuple[int, date]]:
    """Supervisors of a person with their last day."""
    query = select(Supervision.supervisor_id, Supervision.ends).where(
        Supervision.employee_id == office.ids[who]
    )
    async with office.service.database.read() as uow:
        return [(row[0], row[1]) for row in await uow.session.execute(query.order_by(Supervision.starts))]


@pytest.mark.parametrize("sought", ["sari con", "19900101 201501 2 001", "0101 2015"])
async def test_a_person_is_found_by_name_or_number(office: OfficeOnTrial, sought: str) -> None:
    await office.says(office.admin, "/pegawai", sought)
    card = office.admin.last["text"]
    assert "Sari Contoh" in card
    assert "19900101 201501 2 001" in card
    assert "Atasan: Budi Contoh" in card
    assert "Dinas Pelayanan" in card


async def test_a_search_that_is_open_ends_with_the_card(office: OfficeOnTrial) -> None:
    await office.says(office.admin, "/lapor", "rapat koordinasi staf", "/pegawai", "/pegawai sari")
    assert office.admin.sees().count("Atasan: Budi Contoh") == 1
    held = must(await office.held(ADMIN))
    assert (held.flow, "rapat koordinasi staf" in office.admin.last["text"]) == ("report", True)
    await office.says(office.admin, "/batal", "/pegawai", "/pegawai sari")
    assert "Atasan: Budi Contoh" in office.admin.last["text"]
    assert await office.held(ADMIN) is None


async def test_who_has_left_has_the_mark_of_leaving_in_the_list(office: OfficeOnTrial) -> None:
    async with office.changes() as uow:
        (await uow.people.get(office.ids[SARI])).left = date(2026, 11, 19)
    await office.says(office.admin, "/pegawai Contoh")
    assert [each for each in office.admin.labels() if "🚪" in each] == ["🚪 Sari Contoh · Dinas Pelayanan"]


@pytest.mark.parametrize("sought", ["sari", "1 2015", "sekretariat"])
async def test_the_only_one_found_behind_the_command_is_shown_at_once(
    office: OfficeOnTrial, sought: str
) -> None:
    await office.says(office.admin, f"/pegawai {sought}")
    assert any("Perbaiki data" in label for label in office.admin.labels())
    assert await office.held(office.admin.id) is None
    await office.says(office.admin, "/pegawai contoh")
    assert "4 ditemukan" in office.admin.last["text"]


async def test_many_are_narrowed_by_their_unit_and_listed_in_pages(office: OfficeOnTrial) -> None:
    async with office.changes() as uow:
        unit = await uow.units.add("Kecamatan Contoh", "WIB")
        for n in range(11):
            person = await uow.roster.add_person(
                Employee(nip=f"19910101201501{n:04d}", name=f"Orang {n:02d}")
            )
            await uow.roster.move(person.id, unit.id, ALWAYS)
    await office.says(office.admin, "/pegawai", "kecamatan")
    assert "11 ditemukan" in office.admin.last["text"]
    assert sum("Orang" in label for label in office.admin.labels()) == 8
    await office.taps(office.admin, "Berikutnya", "Orang 10")
    assert "Kecamatan Contoh" in office.admin.last["text"]


async def test_a_move_tells_what_it_does_and_takes_what_waits_along(office: OfficeOnTrial) -> None:
    await office.reports(office.sari)
    await opens_card(office)
    await office.taps(office.admin, "Pindah unit", "Sekretariat", "Hari ini")
    await office.says(office.admin, "agus")
    said = office.admin.last["text"]
    assert "Dinas Pelayanan → Sekretariat" in said
    assert "Budi Contoh → Agus Contoh" in said
    assert "1 pengajuan yang menunggu ikut pindah ke Agus Contoh" in said
    await office.taps(office.admin, "Simpan")
    assert "Tersimpan" in office.admin.last["text"] or "Tersimpan" in office.admin.sees()
    today = date(2026, 11, 20)
    assert await stays(office) == [
        ("Dinas Pelayanan", ALWAYS, date(2026, 11, 19)),
        ("Sekretariat", today, FOREVER),
    ]
    assert [each[0] for each in await heads(office)] == [office.ids[BUDI], office.ids[ADMIN]]
    assert "Unit: Sekretariat" in office.sari.sees()
    assert "Menyusun laporan keuangan" in office.admin.sees(), "her report waits for the new supervisor"
    rows = [row for row in await log_of(office) if row.object == f"employees/{office.ids[SARI]}"]
    assert [row.action for row in rows] == ["move", "assign-supervisor"]
    assert json.loads(rows[0].after)["from"] == "2026-11-20"
    assert {row.right for row in rows} == {"manage_people by admin"}


async def test_past_and_future_dates_and_what_is_planned_already(office: OfficeOnTrial) -> None:
    await opens_card(office)
    await office.taps(office.admin, "Pindah unit", "Sekretariat")
    await office.says(office.admin, "1 Desember 2026")
    await office.taps(office.admin, "Atasan tetap", "Simpan")
    assert "Mulai Selasa, 1 Desember 2026: Sekretariat" in office.admin.sees()
    await office.taps(office.admin, "Pindah unit", "Unit yang belum ada")
    await office.says(office.admin, "SEKRETARIAT")
    assert "sudah ada" in office.admin.last["text"]
    await office.says(office.admin, "Badan Contoh", "2/11")
    await office.taps(office.admin, "Atasan tetap")
    assert "Unit baru dibuat: Badan Contoh" in office.admin.last["text"]
    assert "Hanya sampai Selasa, 1 Desember 2026" in office.admin.last["text"]
    await office.taps(office.admin, "Simpan")
    assert await stays(office) == [
        ("Dinas Pelayanan", ALWAYS, date(2026, 11, 1)),
        ("Badan Contoh", date(2026, 11, 2), date(2026, 11, 30)),
        ("Sekretariat", date(2026, 12, 1), FOREVER),
    ]


async def test_a_move_under_the_same_supervisor_tells_that_nothing_changes_there(
    office: OfficeOnTrial,
) -> None:
    await opens_card(office)
    await office.taps(office.admin, "Pindah unit", "Sekretariat", "Besok")
    await office.says(office.admin, "budi")
    assert "Atasan tetap Budi Contoh" in office.admin.last["text"]


async def test_a_new_unit_that_resembles_another_is_asked_about(office: OfficeOnTrial) -> None:
    await opens_card(office)
    await office.taps(office.admin, "Pindah unit", "Unit yang belum ada")
    await office.says(office.admin, "Dinas Pelayanan.", "besok")
    await office.taps(office.admin, "Atasan tetap")
    assert "Namanya mirip dengan unit Dinas Pelayanan yang sudah ada" in office.admin.last["text"]


async def test_every_other_person_of_a_name_is_offered_as_supervisor(office: OfficeOnTrial) -> None:
    async with office.changes() as uow:
        for n in range(8):
            await uow.roster.add_person(Employee(nip=f"19910101201501{n:04d}", name=f"Sari Contoh {n}"))
    await office.says(office.admin, "/pegawai", "0101 201501 2 001")
    await office.taps(office.admin, "Ganti atasan", "Hari ini")
    await office.says(office.admin, "sari")
    assert "8 ditemukan" in office.admin.last["text"]
    found = [label for label in office.admin.labels() if label.startswith("Sari Contoh")]
    assert found == [f"Sari Contoh {n}" for n in range(8)]


async def test_a_circle_is_refused_with_its_chain(office: OfficeOnTrial) -> None:
    await opens_card(office, BUDI)
    await office.taps(office.admin, "Ganti atasan", "Hari ini")
    await office.says(office.admin, "sari contoh")
    assert "Budi Contoh → Sari Contoh → Budi Contoh" in office.admin.last["text"]
    assert await heads(office, BUDI) == []


async def test_a_closed_period_takes_no_change_of_its_days(office: OfficeOnTrial) -> None:
    async with office.changes() as uow:
        own, period = office.service.office, Period.parse("2026-Q3")
        assert await uow.closings.begin(period, own.scheme, own.zone, None, None, office.service.clock.now())
    await opens_card(office)
    await office.taps(office.admin, "Ganti atasan")
    await office.says(office.admin, "30/9")
    assert "sudah ditutup" in office.admin.last["text"]
    await office.says(office.admin, "1/10")
    await office.taps(office.admin, "Tanpa atasan", "Simpan")
    assert await heads(office) == [(office.ids[BUDI], date(2026, 9, 30))]


async def test_the_last_day_passes_the_team_on(office: OfficeOnTrial) -> None:
    await opens_card(office, BUDI)
    await office.taps(office.admin, "Akhiri tugas")
    await office.says(office.admin, "30/11/2026", "agus")
    assert "2 orang dibawahi Agus Contoh mulai Selasa, 1 Desember 2026" in office.admin.last["text"]
    await office.taps(office.admin, "Simpan")
    assert "Bertugas sampai Senin, 30 November 2026" in office.admin.sees()
    for who in (SARI, CITRA):
        assert await heads(office, who) == [
            (office.ids[BUDI], date(2026, 11, 30)),
            (office.ids[ADMIN], FOREVER),
        ]
    await office.taps(office.admin, "Batalkan akhir tugas")
    assert "hari wajib lapor lagi" not in office.admin.last["text"], "the last day is still to come"
    office.move_to(2026, 12, 14, 9, 0)
    await office.says(office.admin, "/pegawai budi")
    await office.taps(office.admin, "Batalkan akhir tugas")
    assert (
        "Hari kerja sejak Selasa, 1 Desember 2026 menjadi hari wajib lapor lagi" in office.admin.last["text"]
    )
    await office.taps(office.admin, "Ya, batalkan")
    async with office.service.database.read() as uow:
        assert (await uow.people.get(office.ids[BUDI])).left is None


async def test_a_team_that_is_passed_on_already_needs_no_successor(office: OfficeOnTrial) -> None:
    async with office.changes() as uow:
        team = [office.ids[SARI], office.ids[CITRA]]
        await uow.supervisor.assign(team, office.ids[ADMIN], date(2026, 12, 1))
    await opens_card(office, BUDI)
    await office.taps(office.admin, "Akhiri tugas")
    await office.says(office.admin, "30/11/2026")
    assert "Sudah benar?" in office.admin.last["text"]


async def test_a_name_is_corrected(office: OfficeOnTrial) -> None:
    await opens_card(office)
    await office.taps(office.admin, "Perbaiki data", "Nama")
    await office.says(office.admin, "Sari Contoh, S.Sos.")
    assert "Sari Contoh → Sari Contoh, S.Sos." in office.admin.last["text"]
    await office.taps(
        office.admin, "Simpan", "Perbaiki data", "Status kepegawaian", "PPPK paruh waktu", "Simpan"
    )
    assert "Sari Contoh, S.Sos." in office.admin.sees()
    rows = await log_of(office)
    assert [row.action for row in rows] == ["correct-name", "correct-employment"]
    assert "S.Sos" not in str(rows)


async def test_a_wrong_nip_is_corrected_and_one_of_somebody_else_is_refused(office: OfficeOnTrial) -> None:
    await office.says(office.admin, "/pegawai sari")
    await office.taps(office.admin, "Perbaiki data", "NIP")
    await office.says(office.admin, NIPS[CITRA])
    await office.taps(office.admin, "Simpan")
    assert "Citra Contoh" in office.admin.sees() + str(office.admin.toasts)
    assert await office.value(select(Employee.name).where(Employee.nip == NIPS[SARI])) == "Sari Contoh"
    await office.taps(office.admin, "Ubah", "Isinya")
    await office.says(office.admin, "19900101 201501 2 009")
    assert "19900101 201501 2 001 → 19900101 201501 2 009" in office.admin.sees()
    await office.taps(office.admin, "Simpan")
    assert (
        await office.value(select(Employee.name).where(Employee.nip == "199001012015012009")) == "Sari Contoh"
    )
    assert [row.action for row in await log_of(office)] == ["correct-nip"]
    assert "2015012009" not in str(await log_of(office))


async def test_a_position_holds_from_a_day_on(office: OfficeOnTrial) -> None:
    await opens_card(office)
    await office.taps(office.admin, "Perbaiki data", "Jabatan")
    await office.says(office.admin, "Analis Muda")
    await office.taps(office.admin, "Hari ini", "Simpan", "Perbaiki data", "Jabatan")
    await office.says(office.admin, "Analis Madya", "1 Desember 2026")
    assert "Analis Muda → Analis Madya" in office.admin.last["text"]
    assert "Mulai Selasa, 1 Desember 2026" in office.admin.last["text"]
    await office.taps(office.admin, "Simpan")
    card = office.admin.last["text"]
    assert "💼 Analis Muda\n➡️ Jabatan mulai Selasa, 1 Desember 2026: Analis Madya" in card
    await office.taps(office.admin, "Perbaiki data", "Jabatan")
    assert "Jabatan sekarang: Analis Muda" in office.admin.last["text"]
    await office.says(office.admin, "Analis Utama", "25/11")
    async with office.changes() as uow:
        person = must(await uow.roster.person(office.ids[SARI]))
        assert await uow.roster.hold_position(person, "Analis Pertama", date(2026, 11, 24))
    await office.taps(office.admin, "Simpan")
    assert CHANGED in office.admin.last["text"], "another one until December was recorded meanwhile"
    await office.says(office.admin, "/batal")
    async with office.service.database.read() as uow:
        sari = await uow.people.get(office.ids[SARI])
        positions = await read_positions(uow.session)
    held = [positions.of(sari, date(2026, *day)) for day in ((11, 19), (11, 20), (11, 30), (12, 1))]
    assert held == [None, "Analis Muda", "Analis Pertama", "Analis Madya"]


async def test_a_new_person_is_invited_once(office: OfficeOnTrial) -> None:
    await office.says(office.admin, "/pegawai")
    await office.taps(office.admin, "Pegawai baru")
    await office.says(office.admin, "Dewi Contoh", "19920203 201501 2 003")
    await office.taps(office.admin, "Dinas Pelayanan", "Hari ini", "Budi Contoh", "Lewati", "Simpan")
    assert "Pegawai baru terdaftar" in office.admin.sees()
    links = []
    for _ in range(2):
        await office.says(office.admin, "/pegawai", "dewi")
        await office.taps(office.admin, "Undang", "Ya, buat undangan")
        caption = office.admin.last["caption"]
        links.append(caption.partition("?start=")[2].split()[0])
    await office.opens(office.stranger, links[0])
    assert "sudah dicabut atau diganti" in office.stranger.last["text"]
    await office.opens(office.stranger, links[1])
    await office.says(office.stranger, "012003")
    assert "Dewi Contoh" in office.stranger.last["text"]
    await office.says(office.admin, "/pegawai baru", "Dewi Lain", "199202032015012003")
    assert "sudah tercatat atas nama Dewi Contoh" in office.admin.last["text"]


async def test_a_lost_phone_loses_access_at_once(office: OfficeOnTrial) -> None:
    await office.says(office.sari, "/lapor")
    await opens_card(office)
    await office.taps(office.admin, "Putuskan ponsel", "Ya, putuskan")
    assert "Belum bergabung" in office.admin.sees()
    told = office.sari.last["text"]
    assert "tidak lagi terhubung" in told
    assert "Sari" not in told
    assert await office.held(SARI) is None
    await office.taps(office.sari, "Hari ini")
    await office.says(office.sari, "/riwayat")
    assert "hanya untuk pegawai terdaftar" in office.sari.last["text"]


async def test_administrators_are_made_and_removed_by_others_alone(office: OfficeOnTrial) -> None:
    await opens_card(office, ADMIN)
    assert not any("administrator" in label for label in office.admin.labels())
    async with office.service.database.read() as uow:
        person = must(await uow.roster.person(office.ids[ADMIN]))
        mark = person.mark
    await office.taps_data(office.admin, PersonActTap(office.ids[ADMIN], mark, PersonAction.DEMOTE, 1).pack())
    assert "administrator lain" in office.admin.toasts[-1]
    await opens_card(office, BUDI)
    await office.taps(office.admin, "Jadikan administrator", "Ya, jadikan")
    assert "Budi Contoh sekarang administrator" in office.budi.sees()
    await opens_card(office, BUDI)
    shown = next(each for each in office.admin.labels() if "Cabut" in each)
    await office.says(office.budi, "/pegawai", "agus")
    await office.taps(office.budi, "Cabut peran", "Ya, cabut")
    await office.taps(office.admin, shown)
    assert "hanya dikelola oleh administrator" in office.admin.toasts[-1], "a former administrator's card"
    await office.says(office.admin, "/admin")
    assert "hanya untuk administrator" in office.admin.last["text"]


async def test_a_stale_card_says_so_and_a_stale_form_asks_again(office: OfficeOnTrial) -> None:
    await opens_card(office)
    async with office.changes() as uow:
        (await uow.people.get(office.ids[SARI])).position = "Analis"
    await office.taps(office.admin, "Pindah unit")
    assert office.admin.toasts[-1] == CHANGED
    assert "Analis" in office.admin.last["text"]
    await office.taps(office.admin, "Perbaiki data", "Nama")
    await office.says(office.admin, "Sari Baru")
    async with office.changes() as uow:
        (await uow.people.get(office.ids[SARI])).name = "Sari Lain"
    await office.taps(office.admin, "Simpan")
    assert CHANGED in office.admin.last["text"]
    assert "Sari Lain → Sari Baru" in office.admin.last["text"]
    await office.taps(office.admin, "Simpan")
    assert "Tersimpan" in office.admin.sees()
