"""`/pengumuman`: to whom, as it will look, how far it has come, and whom it did not reach."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import func, select

from domain.announcements import Announced
from domain.people import Nip
from handlers.announcements.callbacks import AnnouncementWishTap, Wish
from handlers.kit.search import MOST_FOUND
from storage.tables import Announcement, AuditRow, Outbox, Unit
from tests.handlers.digests import workbook
from tests.harness import CITRA, NIPS, OfficeOnTrial, must

TEXT = "Apel <b>Senin</b> pukul 07.30\n\n- bawa *topi*"


async def writes(office: OfficeOnTrial, *audience: str, text: str = TEXT) -> None:
    """The administrator writes an announcement, up to its last question."""
    await office.says(office.admin, "/pengumuman")
    await office.taps(office.admin, *(audience or ("Semua pegawai",)))
    await office.says(office.admin, text)


async def looks_again(office: OfficeOnTrial) -> None:
    """Some seconds later the bot looks how far it is."""
    office.playground.clock.move_to(office.playground.clock.now() + timedelta(seconds=15))
    await office.settle()


def got(office: OfficeOnTrial) -> list[bool]:
    """Whether Sari, Budi, Citra and the administrator's phones show it as it was written."""
    people = (office.sari, office.budi, office.citra)
    return [any(message.get("text") == TEXT for message in person.messages) for person in people]


async def test_it_looks_as_it_was_shown_and_everybody_gets_it_once(office: OfficeOnTrial) -> None:
    async with office.changes() as uow:
        account = must(await uow.people.account_of(office.ids[CITRA]))
        await uow.people.unlink(account)
    await writes(office)
    preview, question = office.admin.messages[-2:]
    assert preview["text"] == TEXT
    assert "entities" not in preview
    assert "3 orang akan menerimanya" in question["text"]
    assert "1 orang belum bergabung" in question["text"]
    assert got(office) == [False] * 3
    await office.taps(office.admin, "Kirim ke 3 orang")
    assert got(office) == [True, True, False]
    await looks_again(office)
    end = office.admin.last["text"]
    assert "selesai dikirim" in end
    assert "3 dari 3 terkirim" in end
    assert "Citra Contoh – belum bergabung" in end
    await office.taps(office.admin, "Daftar lengkap (XLSX)")
    assert "document" in office.admin.last
    (rows,) = (await workbook(office, office.admin)).values()
    assert Nip(NIPS[CITRA]).pretty in [row[1] for row in rows if row[0] == "Citra Contoh"]
    async with office.service.database.read() as uow:
        noted = await uow.session.scalar(select(AuditRow.after).where(AuditRow.action == "announce"))
        row = await uow.session.get_one(Announcement, 1)
    assert noted is not None
    assert '"people":3' in noted
    assert "Apel" not in noted
    assert (row.running, row.sent) == (None, 3)
    # A forged second tap sends nothing again.
    await office.taps_data(office.admin, AnnouncementWishTap(1, Wish.SEND).pack())
    assert "sudah dikirim" in office.admin.toasts[-1]
    assert "3 dari 3 terkirim" in office.admin.last["text"], "how far it came is shown instead"


async def test_who_blocks_the_bot_meanwhile_reads_how_far_it_came_after_unblocking(
    office: OfficeOnTrial,
) -> None:
    await writes(office)
    await office.taps(office.admin, "Kirim ke 4 orang")
    office.admin.blocks()
    await looks_again(office)
    assert "selesai dikirim" not in office.admin.sees()
    office.admin.unblocks()
    await looks_again(office)
    assert "selesai dikirim" in office.admin.sees()


async def test_what_is_written_behind_the_command_is_its_text(office: OfficeOnTrial) -> None:
    await office.says(office.admin, f"/pengumuman {TEXT}")
    assert TEXT in office.admin.last["text"]
    await office.taps(office.admin, "Semua pegawai")
    assert office.admin.messages[-2]["text"] == TEXT
    assert "4 orang akan menerimanya" in office.admin.last["text"]


async def test_a_unit_alone(office: OfficeOnTrial) -> None:
    await writes(office, "Satu unit kerja", "Sekretariat")
    await office.taps(office.admin, "Kirim ke 1 orang")
    assert got(office) == [False] * 3


