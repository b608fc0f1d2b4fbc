"""Reasons of imports in the language of the chat."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from string import Formatter
from typing import Any

import pytest

from domain.imports import ASSESSMENTS, ATTENDANCE, CALENDAR, CITIZEN, LEAVE, ROSTER, Layout, fields
from domain.imports.numbers import number_in
from domain.reasons import ENGLISH, ColumnName, Reason, of_column, reason_of
from locales import words_in
from locales.import_reasons import reason_text
from tests.locales.catalogue import sentences

ROOT = Path(__file__).parents[2]
ID, EN = words_in("id"), words_in("en")
DAY, LATER = date(2026, 1, 1), date(2026, 2, 1)
PLACES = {"Reason": 0, "refused": 0, "of_column": 1}
"""The argument with the key of the sentence, by function."""


def test_every_reason_has_a_sentence_in_both_languages_and_of_the_same_parts() -> None:
    said = {
        key.removeprefix("import-reason-"): parts
        for key, parts in sentences("id").items()
        if key.startswith("import-reason-")
    }
    assert said.keys() == ENGLISH.keys()
    for key, english in ENGLISH.items():
        assert said[key] <= {name for _, name, _, _ in Formatter().parse(english) if name}, key


def named_keys() -> Iterator[str]:
    """Keys of reasons that stand as strings in the code; of a condition both."""
    for room in ("domain", "storage", "bot"):
        for path in (ROOT / room).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in PLACES:
                    key = node.args[PLACES[node.func.id]]
                    if isinstance(key, ast.Constant):
                        yield str(key.value)


def test_every_reason_that_the_code_names_has_a_sentence() -> None:
    assert set(named_keys()) - ENGLISH.keys() == set()


@pytest.mark.parametrize(
    ("read", "cell", "said"),
    [
        (fields.nip, "1990", "bukan 18 angka"),
        (fields.nip, "199099012015012001", "tidak diawali tanggal lahir"),
        (fields.nip, "199001012015013001", "bukan 1 atau 2"),
        (fields.nip, "199001012015012000", "angka terakhirnya hilang"),
        (fields.day, "kemarin", "bukan tanggal; tulis 20/11/2026"),
        (fields.day, "1890-01-01", "tahunnya harus 2000 sampai 2100"),
        (fields.period, "2026-S3", "bukan periode; tulis bulan 2026-11"),
        (fields.amount, "99999999999", "bukan bilangan"),
        (fields.amount, "2000000000", "lebih dari 1.000.000.000"),
        (fields.clock, "0.25", "dapat berarti pukul 00:25 atau 06:00; tulis jamnya"),
        (fields.moment, "2026-11-20", "tidak berisi jam; tulis 20/11/2026 15:30"),
        (fields.measure, "250", "bukan satuan; bilangan berkoma perlu diapit tanda kutip"),
    ],
)
def test_what_a_cell_is_refused_for_is_said_in_indonesian(
    read: Callable[[str], object], cell: str, said: str
) -> None:
    with pytest.raises(ValueError, match=r".+") as refused:
        read(cell)
    reason = reason_of(refused.value)
    told = reason_text(ID, reason, {})
    assert said in told
    assert cell in told
    assert reason_text(EN, reason, {}) == str(refused.value)


def of_cell(layout: Layout[Any], column: str, cell: str) -> str:
    """Why a cell of a column is refused."""
    (found,) = [each for each in layout.columns if each.name == column]
    with pytest.raises(ValueError, match=r".+") as refused:
        found.read(cell)
    return reason_of(refused.value)


@pytest.mark.parametrize(
    ("layout", "column", "indonesian", "english"),
    [
        (ATTENDANCE, "status", "hadir, terlambat, tugas luar, tidak hadir", "present, late, duty, absent"),
        (LEAVE, "kind", "cuti, sakit, izin, tugas luar", "cuti, sakit, izin, tugas_luar"),
        (CALENDAR, "kind", "libur, hari kerja", "holiday, workday"),
        (ASSESSMENTS, "source", "diri, atasan, rekan, bawahan", "self, supervisor, peer, subordinate"),
        (CITIZEN, "kind", "pujian, aduan, saran", "praise, complaint, suggestion"),
        (CITIZEN, "channel", "kunjungan, terbuka", "visit, open"),
        (ROSTER, "employment", "PNS, PPPK, PPPK paruh waktu", "PNS, PPPK, PPPK paruh waktu"),
    ],
)
def test_values_of_a_fixed_list_are_named_in_the_readers_language(
    layout: Layout[Any], column: str, indonesian: str, english: str
) -> None:
    reason = of_cell(layout, column, "TL?")
    assert reason_text(ID, reason, {}) == f"“TL?” harus salah satu dari {indonesian}"
    assert reason_text(EN, reason, {}) == str(reason) == f"'TL?' is none of {english}"
    (read,) = [each.read for each in layout.columns if each.name == column]
    for here, there in zip(indonesian.split(", "), english.split(", "), strict=True):
        assert read(here) == read(there), "what is named is read"


def test_several_reasons_of_a_row_are_said_with_the_headers_of_the_file() -> None:
    before = of_column("left", "before", day=DAY, column=ColumnName("joined"), other=LATER)
    reason = Reason("several", reasons=(of_column("nip", "nip-not-18-digits", cell="1"), before))
    assert str(reason) == "nip: '1' is not 18 digits; left: 2026-01-01 is before joined, 2026-02-01"
    assert reason_text(ID, reason, {"nip": "NIP Baru", "joined": "TMT"}) == (
        "NIP Baru: “1” bukan 18 angka; left: 01/01/2026 mendahului TMT (01/02/2026)"
    )


def test_a_number_that_can_be_read_twice_is_told_with_a_decimal_comma() -> None:
    with pytest.raises(ValueError, match=r"is 1200 or 1\.2;") as refused:
        number_in("1.200", Decimal, None, is_told=False)
    assert reason_text(ID, reason_of(refused.value), {}) == "“1.200” dapat berarti 1200 atau 1,2"


def test_what_has_no_sentence_stays_as_it_is() -> None:
    assert reason_text(ID, "something new", {}) == "something new"
