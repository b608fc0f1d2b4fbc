"""A team at a glance: whose days are shown, who is missing, and one reminder a day."""

from __future__ import annotations

from datetime import date
from io import BytesIO

from python_calamine import CalamineWorkbook
from sqlalchemy import event, update

from domain.people import StandInKind
from domain.periods import Span
from handlers.team.callbacks import MissingTap, RemindTap
from locales import words_in
from playground.handle import PersonHandle
from storage.tables import FOREVER, Employee, Leave, Membership, Supervision
from storage.uow import UnitOfWork
from tests.handlers.leave import asks
from tests.handlers.targets import agree_targets
from tests.harness import BUDI, CITRA, SARI, OfficeOnTrial, must

REFUSED = words_in("id").plain("gate-see-team")


def shown(person: PersonHandle) -> str:
    """The texts of the last two messages: the picture's, and who is missing."""
    return "\n".join(str(each.get("text") or each.get("caption")) for each in person.messages[-2:])


async def test_a_supervisor_sees_the_own_people_and_reminds_one_of_them_once(office: OfficeOnTrial) -> None:
    await office.reports(office.citra)
    await office.says(office.budi, "/tim")
    assert "photo" in office.budi.messages[-2]
    for told in ("Tim Anda", "Sen, 9 Nov – Min, 22 Nov", "Belum melapor, Tim Anda: 2 orang"):
        assert told in shown(office.budi)
    assert "Agus" not in shown(office.budi)
    await office.taps(office.budi, "Ingatkan Sari")
    assert office.budi.toasts[-1] == "Pengingat untuk Sari Contoh dikirim."
    assert "Budi Contoh mengingatkan laporan Anda untuk Sel, 17 Nov" in office.sari.last["text"]
    assert "Sari Contoh: Sel, 17 Nov, Rab, 18 Nov, Kam, 19 Nov, hari ini · ✅ sudah diingatkan" in shown(
        office.budi
    )
    before = len(office.sari.messages)
    again = RemindTap(0, 0, office.ids[SARI]).pack()
    await office.taps_data(office.budi, again)
    assert office.budi.toasts[-1] == "Hari ini sudah diingatkan."
    assert len(office.sari.messages) == before
    office.move_to(2026, 11, 23, 9, 0)
    await office.taps_data(office.budi, again)
    assert len(office.sari.messages) == before + 1, "the next working day"


async def test_the_reminder_leads_to_the_report_and_is_silent_once_all_is_sent(office: OfficeOnTrial) -> None:
    async with office.changes() as uow:
        (await uow.people.get(office.ids[SARI])).joined = date(2026, 11, 20)
    await office.says(office.budi, "/tim")
    await office.taps(office.budi, "Ingatkan Sari")
    await office.taps(office.sari, "Lapor sekarang")
    assert "Jumat, 20 November 2026" in office.sari.last["text"]
    await office.says(office.sari, "/batal")
    await office.reports(office.sari)
    await office.says(office.budi, "/tim")
    assert "Sari" not in office.budi.last["text"]
    await office.taps_data(office.budi, RemindTap(0, 0, office.ids[SARI]).pack())
    assert office.budi.toasts[-1] == "Tidak ada lagi laporan yang perlu diingatkan."


async def test_of_a_team_that_everybody_left_it_is_not_said_that_all_was_sent(office: OfficeOnTrial) -> None:
    async with office.changes() as uow:
        for person in (SARI, CITRA):
            (await uow.people.get(office.ids[person])).left = date(2026, 11, 19)
    await office.says(office.budi, "/tim")
    assert "Tim Anda: hari ini tidak ada pegawai yang bertugas." in shown(office.budi)
    assert "sudah masuk" not in shown(office.budi)


async def test_nobody_on_leave_or_out_of_reach_is_reminded(office: OfficeOnTrial) -> None:
    day = date(2026, 11, 20)
    await office.add(Leave(employee_id=office.ids[CITRA], kind="cuti", starts=day, ends=day, half=""))
    await asks(office, office.sari, "Sakit", "20/11", "20/11")
    await office.says(office.budi, "/tim")
    assert "Citra Contoh: Sel, 17 Nov, Rab, 18 Nov, Kam, 19 Nov · 🌴 libur atau cuti hari ini" in shown(
        office.budi
    )
    assert "Sari Contoh: Sel, 17 Nov, Rab, 18 Nov, Kam, 19 Nov, hari ini · ⏳ izinnya menunggu" in shown(
        office.budi
    )
    assert not [label for label in office.budi.labels() if "Ingatkan" in label]
    await office.taps_data(office.budi, RemindTap(0, 0, office.ids[CITRA]).pack())
    assert "libur atau cuti hari ini, jadi tidak diingatkan" in office.budi.toasts[-1]
    async with office.changes() as uow:
        account = must(await uow.people.account_of(office.ids[SARI]))
        await uow.people.unlink(account)
    await office.taps_data(office.budi, RemindTap(0, 0, office.ids[SARI]).pack())
    assert "belum bergabung di bot, jadi pengingat tidak akan sampai" in office.budi.toasts[-1]


async def moved(uow: UnitOfWork, office: OfficeOnTrial, person: int, day: date) -> None:
    """From a day on, somebody is supervised by Citra."""
    who = office.ids[person]
    before = date.fromordinal(day.toordinal() - 1)
    await uow.session.execute(update(Supervision).where(Supervision.employee_id == who).values(ends=before))
    row = {"employee_id": who, "supervisor_id": office.ids[CITRA], "starts": day, "ends": FOREVER}
    uow.session.add(Supervision(**row))
    await uow.commit()


