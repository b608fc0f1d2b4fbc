"""A person's own records of a closed period, as a program of somebody else computes the result from them.

Single ratings by citizens, peers and subordinates are not among them: nobody sees these.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import Any

from domain.closing.corrections import Correction, TargetDone
from domain.schemes import Assessor
from storage.scoring.person_records import PersonRecords

_NAMED = (Assessor.SUPERVISOR, Assessor.SELF)
Exported = dict[str, Any]


def exported(person_records: PersonRecords, corrections: Iterable[Correction]) -> Exported:
    """The records of a frozen result, with what objections corrected; numbers as exact decimals or fractions.

    The records are those that a closing sealed: all but what was done of a target is corrected in them.
    """
    facts, days = person_records.facts(), person_records.days(person_records.scope)
    said = {each.target_id for each in corrections if isinstance(each, TargetDone)}
    return {
        "days": [
            {
                "date": each.date.isoformat(),
                "weight": str(each.weight),
                "report": None if each.timeliness is None else str(each.timeliness),
                "attendance": each.credit,
            }
            for each in days
        ],
        "attendance_records": facts.attendance.records,
        "entries": _entries(person_records),
        "targets": _targets(person_records, said),
        "assessments": _assessments(person_records),
        "competencies": {each.name: each.required for each in facts.competencies},
        "judgements": {group: str(each.rating) for group, each in facts.judgements.items()},
    }


def _entries(person_records: PersonRecords) -> list[Exported]:
    spans = {
        target.id: target.period.overlap(person_records.scope.period) for target in person_records.targets
    }
    found: list[Exported] = []
    for entry, rating in person_records.approved(person_records.scope):
        span = spans.get(entry.target_id or 0)
        counts = span is not None and entry.date in span
        found.append(
            {
                "id": entry.id,
                "date": entry.date.isoformat(),
                "self_rating": entry.self_rating,
                "supervisor_rating": rating,
                "target": entry.target_id if counts else None,
                "volume": None if entry.volume is None else format(entry.volume, "f"),
            }
        )
    return found


def _targets(person_records: PersonRecords, said: Collection[int]) -> list[Exported]:
    """The targets of the result: no closing locks them, nor the days of their year that come after it.

    Of those in `said` an objection says what was done.
    """
    titles = {target.id: target.title for target in person_records.targets}
    return [
        {
            "id": each.key,
            "title": titles.get(int(each.key), ""),
            "weight": str(each.weight),
            "quantity": str(each.quantity),
            "due_days": str(each.due_days),
            "whole_days": str(each.whole_days),
            # By the entries, where no objection says otherwise.
            "done": None if int(each.key) in titles.keys() - said else str(each.done),
        }
        for each in person_records.facts().targets
    ]


def _assessments(person_records: PersonRecords) -> dict[str, Any]:
    """By source, criterion and assessor."""
    found: dict[str, dict[str, dict[str, list[int]]]] = {}
    for each in person_records.ratings:
        if each.source in _NAMED:
            of_source = found.setdefault(str(each.source), defaultdict(lambda: defaultdict(list)))
            of_source[each.criterion][str(each.assessor)].append(each.rating)
    return found
