"""The office's summary: who is counted where, and which means are told."""

from __future__ import annotations

from fractions import Fraction

from domain.closing.frozen import Post, Signatories
from domain.closing.summary import Obstacle, Summary
from domain.scoring import PersonFacts, ReportedDays, Scorecard
from domain.scoring.scorecard import Reported
from storage.records.schemes import load_scheme

SCHEME = load_scheme("batanghari")


def summary_of(*units: tuple[str, int], few: int = 0) -> Summary:
    """Units with so many people of score 80, and people of too few days in the first of them."""
    found = Summary(SCHEME)
    number = 0
    for unit, people in units:
        for _ in range(people):
            number += 1
            add(found, unit, number, Fraction(80), 20)
    for _ in range(few):
        number += 1
        add(found, units[0][0], number, None, 3)
    return found


def add(found: Summary, unit: str, number: int, score: Fraction | None, days: int) -> None:
    grade = None if score is None else "Baik"
    reported = Reported(Fraction(days), Fraction(20))
    card = Scorecard(SCHEME.id, (), (), Fraction(1), score, grade, (), reported)
    facts = PersonFacts(expected_days=20, reported=ReportedDays(on_time=days - 1, late=1))
    person = Post(f"{number:018}", f"Orang {number:03}", None, None, unit)
    found.add(Signatories(person, None, None), 1 + (number == 1), card, facts)


def test_people_days_and_grades_are_counted() -> None:
    found = summary_of(("A", 6), ("B", 5), few=2)
    assert (len(found.lines), found.took_part, found.revised) == (13, 13, 1)
    assert [found.expected, found.reported, found.on_time] == [260, 226, 213]
    assert found.grades == {"Baik": 11}
    assert [each.obstacle(SCHEME) for each in found.ungraded] == [Obstacle.FEW_DAYS] * 2
    assert [(each.unit, each.people, each.graded) for each in found.units()] == [("A", 8, 6), ("B", 5, 5)]
    assert found.mean == 80


def test_a_mean_tells_of_five_or_more_also_by_subtraction() -> None:
    assert [each.mean for each in summary_of(("A", 6), ("B", 5)).units()] == [80, 80]
    alone = summary_of(("A", 6), ("B", 5), ("C", 2))
    told = {each.unit: each.mean for each in alone.units()}
    assert told == {"A": 80, "B": None, "C": None}, "that of B and the whole would give that of C"
    assert summary_of(("A", 4)).mean is None