async def workbook(office: OfficeOnTrial, person: PersonHandle) -> dict[str, list[object]]:
    """The rows of a month's file by name."""
    file = await office.service.bot.get_file(person.last["document"]["file_id"])
    book = CalamineWorkbook.from_filelike(BytesIO(bytes(await file.download_as_bytearray())))
    rows = book.get_sheet_by_index(0).to_python(skip_empty_area=False)[5:]
    return {str(row[1]): list(row) for row in rows}


async def test_days_are_shown_by_the_assignment_of_their_date(office: OfficeOnTrial) -> None:
    async with office.service.database.unit() as uow:
        await moved(uow, office, SARI, date(2026, 11, 18))
    await office.says(office.budi, "/tim")
    assert "Sari" not in office.budi.last["text"], "today she is of another team"
    await office.taps(office.budi, "November 2026 (XLSX)")
    rows = await workbook(office, office.budi)
    assert rows["Sari Contoh"][2 + 15 : 2 + 20] == ["X", "X", "", "", ""], "16 to 20 November"
    assert rows["Citra Contoh"][2 + 15 : 2 + 20] == ["X", "X", "X", "X", "?"]
    await office.says(office.citra, "/tim")
    assert "Sari Contoh: Rab, 18 Nov, Kam, 19 Nov, hari ini" in office.citra.last["text"]


async def test_a_stand_in_sees_the_team_on_the_days_of_the_appointment(office: OfficeOnTrial) -> None:
    async with office.changes() as uow:
        days = Span(date(2026, 11, 20), date(2026, 11, 20))
        await uow.stand_ins.appoint(office.ids[BUDI], office.ids[CITRA], StandInKind.PLH, days)
    await office.says(office.citra, "/tim")
    assert "Sari Contoh" in office.citra.last["text"]
    assert "Citra Contoh" not in office.citra.last["text"], "nobody looks after the own days"
    await office.taps(office.citra, "Ingatkan Sari")
    assert "Citra Contoh" in office.sari.last["text"]
    office.move_to(2026, 11, 23, 9, 0)
    await office.says(office.citra, "/tim")
    assert office.citra.last["text"] == REFUSED


async def test_an_administrator_looks_at_any_unit(office: OfficeOnTrial) -> None:
    await office.says(office.admin, "/tim")
    await office.taps(office.admin, "Dinas Pelayanan")
    assert "Belum melapor, Dinas Pelayanan: 3 orang" in office.admin.last["text"]
    await office.taps(office.admin, "Ingatkan Budi")
    assert "Agus Contoh mengingatkan laporan Anda" in office.budi.last["text"]
    await office.says(office.admin, "/tim sekre")
    assert "Sekretariat" in office.admin.last["text"]
    await office.taps_data(office.budi, RemindTap(0, 0, office.ids[BUDI]).pack())
    assert office.budi.toasts[-1] == words_in("id").plain("gate-not-yours"), "not oneself"


async def statements(office: OfficeOnTrial, data: str) -> int:
    """How many statements a tap of Budi takes."""
    made: list[str] = []

    def note(*call: object) -> None:
        made.append(str(call[2]))

    engine = office.service.database.engine.sync_engine
    event.listen(engine, "before_cursor_execute", note)
    await office.taps_data(office.budi, data)
    event.remove(engine, "before_cursor_execute", note)
    return len(made)


async def test_a_large_team_is_paged(office: OfficeOnTrial) -> None:
    missing = MissingTap(0, 0).pack()
    await office.settle()
    of_two = await statements(office, missing)
    async with office.changes() as uow:
        home = must(await uow.people.unit_of(office.ids[SARI], date(2026, 11, 20)))
        for n in range(23):
            person = Employee(nip=f"1990010120150140{n:02}", name=f"Pegawai {n:02}", role="asn")
            uow.session.add(person)
            await uow.session.flush()
            since = date(2026, 1, 1)
            uow.session.add(Membership(employee_id=person.id, unit_id=home.id, starts=since, ends=FOREVER))
            row = {
                "employee_id": person.id,
                "supervisor_id": office.ids[BUDI],
                "starts": since,
                "ends": FOREVER,
            }
            uow.session.add(Supervision(**row))
    await office.settle()
    assert await statements(office, missing) == of_two
    await office.says(office.budi, "/tim")
    assert "25 orang" in office.budi.last["text"]
    assert office.budi.last["text"].count("belum bergabung") == 9
    await office.taps(office.budi, "Berikutnya ›", "Berikutnya ›", "‹ Sebelumnya")
    assert "Pegawai 09" in office.budi.last["text"]
    before = len(office.budi.messages)
    await office.taps(office.budi, "Orang 21–25")
    assert len(office.budi.messages) == before + 1
    assert "photo" in office.budi.last
    assert "Orang 1–20" in str(office.budi.last["reply_markup"])


async def test_the_own_targets_that_the_team_serves_are_told(office: OfficeOnTrial) -> None:
    await agree_targets(office, ("Layanan KTP cepat", "permohonan"), person=BUDI)
    await agree_targets(office, ("Melayani permohonan KTP", "permohonan"), person=SARI)
    await office.says(office.budi, "/tim")
    assert "0 dari 1" in shown(office.budi)
    await office.taps(office.budi, "RHK yang didukung")
    assert "⚠️ Layanan KTP cepat: belum ada target tim" in office.budi.last["text"]
    async with office.changes() as uow:
        (target,) = await uow.targets.current(office.ids[SARI], date(2026, 11, 20))
        target.parent = "layanan  KTP cepat"
    await office.says(office.budi, "/tim rhk")
    assert "✅ Layanan KTP cepat: 1 target, 1 orang" in office.budi.last["text"]
