"""Differences between the frozen results and e-Kinerja's report for the same period."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import NamedTuple

from domain.ekinerja_report import ReportRow
from domain.schemes import Scheme
from domain.schemes.model import MATRIX_GRADES


class Own(NamedTuple):
    """A person's result here."""

    nip: str
    name: str
    unit: str
    grade: str | None
    assessor_nip: str | None
    reported: bool
    """Whether any day was reported."""


class Mismatch(StrEnum):
    """What differs, the gravest first."""

    MISSING_THERE = "missing_there"
    """Reported here; e-Kinerja has no row."""
    UNGRADED_THERE = "ungraded_there"
    GRADE = "grade"
    UNGRADED_HERE = "ungraded_here"
    UNKNOWN_THERE = "unknown_there"
    """Has a result here without any report; e-Kinerja has no row."""
    UNKNOWN_HERE = "unknown_here"
    """Has a row there and no result here."""
    ASSESSOR = "assessor"


class Finding(NamedTuple):
    """One difference; a side that does not know the person is None."""

    what: Mismatch
    own: Own | None
    there: ReportRow | None

    @property
    def nip(self) -> str:
        """The person."""
        return self.own.nip if self.own else self.there.nip if self.there else ""

    @property
    def name(self) -> str:
        """As it is written here, else there."""
        return self.own.name if self.own else self.there.name if self.there else ""


class Reconciliation(NamedTuple):
    """All differences, and how many people are the same on both sides."""

    here: int
    there: int
    same: int
    findings: tuple[Finding, ...]

    def of(self, what: Mismatch) -> list[Finding]:
        """Those of one kind, by name."""
        return sorted((each for each in self.findings if each.what is what), key=lambda each: each.name)


def can_be_compared(scheme: Scheme) -> bool:
    """Whether a scheme's grades are those of e-Kinerja."""
    return set(scheme.grades) <= set(MATRIX_GRADES)


def reconciled(own: Iterable[Own], there: Mapping[str, ReportRow]) -> Reconciliation:
    """What differs."""
    here = {each.nip: each for each in own}
    found: list[Finding] = []
    same = 0
    for nip, each in here.items():
        row = there.get(nip)
        differing = _differing(each, row)
        found.extend(Finding(what, each, row) for what in differing)
        same += not differing
    found.extend(Finding(Mismatch.UNKNOWN_HERE, None, row) for nip, row in there.items() if nip not in here)
    return Reconciliation(len(here), len(there), same, tuple(found))


def _differing(own: Own, row: ReportRow | None) -> list[Mismatch]:
    if row is None:
        return [Mismatch.MISSING_THERE if own.reported else Mismatch.UNKNOWN_THERE]
    found = []
    if own.grade != row.grade:
        if row.grade is None:
            found.append(Mismatch.UNGRADED_THERE)
        else:
            found.append(Mismatch.UNGRADED_HERE if own.grade is None else Mismatch.GRADE)
    # A stand-in's row names the superior of the post that is stood in for.
    is_other = row.supervisor_nip is not None and row.supervisor_nip != own.assessor_nip
    if is_other and not row.stands_in:
        found.append(Mismatch.ASSESSOR)
    return found
