"""A person's own records of a closed period, as a program of somebody else computes the result from them.

Single ratings by citizens, peers and subordinates are not among them: nobody sees these.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from domain.closing.corrections import (
    Correction,
    CriterionRated,
    DayAttended,
    DayReported,
    GroupJudged,
    ReportsOfDay,
    TargetDone,
)
from domain.schemes import Assessor
from storage.scoring.excusing import credit_of, with_excused
from storage.scoring.person_records import PersonRecords

_NAMED = (Assessor.SUPERVISOR, Assessor.SELF)
Exported = dict[str, Any]


def exported(person_records: PersonRecords, corrections: Iterable[Correction]) -> Exported:
    """The records with what objections corrected; numbers as exact decimals or fractions."""
    corrections = tuple(corrections)
    person_records = with_excused(person_records, corrections)
    scope = person_records.scope
    days = {
        each.date: {
            "date": each.date.isoformat(),
            "weight": str(each.day.weight),
            "report": None if each.day.timeliness is None else str(each.day.timeliness),
            "attendance": None,
        }
        for each in person_records.report_days(scope)
    }
    for each in person_records.attendance_days(scope):
        days[each.date]["attendance"] = credit_of(each)
    records: Exported = {
        "days": list(days.values()),
        "attendance_records": sum(day <= scope.as_of.day for day in person_records.attendance),
        "entries": _entries(person_records),
        "targets": _targets(person_records),
        "assessments": _assessments(person_records),
        "competencies": {each.name: each.required for each in person_records.competencies},
        "judgements": {group: str(each.rating) for group, each in person_records.judgements.items()},
    }
    for correction in corrections:
        _correct(records, correction)
    return records


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


def _targets(person_records: PersonRecords) -> list[Exported]:
    """The targets of the result: no closing locks them, nor the days of their year that come after it."""
    titles = {target.id: target.title for target in person_records.targets}
    sealed = person_records.sealed
    found = person_records.target_facts(person_records.scope) if sealed is None else sealed.targets
    return [
        {
            "id": each.key,
            "title": titles.get(int(each.key), ""),
            "weight": str(each.weight),
            "quantity": str(each.quantity),
            "due_days": str(each.due_days),
            "whole_days": str(each.whole_days),
            # By the entries, where the target still stands and no objection says otherwise.
            "done": None if int(each.key) in titles else str(each.done),
        }
        for each in found
    ]


def _assessments(person_records: PersonRecords) -> dict[str, Any]:
    """By source, criterion and assessor."""
    found: dict[str, dict[str, dict[str, list[int]]]] = {}
    for each in person_records.ratings:
        if each.source in _NAMED:
            of_source = found.setdefault(str(each.source), defaultdict(lambda: defaultdict(list)))
            of_source[each.criterion][str(each.assessor)].append(each.rating)
    return found


def _correct(records: Exported, correction: Correction) -> None:
    match correction:
        case ReportsOfDay():
            _replace_reports(records, correction)
        case DayReported():
            _day(records, correction.day.isoformat())["report"] = str(correction.after)
        case DayAttended():
            _day(records, correction.day.isoformat())["attendance"] = correction.after
            records["attendance_records"] += not correction.has_record
        case CriterionRated():
            rated: Mapping[str, list[int]] = (
                records["assessments"].get("supervisor", {}).get(correction.criterion, {})
            )
            now = {each: [correction.after] * len(ratings) for each, ratings in rated.items()}
            of_source = records["assessments"].setdefault("supervisor", {})
            of_source[correction.criterion] = now or {str(correction.by): [correction.after]}
        case TargetDone():
            for target in records["targets"]:
                if target["id"] == correction.target_id:
                    target["done"] = str(correction.done)
        case GroupJudged():
            records["judgements"].pop(correction.group, None)
            if correction.rating is not None:
                records["judgements"][correction.group] = str(correction.rating)


def _day(records: Exported, day: str) -> Exported:
    return next((each for each in records["days"] if each["date"] == day), {})


def _replace_reports(records: Exported, correction: ReportsOfDay) -> None:
    day = correction.day.isoformat()
    own = {each["id"]: each for each in records["entries"] if each["date"] == day}
    nothing = {"target": None, "volume": None}
    records["entries"] = [each for each in records["entries"] if each["date"] != day] + [
        {
            **own.get(each.entry_id, nothing),
            "id": each.entry_id,
            "date": day,
            "self_rating": each.self_rating,
            "supervisor_rating": each.supervisor_rating,
        }
        for each in correction.after
    ]
