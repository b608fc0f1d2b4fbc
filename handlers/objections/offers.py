"""The records of a frozen result that its person may name, by component; and what is copied of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from enum import StrEnum
from typing import Literal

from msgspec import Struct

from domain.calendar import Timeliness
from domain.closing.corrections import DayAttended, DayExcused, DayReported, RatedReport
from domain.closing.kept_days import excusable_days
from domain.entries import EvidenceItem
from domain.figures import as_decimal
from domain.objections.deciding import MOST_NAMED
from domain.objections.evidence import (
    CORRECTABLE,
    OF_REPORTS,
    CountedDay,
    Evidence,
    Named,
    NamedAttendance,
    NamedCriterion,
    NamedDay,
    NamedFile,
    NamedGroup,
    NamedReport,
    NamedTarget,
)
from domain.schemes import Assessor, Scheme, Source
from domain.scoring import BERAKHLAK, ExpectedDay, PersonFacts, source_values
from handlers.kit.score_views import load_score
from storage.records.closings import Frozen
from storage.scoring.freezing import scope_at_end
from storage.scoring.person_records import PersonRecords
from storage.scoring.scope import Scope
from storage.tables import Entry
from storage.uow import UnitOfWork

MOST_OFFERED = 400
"""Records of one component that are offered: more than there are days with work in a year."""


class OfferKind(StrEnum):
    """What records are offered as."""

    COMPONENT = "component"
    GROUP = "group"
    """The rating of a group of a matrix scheme."""
    DAYS = "days"
    """The expected days of a scheme that counts them and has no component of their own."""


class Offer(Struct, frozen=True):
    """A component, a group or the expected days, with the records that may be named."""

    id: str
    kind: OfferKind
    records: tuple[Named, ...]


class Offers(Struct, frozen=True):
    """All that a person may name, the reports of each day that count, and the days that can be excused."""

    of: tuple[Offer, ...]
    counted: Mapping[date, tuple[RatedReport, ...]]
    excusable: Mapping[date, DayExcused]

    @property
    def must_name(self) -> bool:
        """Whether an objection names something: missing days alone are rarely what it is about."""
        return any(each.kind is not OfferKind.DAYS for each in self.of)

    def named(self, keys: Collection[str]) -> list[Named]:
        """The records of some keys, each once, in the order in which they are offered."""
        found = {record.key: record for offer in self.of for record in offer.records if record.key in keys}
        return list(found.values())[:MOST_NAMED]

    def components(self, keys: Collection[str]) -> tuple[str, ...]:
        """The components that named records belong to."""
        return tuple(offer.id for offer in self.of if any(record.key in keys for record in offer.records))


async def offers_of(uow: UnitOfWork, frozen: Frozen, employee_id: int, now: datetime) -> Offers:
    """The records that the person of a frozen result may name.

    Reports, days and attendance are offered where the current records still match the frozen ones.
    """
    scope = scope_at_end(frozen.scheme, frozen.period, frozen.zone)
    person_records = (await load_score(uow, scope, employee_id, now)).records
    entries = await uow.entries.of_days(employee_id, frozen.period.span)
    same = _as_listed(frozen, person_records.facts(scope.as_of))
    approved: defaultdict[date, list[RatedReport]] = defaultdict(list)
    for entry, rating in person_records.approved(scope):
        rated = RatedReport(entry_id=entry.id, self_rating=entry.self_rating, supervisor_rating=rating)
        approved[entry.date].append(rated)
    counts = {each.entry_id: each.supervisor_rating for reports in approved.values() for each in reports}
    offers = []
    excusable = _excusable(frozen, person_records)
    used = frozen.scheme.used_sources
    for component in frozen.scheme.components:
        if component.source not in CORRECTABLE or component.source not in same:
            continue
        if component.source is Source.SELF_RATING and Source.SUPERVISOR_RATING in used:
            continue
        records = tuple(_records(component.source, frozen, person_records, scope, entries, counts))[
            :MOST_OFFERED
        ]
        if records:
            offers.append(Offer(component.id, OfferKind.COMPONENT, records))
    if excusable and _counts_days_elsewhere(frozen.scheme):
        days = tuple(_days(person_records.days(scope)))[:MOST_OFFERED]
        offers += [Offer("days", OfferKind.DAYS, days)] if days else []
    if frozen.scheme.matrix is not None:
        # Of what is too little assessed, or reported, no judgement makes a rating.
        for group in (each for each in frozen.card.groups if each.score is not None):
            named = NamedGroup(group=group.id, rating=group.rating, judged=group.judged)
            offers.append(Offer(group.id, OfferKind.GROUP, (named,)))
    counted = {day: tuple(reports) for day, reports in approved.items()}
    return Offers(tuple(offers), counted, excusable)


def _counts_days_elsewhere(scheme: Scheme) -> bool:
    """Whether expected days decide a result without a component that offers them (docs/scoring.md §2, §4)."""
    counts = scheme.min_reported or Source.TARGET_ATTAINMENT in scheme.used_sources
    return bool(counts and scheme.looks_at_days and Source.DISCIPLINE not in scheme.used_sources)


def _excusable(frozen: Frozen, person_records: PersonRecords) -> dict[date, DayExcused]:
    """The days that can be excused: those that were frozen, where no objection lets them count otherwise."""
    if frozen.records.days is None:
        return {}
    targets = {each.id: each.period.span for each in person_records.targets}
    days = person_records.days(person_records.scope)
    found = excusable_days(frozen.facts, days, targets, counts_reports=frozen.scheme.looks_at_days)
    for each in frozen.records.corrections:
        if isinstance(each, DayReported | DayAttended):
            found.pop(each.day, None)
    return found


def _as_listed(frozen: Frozen, listed: PersonFacts) -> set[Source]:
    """The sources of which the listed records have the frozen sums; no other records of days are offered."""
    kept, now = source_values(frozen.scheme, frozen.facts), source_values(frozen.scheme, listed)
    has_kept = frozen.records.days is not None
    of_days = OF_REPORTS if has_kept else OF_REPORTS | {Source.DISCIPLINE, Source.ATTENDANCE}
    return {
        source
        for source, was in kept.items()
        if source not in of_days or (was.value, was.records) == (now[source].value, now[source].records)
    }


def _records(
    source: Source,
    frozen: Frozen,
    person_records: PersonRecords,
    scope: Scope,
    entries: Sequence[Entry],
    counts: Mapping[int, int],
) -> Iterable[Named]:
    match source:
        case Source.SUPERVISOR_RATING | Source.SELF_RATING:
            return _reports(entries, counts)
        case Source.DISCIPLINE:
            return _days(person_records.days(scope))
        case Source.ATTENDANCE:
            return _attendance(person_records.days(scope))
        case Source.BEHAVIOUR:
            return _criteria(frozen, Source.BEHAVIOUR, dict.fromkeys(BERAKHLAK))
        case Source.COMPETENCY:
            required = {each.name: each.required for each in frozen.facts.competencies}
            return _criteria(frozen, Source.COMPETENCY, required)
        case Source.TARGET_ATTAINMENT:
            return _targets(frozen, person_records)
        case _:
            return ()


def _reports(entries: Sequence[Entry], counts: Mapping[int, int]) -> list[Named]:
    """Reports that do not count first, then those rated farthest below the own rating, then the latest.

    `counts` are the ratings of those that count.
    """

    def place(entry: Entry) -> tuple[bool, int, int]:
        given = counts.get(entry.id)
        below = 0 if given is None else given - entry.self_rating
        return given is not None, below, -entry.date.toordinal()

    return [
        NamedReport(
            entry_id=entry.id,
            version=entry.version,
            day=entry.date,
            activity=entry.activity,
            volume=entry.volume,
            measure=entry.measure,
            started=entry.started,
            ended=entry.ended,
            minutes=entry.minutes,
            self_rating=entry.self_rating,
            supervisor_rating=counts.get(entry.id),
            state=entry.state,
            sent_at=entry.submitted_at,
            reviewed_at=entry.reviewed_at,
            note=entry.note,
            reason_code=entry.reason_code,
        )
        for entry in sorted(entries, key=place)
    ]


def _days(days: Sequence[ExpectedDay]) -> Iterator[Named]:
    for each in reversed(days):
        if each.timeliness is not Timeliness.ON_TIME:
            yield NamedDay(
                day=each.date, timeliness=each.timeliness, first=each.first, is_halved=each.is_halved
            )


def _attendance(days: Sequence[ExpectedDay]) -> Iterator[Named]:
    for each in reversed(days):
        if each.credit != "full":
            yield NamedAttendance(
                day=each.date, status=each.status, credited=each.credit, is_halved=each.is_halved
            )


def _criteria(
    frozen: Frozen,
    source: Literal[Source.BEHAVIOUR, Source.COMPETENCY],
    required: Mapping[str, int | None],
) -> Iterator[Named]:
    own = [each for each in frozen.facts.assessments if each.source is Assessor.SUPERVISOR]
    for number, (name, level) in enumerate(required.items()):
        given = [each for each in own if each.criterion == name]
        yield NamedCriterion(
            number=number,
            source=source,
            criterion=name,
            total=sum(each.total for each in given),
            records=sum(each.records for each in given),
            required=level,
        )


def _targets(frozen: Frozen, person_records: PersonRecords) -> Iterator[Named]:
    known = {each.id: each for each in person_records.targets}
    for facts in frozen.facts.targets:
        target = known.get(int(facts.key))
        if target is not None:
            yield NamedTarget(
                target_id=target.id,
                title=target.title,
                measure=target.measure,
                quantity=target.quantity,
                done=as_decimal(facts.done),
            )


# --- what is copied -------------------------------------------------------------------------------------


async def evidence_of(uow: UnitOfWork, offers: Offers, keys: Collection[str]) -> Evidence:
    """A copy of the named records with their reviews and proof, as they are now."""
    named = offers.named(keys)
    reports = [each for each in named if isinstance(each, NamedReport)]
    days = {each.day for each in reports}
    of_days = {each.day for each in named if isinstance(each, NamedDay | NamedAttendance)}
    return Evidence(
        reports=tuple([await _whole(uow, each) for each in reports]),
        days=tuple(each for each in named if isinstance(each, NamedDay)),
        attendance=tuple(each for each in named if isinstance(each, NamedAttendance)),
        criteria=tuple(each for each in named if isinstance(each, NamedCriterion)),
        targets=tuple(each for each in named if isinstance(each, NamedTarget)),
        groups=tuple(each for each in named if isinstance(each, NamedGroup)),
        counted=tuple(CountedDay(day=day, reports=offers.counted.get(day, ())) for day in sorted(days)),
        excusable=tuple(offers.excusable[day] for day in sorted(of_days) if day in offers.excusable),
    )


async def _whole(uow: UnitOfWork, report: NamedReport) -> NamedReport:
    entry = await uow.cases.get(Entry, report.entry_id)
    reviewer = None
    if entry is not None and entry.reviewer_id is not None:
        reviewer = (await uow.people.get(entry.reviewer_id)).name
    proof = await uow.entries.evidence(report.entry_id)
    kept = await uow.kept_files.files([each.unique_id for each in proof if each.unique_id])
    fields = tuple(EvidenceItem.model_fields)
    files = []
    for piece in proof:
        item = EvidenceItem.model_validate({name: getattr(piece, name) for name in fields})
        file = kept.get(piece.unique_id or "")
        files.append(NamedFile(item=item, sha256=None if file is None else file.sha256))
    return report.model_copy(update={"reviewer": reviewer, "files": tuple(files)})
