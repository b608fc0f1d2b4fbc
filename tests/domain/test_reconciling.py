"""What differs between results here and e-Kinerja's report."""

from __future__ import annotations

from domain.ekinerja_report import ReportRow
from domain.reconciling import Mismatch, Own, can_be_compared, reconciled
from storage.records.schemes import load_scheme


def own(nip: str, grade: str | None = "Baik", *, reported: bool = True) -> Own:
    return Own(nip, f"Orang {nip}", "Dinas", grade, "9", reported)


def there(
    nip: str, grade: str | None = "Baik", head: str | None = "9", *, stands_in: bool = False
) -> ReportRow:
    return ReportRow(nip, f"ORANG {nip}", grade, head, stands_in, None)


def test_each_difference_is_named_once_and_the_rest_is_the_same() -> None:
    here = [
        own("1"),
        own("2"),
        own("3"),
        own("4", None),
        own("5", reported=False),
        own("6", "Sangat Baik"),
        own("7"),
        own("8"),
        own("10", None),
    ]
    sheet = [
        there("1"),
        there("3", None),
        there("4"),
        there("6"),
        there("7", head="5"),
        there("8", head="5", stands_in=True),
        there("10", None, head=None),
        there("11"),
    ]
    found = reconciled(here, {each.nip: each for each in sheet})
    assert {what: [each.nip for each in found.of(what)] for what in Mismatch} == {
        Mismatch.MISSING_THERE: ["2"],
        Mismatch.UNGRADED_THERE: ["3"],
        Mismatch.GRADE: ["6"],
        Mismatch.UNGRADED_HERE: ["4"],
        Mismatch.UNKNOWN_THERE: ["5"],
        Mismatch.UNKNOWN_HERE: ["11"],
        Mismatch.ASSESSOR: ["7"],
    }
    assert (found.here, found.there, found.same) == (9, 8, 3)


def test_schemes_with_the_grades_of_the_regulation_can_be_compared() -> None:
    assert can_be_compared(load_scheme("nasional")) and can_be_compared(load_scheme("batanghari"))
