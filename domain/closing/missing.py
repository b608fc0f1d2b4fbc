"""What is missing before a period is closed, by unit and person. It informs, and blocks nothing."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import NamedTuple


class Lack(NamedTuple):
    """What is missing of one person: reports and other cases that wait, and whether nobody has assessed."""

    employee_id: int
    name: str
    unit: str
    reports: int = 0
    """Reports of the period that wait for a decision."""
    cases: int = 0
    """Leave of the period, and targets for it, that wait for a decision."""
    unassessed: bool = False
    """Whether the scheme counts a supervisor's assessment that is not complete."""

    @property
    def is_anything(self) -> bool:
        return bool(self.reports or self.cases or self.unassessed)


class UnitLack(NamedTuple):
    """The people of a unit who lack something."""

    unit: str
    people: tuple[Lack, ...]

    @property
    def reports(self) -> int:
        return sum(each.reports for each in self.people)

    @property
    def cases(self) -> int:
        return sum(each.cases for each in self.people)

    @property
    def unassessed(self) -> int:
        return sum(each.unassessed for each in self.people)


def by_unit(lacks: Iterable[Lack]) -> list[UnitLack]:
    """The units in which anything is missing, most people first, each with its people by name."""
    found = sorted((each for each in lacks if each.is_anything), key=lambda each: (each.unit, each.name))
    units = [UnitLack(unit, tuple(people)) for unit, people in groupby(found, key=lambda each: each.unit)]
    return sorted(units, key=lambda each: (-len(each.people), each.unit))
