"""More of a text, written where files are asked for: it is added to the text before, and seen at once."""

from __future__ import annotations

import pytest

from tests.handlers.objections import REASONS, at_the_evidence, close_semester
from tests.harness import OfficeOnTrial

ADDITIONS = (
    "tambahan: tanggal 29 saya juga lembur 2 jam",
    "Oh iya satu lagi, atasan waktu itu sedang dinas luar",
    "also: my supervisor was away that week",
)


async def asked(office: OfficeOnTrial, text: str) -> str:
    """The question that Sari reads after a text."""
    await office.says(office.sari, text)
    return str(office.sari.last["text"])


async def at_the_proof(office: OfficeOnTrial) -> None:
    """Sari objects, and is asked for evidence."""
    await close_semester(office)
    await at_the_evidence(office)
    assert "Tanpa bukti" in office.sari.labels()


async def test_more_reasons_at_the_evidence_of_an_objection_are_added(office: OfficeOnTrial) -> None:
    await at_the_proof(office)
    for text in ADDITIONS:
        read = await asked(office, text)
        assert text in read
        assert REASONS in read
        assert "Tanpa bukti" in office.sari.labels()
    await office.taps(office.sari, "Tanpa bukti", "Kirim")
    assert all(text in office.sari.last["text"] for text in ADDITIONS)


async def test_other_words_there_are_refused_and_links_are_evidence(office: OfficeOnTrial) -> None:
    await at_the_proof(office)
    for text in ("bukti ada di meja bu Ani", "tambahan"):
        assert "⚠️" in await asked(office, text), text
    read = await asked(office, "tambahan: https://drive.google.com/berkas")
    assert "📎" in read
    assert "tambahan" not in read


@pytest.mark.parametrize("text", ["tambahan: juga demam", "also a fever"])
async def test_more_of_the_reason_for_leave_is_added_too(office: OfficeOnTrial, text: str) -> None:
    await office.says(office.sari, "/izin sakit besok sampai lusa batuk pilek")
    assert "Ada surat atau dokumen?" in office.sari.last["text"]
    assert f"💬 batuk pilek {text}" in await asked(office, text)


async def test_more_reasons_at_the_summary_or_the_choice_of_a_change_are_added(office: OfficeOnTrial) -> None:
    await at_the_proof(office)
    await office.taps(office.sari, "Tanpa bukti")
    assert ADDITIONS[0] in await asked(office, ADDITIONS[0])
    await office.taps(office.sari, "Ubah")
    read = await asked(office, ADDITIONS[1])
    assert ADDITIONS[0] in read and ADDITIONS[1] in read
    assert "Kirim" in office.sari.labels()
