"""Words about objections: what is meant is named, and who has one to answer is led there."""

from __future__ import annotations

import pytest

from tests.handlers.objections import answers as answers_it
from tests.handlers.objections import close_semester, objects
from tests.handlers.steps import answers
from tests.harness import OfficeOnTrial


async def begins(office: OfficeOnTrial) -> None:
    """Sari begins to object."""
    await close_semester(office)
    await office.says(office.sari, "/keberatan")
    await office.taps(office.sari, "Ajukan keberatan: Semester 2 2026")


@pytest.mark.parametrize(
    "text", ["keberatan nilai saya", "saya keberatan atas hasil penilaian", "mau keberatan"]
)
async def test_a_wish_to_object_is_no_work(office: OfficeOnTrial, text: str) -> None:
    read = await answers(office, office.sari, text)
    assert "/keberatan" in read
    assert "2 jam" not in read


async def test_a_component_with_other_words_behind_it_is_opened(office: OfficeOnTrial) -> None:
    await begins(office)
    await office.says(office.sari, "penilaian atasan tidak adil")
    assert "Penilaian atasan: catatan mana?" in office.sari.last["text"]


async def test_all_records_of_a_component_are_named_at_once(office: OfficeOnTrial) -> None:
    await begins(office)
    await office.taps(office.sari, "Penilaian atasan")
    for _ in range(2):
        await office.says(office.sari, "semuanya")
        assert {"☑️ 1", "☑️ 2"} <= set(office.sari.labels())


@pytest.mark.parametrize("text", ["saya tidak setuju", "tolak keberatannya", "setuju", "setuju dengan Sari"])
async def test_who_answers_or_decides_is_led_to_the_objection(office: OfficeOnTrial, text: str) -> None:
    await close_semester(office)
    await objects(office)
    assert "Jawaban atas keberatan Sari Contoh" in await answers(office, office.budi, text)
    await office.taps(office.budi, "Buka keberatan")
    assert "Jawab" in office.budi.labels()
    assert "keberatan Sari" not in await answers(office, office.citra, text)
    await answers_it(office)
    assert "Putusan atas keberatan Sari Contoh" in await answers(office, office.admin, text)
