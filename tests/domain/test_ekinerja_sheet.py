"""The sheet for e-Kinerja: nothing is rounded, guessed or cut, and what changed afterwards is known."""

from __future__ import annotations

import re
from datetime import date, time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from domain.cases import CaseState
from domain.ekinerja import Lack
from domain.ekinerja_sheet import (
    HEADERS,
    Added,
    Change,
    EkinerjaDraft,
    RowState,
    SheetKind,
    SheetSpan,
    Work,
    changes,
    minutes_between,
    missing,
    parse_plan,
    parse_times,
    row_of,
    state_of,
    whole,
)
from domain.errors import Invalid

WORK = Work(
    date(2026, 11, 20),
    "Verifikasi berkas KTP",
    "Melayani permohonan KTP",
    time(8),
    time(10, 5),
    125,
    Decimal("25.000"),
    "berkas",
)
NOTHING = Added()
texts = st.text(max_size=40)
clocks = st.times().map(lambda moment: moment.replace(second=0, microsecond=0))
amounts = st.decimals(Decimal("0.001"), 1000, places=3)
works = st.builds(
    Work,
    date=st.dates(date(2000, 1, 1), date(2100, 12, 31)),
    activity=texts,
    plan=st.none() | texts,
    started=st.none() | clocks,
    ended=st.none() | clocks,
    minutes=st.none() | st.integers(1, 960),
    volume=st.none() | amounts,
    measure=st.none() | texts,
)
additions = st.builds(
    Added,
    plan=st.none() | texts,
    started=st.none() | clocks,
    ended=st.none() | clocks,
    realised=st.none() | st.integers(1, 1000),
    measure=st.none() | texts,
    of_volume=st.none() | amounts,
)
SHAPES = (r".*\S.*", r"\d{4}-\d\d-\d\d", r"\d\d:\d\d", r"\d\d:\d\d", r".*", r"\d+", r".*", r".*")


def test_the_sheet_says_what_the_entry_says() -> None:
    row = row_of(WORK, NOTHING, "https://kinerja.example/bukti/x")
    assert row is not None
    assert HEADERS == (
        "Rencana Aksi",
        "Tanggal",
        "Jam Mulai",
        "Jam Selesai",
        "Kegiatan Harian",
        "Realisasi",
        "Satuan",
        "Bukti Dukung",
    )
    assert row.cells == (
        "Melayani permohonan KTP",
        "2026-11-20",
        "08:00",
        "10:05",
        "Verifikasi berkas KTP",
        "25",
        "berkas",
        "https://kinerja.example/bukti/x",
    )


@given(works, additions)
def test_an_entry_is_a_row_exactly_when_nothing_is_missing(work: Work, added: Added) -> None:
    row = row_of(work, added, None)
    assert (row is None) == bool(missing(work, added))
    if row is None:
        return
    assert all(re.fullmatch(shape, cell) for shape, cell in zip(SHAPES, row.cells, strict=True))
    if work.started is not None and work.ended is not None:
        assert (row.started, row.ended) == (work.started, work.ended)
    else:
        assert minutes_between(row.started, row.ended) >= (work.minutes or 0)
    own = whole(work.volume)
    assert row.realised == (own if own is not None else added.realised)
    assert own is None or Decimal(row.realised) == work.volume


@given(amounts)
def test_a_fraction_is_never_rounded(volume: Decimal) -> None:
    is_fraction = volume % 1 != 0
    assert (Lack.COUNT in missing(replace(WORK, volume=volume), NOTHING)) == is_fraction
    said = Added(realised=3, measure="berkas", of_volume=volume)
    row = row_of(replace(WORK, volume=volume), said, None)
    assert row is not None
    assert row.realised == (3 if is_fraction else int(volume))
    other = replace(WORK, volume=volume + Decimal("0.5"))
    assert (Lack.COUNT in missing(other, said)) == (other.volume is not None and other.volume % 1 != 0)


def test_what_is_missing_is_named_in_the_order_of_the_questions() -> None:
    bare = Work(date(2026, 11, 20), "Rapat", minutes=90)
    assert missing(bare, NOTHING) == [Lack.PLAN, Lack.TIMES, Lack.COUNT]
    said = Added("Melayani", time(8), time(9, 30), 1, "kegiatan")
    assert missing(bare, said) == []
    assert missing(replace(bare, minutes=91), said) == [Lack.TIMES]
    assert missing(replace(bare, ended=time(9)), said) == []


def test_the_entry_wins_over_what_was_said_for_the_sheet() -> None:
    said = Added("Lain", time(13), time(15, 5), 7, "surat")
    assert row_of(WORK, said, None) == row_of(WORK, NOTHING, None)


