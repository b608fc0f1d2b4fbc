"""Posters and rolls on paper: whatever people named their service stays on its page, as plain text."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO

import pytest
from msgspec.structs import replace
from pypdf import PdfReader

from reports.invitation_sheet import InvitationSheet, InvitationSlip, UnitSlips, invitations_pdf
from reports.poster import Poster, PosterSize, poster_pdf
from reports.visit_roll import Roll, Slip, roll_pdf

NOW = datetime(2026, 11, 27, tzinfo=UTC)
ODD = "#set text(red) $x$ <b>*Izin*</b> =1+1 \U0001f600 " + "panjang " * 20 + "x" * 90
POSTER = Poster(
    language="id",
    office="Kabupaten Contoh",
    service="KTP elektronik",
    question="Bagaimana pelayanan kami?",
    invitation=["Pindai."],
    link="https://t.me/contoh_bot?start=rate_KTP",
    typed=[("Di Telegram", "/nilailayanan KTP"), ("di peramban", "contoh.go.id/l/KTP")],
    code_label="Kode layanan",
    code="KTP",
    abroad="Scan.",
)
ROLL = Roll(
    language="id",
    office="Kabupaten Contoh",
    service="KTP elektronik",
    sentence="Nilai pelayanan ini.",
    valid="Berlaku sampai besok",
    footer="Halaman {page} dari {pages}",
    slips=[
        Slip(f"4F7K-9QX{n % 8 + 2}", "https://t.me/x?start=kode_4F7K9QX7", [("Di", "sini")])
        for n in range(21)
    ],
)


def texts(pdf: bytes) -> list[str]:
    """What stands on each page."""
    return [page.extract_text() for page in PdfReader(BytesIO(pdf)).pages]


@pytest.mark.parametrize("size", PosterSize)
@pytest.mark.parametrize("service", ["KTP elektronik", ODD])
def test_a_poster_is_one_page_with_every_word(size: PosterSize, service: str) -> None:
    poster = replace(POSTER, service=service, office=service, code="KODE-LAYANAN-YANG-PANJANG-SEKALI")
    [said] = texts(poster_pdf(poster, size, NOW))
    plain = "".join(said.split())
    for part in (service[:40], *poster.invitation, poster.code, "/nilailayanan KTP", "Scan."):
        assert "".join(part.split()) in plain


def test_a_roll_has_ten_slips_a_page_and_the_same_bytes_each_time() -> None:
    pages = texts(roll_pdf(ROLL, NOW))
    assert [page.count("Nilai pelayanan ini.") for page in pages] == [10, 10, 1]
    assert "Halaman 3 dari 3" in pages[-1]
    assert roll_pdf(ROLL, NOW) == roll_pdf(ROLL, NOW)


def test_an_odd_name_is_cut_and_takes_nothing_off_its_slip() -> None:
    pages = texts(roll_pdf(replace(ROLL, service=ODD, office=ODD, slips=ROLL.slips[:10]), NOW))
    assert len(pages) == 1
    assert pages[0].count("Berlaku sampai besok") == 10
    assert "#set text(red)" in pages[0]


def test_a_sheet_of_invitations_has_ten_slips_a_page_and_pages_for_each_unit() -> None:
    slips = [
        InvitationSlip(
            ODD if n == 3 else f"Contoh {n}", ODD if n == 4 else "Staf", "K7F-9QX", "https://t.me/x"
        )
        for n in range(11)
    ]
    units = [UnitSlips("Dinas", slips), UnitSlips(ODD, slips[:1])]
    sheet = InvitationSheet(
        "id", "Undangan", ODD, ("Pindai.", "Ketik."), "Sampai besok", "{page} / {pages}", units
    )
    pages = texts(invitations_pdf(sheet, NOW))
    assert [page.count("K7F-9QX") for page in pages] == [10, 1, 1]
    assert "3 / 3" in pages[2]
    assert "<b>*Izin*</b>" in pages[0]
    assert invitations_pdf(sheet, NOW) == invitations_pdf(sheet, NOW)
