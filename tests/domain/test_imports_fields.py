"""Cells of imported files: what each kind accepts, and the reason for what it refuses."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Any

import pytest

from domain.calendar import LeaveKind
from domain.imports import cells, fields

Read = Callable[[str], Any]


@pytest.mark.parametrize(
    ("read", "cell", "value"),
    [
        (fields.nip, "19900101 201501 2 001", "199001012015012001"),
        (fields.nips, "199001012015012001; 197502022000031002 ;",
         frozenset({"199001012015012001", "197502022000031002"})),
        *((fields.nip, cell, "199001012015012001") for cell in (
            "NIP. 199001012015012001", "NIP.19900101 201501 2 001", "nip: 199001012015012001",
            "'199001012015012001", "`199001012015012001", "19900101-201501-2-001", "19900101.201501.2.001",
            "- 199001012015012001 -")),
        (fields.nips, "199001012015012001, 197502022000031002",
         frozenset({"199001012015012001", "197502022000031002"})),
        *((fields.unit, cell, cell) for cell in (
            "RSUD Contoh", "Dinas", "UPTD SMP N 1", "SMPN 3", "S", "B. Umum", "A. Umum", "Sekretariat DPRD",
            "ST. Contoh Jaya", "Setda")),
        (fields.measure, "%", "%"),
        (fields.text, "dua  baris\nmenjadi satu", "dua baris menjadi satu"),
        (fields.text, "a\x00b", "ab"),
        (fields.name, "Sari\u202e otnoC\u2069", "Sari otnoC"),
        (fields.code, "POLI-UMUM_2", "POLI-UMUM_2"),
        (fields.day, "2026-11-20", date(2026, 11, 20)),
        (fields.day, "20/11/2026", date(2026, 11, 20)),
        (fields.day, "1/2/2026", date(2026, 2, 1)),
        *((fields.day, cell, date(2026, 11, 20)) for cell in (
            "20-11-2026", "20.11.2026", "'20/11/2026", "'2026-11-20", "2026-11-20 00:00:00",
            "2026-11-20T00:00", "20 November 2026", "20 Nopember 2026", "20-Nov-2026",
            "Jumat, 20 November 2026", "46346")),
        (fields.day_of_career, "20/05/1986", date(1986, 5, 20)),
        (fields.day, "2000-01-01", date(2000, 1, 1)),
        (fields.day, "31/12/2100", date(2100, 12, 31)),
        (fields.day_of_career, "1/3/1986", date(1986, 3, 1)),
        (fields.clock, "07:30", time(7, 30)),
        (fields.clock, "7.30", time(7, 30)),
        (fields.clock, "'07:30", time(7, 30)),
        (fields.clock, "0.3125", time(7, 30)),
        (fields.clock, "0,3125", time(7, 30)),
        (fields.clock, "0.5", time(12)),
        (fields.clock, "00.25", time(0, 25)),
        *((fields.moment, cell, datetime.fromisoformat("2026-11-20T09:16")) for cell in (
            "2026-11-20 09:16", "2026-11-20T09:16:00", "20/11/2026 09:16:00", "20/11/2026 9.16",
            "20-11-2026 9.16.00", "20/11/2026, 09.16", "20 November 2026 09:16")),
        (fields.moment, "46346.38578703703", datetime.fromisoformat("2026-11-20T09:15:32")),
        (fields.moment, "46346,5", datetime.fromisoformat("2026-11-20T12:00")),
        (fields.moment, "20/11/2026 09.16 WITA", datetime(2026, 11, 20, 1, 16, tzinfo=UTC)),
        (fields.clock, "16:05:09", time(16, 5, 9)),
        (fields.instant, "2026-11-20T15:30:00+07:00", datetime(2026, 11, 20, 8, 30, tzinfo=UTC)),
        (fields.instant, "2026-11-20T08:30:00Z", datetime(2026, 11, 20, 8, 30, tzinfo=UTC)),
        (fields.amount, "12", Decimal(12)),
        (fields.amount, "0.125", Decimal("0.125")),
        (fields.amount, "2.5000", Decimal("2.5")),
        (fields.amount, "0", Decimal(0)),
        (fields.whole, "61400", 61_400),
        (fields.rating(5), "5", 5),
        (fields.rating(5), "4.0", 4),
        (fields.rating(5), "4,00", 4),
        (fields.choice(LeaveKind), "Tugas_Luar", LeaveKind.TUGAS_LUAR),
        (fields.work_week, "1-6", "123456"),
        (fields.work_week, "7, 1-2,4", "1247"),
        (fields.work_week, "6", "6"),
        (cells.mark, "Ya", True),
        (cells.mark, "tidak", False),
    ],
)  # fmt: skip
def test_a_cell_becomes_a_value(read: Read, cell: str, value: object) -> None:
    assert read(cell) == value


@pytest.mark.parametrize(
    ("read", "cell", "reason"),
    [
        (cells.mark, "mungkin", "mungkin"),
        (fields.nip, "12345", "is not 18 digits"),
        (fields.nip, "199013012015012001", "date of birth"),
        (fields.nip, "199001012015013001", "15th digit"),
        (fields.nip, "1.99001E+17", "stored as a number"),
        (fields.nip, "199001012015012000", "stored as a number and has lost its last digits"),
        (fields.nip, "199001012015012001.0", "stored as a number and has lost its last digits"),
        (fields.nip, "NIP. 199001012015012001 / Sari", "is not 18 digits"),
        (fields.nip, "9" * 5000, "…' is not 18 digits"),
        (fields.unit, "M.Si", "is an academic degree; put the name before it in quotes"),
        *(
            (fields.unit, cell, "an academic degree")
            for cell in (
                "A.Md.",
                "S.Sos.",
                "S. Sos",
                "A.Md.Keb.",
                "S.STP",
                "M.M.",
                "SE",
                "SKM",
                "MSi",
                "Drs.",
                "Ph.D.",
            )
        ),
        (fields.unit, "0", "'0' is no name"),
        (fields.proper_name, "199001012015012001", "is no name"),
        (fields.proper_name, "-", "is no name"),
        (fields.measure, "250", "is no measure; an amount with a comma must be in quotes"),
        (fields.clock, "0.25", "is 00:25 or, as a part of a day, 06:00"),
        (fields.clock, "7.3", "write 07:30"),
        (fields.nip, "1,99001012015012E+17", "format the column as text"),
        (fields.code, "dua kata", "letters, digits"),
        (fields.code, "x" * 33, "1 to 32"),
        (fields.text, "x" * 1001, "1001 characters"),
        (fields.comment, "x" * 4097, "4097 characters, more than 4096"),
        (fields.name, "x" * 201, "201 characters"),
        (fields.instant, "2026-11-20T15:30:00+23:00", "an offset that no clock has"),
        (fields.instant, "2026-11-20T15:30:00-12:30", "an offset that no clock has"),
        (fields.day, "31/02/2026", "not a date of the calendar"),
        (fields.day, "2026-02-30", "not a date of the calendar"),
        (fields.day, "20-11/2026", "write 2026-11-20 or 20/11/2026"),
        (fields.day, "11/20/2026", "not a date of the calendar"),
        (fields.day, "2026-11-20 07:21", "write 2026-11-20 or 20/11/2026"),
        (fields.day, "31 Februari 2026", "not a date of the calendar"),
        (fields.day, "20 Bulan 2026", "not a date of the calendar"),
        (fields.day, "12345", "the year must be from 2000 to 2100"),
        (fields.day, "20/11/26", "write 2026-11-20 or 20/11/2026"),
        (fields.day, "1999-12-31", "the year must be from 2000 to 2100"),
        (fields.day, "01/01/0001", "'01/01/0001' is out of range"),
        (fields.day_of_career, "1939-12-31", "the year must be from 1940 to 2100"),
        (fields.day_of_career, "9999-12-31", "the year must be from 1940 to 2100"),
        (fields.instant, "0001-01-01T00:00:00+07:00", "the year must be from 2000 to 2100"),
        (fields.instant, "9999-12-31T23:59:59-07:00", "the year must be from 2000 to 2100"),
        (fields.period, "1999-S2", "the year must be from 2000 to 2100"),
        (fields.period, "2026-11-01", "is a date, not a period; format the column as text and write 2026-11"),
        (fields.period, "01/11/2026", "is a date, not a period; format the column as text and write 2026-11"),
        (fields.period, "2101", "the year must be from 2000 to 2100"),
        (fields.clock, "25:00", "write 07:30"),
        (fields.clock, "0730", "write 07:30"),
        (fields.instant, "2026-11-20T15:30:00", "no offset"),
        (fields.instant, "20/11/2026 15.30", "no offset"),
        (fields.moment, "2026-11-20", "has no time of day"),
        (fields.moment, "20/11/2026", "has no time of day"),
        (fields.moment, "11/20/2026 9:16:00", "not a date of the calendar"),
        (fields.moment, "20/11/2026 9:16 PM", "not a moment"),
        (fields.moment, "46346", "not a moment"),
        (fields.instant, "kemarin", "not a moment"),
        (fields.amount, "1,5", "decimal point"),
        (fields.amount, "1.250,5", "decimal point"),
        (fields.amount, "-1", "not a number"),
        (fields.amount, "1e3", "not a number"),
        (fields.amount, "0.1234", "three decimal places"),
        (fields.amount, "1000000001", "more than 1,000,000,000"),
        (fields.positive, "0", "more than 0"),
        (fields.whole, "1.5", "not a whole number"),
        (fields.rating(5), "6", "1 to 5"),
        (fields.rating(5), "4.5", "1 to 5"),
        (fields.rating(4), "0", "1 to 4"),
        (fields.choice(LeaveKind), "libur", "cuti, sakit, izin, tugas_luar"),
        (fields.period, "2026-S3", "2026-S2"),
        *(
            (fields.work_week, days, "write 1-5 or 1,2,4, Monday is 1 and Sunday 7")
            for days in ("", "0-5", "1-8", "5-1", "1;2", "Senin", "1--5", "1,", "12345")
        ),
    ],
)
def test_a_bad_cell_says_why(read: Read, cell: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason.replace(".", r"\.")):
        read(cell)


def test_a_cell_of_marks_alone_is_read_in_one_pass() -> None:
    # With a pass for each mark, a cell of the length that files may have would take a minute or more.
    with pytest.raises(ValueError, match="is not 18 digits"):
        fields.nip(f"1{'.' * 130_000}x")
    lines = "\n " * 65_000
    assert cells.guarded(lines) == cells.unguarded(lines) == lines
    assert cells.guarded(f"{lines}=1") == f"{lines}'=1"
    assert cells.unguarded(f"{lines}'=1") == f"{lines}=1"
