"""*Anda berkata, kami perbuat*: heads promise, everybody concerned reads what came of it."""

from __future__ import annotations

from datetime import date

import pytest

from handlers.satisfaction.callbacks import PromisesTap, PromiseTap, ResultsTap
from locales import words_in
from tests.handlers.services import AUGUST, OCTOBER, said, served
from tests.harness import OfficeOnTrial

__all__ = ["served"]

OUTDATED = words_in("id").plain("button-outdated")


@pytest.fixture
async def office(served: OfficeOnTrial) -> OfficeOnTrial:
    """The first service was rated in both quarters, and waiting got better; the second by four alone."""
    await said(served, 1, AUGUST, [2] * 6)
    await said(served, 1, OCTOBER, [4] * 6)
    await said(served, 1, date(2026, 11, 10), [4] * 6)
    await said(served, 2, AUGUST, [1] * 4)
    return served


async def promises(office: OfficeOnTrial, text: str, due: str = "31/12/2026") -> None:
    """Budi promises something for the lowest unsur of the last quarter."""
    await office.taps_data(office.budi, ResultsTap(0, 1, "2026-Q3").pack())
    await office.taps(office.budi, "🤝 Anda berkata, kami perbuat", "✍️ Waktu penyelesaian")
    await office.says(office.budi, text, due)


async def test_a_head_promises_and_before_and_after_are_shown(office: OfficeOnTrial) -> None:
    await promises(office, "Loket kedua <b>dibuka</b> pukul 08.00 😀")
    told = office.budi.last["text"]
    assert "▼ Waktu penyelesaian: 1,00 → 3,00\n“Loket kedua <b>dibuka</b> pukul 08.00 😀” (sampai" in told
    assert "Belum ada janji perbaikan" not in told, "the others equal the highest"
    await promises(office, "Loket kedua dibuka mulai Januari", "besok")
    told = office.budi.last["text"]
    assert "dibuka mulai Januari” (sampai Sabtu, 21 November 2026)" in told and "08.00" not in told
    await office.taps_data(office.admin, PromisesTap(1, "2026-Q3").pack())
    assert "dibuka mulai Januari" in office.admin.last["text"]
    office.move_to(2027, 1, 4, 9, 0)
    await office.taps_data(office.budi, PromisesTap(1, "2026-Q3").pack())
    assert "janji tidak diubah lagi" in office.budi.last["text"]
    await office.taps_data(office.budi, PromiseTap(1, "2026-Q3", "waktu").pack())
    assert office.budi.toasts[-1] == OUTDATED


async def test_of_two_who_promise_at_once_the_second_sees_what_the_first_said(office: OfficeOnTrial) -> None:
    tap = PromiseTap(1, "2026-Q3", "waktu").pack()
    for person in (office.budi, office.admin):
        await office.taps_data(person, tap)
        await office.says(person, f"Janji {person.id}: loket kedua dibuka")
    await office.says(office.budi, "31/12/2026")
    await office.says(office.admin, "31/12/2026")
    told = office.admin.last["text"]
    assert f"belum disimpan: “Janji {office.admin.id}" in told and f"“Janji {office.budi.id}" in told
    await office.taps(office.admin, "✍️ Waktu penyelesaian")
    await office.says(office.admin, "Loket kedua dan ketiga dibuka", "31/12/2026")
    assert "“Loket kedua dan ketiga dibuka” (sampai" in office.admin.last["text"]


async def test_too_little_too_much_and_days_out_of_reach_are_refused(office: OfficeOnTrial) -> None:
    await office.taps_data(office.budi, PromiseTap(1, "2026-Q3", "waktu").pack())
    await office.says(office.budi, "Cepat!")
    assert "minimal 10 huruf" in office.budi.last["text"]
    await office.says(office.budi, "x" * 301)
    assert "maksimal 300 karakter" in office.budi.last["text"]
    await office.says(office.budi, "Antrean dibagi dua", "1/11/2026")
    assert "Pilih tanggal antara" in office.budi.last["text"]


async def test_nothing_is_promised_of_what_is_not_told(
    office: OfficeOnTrial,
) -> None:
    for outdated in (
        PromiseTap(2, "2026-Q3", "waktu"),
        PromiseTap(1, "2026-Q4", "waktu"),
        PromiseTap(1, "2026-Q3", "sarana"),
        PromiseTap(1, "2026-Q3", "x"),
        PromiseTap(1, "2026-Q2", "waktu"),
        PromisesTap(2, "2026-Q3"),
    ):
        await office.taps_data(office.budi, outdated.pack())
        assert office.budi.toasts[-1] == OUTDATED, outdated
