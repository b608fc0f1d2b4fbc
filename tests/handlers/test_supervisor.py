"""`/atasan`: who decides, and a wrong supervisor corrected by the administrator, with what waits."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select, update

from domain.people import StandInKind
from domain.periods import Span
from handlers.kit.case_card import ProofTap
from playground.handle import PersonHandle
from storage.tables import Employee, Supervision
from tests.handlers.people import proposes_supervisor as proposes
from tests.harness import ADMIN, BUDI, CITRA, SARI, OfficeOnTrial, must

TODAY = date(2026, 11, 20)


async def supervisors(office: OfficeOnTrial, key: int = SARI) -> list[tuple[int, date, date]]:
    """Who supervised a person from when until when, by Telegram id."""
    keys = {number: telegram_id for telegram_id, number in office.ids.items()}
    async with office.service.database.read() as uow:
        query = select(Supervision).where(Supervision.employee_id == office.ids[key])
        rows = await uow.session.scalars(query.order_by(Supervision.starts))
        return [(keys[row.supervisor_id], row.starts, row.ends) for row in rows]


def card_of(person: PersonHandle, words: str) -> list[str]:
    """The labels under the last message that has these words."""
    message = next(each for each in reversed(person.messages) if words in each.get("text", ""))
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    return [button["text"] for row in rows for button in row]


async def test_it_shows_who_decides_and_who_stands_in(office: OfficeOnTrial) -> None:
    async with office.changes() as uow:
        days = Span(TODAY, TODAY)
        await uow.stand_ins.appoint(office.ids[BUDI], office.ids[CITRA], StandInKind.PLH, days)
    await office.says(office.sari, "/atasan")
    assert "Atasan Anda: Budi Contoh (19750202 200003 1 002)" in office.sari.sees()
    assert "Plh.: Citra Contoh" in office.sari.sees()
    await office.says(office.budi, "/atasan")
    assert "Belum ada atasan yang tercatat" in office.budi.sees()


async def test_an_approved_correction_moves_what_waits_with_its_card(office: OfficeOnTrial) -> None:
    await office.reports(office.sari)
    assert "Setujui" in card_of(office.budi, "Menyusun laporan keuangan")
    await proposes(office)
    assert "Menunggu persetujuan Agus Contoh" in office.sari.sees()
    assert "Tercatat: Budi Contoh" in office.admin.sees()
    await office.taps(office.admin, "Setujui")
    assert "Atasan Anda sudah dikoreksi" in office.sari.sees()
    assert await supervisors(office) == [
        (BUDI, date(1900, 1, 1), date(2026, 11, 19)),
        (CITRA, TODAY, date(9999, 12, 31)),
    ]
    assert card_of(office.budi, "Sekarang ditinjau oleh Citra Contoh") == []
    await office.taps(office.citra, "Setujui", "4 – Baik")
    assert "Disetujui oleh Citra Contoh" in office.sari.sees()
    assert "tinjau" in office.citra.commands


async def test_an_undone_decision_brings_supervisor_and_cards_back(office: OfficeOnTrial) -> None:
    before = await supervisors(office)
    await office.reports(office.sari)
    await proposes(office)
    await office.taps(office.admin, "Setujui", "Urungkan")
    assert await supervisors(office) == before
    assert "Setujui" in card_of(office.budi, "Menyusun laporan keuangan")
    assert card_of(office.citra, "Sekarang ditinjau oleh Budi Contoh") == []
    await office.taps(office.budi, "Setujui", "4 – Baik")
    assert "Disetujui oleh Budi Contoh" in office.sari.sees()


async def test_earlier_work_stays_with_the_former_supervisor(office: OfficeOnTrial) -> None:
    await office.reports(office.sari)
    await proposes(office, since="21/11")
    await office.taps(office.admin, "Setujui")
    assert "Setujui" in card_of(office.budi, "Menyusun laporan keuangan")
    assert not any("Menyusun laporan" in each.get("text", "") for each in office.citra.messages)


@pytest.mark.parametrize(
    ("name", "refusal"),
    [("Sari", "tidak dapat menjadi atasannya sendiri"), ("Tidak ada", "Tidak ada yang cocok")],
)
async def test_self_and_strangers_are_refused_in_words(
    office: OfficeOnTrial, name: str, refusal: str
) -> None:
    await office.says(office.sari, "/atasan baru", name)
    assert refusal in office.sari.sees()


async def test_circles_the_same_and_overlaps_are_refused_in_words(office: OfficeOnTrial) -> None:
    await office.says(office.budi, "/atasan baru", "Sari")
    assert "Yang diusulkan itu bawahan pegawai ini" in office.budi.sees()
    await office.says(office.sari, "/atasan baru", "Budi")
    await office.taps(office.sari, "Hari ini")
    assert "sudah tercatat sebagai atasan pada tanggal itu" in office.sari.sees()
    await office.says(office.sari, "/batal")
    async with office.changes() as uow:
        row = must(
            await uow.session.scalar(select(Supervision).where(Supervision.employee_id == office.ids[SARI]))
        )
        row.ends = date(2026, 11, 30)
        new = {"employee_id": row.employee_id, "supervisor_id": office.ids[ADMIN]}
        uow.session.add(Supervision(**new, starts=date(2026, 12, 1), ends=date(9999, 12, 31)))
    await office.says(office.sari, "/atasan baru", "Citra")
    await office.taps(office.sari, "Hari ini")
    assert "Sudah tercatat pergantian atasan mulai Selasa, 1 Desember 2026" in office.sari.sees()


async def test_a_circle_that_arose_meanwhile_is_found_at_the_approval(office: OfficeOnTrial) -> None:
    await proposes(office)
    async with office.changes() as uow:
        row = must(
            await uow.session.scalar(select(Supervision).where(Supervision.employee_id == office.ids[CITRA]))
        )
        row.supervisor_id = office.ids[SARI]
    await office.taps(office.admin, "Setujui")
    assert "Yang diusulkan itu bawahan pegawai ini" in office.admin.toasts[-1]
    assert [each[0] for each in await supervisors(office)] == [BUDI]


async def test_one_at_a_time_which_its_author_changes_and_takes_back(office: OfficeOnTrial) -> None:
    await proposes(office)
    await office.says(office.sari, "/atasan")
    await office.taps(office.sari, "Koreksi atasan sejak", "‹ Kembali ke daftar", "Koreksi atasan sejak")
    await office.taps(office.sari, "Ubah", "Alasan")
    await office.says(office.sari, "SK mutasi 820/124")
    await office.taps(office.sari, "Kirim")
    assert "SK mutasi 820/124" in office.admin.sees()
    await office.taps(office.sari, "Tarik kembali", "Ya, tarik kembali")
    assert "Ditarik kembali oleh pengirimnya" in office.admin.sees()


async def test_only_another_administrator_decides(office: OfficeOnTrial) -> None:
    await office.says(office.admin, "/atasan baru", "Budi")
    await office.taps(office.admin, "Hari ini")
    await office.says(office.admin, "Belum tercatat")
    await office.taps(office.admin, "Kirim")
    assert "Belum ada administrator lain" in office.admin.sees()
    await office.taps_data(office.admin, "ca1:superv:1:1:approve")
    assert await supervisors(office, ADMIN) == []
    await office.taps_data(office.budi, "ca1:superv:1:1:approve")
    assert "tidak berwenang" in office.budi.toasts[-1]


async def test_an_administrator_sees_again_what_waits(office: OfficeOnTrial) -> None:
    await proposes(office)
    await office.says(office.admin, "/atasan")
    assert "Koreksi atasan menunggu persetujuan" in str(office.admin.last["text"])
    await office.taps(office.admin, "Tolak")
    await office.says(office.admin, "SK belum kami terima")
    await office.taps(office.admin, "Kirim")
    assert "Usulan koreksi ditolak" in office.sari.sees()
    assert [each[0] for each in await supervisors(office)] == [BUDI]


async def test_proof_is_for_who_decides_and_not_for_every_supervisor(office: OfficeOnTrial) -> None:
    await proposes(office)
    tap = ProofTap("superv", 1).pack()
    await office.taps_data(office.budi, tap)
    assert "Maaf" in office.budi.toasts[-1]
    for person in (office.admin, office.sari):
        await office.taps_data(person, tap)
        assert "Maaf" not in "".join(person.toasts)


async def test_a_decision_on_which_another_one_was_built_is_not_taken_back(office: OfficeOnTrial) -> None:
    await proposes(office)
    await office.taps(office.admin, "Setujui")
    first = office.admin.last
    await proposes(office, "Agus")
    await office.execute(update(Employee).where(Employee.name == "Budi Contoh").values(role="admin"))
    await office.says(office.budi, "/atasan")
    await office.taps(office.budi, "Setujui")
    now = await supervisors(office)
    await office.taps(office.admin, "Urungkan", message=first)
    assert "sudah tidak dapat ditarik kembali" in office.admin.toasts[-1]
    assert await supervisors(office) == now
