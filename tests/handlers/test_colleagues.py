"""`/rekan`: a round from the morning on which people are asked until the rated see what came of it."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import func, select

from domain.schemes import parse_scheme
from handlers.colleagues.callbacks import ANY, DeclineTap, RateTap
from handlers.scores.callbacks import ScoreTap
from playground.handle import PersonHandle
from storage.tables import (
    ALWAYS,
    FOREVER,
    Assessment,
    Employee,
    Membership,
    RatingRequest,
    Supervision,
)
from tests.handlers.assessments import SCHEME
from tests.harness import ADMIN, BUDI, CITRA, FRIDAY_MORNING, SARI, STRANGER, OfficeOnTrial, must


@pytest.fixture
async def office(office: OfficeOnTrial) -> OfficeOnTrial:
    """Four people work for Budi; on Monday morning they are asked to rate him, and each other."""
    object.__setattr__(office.service.office, "scheme", parse_scheme(SCHEME, "uji.toml"))
    async with office.changes() as uow:
        dewi = Employee(nip="199305052018012005", name="Dewi Contoh", role="asn")
        uow.session.add(dewi)
        await uow.session.flush()
        home = must(await uow.people.unit_of(office.ids[SARI], date(2026, 11, 20)))
        office.ids[STRANGER] = dewi.id
        uow.session.add(Membership(employee_id=dewi.id, unit_id=home.id, starts=ALWAYS, ends=FOREVER))
        uow.session.add_all(
            Supervision(employee_id=each, supervisor_id=office.ids[BUDI], starts=ALWAYS, ends=FOREVER)
            for each in (dewi.id, office.ids[ADMIN])
        )
        uow.people.link(dewi, STRANGER, "id", FRIDAY_MORNING)
    await office.settle()
    office.move_to(2026, 11, 23, 8, 0)
    await office.run_jobs("rounds")
    return office


async def request(office: OfficeOnTrial, rater: int, rated: int) -> RatingRequest:
    """Who was asked about whom."""
    found = await office.value(
        select(RatingRequest).where(
            RatingRequest.employee_id == office.ids[rater], RatingRequest.rated_id == office.ids[rated]
        )
    )
    assert found is not None
    return found


async def assessments(office: OfficeOnTrial) -> int:
    """How many ratings count."""
    return await office.value(select(func.count(Assessment.id))) or 0


async def rates_budi(office: OfficeOnTrial, person: PersonHandle, *ratings: str) -> None:
    """A subordinate rates both criteria."""
    await office.says(person, "/rekan")
    await office.taps(person, "Budi Contoh, atasan", *ratings)


async def test_whom_one_rates_is_asked_one_by_one_and_kept_with_each_tap(office: OfficeOnTrial) -> None:
    sari = office.sari
    assert "Anda diminta menilai 4 orang untuk November 2026" in sari.sees()
    assert "Anda diminta" not in office.budi.sees(), "there is nobody else of his kind"
    await office.taps(sari, "Mulai menilai")
    assert (
        "Sudah dinilai: 0 dari 4 orang. Ketuk namanya untuk menilai, sampai Senin, 30 November 2026"
        in sari.last["text"]
    )
    names = ["Budi Contoh, atasan", "Agus Contoh", "Citra Contoh", "Dewi Contoh"]
    assert [label.removeprefix("▫️ ") for label in sari.labels()][:4] == names
    live = sari.last["message_id"]

    await office.taps(sari, "Budi Contoh, atasan")
    assert "Atasan Anda: Budi Contoh" in sari.last["text"]
    assert "Keadilan (1 dari 2)\nSatu ukuran bagi semua\n\n5 hampir selalu" in sari.last["text"]
    await office.taps(sari, "2")
    assert "Dukungan (2 dari 2)" in sari.last["text"]
    assert await assessments(office) == 0, "half an answer does not count"
    await office.taps(sari, "‹ Daftar")
    assert "▫️ Budi Contoh, atasan (1/2)" in sari.labels()

    await office.says(sari, "/rekan")
    await office.taps(sari, "Budi Contoh, atasan (1/2)", "4")
    assert "Keadilan: 2\nDukungan: 4\n\n✅ Tersimpan" in sari.last["text"]
    await office.taps(sari, "Ubah: Keadilan")
    assert "✓ 2" in sari.labels()
    assert "Saya tidak dapat menilai" not in sari.labels()
    await office.taps(sari, "3", "‹ Daftar")
    assert await assessments(office) == 2
    assert "✅ Budi Contoh, atasan" in sari.labels()

    await office.taps(sari, "Citra Contoh", "Saya tidak dapat menilai", "‹ Kembali", "Saya tidak dapat")
    await office.taps(sari, "Tidak mengenal pekerjaannya")
    assert "➖ Citra Contoh (tidak dinilai)" in sari.labels()
    assert (await request(office, SARI, CITRA)).reason == "unknown"
    await office.taps(sari, "Citra Contoh (tidak dinilai)", "5", "5")
    assert (await request(office, SARI, CITRA)).state == "done"
    for name in ("Agus Contoh", "Dewi Contoh"):
        await office.taps(sari, "‹ Daftar", name, "5", "5")
    await office.taps(sari, "‹ Daftar")
    rest = "Sudah dinilai: 4 dari 4 orang. Tidak ada lagi yang menunggu penilaian Anda; "
    assert f"{rest}ketuk namanya untuk mengubah jawaban, sampai Senin, 30 November" in sari.last["text"]
    assert live != sari.last["message_id"] and len(sari.messages) < 8, "a message is edited in place"


async def test_a_rating_that_is_typed_is_asked_back_at_the_question_that_is_begun(
    office: OfficeOnTrial,
) -> None:
    sari = office.sari
    await office.says(sari, "/rekan")
    await office.taps(sari, "Budi Contoh, atasan")
    await office.says(sari, "4")
    assert "“4” belum disimpan sebagai nilai" in sari.last["text"]
    assert "▫️ Budi Contoh, atasan" in sari.labels(), "nobody is begun: the names are shown"
    await office.taps(sari, "Budi Contoh, atasan", "2")
    await office.says(sari, "4")
    assert "“4” belum disimpan sebagai nilai" in sari.last["text"]
    assert "Dukungan (2 dari 2)" in sari.last["text"]
    await office.taps(sari, "4")
    assert "Keadilan: 2\nDukungan: 4\n\n✅ Tersimpan" in sari.last["text"]
    await office.says(sari, "6")
    assert "ketik /lapor" in sari.last["text"]


async def test_the_supervisor_who_looks_after_each_rating_learns_nothing(office: OfficeOnTrial) -> None:
    look = ScoreTap("2026-11").pack()

    async def looks() -> str:
        await office.taps_data(office.budi, look)
        overview = office.budi.last["text"]
        await office.taps(office.budi, "Bawahan")
        return f"{overview}\n{office.budi.last['text']}"

    first = await looks()
    raters = (office.sari, office.citra, office.admin, office.stranger)
    for person, ratings in zip(raters, (("1", "1"), ("4", "4"), ("5", "5"), ("2", "2")), strict=True):
        await rates_budi(office, person, *ratings)
        assert await looks() == first
    assert await assessments(office) == 8
    office.move_to(2026, 12, 1, 0, 1)
    seen = await looks()
    assert "4 bawahan menilai" in seen
    assert "Keadilan: rata-rata 4 bawahan 3 dari 5" in seen
    assert not any(name in seen for name in ("Sari", "Citra", "Agus", "Dewi"))


async def test_nobody_rates_in_the_place_of_another_nor_without_being_asked_nor_afterwards(
    office: OfficeOnTrial,
) -> None:
    mine = await request(office, SARI, BUDI)
    taps = [RateTap(mine.id, 0, 5), RateTap(mine.id, ANY, 0), DeclineTap(mine.id, "unknown")]
    before = await office.everything_kept()

    async def refused(person: PersonHandle, *words: str) -> None:
        for tap in taps:
            await office.taps_data(person, tap.pack())
            assert any(each in person.toasts[-1] for each in words), person.toasts[-1]
        now = await office.everything_kept()
        for table in ("rating_requests", "assessments"):
            assert now[table] == before[table]

    # Whom it is about, a colleague, and somebody of another unit.
    for person in (office.budi, office.citra, office.admin):
        await refused(person, "tidak berwenang")
    for wrong in (RateTap(mine.id, 7, 5), RateTap(mine.id, 0, 6), DeclineTap(mine.id, "x")):
        await office.taps_data(office.sari, wrong.pack())
        assert "sudah tidak berlaku" in office.sari.toasts[-1]
    async with office.changes() as uow:
        (await uow.people.get(office.ids[SARI])).left = date(2026, 11, 22)
    await refused(office.sari, "tidak berwenang")
    await office.says(office.sari, "/rekan")
    assert "tidak ada yang perlu Anda nilai" in office.sari.last["text"]
    async with office.changes() as uow:
        (await uow.people.get(office.ids[SARI])).left = None
        (await uow.people.get(office.ids[BUDI])).left = date(2026, 11, 22)
    await refused(office.sari, "Budi Contoh sudah tidak bertugas")
    await office.says(office.sari, "/rekan")
    assert not any("Budi" in label for label in office.sari.labels())
    async with office.changes() as uow:
        (await uow.people.get(office.ids[BUDI])).left = None
    office.move_to(2026, 12, 1, 0, 1)
    await refused(office.sari, "sudah berakhir")
    assert "Saat ini tidak ada yang perlu Anda nilai" in office.sari.last["text"]


async def test_who_has_not_answered_is_reminded_once_also_after_an_outage(office: OfficeOnTrial) -> None:
    await rates_budi(office, office.sari, "4", "4")
    for name in ("Agus Contoh", "Citra Contoh", "Dewi Contoh"):
        await office.taps(office.sari, "‹ Daftar", name, "4", "4")
    await office.jobs_at(2026, 11, 25, 8, 0)
    assert "belum Anda nilai" not in office.citra.sees()
    # From the 26th on; on that day the service is away.
    await office.jobs_at(2026, 11, 27, 8, 0)
    assert "Masih ada 4 orang yang belum Anda nilai untuk November 2026" in office.citra.sees()
    assert "belum Anda nilai" not in office.sari.sees()
    await office.jobs_at(2026, 11, 30, 8, 0)
    said = [message["text"] for message in office.citra.messages if "belum Anda nilai" in message["text"]]
    assert len(said) == 1
    # What was begun and not finished is dropped with the round, and the next one asks others where it can.
    await office.says(office.citra, "/rekan")
    await office.taps(office.citra, "Budi Contoh, atasan", "5")
    await office.jobs_at(2026, 12, 1, 2, 31)
    for rater in (CITRA, SARI):
        assert (await request(office, rater, BUDI)).given == {}
    assert await assessments(office) == 8


async def test_a_name_behind_the_command_opens_that_person(office: OfficeOnTrial) -> None:
    sari = office.sari
    for text in ("/rekan bu citra", "/peers Citra"):
        await office.says(sari, text)
        assert sari.last["text"].startswith("Rekan Anda: Citra Contoh\n\n")
        assert "Saya tidak dapat menilai" in sari.labels()
    await office.says(sari, "/rekan Joko")
    assert "“Joko” tidak dikenali" in sari.sees()
    assert "▫️ Citra Contoh" in sari.labels()


@pytest.mark.parametrize("text", ["mulai menilai", "menilai", "start rating"])
async def test_the_words_of_its_button_show_the_people(office: OfficeOnTrial, text: str) -> None:
    await office.says(office.sari, text)
    assert "Sudah dinilai: 0 dari 4 orang" in office.sari.last["text"]
