"""Turns a decider's choices about named records into corrections; drafts of the conversations."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from domain.answers import clean_lines, number_alone, within_length
from domain.calendar import Timeliness
from domain.closing.corrections import (
    Correction,
    CriterionRated,
    DayAttended,
    DayExcused,
    DayReported,
    GroupJudged,
    RatedReport,
    ReportsOfDay,
    TargetDone,
)
from domain.drafts import Draft
from domain.entries import EvidenceItem
from domain.errors import Invalid, or_refuse
from domain.objections.evidence import (
    Evidence,
    Named,
    NamedAttendance,
    NamedCriterion,
    NamedDay,
    NamedGroup,
    NamedReport,
    NamedTarget,
)
from domain.scoring import Rating

LONGEST_TEXT, SHORTEST_TEXT = 1500, 20
"""Characters of reasons, an answer or a decision, and the fewest letters of them."""
MOST_NAMED = 200
"""Records of an objection: days and attendance of four months of illness."""
MOST_PROOF = 10
MOST_DONE = 10**12
"""Of a target."""
BY_FIGURES = "figures"
"""A group's rating that follows from its score, and not from a judgement."""
EXCUSED = "excused"
"""A day that is not expected, as one of leave."""
_FAR_ABOVE = 2
"""Times the quantity of a target."""
_LEVELS = tuple(str(level) for level in range(1, 6))


class ObjectionDraft(Draft):
    """What a person has said so far of an objection."""

    period: str = ""
    keys: tuple[str, ...] = ()
    """The named records, by their keys."""
    reasons: str | None = None
    proof: tuple[EvidenceItem, ...] = ()


class ObjectionAnswerDraft(Draft):
    """What an assessor has said so far in answer to an objection."""

    objection_id: int = 0
    text: str | None = None
    proof: tuple[EvidenceItem, ...] = ()


class DecisionDraft(Draft):
    """What a decider has chosen so far."""

    objection_id: int = 0
    seen: int = 0
    """How many events the objection had when the decision was begun."""
    changes: bool | None = None
    chosen: tuple[tuple[str, str], ...] = ()
    """What named records are to count as, by their keys."""
    reasons: str | None = None

    def choosing(self, key: str, value: str | None) -> DecisionDraft:
        """The draft with one record chosen, or left as it is."""
        rest = tuple(each for each in self.chosen if each[0] != key)
        chosen = rest if value is None else (*rest, (key, value))
        return self.model_copy(update={"chosen": chosen})


class NamingDraft(Draft):
    """The person whom an administrator names to decide an objection."""

    objection_id: int = 0
    decider: int | None = None


def parse_text(text: str) -> str:
    """Reasons, an answer or a decision with their lines; raises Invalid when it is too little or too much."""
    return within_length(clean_lines(text), SHORTEST_TEXT, LONGEST_TEXT, "objection-text-short")