async def test_to_whom_may_be_written(office: OfficeOnTrial) -> None:
    await office.says(office.admin, "/pengumuman", "Pak Budi")
    assert "Tekan salah satu tombol" in office.admin.last["text"]
    await office.says(office.admin, "semua orang")
    assert "Untuk semua pegawai" in office.admin.last["text"]
    await office.says(office.admin, "/batal", "/pengumuman", "pelayanan")
    assert "Untuk Dinas Pelayanan" in office.admin.last["text"]
    await office.says(office.admin, "ok")
    assert "“ok” tidak dimasukkan" in office.admin.last["text"]
    assert await office.count(Announcement) == 0


async def test_one_of_many_units_whose_long_names_begin_alike_is_found_by_its_whole_name(
    office: OfficeOnTrial,
) -> None:
    places = ["Awal", *(f"Akhir {n}" for n in range(MOST_FOUND))]
    named = [f"Unit Pelaksana Teknis Daerah Pusat Kesehatan Masyarakat Kecamatan {each}" for each in places]
    await office.add(*(Unit(name=name, timezone="WIB") for name in named))
    await writes(office, "Satu unit kerja", text=named[0])
    assert named[0] in office.admin.last["text"]
    assert "Tulis pengumumannya" in office.admin.last["text"]


async def test_it_is_stopped_and_one_runs_at_a_time(office: OfficeOnTrial) -> None:
    await writes(office)
    office.admin.taps("Kirim ke 4 orang")
    await office.service.polling.step(0)
    await office.service.intake.wait_idle()  # in the books, and nothing is sent yet
    await office.service.speaker.wait_idle()
    async with office.changes() as uow:
        first = must(await uow.announcements.get(1))
        assert first.running
        await uow.announcements.stop(first, office.service.clock.now())
    await office.settle()
    assert got(office) == [False] * 3
    await looks_again(office)
    assert "dihentikan" in office.admin.last["text"]
    await office.taps_data(office.admin, AnnouncementWishTap(1, Wish.STOP).pack())
    assert "sudah selesai atau dihentikan" in office.admin.toasts[-1]


async def test_a_text_is_kept_while_another_is_on_its_way(office: OfficeOnTrial) -> None:
    await writes(office)
    office.admin.taps("Kirim ke 4 orang")
    await office.service.polling.step(0)  # in the books, and nothing is sent yet
    office.admin.says("/pengumuman Rapat pukul 13.00")
    await office.settle()
    asked = [each["text"] for each in office.admin.messages if "untuk siapa?" in each.get("text", "")]
    assert "Rapat pukul 13.00" in asked[-1]
    await looks_again(office)  # the first one is over
    await office.taps(office.admin, "Semua pegawai", "Kirim ke 4 orang")
    assert sum(each.get("text") == "Rapat pukul 13.00" for each in office.sari.messages) == 1


async def test_a_row_a_person_is_kept_when_the_process_ends(office: OfficeOnTrial) -> None:
    await writes(office)
    office.admin.taps("Kirim ke 4 orang")
    await office.service.polling.step(0)
    await office.service.intake.wait_idle()
    async with office.service.database.read() as uow:
        rows = select(func.count(), func.count(Outbox.employee_id.distinct())).where(
            Outbox.kind == Announced.kind, Outbox.state == "pending"
        )
        assert tuple((await uow.session.execute(rows)).one()) == (4, 4)
    await office.says(office.admin, "/pengumuman")  # while it runs: how far it is
    await looks_again(office)
    assert got(office) == [True] * 3


async def test_who_is_unreachable_meanwhile_is_named(office: OfficeOnTrial) -> None:
    await writes(office)
    office.citra.blocks()
    await office.taps(office.admin, "Kirim ke 4 orang")
    await looks_again(office)
    assert "Citra Contoh – bot diblokir" in "".join(str(m.get("text")) for m in office.admin.messages)


async def test_what_is_no_text_or_is_dropped_is_not_sent(office: OfficeOnTrial) -> None:
    await writes(office, text="…")
    assert "belum berisi kata-kata" in office.admin.sees()
    await office.says(office.admin, TEXT)
    await office.taps(office.admin, "Jangan kirim")
    assert "tidak dikirim" in office.admin.last["text"]
    await office.taps_data(office.admin, AnnouncementWishTap(1, Wish.SEND).pack())
    assert got(office) == [False] * 3