@pytest.mark.parametrize(
    ("text", "minutes", "times"),
    [
        ("08.00-10.00", 120, (time(8), time(10))),
        ("8.00", 120, (time(8), time(10))),
        ("jam 8", 90, (time(8), time(9, 30))),
        ("22.00", 480, (time(22), time(6))),
        ("07.30 s.d. 16.00", 480, (time(7, 30), time(16))),
        ("13:00-14:15", None, (time(13), time(14, 15))),
    ],
)
def test_times_as_people_write_them(text: str, minutes: int | None, times: tuple[time, time]) -> None:
    assert parse_times(text, minutes) == times


@pytest.mark.parametrize(
    ("text", "minutes", "key"),
    [
        ("08.00-09.00", 120, "ekinerja-times-short"),
        ("2 jam", 120, "ekinerja-times-both"),
        ("pagi", 120, "entry-time-invalid"),
        ("30 menit", None, "ekinerja-times-both"),
    ],
)
def test_times_that_do_not_answer_the_question(text: str, minutes: int | None, key: str) -> None:
    with pytest.raises(Invalid) as refused:
        parse_times(text, minutes)
    assert refused.value.key == key


@given(clocks, st.integers(1, 960))
def test_a_start_and_the_minutes_give_the_end(start: time, minutes: int) -> None:
    begun, ended = parse_times(f"{start:%H.%M}", minutes)
    assert (begun, minutes_between(begun, ended)) == (start, minutes)


def test_a_plan_is_one_line_of_text() -> None:
    assert parse_plan("  Melayani\npermohonan  KTP ") == "Melayani permohonan KTP"
    for text, key in (*((slip, "ekinerja-plan-empty") for slip in "…k"), ("a" * 1001, "text-long")):
        with pytest.raises(Invalid) as refused:
            parse_plan(text)
        assert refused.value.key == key


@given(works, additions, works, additions)
def test_what_changed_since_is_all_that_differs(work: Work, added: Added, later: Work, said: Added) -> None:
    before, now = row_of(work, added, None), row_of(later, said, None)
    if before is None or now is None:
        return
    assert changes(before.cells, before) == []
    told = {change.header for change in changes(before.cells, now)}
    assert told == {
        header for header, old, new in zip(HEADERS, before.cells, now.cells, strict=True) if old != new
    }


def test_a_change_is_told_field_by_field() -> None:
    before, now = row_of(WORK, NOTHING, None), row_of(replace(WORK, volume=Decimal(26)), NOTHING, None)
    assert before is not None and now is not None
    assert changes(before.cells, now) == [Change("Realisasi", "25", "26")]


def test_what_becomes_of_an_entry() -> None:
    row = row_of(WORK, NOTHING, None)
    assert row is not None
    later = row_of(replace(WORK, activity="Verifikasi berkas KK"), NOTHING, None)
    submitted = CaseState.SUBMITTED
    assert state_of(submitted, None, None) is RowState.LACKING
    assert state_of(submitted, row, None) is RowState.READY
    assert state_of(CaseState.APPROVED, row, row.cells) is RowState.MOVED
    assert state_of(submitted, later, row.cells) is RowState.CHANGED
    assert state_of(submitted, None, row.cells) is RowState.LACKING
    assert state_of(CaseState.RETURNED, row, row.cells) is RowState.RETURNED
    for state in (CaseState.REJECTED, CaseState.WITHDRAWN):
        assert state_of(state, row, row.cells) is RowState.GONE


@pytest.mark.parametrize(
    ("asked", "fields"),
    [
        (Lack.PLAN, {"plan"}),
        (Lack.TIMES, {"started", "ended"}),
        (Lack.COUNT, {"realised", "measure", "of_volume"}),
    ],
)
def test_an_answer_leaves_what_was_said_before(asked: Lack, fields: set[str]) -> None:
    before = Added("Melayani", time(8), time(9), 3, "berkas", Decimal("2.5"))
    said = Added("Mendata", time(13), time(14), 4, "surat", Decimal("3.5"))
    draft = EkinerjaDraft(
        entry_id=1,
        asked=(asked,),
        volume=said.of_volume,
        plan=said.plan,
        started=said.started,
        ended=said.ended,
        realised=said.realised,
        realised_measure=said.measure,
    )
    assert draft.over(before) == replace(before, **{each: getattr(said, each) for each in fields})


@given(st.sampled_from(SheetKind), st.dates(date(2000, 2, 1), date(2100, 11, 30)))
def test_a_span_holds_its_day_and_is_read_from_its_code(kind: SheetKind, day: date) -> None:
    span = SheetSpan.of(kind, day)
    assert day in span.days
    assert SheetSpan.parse(span.code) == span
    if kind is SheetKind.WEEK:
        assert (span.days.start.weekday(), span.days.end.weekday()) == (0, 6)


@pytest.mark.parametrize("code", ["", "x", "d2026-13-01", "y2026-01-01", "d0001-01-01", "w2026-11-16 "])
def test_a_forged_span_is_refused(code: str) -> None:
    with pytest.raises(Invalid):
        SheetSpan.parse(code)
