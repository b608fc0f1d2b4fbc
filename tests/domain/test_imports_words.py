"""Columns with a fixed list of values take the Indonesian words that offices write for them."""

from __future__ import annotations

import pytest

from domain.calendar import DayKind, LeaveKind
from domain.cases import CaseState
from domain.imports import ASSESSMENTS, ATTENDANCE, CALENDAR, CITIZEN, ENTRIES, LEAVE, ROSTER, Layout
from domain.imports.headers import columns_meant
from domain.people import Employment
from domain.schemes import Assessor
from domain.scoring import AttendanceStatus


@pytest.mark.parametrize(
    ("layout", "column", "word", "value"),
    [
        (ATTENDANCE, "status", "Hadir", AttendanceStatus.PRESENT),
        (ATTENDANCE, "status", "TEPAT WAKTU", AttendanceStatus.PRESENT),
        (ATTENDANCE, "status", "Terlambat", AttendanceStatus.LATE),
        (ATTENDANCE, "status", "Dinas Luar", AttendanceStatus.DUTY),
        (ATTENDANCE, "status", "tanpa keterangan", AttendanceStatus.ABSENT),
        (LEAVE, "kind", "Cuti Tahunan", LeaveKind.CUTI),
        (LEAVE, "kind", "Cuti sakit", LeaveKind.SAKIT),
        (LEAVE, "kind", "Tugas Luar", LeaveKind.TUGAS_LUAR),
        (LEAVE, "kind", "perjalanan dinas", LeaveKind.TUGAS_LUAR),
        (CALENDAR, "kind", "Libur", DayKind.HOLIDAY),
        (CALENDAR, "kind", "Cuti Bersama", DayKind.HOLIDAY),
        (CALENDAR, "kind", "hari kerja", DayKind.WORKDAY),
        (ASSESSMENTS, "source", "Atasan", Assessor.SUPERVISOR),
        (ASSESSMENTS, "source", "diri sendiri", Assessor.SELF),
        (ENTRIES, "status", "Disetujui", CaseState.APPROVED),
        (ENTRIES, "status", "submitted", CaseState.SUBMITTED),
        (CITIZEN, "kind", "Pengaduan", "complaint"),
        (CITIZEN, "channel", "kunjungan", "visit"),
        (ROSTER, "employment", "P3K", Employment.PPPK),
        (ROSTER, "employment", "PPPK Penuh Waktu", Employment.PPPK),
        (ROSTER, "employment", "PPPK Paruh Waktu", Employment.PART_TIME),
    ],
)
def test_words_of_offices(layout: Layout[object], column: str, word: str, value: object) -> None:
    (found,) = [each for each in layout.columns if each.name == column]
    assert found.read(word) == value


@pytest.mark.parametrize(
    ("layout", "column", "word"),
    [
        (ATTENDANCE, "status", "TL"),
        (ATTENDANCE, "status", "Sakit"),
        (LEAVE, "kind", "CB"),
        (LEAVE, "kind", "-"),
    ],
)
def test_what_means_two_things_is_refused(layout: Layout[object], column: str, word: str) -> None:
    (found,) = [each for each in layout.columns if each.name == column]
    with pytest.raises(ValueError, match="is none of"):
        found.read(word)


def test_the_columns_of_siasn_are_known() -> None:
    columns = tuple(each.name for each in ROSTER.columns)
    header = [
        "NIP BARU",
        "NIP LAMA",
        "NAMA",
        "GOL AKHIR NAMA",
        "JABATAN NAMA",
        "UNOR NAMA",
        "UNOR INDUK NAMA",
    ]
    assert columns_meant("roster", columns, header) == [
        "nip", None, "name", "rank", "position", "unit", None,
    ]  # fmt: skip
