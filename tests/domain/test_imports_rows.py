"""Rows of the ten files: columns refused by name, and every bad row with its line and reasons."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta, timezone
from decimal import Decimal
from typing import Any

import pytest

from domain.imports import (
    ASSESSMENTS,
    ATTENDANCE,
    CALENDAR,
    CITIZEN,
    COMPETENCIES,
    DUTY,
    ENTRIES,
    LEAVE,
    ROSTER,
    SERVICES,
    TARGETS,
    BadFile,
    Layout,
    Parsed,
    Present,
    RawTable,
    parse,
    supervises_oneself,
)
from domain.imports.acting import STAND_INS
from domain.imports.header_row import table_of
from domain.imports.headers import columns_meant, is_known
from domain.imports.orders import Asks, Orders, Question
from domain.imports.sheet import Sheet, Taken

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=timezone(timedelta(hours=7)))
PRESENT = Present(NOW, NOW.date())
SARI, BUDI = "199001012015012001", "197502022000031002"
ACTING = "nip,supervisor_nip,kind,start,end"


def read(layout: Layout[Any], header: str, *rows: str) -> Parsed[Any]:
    """A file of comma-separated lines; the first row is line 2."""
    lines = [(number, row.split(",")) for number, row in enumerate(rows, start=2)]
    return parse(layout, RawTable("file.csv", tuple(header.split(",")), lines), PRESENT)


def reasons(layout: Layout[Any], header: str, *rows: str) -> dict[int, str]:
    """The bad rows by line."""
    return {bad.line: bad.reason for bad in read(layout, header, *rows).bad}


def test_unknown_missing_and_repeated_columns_are_named() -> None:
    with pytest.raises(BadFile) as refused:
        read(ATTENDANCE, "nip,date,date,jam_masuk", f"{SARI},2026-11-19,x,07:30")
    sentence = str(refused.value)
    assert "unknown columns: jam_masuk" in sentence
    assert "columns that occur twice: date" in sentence
    assert "missing columns: status" in sentence


def test_an_unknown_column_is_not_looked_at_when_nothing_is_missing() -> None:
    (line,) = read(ROSTER, "no,nip,name,unit", f"1,{SARI},Sari,Dinas").lines
    assert line.row.name == "Sari"


def test_every_bad_row_has_its_line_and_all_its_reasons() -> None:
    found = reasons(
        ATTENDANCE,
        "nip,date,status",
        f"{SARI},2026-11-19,present",
        "123,2026-11-31,datang",
        f"{SARI},,late",
        f"{SARI},2026-11-18,late,07:30",
    )
    assert list(found) == [3, 4, 5]
    for part in (
        "nip: '123' is not 18 digits",
        "date: '2026-11-31' is not a date",
        "status: 'datang' is none",
    ):
        assert part in found[3]
    assert found[4] == "date is empty"
    assert "has 4 cells, but the header has 3" in found[5]


def test_marks_that_nobody_sees_are_no_part_of_a_cell() -> None:
    header = "nip,name,unit"
    parsed = read(ROSTER, header, f"\u200e{SARI}\u200f,\u202eirpaS\u202c Contoh,Dinas\u2066 Contoh\u2069")
    (line,) = parsed.lines
    assert (line.row.nip, line.row.name, line.row.unit) == (SARI, "irpaS Contoh", "Dinas Contoh")
    assert reasons(ROSTER, header, f"{SARI},\u202e\u202c,Dinas") == {2: "name is empty"}


@pytest.mark.parametrize("error", ["#N/A", "#REF!", "#DIV/0!", "#NAME?", "#VALUE!", "#GETTING_DATA"])
def test_an_error_of_the_spreadsheet_is_not_taken_for_a_text_or_for_nothing(error: str) -> None:
    row = f"{SARI},Sari,Dinas,{error},{error}"
    sentence = f"{error} is an error of the spreadsheet; correct its formula"
    assert reasons(ROSTER, "nip,name,unit,position,joined", row) == {
        2: f"position: {sentence}; joined: {sentence}"
    }


def test_a_row_that_repeats_another_is_bad_and_tells_which() -> None:
    found = reasons(LEAVE, "nip,kind,start,end", *[f"{SARI},cuti,2026-10-15,2026-10-16"] * 2)
    assert found == {3: "repeats line 2: the same nip, kind, start, half"}


def test_equal_entries_are_several_entries() -> None:
    row = f"{SARI},2026-11-19,Mencetak KTP,2026-11-19T16:00:00+07:00,4,submitted"
    parsed = read(ENTRIES, "nip,date,activity,submitted_at,self_rating,status", row, row)
    assert len(parsed.lines) == 2
    assert not parsed.bad


def test_what_a_file_does_not_say_has_its_usual_value() -> None:
    (line,) = read(TARGETS, "nip,period,title,quantity,unit", f"{SARI},2026-S2,Cetak,12.5,dokumen").lines
    assert (line.number, line.row.weight, line.row.kind) == (2, Decimal(1), "utama")
    (line,) = read(ROSTER, "nip,name,unit,role", f"{SARI},Sari,Dinas,").lines
    assert (line.row.role, line.row.supervisor_nip, line.row.timezone) == ("asn", None, None)


@pytest.mark.parametrize(
    ("layout", "header", "row", "reason"),
    [
        (
            ROSTER,
            "nip,name,unit,supervisor_nip",
            f"{SARI},Sari,Dinas,{SARI}",
            "supervises himself or herself",
        ),
        (ROSTER, "nip,name,unit,joined,left", f"{SARI},Sari,Dinas,2026-02-01,2026-01-01", "before joined"),
        (ROSTER, "nip,name,unit,timezone", f"{SARI},Sari,Dinas,WIBB", "none of WIB, WITA, WIT"),
        (LEAVE, "nip,kind,start,end", f"{SARI},cuti,2026-10-16,2026-10-15", "is before start"),
        (LEAVE, "nip,kind,start,end,half", f"{SARI},cuti,2026-10-15,2026-10-16,pagi", "only one day can be"),
        (LEAVE, "nip,kind,start,end,half", f"{SARI},izin,2026-10-15,2026-10-15,0.5", "none of pagi, siang"),
        (LEAVE, "nip,kind,start,end,half", f"{SARI},tugas_luar,2026-10-15,2026-10-15,pagi", "of whole days"),
        (LEAVE, "nip,kind,start,end,days", f"{SARI},cuti,2026-10-15,2026-10-16,1.5", "has a part of a day"),
        (LEAVE, "nip,kind,start,end,days", f"{SARI},cuti,2026-10-15,2026-10-15,0.5", "has a part of a day"),
        (LEAVE, "nip,kind,start,end,days", f"{SARI},cuti,2026-10-15,2026-10-16,3", "is more than from"),
        (STAND_INS, ACTING, f"{SARI},{BUDI},plh,2026-11-21,2026-11-20", "is before start"),
        (STAND_INS, ACTING, f"{SARI},{SARI},plh,2026-11-20,2026-11-21", "acts for himself or herself"),
        (DUTY, "nip,date,start,end", f"{SARI},2026-11-20,07:00,-", "a free day has -"),
        (ATTENDANCE, "nip,date,status", f"{SARI},2026-11-21,present", "in the future"),
        (TARGETS, "nip,period,title,quantity,unit", f"{SARI},2026-S2,Cetak,0,dokumen", "more than 0"),
        (CALENDAR, "date,kind", "2026-12-31,hujan", "none of holiday, workday"),
        (COMPETENCIES, "position,competency,required", "Perawat,Asuhan,6", "1 to 5"),
        (SERVICES, "code,name,unit,staff_nips", "KTP,KTP-el,Dinas,123;456", "staff_nips: '123'"),
    ],
)
def test_rows_that_cannot_be(layout: Layout[Any], header: str, row: str, reason: str) -> None:
    assert reason in reasons(layout, header, row)[2]


@pytest.mark.parametrize(
    "row",
    [
        "cuti,2026-10-15,2026-10-15,,",
        "izin,2026-10-15,2026-10-15,pagi,",
        "izin,2026-10-15,2026-10-15,pagi,0.5",
        "cuti,2026-10-15,2026-10-19,,3",
        "cuti,2026-10-15,2026-10-19,,5",
    ],
)
def test_leave_of_one_day_may_be_half_and_free_days_between_need_not_count(row: str) -> None:
    assert reasons(LEAVE, "nip,kind,start,end,half,days", f"{SARI},{row}") == {}


@pytest.mark.parametrize(
    ("layout", "required"),
    [
        (ENTRIES, {"nip", "date", "activity", "submitted_at", "self_rating", "status"}),
        (TARGETS, {"nip", "period", "title", "quantity", "unit"}),
        (STAND_INS, {"nip", "supervisor_nip", "kind", "start", "end"}),
        (DUTY, {"nip", "date", "start", "end"}),
        (LEAVE, {"nip", "kind", "start", "end"}),
        (ATTENDANCE, {"nip", "date", "status"}),
        (ROSTER, {"nip", "name", "unit"}),
        (CALENDAR, {"date", "kind"}),
        (SERVICES, {"code", "name", "unit"}),
        (CITIZEN, {"service", "submitted_at", "channel"}),
        (ASSESSMENTS, {"period", "nip", "assessor_nip", "source", "criterion", "rating"}),
        (COMPETENCIES, {"position", "competency", "required"}),
    ],
    ids=lambda each: each.name if isinstance(each, Layout) else "",
)
def test_what_a_file_has_to_say(layout: Layout[Any], required: set[str]) -> None:
    assert {column.name for column in layout.columns if column.required} == required


@pytest.mark.parametrize(
    ("layout", "header", "row"),
    [
        (STAND_INS, ACTING, f"{SARI},{BUDI},plh,2026-11-20,2026-11-20"),
        (ROSTER, "nip,name,unit,joined,left", f"{SARI},Sari,Dinas,2026-11-20,2026-11-20"),
    ],
)
def test_what_begins_and_ends_on_one_day_is_taken(layout: Layout[Any], header: str, row: str) -> None:
    assert reasons(layout, header, row) == {}


def test_a_shift_may_end_at_midnight_and_a_free_day_has_dashes() -> None:
    rows = read(DUTY, "nip,date,start,end", f"{SARI},2026-11-20,16:00,24.00", f"{SARI},2026-11-21,-,-").lines
    assert [(line.row.start, line.row.end) for line in rows] == [(time(16), time(0)), (None, None)]


ENTRY = "nip,date,activity,submitted_at,self_rating,status"
DONE = f"{SARI},2026-11-19,Mencetak KTP,2026-11-19T16:00:00+07:00,4"


@pytest.mark.parametrize(
    ("header", "row", "reason"),
    [
        (ENTRY, f"{DONE},approved", "supervisor_rating is empty, but the entry is approved"),
        (f"{ENTRY},supervisor_rating", f"{DONE},returned,4", "an entry that is returned has none"),
        (f"{ENTRY},supervisor_rating", f"{DONE},submitted,4", "an entry that is submitted has none"),
        (ENTRY, f"{SARI},2026-11-21,Rapat,2026-11-20T08:00:00+07:00,4,submitted", "date: 2026-11-21 is in"),
        (ENTRY, f"{SARI},2026-11-20,Rapat,2026-11-20T09:00:01+07:00,4,submitted", "submitted_at: "),
        (f"{ENTRY},reviewed_at", f"{DONE},returned,2026-11-20T10:00:00+07:00", "reviewed_at: "),
        (f"{ENTRY},reviewed_at", f"{DONE},submitted,2026-11-20T08:00:00+07:00", "has not been reviewed"),
        (f"{ENTRY},reviewer_nip", f"{DONE},returned,{SARI}", "nobody reviews his or her own work"),
        (ENTRY, f"{DONE[:-1]}6,submitted", "self_rating: '6' is not a rating from 1 to 5"),
        (f"{ENTRY},supervisor_rating", f"{DONE},approved,6", "supervisor_rating: '6' is not"),
        (f"{ENTRY},started", f"{DONE},submitted,08:00", "belong together"),
        (f"{ENTRY},started,ended", f"{DONE},submitted,08:00,08:00", "is not after started"),
    ],
)
def test_entries_that_cannot_be(header: str, row: str, reason: str) -> None:
    assert reason in reasons(ENTRIES, header, row)[2]


def test_what_happened_just_now_or_today_is_not_in_the_future() -> None:
    now, today = PRESENT.now.isoformat(), PRESENT.today.isoformat()
    for layout, header, row in (
        (ENTRIES, f"{ENTRY},reviewed_at", f"{SARI},{today},Rapat,{now},4,returned,{now}"),
        (ATTENDANCE, "nip,date,status", f"{SARI},{today},present"),
        (CITIZEN, "service,submitted_at,channel,quick", f"KTP,{now},open,4"),
    ):
        assert reasons(layout, header, row) == {}


def test_an_empty_moment_of_another_system_is_a_bad_row() -> None:
    empty = "0001-01-01T00:00:00+07:00"
    header = "nip,date,activity,submitted_at,self_rating,status"
    found = reasons(ENTRIES, header, f"{SARI},0001-01-01,Mencetak KTP,{empty},4,submitted")
    assert found == {
        2: "date: '0001-01-01' is out of range; the year must be from 2000 to 2100;"
        f" submitted_at: '{empty}' is out of range; the year must be from 2000 to 2100"
    }
    assert "submitted_at" in reasons(CITIZEN, "service,submitted_at,channel,quick", f"KTP,{empty},open,4")[2]


def test_history_is_taken_however_late_it_was_submitted() -> None:
    row = f"{SARI},2026-01-05,Rapat kerja,2026-11-19T16:00:00+07:00,4,approved,3,"
    (line,) = read(ENTRIES, f"{ENTRY},supervisor_rating,reviewer_nip", row).lines
    assert line.row.date == date(2026, 1, 5)
    assert line.row.reviewer_nip is None


def test_work_noted_before_its_own_date_is_taken() -> None:
    row = f"{SARI},2026-11-19,Piket,2026-11-12T16:00:00+07:00,4,submitted"
    (line,) = read(ENTRIES, ENTRY, row).lines
    assert line.row.submitted_at.date() < line.row.date


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (f"2027,{SARI},{BUDI},supervisor,loyal,4", "period: 2027 is in the future"),
        (f"2026-10,{SARI},{BUDI},self,loyal,4", "the person's own NIP"),
        (f"2026-10,{SARI},{SARI},peer,kerja_sama,4", "his or her own peer"),
        (f"2026-10,{SARI},{BUDI},tetangga,loyal,4", "none of self, supervisor, peer"),
        (f"2026-10,{SARI},{BUDI},supervisor,loyal,6", "1 to 5"),
    ],
)
def test_assessments_that_cannot_be(row: str, reason: str) -> None:
    header = "period,nip,assessor_nip,source,criterion,rating"
    assert reason in reasons(ASSESSMENTS, header, row)[2]
    own, other = f"2026-10,{SARI},{SARI},self,loyal,4", f"2026-10,{SARI},{BUDI},peer,kerja_sama,4"
    assert reasons(ASSESSMENTS, header, own, other) == {}


def test_a_period_is_assessed_from_its_first_day_on() -> None:
    header, row = "period,nip,assessor_nip,source,criterion,rating", f"2026-12,{SARI},{SARI},self,loyal,4"
    table = RawTable("file.csv", tuple(header.split(",")), [(2, row.split(","))])
    eve, first = (NOW.replace(month=month, day=day) for month, day in ((11, 30), (12, 1)))
    assert [bad.line for bad in parse(ASSESSMENTS, table, Present(eve, eve.date())).bad] == [2]
    assert parse(ASSESSMENTS, table, Present(first, first.date())).bad == []


def test_a_response_says_something() -> None:
    header = "service,submitted_at,channel,quick,waktu,comment"
    moment = "2026-11-19T10:00:00+07:00"
    found = reasons(
        CITIZEN,
        header,
        f"KTP,{moment},visit,4,,",
        f"KTP,{moment},visit,,3,",
        f"KTP,{moment},visit,4,3,",
        f"KTP,{moment},visit,,,Bagus",
        f"KTP,{moment},visit,5,,",
        "KTP,2026-11-20T09:00:01+07:00,open,4,,",
    )
    assert list(found) == [5, 6, 7]
    assert "holds no rating" in found[5]
    assert "1 to 4" in found[6]
    assert "in the future" in found[7]


def test_circles_of_supervisors() -> None:
    def circling(supervisor_of: dict[str, str]) -> set[str]:
        return {nip for nip in supervisor_of if supervises_oneself(nip, supervisor_of.get)}

    assert circling({"a": "b", "b": "c"}) == set()
    assert circling({"a": "b", "b": "c", "c": "b"}) == {"b", "c"}
    assert circling({"a": "a"}) == {"a"}
    assert circling({"a": "b", "b": "a", "c": "d", "d": "c", "e": "a"}) == {"a", "b", "c", "d"}


@pytest.mark.parametrize(
    ("started", "ended", "over", "minutes"),
    [("22:00", "06:00", True, 480), ("08:00", "16:15", False, 495), ("", "", False, None)],
)
def test_work_that_ends_before_it_starts_ends_on_the_next_day(
    started: str, ended: str, over: bool, minutes: int | None
) -> None:
    (line,) = read(ENTRIES, f"{ENTRY},started,ended", f"{DONE},submitted,{started},{ended}").lines
    assert (line.row.is_over_midnight, line.row.minutes) == (over, minutes)


def test_a_dash_says_none_where_nothing_is_allowed() -> None:
    (line,) = read(ROSTER, "nip,name,unit,supervisor_nip", f"{SARI},Sari,Dinas,-").lines
    assert (line.row.supervisor_nip, line.withdraw) == (None, False)
    assert "unit" in reasons(ROSTER, "nip,name,unit", f"{SARI},Sari,-")[2]


@pytest.mark.parametrize(
    ("layout", "header", "row"),
    [
        (CALENDAR, "date,kind,unit", "2026-12-31,libur,-"),
        (SERVICES, "code,name,unit,since", "KTP,KTP-el,Dinas,-"),
        (ROSTER, "nip,name,unit,timezone", f"{SARI},Sari,Dinas,-"),
        (ROSTER, "nip,name,unit,since", f"{SARI},Sari,Dinas,-"),
    ],
)
def test_a_dash_is_refused_where_none_has_no_meaning(layout: Layout[Any], header: str, row: str) -> None:
    column = header.rpartition(",")[2]
    assert reasons(layout, header, row)[2].startswith(f"{column}: ")


def test_names_of_columns_are_known_in_any_file_of_an_office() -> None:
    assert [is_known(each) for each in ("Nama Pegawai", "NIP", "Hobi")] == [True, True, False]


def test_what_is_cleared_is_a_column_of_the_file() -> None:
    table = RawTable("roster.csv", ("nip", "name", "unit"), [(2, [SARI, "Sari", "Dinas"])])
    with pytest.raises(BadFile, match="the file has no such column"):
        parse(ROSTER, table, PRESENT, clear=frozenset({"supervisor_nip"}))


def test_what_a_file_was_taken_for_is_told_in_three_lines() -> None:
    taken = Taken(
        sheet="Pegawai",
        hidden_rows=1200,
        header_line=3,
        renamed=(("Nama Pegawai", "name"),),
        ignored=("No",),
        left_out=tuple(range(20, 31)),
    )
    assert taken.sentences() == [
        "read as: sheet “Pegawai”, header in row 3",
        "columns: Nama Pegawai = name; ignored columns: No",
        "no records, left out: rows 20, 21, 22, 23, 24, 25, 26, 27, 28, 29 and 1 more; "
        "hidden rows, read as well: 1,200",
    ]
    assert Taken(encoding="Windows-1252", left_out=(7,)).sentences() == [
        "read as: Windows-1252",
        "no records, left out: row 7",
    ]
    assert Taken(left_out=tuple(range(10))).sentences() == [
        "no records, left out: rows 0, 1, 2, 3, 4, 5, 6, 7, 8, 9"
    ]
    assert Taken().sentences() == []


def rows_of(*lines: str) -> list[tuple[int, list[str]]]:
    return [(number, line.split(",")) for number, line in enumerate(lines, 1) if line]


def test_a_header_below_titles_is_found_and_signatures_end_the_table() -> None:
    header, slip = "nip,nama,unit kerja,jabatan", "1990,Budi,"
    first = ("DAFTAR PEGAWAI", "", header, f"{SARI},Sari,Dinas,Staf", header, "Jumlah,1", "")
    for below, lines in (((",Budi,,Kepala Dinas", "Tembusan"), [4]), ((slip,), [4, 8])):
        table = table_of(ROSTER, Sheet("daftar.csv", rows_of(*first, *below)))
        assert table.columns == ("nip", "name", "unit", "position")
        assert [line for line, _ in table.rows] == lines, "a record with a slip is no signature"


@pytest.mark.parametrize(
    ("lines", "reason"),
    [
        (("a,b,c", "1,2,3"), "daftar.csv has no header"),
        (
            ("nip,nama,nama lengkap,unit kerja", f"{SARI},Sari,Sari,Dinas"),
            "nama, nama lengkap|nama and nama lengkap",
        ),
        ((f"{BUDI},Budi,Dinas", "nip,nama,unit kerja", f"{SARI},Sari,Dinas"), "1"),
        (("nip,nama,,unit kerja", f"{SARI},Sari,x,Dinas"), "3"),
    ],
    ids=["no-header", "two-of-a-column", "a-record-above", "no-title"],
)
def test_a_table_that_can_be_misread_is_refused(lines: tuple[str, ...], reason: str) -> None:
    with pytest.raises(BadFile, match=reason):
        table_of(ROSTER, Sheet("daftar.csv", rows_of(*lines)))


def test_the_first_row_that_names_all_that_is_required_is_the_header() -> None:
    rows = rows_of("nip,nama,unit kerja", f"{SARI},Sari,Dinas", "nip,nama,unit kerja,jabatan,golongan")
    assert table_of(ROSTER, Sheet("daftar.csv", rows)).columns == ("nip", "name", "unit")


def test_a_sheet_without_a_header_is_named() -> None:
    with pytest.raises(BadFile, match="Rekap"):
        table_of(ROSTER, Sheet("buku.xlsx", rows_of("a,b,c", "1,2,3"), Taken(sheet="Rekap")))


def test_a_question_of_a_survey_means_the_one_unsur_that_it_names() -> None:
    about = "Bagaimana pendapat Saudara tentang kecepatan waktu"
    asked = [f"{about} pelayanan?", f"{about} dan biaya pelayanan?", "kecepatan waktu saja"]
    assert columns_meant("survey", ("waktu", "biaya"), asked) == ["waktu", None, None]
    assert columns_meant("roster", ("waktu", "biaya"), asked) == [None] * 3


def test_a_new_unit_is_allowed_in_general_and_one_with_a_near_name_only_by_its_name() -> None:
    new, near = Question(Asks.NEW_UNIT, 2, "Dinas Baru"), Question(Asks.NEAR_UNIT, 2, "Dinas Baru")
    assert [Orders(new_units=True).allow(each) for each in (new, near)] == [True, False]
    assert [Orders(other_units=frozenset({"dinas  baru"})).allow(each) for each in (new, near)] == [
        True,
        True,
    ]
    assert [Orders().allow(each) for each in (new, near)] == [False, False]