def values_of(evidence: Evidence, named: Named) -> tuple[str, ...]:
    """What a decider can let a record count as; none where it is typed. What it is already is left out."""
    match named:
        case NamedReport():
            own = None if named.supervisor_rating is None else str(named.supervisor_rating)
            return tuple(each for each in _LEVELS[::-1] if each != own)
        case NamedDay():
            states = (Timeliness.ON_TIME, Timeliness.LATE)
            found = tuple(each.value for each in states if each is not named.timeliness)
            return (*found, *_excusing(evidence, named))
        case NamedAttendance():
            found = tuple(each for each in ("full", "late") if each != named.credited)
            return (*found, *_excusing(evidence, named))
        case NamedCriterion():
            is_one = named.records and named.total % named.records == 0
            own = str(named.total // named.records) if is_one else None
            return tuple(each for each in _LEVELS[::-1] if each != own)
        case NamedGroup():
            ratings = tuple(each.value for each in Rating if each is not named.rating)
            return (*ratings, *([BY_FIGURES] if named.judged is not None else []))
        case NamedTarget():
            return ()


def _excusing(evidence: Evidence, named: NamedDay | NamedAttendance) -> tuple[str, ...]:
    return () if evidence.excusing(named.day) is None else (EXCUSED,)


def lowers(named: Named, value: str) -> bool:
    """Whether a value is below what the record counts as; False where the two cannot be compared."""
    if value in {EXCUSED, BY_FIGURES}:
        return False
    match named:
        case NamedReport(supervisor_rating=before):
            return before is not None and int(value) < before
        case NamedDay(timeliness=before):
            return before is Timeliness.ON_TIME and value == Timeliness.LATE
        case NamedAttendance(credited=before):
            return before == "full" and value == "late"
        case NamedCriterion():
            return int(value) * named.records < named.total
        case NamedTarget():
            return Decimal(value) < named.done
        case NamedGroup(rating=before):
            order = tuple(Rating)
            return before is not None and order.index(Rating(value)) > order.index(before)


def exceeds(named: Named, value: str) -> bool:
    """Whether so much is done of a target that it may be a slip of the finger, unlike what counts before."""
    if not isinstance(named, NamedTarget):
        return False
    return Decimal(value) > max(named.done, _FAR_ABOVE * named.quantity)


def unanswered_excusable(evidence: Evidence, chosen: Mapping[str, str]) -> Mapping[date, tuple[str, ...]]:
    """The named days that can be excused and of which no record is answered yet, with their records' keys."""
    days: dict[date, tuple[str, ...]] = {}
    for each in _named_days(evidence):
        days[each.day] = (*days.get(each.day, ()), each.key)
    return {
        day: keys
        for day, keys in days.items()
        if evidence.excusing(day) is not None and chosen.keys().isdisjoint(keys)
    }


def parse_done(text: str, thousands: str) -> Decimal:
    """How much was done of a target, also nothing, as people write numbers; raises Invalid."""
    done = or_refuse(number_alone(text, thousands), Invalid("objection-done-number"))
    if done > MOST_DONE or done != round(done, 3):
        raise Invalid("objection-done-range", most=MOST_DONE)
    return done


def corrections_for(
    evidence: Evidence, chosen: Mapping[str, str], by: int, reasons: str
) -> tuple[Correction, ...]:
    """The corrections that a decider's choices amount to.

    Raises Invalid for what is not offered, and for a day that is excused and counts as something else too.
    """
    named = {each.key: each for each in evidence.named}
    for key, value in chosen.items():
        record = named.get(key)
        if record is None or not (isinstance(record, NamedTarget) or value in values_of(evidence, record)):
            raise Invalid("button-outdated")
    excused = _excused(evidence, chosen)
    found: list[Correction] = [*_reports(evidence, chosen), *excused.values()]
    for key, value in chosen.items():
        match named[key]:
            case NamedDay(day=date_) | NamedAttendance(day=date_) if date_ in excused:
                if value != EXCUSED:
                    raise Invalid("objection-day-twice", day=date_)
            case NamedDay() as day:
                found.append(_day(day, value))
            case NamedAttendance() as day:
                found.append(_attended(day, value))
            case NamedCriterion() as each:
                found.append(
                    CriterionRated(source=each.source, criterion=each.criterion, after=int(value), by=by)
                )
            case NamedTarget() as target:
                found.append(TargetDone(target_id=target.target_id, done=Decimal(value)))
            case NamedGroup() as group:
                rating = None if value == BY_FIGURES else Rating(value)
                found.append(GroupJudged(group=group.group, rating=rating, reason=reasons))
    return tuple(found)


def _reports(evidence: Evidence, chosen: Mapping[str, str]) -> list[Correction]:
    """One correction for each day with reports that are to count otherwise."""
    days: dict[date, dict[int, RatedReport]] = {}
    for report in evidence.reports:
        value = chosen.get(report.key)
        if value is None:
            continue
        counted = {each.entry_id: each for each in evidence.counted_on(report.day)}
        after = days.setdefault(report.day, counted)
        after[report.entry_id] = RatedReport(
            entry_id=report.entry_id, self_rating=report.self_rating, supervisor_rating=int(value)
        )
    return [
        ReportsOfDay(day=day, before=evidence.counted_on(day), after=tuple(after.values()))
        for day, after in sorted(days.items())
    ]


def _named_days(evidence: Evidence) -> tuple[NamedDay | NamedAttendance, ...]:
    return (*evidence.days, *evidence.attendance)


def _excused(evidence: Evidence, chosen: Mapping[str, str]) -> dict[date, DayExcused]:
    """The days that are excused: each once, also where its report and its attendance are both named."""
    found = (evidence.excusing(each.day) for each in _named_days(evidence) if chosen.get(each.key) == EXCUSED)
    return {each.day: each for each in found if each is not None}


def _day(day: NamedDay, value: str) -> DayReported:
    after = Timeliness.ON_TIME if value == Timeliness.ON_TIME else Timeliness.LATE
    return DayReported(day=day.day, before=day.timeliness, after=after, is_halved=day.is_halved)


def _attended(day: NamedAttendance, value: str) -> DayAttended:
    return DayAttended(
        day=day.day,
        before=day.credited,
        after="full" if value == "full" else "late",
        has_record=day.status is not None,
        is_halved=day.is_halved,
    )
