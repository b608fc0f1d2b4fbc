"""Words at the summary of a report: values that take the place of others, questions, and other work."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from decimal import Decimal

import pytest

from domain.corrections import may_correct
from domain.entries import ReportDraft
from domain.report_lines import Context, Kind, read_line, read_message
from domain.report_lines.filling import filled
from domain.report_lines.restating import restated

NOW = Context(datetime(2026, 11, 20, 9, tzinfo=UTC))  # a Friday
THURSDAY = date(2026, 11, 19)


def report(line: str) -> ReportDraft:
    """The report of a line, with all its answers, and without targets."""
    draft = filled(ReportDraft(), read_line(line, NOW), ())
    return draft.answer("date", day=NOW.today).answer("volume", volume=None, measure=None)


DRAFT = report("rapat koordinasi 2 jam n3")


@pytest.mark.parametrize(
    ("said", "values"),
    [
        ("3 jam", {"minutes": 180}),
        ("jadi 3 jam", {"minutes": 180}),
        ("jadi 3 jam lalu kirim", {"minutes": 180}),
        ("waktunya 3 jam", {"minutes": 180}),
        ("tolong waktunya diganti jadi 3 jam ya pak", {"minutes": 180}),
        ("sebenarnya cuma 3 jam", {"minutes": 180}),
        ("3 jam n3 kirim ya", {"minutes": 180}),
        ("3 jam lalu kirim", {"minutes": 180}),
        ("it was 3 hours", {"minutes": 180}),
        ("bukan 2 jam tapi 3 jam", {"minutes": 180}),
        ("salah, harusnya 3 jam", {"minutes": 180}),
        ("waktunya salah, harusnya 3 jam", {"minutes": 180}),
        ("3 jam n4", {"minutes": 180, "self_rating": 4}),
        ("08.00-08.45", {"minutes": 45, "started": time(8), "ended": time(8, 45)}),
        ("nilai 4", {"self_rating": 4}),
        ("n5", {"self_rating": 5}),
        ("nilai diri lima", {"self_rating": 5}),
        ("nilainya 4 aja", {"self_rating": 4}),
        ("25 berkas", {"volume": Decimal(25), "measure": "berkas"}),
        ("hasilnya 25 berkas", {"volume": Decimal(25), "measure": "berkas"}),
        ("should be 25 documents", {"volume": Decimal(25), "measure": "documents"}),
        (
            "kegiatannya rapat koordinasi evaluasi program bersama kecamatan",
            {"activity": "rapat koordinasi evaluasi program bersama kecamatan"},
        ),
    ],
)
def test_a_value_takes_the_place_of_the_other(said: str, values: dict[str, object]) -> None:
    found = restated(DRAFT, said, NOW)
    assert found is not None
    assert (found.draft, found.day, found.question) == (DRAFT.model_copy(update=values), None, "")


@pytest.mark.parametrize(
    "said", ["kemarin", "tanggal 19", "tanggalnya kemarin", "tanggal kemarin", "untuk kemarin"]
)
def test_a_day_is_left_to_the_caller(said: str) -> None:
    found = restated(DRAFT, said, NOW)
    assert found is not None
    assert (found.draft, found.day, found.question) == (DRAFT, THURSDAY, "")


def test_a_link_is_one_more_piece_of_evidence() -> None:
    found = restated(DRAFT, "drive.google.com/file/d/1", NOW)
    assert found is not None
    assert len(found.draft.evidence) == 1


@pytest.mark.parametrize("said", ["2 jam", "waktunya 2 jam"])
def test_a_value_that_is_there_already_is_named(said: str) -> None:
    found = restated(DRAFT, said, NOW)
    assert found is not None
    assert (found.draft, found.named, found.question) == (DRAFT, "time", "")


@pytest.mark.parametrize(
    ("said", "question", "doubt"),
    [
        ("waktu", "time", None),
        ("waktunya salah", "time", None),
        ("ganti jam", "time", None),
        ("salah, 2 jam", "time", None),
        ("2 jam salah, harusnya 3 jam", "time", None),
        ("harusnya bukan 2 jam", "time", None),
        ("jam 8", "time", "line-time-end"),
        ("1-2 jam", "time", "line-time-unclear"),
        ("waktunya kelebihan 1 jam", "time", None),
        ("waktunya tambah 1 jam", "time", None),
        ("jamnya dikurangi 30 menit", "time", None),
        ("jumlahnya keliru", "volume", None),
        ("hasilnya lebih 2 berkas", "volume", None),
        ("bukti", "evidence", None),
        ("drive.google.com/file/d/1 salah", "evidence", None),
        ("penilaian diri", "rating", None),
        ("nilainya", "rating", None),
        ("nilainya turun 1", "rating", None),
        ("nilai diri diturunkan jadi 2", "rating", None),
        ("kegiatannya salah", "activity", None),
    ],
)
def test_an_answer_that_is_named_or_in_doubt_is_asked(said: str, question: str, doubt: str | None) -> None:
    found = restated(DRAFT, said, NOW)
    assert found is not None
    assert (found.draft, found.question) == (DRAFT, question), "nothing is lost"
    assert (found.warning and found.warning.key) == doubt


def test_a_day_beside_a_time_in_doubt_is_taken() -> None:
    found = restated(DRAFT, "kemarin jam 8", NOW)
    assert found is not None
    assert (found.day, found.question) == (THURSDAY, "time")


def joins(line: str, *works: str) -> bool:
    """Whether a line is another report beside some works."""
    heard = read_message(line, NOW)
    read = [each.activity for each in heard.readings]
    return heard.kind is Kind.REPORT and not may_correct(line, read, works)


@pytest.mark.parametrize(
    "said",
    [
        "tambah hasil 3 dokumen",
        "hasil 1 notulen 1 daftar hadir",
        "jumlahnya 3 dokumen 2 surat",
        "rapatnya sampai sore",
        "halo",
        "5",
        "sudah benar?",
        "rapat koordinasi 3 jam",
        "rapatnya cuma 3 jam",
        "rapat koordinasinya 3 jam pak",
        "rapat koord 3 jam n4",
        "bukan rapat koordinasi tapi rapat dinas 3 jam",
        "koreksi: rapat dinas 3 jam n4",
        "ganti jadi rapat dinas 3 jam n4",
    ],
)
def test_what_may_be_about_the_report_changes_nothing_and_is_no_other_work(said: str) -> None:
    assert restated(DRAFT, said, NOW) is None
    assert not joins(said, "rapat koordinasi")


@pytest.mark.parametrize("said", ["senam cuma 30 menit n4", "yang ketiga 3 jam n4", "yang kedua rapat 3 jam"])
def test_what_may_correct_one_of_several_is_no_other_work(said: str) -> None:
    assert not joins(said, "rapat staf", "senam")


@pytest.mark.parametrize(
    "said",
    [
        "apel pagi 1 jam n4",
        "mengikuti kegiatan 2 jam n4",
        "rapat dinas 1 jam n4",
        "no surat 12 diarsipkan 1 jam n4",
        "edit video 2 jam n4",
    ],
)
def test_words_of_work_are_none_of_a_correction(said: str) -> None:
    assert restated(DRAFT, said, NOW) is None
    assert joins(said, "rapat koordinasi")
