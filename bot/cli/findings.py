"""The sentences of `period verify` about a fault: whose result, which column, and the recomputed value."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from bot.cli.listing import grade_cell
from domain.closing.difference import Difference
from domain.closing.verifying import Fault, Finding
from domain.figures import fixed
from domain.schemes import Scheme

_WHAT = {
    Fault.CLOSING: "The closing itself was changed",
    Fault.ALTERED: "was changed after it was frozen",
    Fault.UNREADABLE: "can no longer be read",
    Fault.DIFFERS: "gives another result when it is computed again",
    Fault.COLUMNS: "lists something else than its result",
    Fault.NUMBER: "has no revision before it",
    Fault.RECORDS: "has records that are not those of the revision before it with corrections added",
    Fault.SET: "The first revisions are not those frozen together: one was added, changed or removed",
}


def finding_line(finding: Finding, nips: Mapping[int, str]) -> str:
    """A fault in one line; `nips` are those of the people with faults."""
    details = [*finding.columns]
    if finding.difference and finding.scheme:
        details += _differences(finding.scheme, finding.difference)
    told = f" ({', '.join(details)})" if details else ""
    if finding.employee_id is None:
        return f"{_WHAT[finding.fault]}{told}"
    whose = nips.get(finding.employee_id, f"person {finding.employee_id}")
    return f"{whose}, revision {finding.number}: {_WHAT[finding.fault]}{told}"


def _differences(scheme: Scheme, found: Difference) -> Iterator[str]:
    for each in (*found.components, *found.groups):
        yield f"{each.id}: {_shown(each.before)}, computed {_shown(each.after)}"
    for rated in found.ratings:
        yield f"{rated.id}: {rated.before}, computed {rated.after}"
    score, grade = found.score, found.grade
    if score[0] != score[1]:
        yield f"score: {_shown(score[0])}, computed {_shown(score[1])}"
    if grade[0] != grade[1]:
        yield f"grade: {grade_cell(scheme, grade[0])}, computed {grade_cell(scheme, grade[1])}"
    if found.gained or found.lost:
        yield "follow-up"


def _shown(value: Fraction | None) -> str:
    return "none" if value is None else fixed(value)
