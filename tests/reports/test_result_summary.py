"""The office's summary on paper: what people wrote is text, and a large office is no burden."""

from __future__ import annotations

from datetime import UTC, datetime
from fractions import Fraction
from zoneinfo import ZoneInfo

from domain.closing.frozen import Post, Signatories
from domain.closing.preview import OfficeResult
from domain.closing.summary import Summary
from domain.office import Office
from domain.periods import Period
from domain.scoring import GroupResult, PersonFacts, Rating, Scorecard
from domain.scoring.scorecard import matrix_grade
from handlers.results.summary import MOST_LISTED, result_summary
from reports.result_summary import pdf
from storage.records.schemes import load_scheme
from tests.handlers.papers import FORMULA, MARKS, Received

SCHEME = load_scheme("nasional")
PERIOD, NOW = Period.parse("2026-Q4"), datetime(2027, 1, 4, 2, tzinfo=UTC)
OFFICE = Office("Kabupaten Contoh", ZoneInfo("Asia/Jakarta"), "WIB", SCHEME, "contoh_bot")


def summary_of(*names: str) -> Summary:
    """People of one unit, rated above and as expected."""
    groups = (
        GroupResult("results", Fraction(95), Fraction(1), Rating.ABOVE),
        GroupResult("behaviour", Fraction(80), Fraction(1), Rating.MEETS),
    )
    grade = matrix_grade(Rating.ABOVE, Rating.MEETS)
    card = Scorecard(SCHEME.id, (), groups, Fraction(1), None, grade, ())
    head = Post("197502022000031002", "Budi Contoh", None, None, MARKS)
    found = Summary(SCHEME)
    for number, name in enumerate(names):
        own = Post(f"1990010120150120{number % 100:02}", name, None, None, MARKS)
        found.add(Signatories(own, head, None), 1, card, PersonFacts(expected_days=10))
    return found


def test_what_people_wrote_stands_as_it_was_written() -> None:
    names = ("Ma'mun Al-Habsyi", FORMULA, "Ketut ᬓᬢᬸᬢ", "Wulandari" * 12)
    paper = pdf(result_summary(OFFICE, PERIOD, summary_of(*names), OfficeResult.GOOD, NOW), NOW)
    text = "".join(Received("", paper, "").text().split())
    for said in (MARKS, *names[:2], names[3]):
        assert "".join(said.split()) in text, said
    assert "□=huruf" in text, "letters that cannot be printed are told of"
    assert "Baikdiharapkanmaksimal70%,sekarang100%" in text


def test_a_large_office_leaves_lists_to_the_workbook() -> None:
    names = [f"Pegawai {number}" for number in range(MOST_LISTED + 1)]
    paper = Received("", pdf(result_summary(OFFICE, PERIOD, summary_of(*names), None, NOW), NOW), "")
    assert "2.001 orang: terlalu banyak untuk dicetak di sini" in paper.text()
    assert "Pegawai 7" not in paper.text()
