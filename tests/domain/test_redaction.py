"""Free text loses the numbers that lead to a person, and keeps all others."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.redaction import MARK, without_numbers


@pytest.mark.parametrize(
    "number",
    [
        "081234567890",
        "0812-3456-7890",
        "0812 3456 7890",
        "0812.3456.7890",
        "(0812) 3456-7890",
        "0812\u2011345\u200b67890",
        "+6281234567890",
        "+62 812-3456-7890",
        "+62 (0)812 3456 7890",
        "62812.3456.7890",
        "812-3456-7890",
        "(0741) 123456",
        "021-5551234",
        "+60 12-345 6789",
        "０８１２３４５６７８９０",
        "٠٨١٢٣٤٥٦٧٨٩٠",
        "0️⃣8️⃣1️⃣2️⃣3️⃣4️⃣5️⃣6️⃣7️⃣8️⃣",
        "3174012301900001",
        "3174 0123 0190 0001",
        "317401 630190 0001",
        "31.74.01.230190.0001",
        "12.04.05 230190 0001",
        "3 1 7 4 0 1 2 3 0 1 9 0 0 0 0 1",
        "198501012010011001",
        "19850101 201001 1 001",
        "19850101-201021-2-001",
        "09.254.294.3-407.000",
        "09 254 294 3 407 000",
        "092542943407000",
        "0001234567890",
        "budi.s+ktp@contoh.go.id",
    ],
)
def test_what_leads_to_a_person_is_taken_out(number: str) -> None:
    assert (
        without_numbers(f"Hubungi saya di {number}, terima kasih") == f"Hubungi saya di {MARK}, terima kasih"
    )
    assert without_numbers(f"WA{number}") in (f"WA{MARK}", MARK)  # an address begins where its word begins


@pytest.mark.parametrize(
    "text",
    [
        "Rp1.500.000, bukan Rp 150000",
        "1.500.000.000 atau 1.500.000-2.000.000",
        "Rp 15000000000000 dan 2.500.000,00",
        "26-11-2026 08.00-16.00",
        "2026-11-26 dan 26.11.26, 26/11/2026",
        "buka 08.00 12.30 14.00 dan 08:00–16:00",
        "3 berkas, 2 hari, 4 kali",
        "antrian A012 nomor 0123",
        "tiket KTP-2026-000123, surat 470/1234/2026",
        "tahun 2019 2020 2021 2022",
        "loket 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16",
        "12 13 14 15 16 17 18 19",
        "PermenPANRB 14/2017, lantai 3 loket 12",
        "@loket dan a@b",
        "",
    ],
)
def test_other_numbers_stay(text: str) -> None:
    assert without_numbers(text) == text


def test_neighbours_of_a_number_stay() -> None:
    assert without_numbers("0812 3456 7890 3 berkas") == f"{MARK} 3 berkas"
    assert without_numbers("08.00-16.00 0812 3456 7890 26-11-2026") == f"08.00-16.00 {MARK} 26-11-2026"
    assert without_numbers("3174012301900001 0812 3456 7890") == f"{MARK} {MARK}"


_WORDS = st.text("abcdefgh \n,!?<>&😀", max_size=12).map(lambda words: f" x{words}x ")
_SCRIPTS = st.sampled_from(["0123456789", "０１２３４５６７８９", "٠١٢٣٤٥٦٧٨٩"])


@st.composite
def _numbers(draw: st.DrawFn) -> str:
    """A phone number, NIK or NIP, with something between any two of its digits."""
    region = f"{draw(st.integers(110101, 949999))}"
    day = f"{draw(st.integers(1, 28)) + draw(st.sampled_from([0, 40])):02}{draw(st.integers(1, 12)):02}"
    digits = draw(
        st.one_of(
            st.from_regex(r"08[1-9][0-9]{7,10}", fullmatch=True),
            st.from_regex(r"\+628[1-9][0-9]{7,10}", fullmatch=True),
            st.from_regex(r"[0-9]{6}", fullmatch=True).map(lambda rest: f"{region}{day}{rest}"),
            st.from_regex(r"19[5-9][0-9]0[1-9]1[0-9]20[0-2][0-9]0[1-9][12][0-9]{3}", fullmatch=True),
        )
    )
    script = draw(_SCRIPTS)
    between = draw(st.sampled_from(["", ".", "-", "\u200b", ") ", " (", "\u00a0", " ", " - "]))
    groups = draw(st.sampled_from([4, 5, 6]))
    parts = [digits[at : at + groups] for at in range(0, len(digits), groups)]
    if len(parts) > 1 and len(parts[-1]) < 3:
        parts[-2:] = ["".join(parts[-2:])]
    return between.join(parts).translate(str.maketrans("0123456789", script))


_AMOUNTS = st.integers(0, 9_999_999_999).map(lambda value: f"Rp{value:,}".replace(",", "."))

_TIMES = st.times().map(lambda time: time.strftime("%H.%M"))
_SMALL = st.integers(0, 999_999).map(lambda number: f"{number} berkas")
_HARMLESS = st.one_of(_AMOUNTS, st.dates(min_value=date(1900, 1, 1)).map(str), _TIMES)


@given(st.lists(st.tuples(_WORDS, _numbers()), max_size=4), _WORDS)
def test_a_number_is_found_however_it_is_broken(parts: list[tuple[str, str]], end: str) -> None:
    text = "".join(words + number for words, number in parts) + end
    assert without_numbers(text) == "".join(words + MARK for words, _ in parts) + end


@given(st.lists(st.tuples(_WORDS, st.one_of(_HARMLESS, _SMALL)), max_size=6))
def test_amounts_dates_and_times_stay(parts: list[tuple[str, str]]) -> None:
    text = "".join(words + said for words, said in parts)
    assert without_numbers(text) == text


@given(st.text() | st.text("0123456789 .-()+@a０", max_size=60))
def test_nothing_is_left_for_a_second_time_and_nothing_grows(text: str) -> None:
    once = without_numbers(text)
    assert without_numbers(once) == once
    assert len(once) <= len(text)
