"""One person's records of a period, read once: scored as of any moment in it, and listed one by one."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from fractions import Fraction

from msgspec import Struct, field
from msgspec.structs import replace

from domain.calendar import AsOf
from domain.cases import CaseState
from domain.closing.frozen import Records
from domain.closing.kept_days import corrected_days
from domain.day_state import Sent
from domain.disclosure import FEWEST_RATERS, is_told, ratings_told_up_to, told_to_the_rated
from domain.figures import as_decimal
from domain.people import Nip
from domain.periods import Period, Span
from domain.satisfaction import quarter_of
from domain.schemes import Assessor, Source
from domain.scoring import (
    Assessment,
    AttendanceFacts,
    AttendanceStatus,
    ExpectedDay,
    Judgement,
    PersonFacts,
    RatedDays,
    ReportedDays,
    RequiredCompetency,
    TargetFacts,
    attended_days,
    expected_weight,
    reported_days,
)
from domain.survey import CitizenFacts, ResponseGroup
from storage.scoring.cohort import ScoredPerson
from storage.scoring.correcting import corrected_entries, corrected_ratings
from storage.scoring.loading import Basis
from storage.scoring.scope import Scope
from storage.scoring.single_records import EntryRecord, RatingRecord, ServiceResponses, TargetRecord


class PersonRecords(Struct, frozen=True):
    """All records of a person in a period.

    `office` are all responses of the office, by day; none of them when the person has too few for a value.
    """

    scope: Scope
    person: ScoredPerson
    entries: Sequence[EntryRecord] = ()
    attendance: Mapping[date, AttendanceStatus] = field(default_factory=dict)
    targets: Sequence[TargetRecord] = ()
    ratings: Sequence[RatingRecord] = ()
    judgements: Mapping[str, Judgement] = field(default_factory=dict)
    competencies: tuple[RequiredCompetency, ...] = ()
    responses: Sequence[ServiceResponses] = ()
    office: Sequence[tuple[date, ResponseGroup]] = ()
    told: Sequence[Span] | None = None
    """The spans whose totals of responses may be shown; None: only the total of all may."""
    told_at: datetime | None = None
    """When the person reads them; None for operators."""
    sealed: PersonFacts | None = None
    """The sums that a closing froze, with what objections corrected; the records may have changed since."""
    sealed_days: Sequence[ExpectedDay] | None = None
    """The days of these sums."""
    basis: Basis | None = None
    """What the records of the periods before are read with: days, units and leave of their years."""

    @classmethod
    def of_nobody(cls, scope: Scope, employee_id: int, nip: Nip, name: str) -> PersonRecords:
        """No records: a result is shown without what is behind it."""
        return cls(scope, ScoredPerson.absent(employee_id, nip, name, scope.period.span))

    def sealed_with(
        self, kept: Records, targets: Sequence[TargetRecord], counted: Iterable[EntryRecord] = ()
    ) -> PersonRecords:
        """The records with what a frozen result has of its own; `targets` are its targets as they are now.

        `counted` are reports of after the period that decisions let count in it.
        Results of releases that kept no days are shown with the days that the records have now.
        """
        days, facts = self.days(self.scope), kept.corrected
        if kept.days is not None:
            days = kept.days.each({day: sent.first for day, sent in self.sent(self.scope.as_of).items()})
        corrected = corrected_days(days, kept.corrections)
        return replace(
            self,
            sealed=facts,
            sealed_days=corrected,
            attendance=self._attendance_of(kept, [*days, *corrected]),
            person=self.person._replace(served=_reaching(self.person.served, days)),
            entries=corrected_entries([*self.entries, *counted], kept.corrections, self.scope.as_of.instant),
            ratings=corrected_ratings(self.ratings, kept.corrections, self.scope.period),
            targets=[_agreed(each, facts) for each in targets],
            competencies=facts.competencies,
            judgements=facts.judgements,
        )

    def _attendance_of(self, kept: Records, days: Collection[ExpectedDay]) -> Mapping[date, AttendanceStatus]:
        """The attendance of a frozen result: that of its `days`; of other dates only the number is kept."""
        if kept.days is None:
            return self.attendance
        return {each.date: each.status for each in days if each.status is not None}

    def visible_to_person(self, now: datetime) -> PersonRecords:
        """The records that the person may see at an instant (UTC).

        Citizens' responses are grouped by weeks; ratings of peers and subordinates count in batches after
        their round.
        """
        return replace(self.grouped_by_week(), told_at=now, ratings=list(self._ratings_told(now)))

    def grouped_by_week(self) -> PersonRecords:
        """The records with citizens' responses grouped by weeks, as everybody sees them, operators included.

        They count when enough of them are over, on one day; those of the office with which they are compared
        count on the same days.
        """
        days: dict[date, Counter[Hashable]] = defaultdict(Counter)
        for each in self.responses:
            days[each.day][each.part] += each.group.responses
        scope = self.scope
        is_told = Source.CITIZEN in scope.scheme.used_sources
        spans = told_to_the_rated(days, scope.finals, scope.last_whole_day) if is_told else []
        ends = [span.end for span in spans]

        def told_on(day: date) -> date | None:
            place = bisect_left(ends, day)
            return ends[place] if place < len(ends) else None

        responses = ((told_on(each.day), each) for each in self.responses)
        office = ((told_on(day), group) for day, group in self.office)
        return replace(
            self,
            told=spans,
            responses=[each._replace(day=day) for day, each in responses if day is not None],
            office=[(day, group) for day, group in office if day is not None],
        )

    def _ratings_told(self, now: datetime) -> Iterator[RatingRecord]:
        """The ratings that the person may see at an instant."""
        sources = self.scope.scheme.sources
        of_colleagues = {Assessor.PEER: sources.peer, Assessor.SUBORDINATE: sources.subordinate}
        rounds: dict[tuple[Assessor, Period, str], list[RatingRecord]] = defaultdict(list)
        for each in self.ratings:
            if each.source not in of_colleagues:
                yield each
                continue
            # The raters' own criteria make one figure together; each competency makes one by itself.
            figure = "" if each.criterion in of_colleagues[each.source].criteria else each.criterion
            rounds[each.source, each.period, figure].append(each)
        for (source, period, _), ratings in rounds.items():
            day_after = period.end + timedelta(days=1)
            ends = datetime.combine(day_after, time.min, tzinfo=self.scope.zone)
            given = [(each.given_at or ends, each.assessor) for each in ratings]
            fewest = max(FEWEST_RATERS, of_colleagues[source].min_raters)
            told = ratings_told_up_to(given, ends, now, fewest)
            if told is not None:
                yield from (each for each in ratings if (each.given_at or ends) <= told)

    @property
    def shows_citizen_totals(self) -> bool:
        """Whether sums over the responses may be shown: differences to other figures are of five or more.

        These are, by quarter, faces and complete responses of each service, and the mean of the office.
        """
        parts: Counter[Hashable] = Counter()
        for each in self.responses:
            parts[quarter_of(each.day), each.part] += each.group.responses
        rest = sum(group.responses for _, group in self.office) - parts.total()
        return is_told(parts.total(), *parts.values(), rest)

    @property
    def assessments(self) -> tuple[Assessment, ...]:
        """The ratings of each assessor on each criterion, summed."""
        given: dict[tuple[Assessor, int, str], list[int]] = defaultdict(list)
        for each in self.ratings:
            given[each.source, each.assessor, each.criterion].append(each.rating)
        return tuple(Assessment(*key, sum(ratings), len(ratings)) for key, ratings in given.items())

    def facts(self, as_of: AsOf | None = None) -> PersonFacts:
        """The sums of the records as of a moment, by default the scope's; never a later one.

        Without a moment it is what a closing froze, where one did.
        """
        if as_of is None and self.sealed is not None:
            return self.sealed
        scope = self.scope.at(as_of) if as_of else self.scope
        scheme, approved, days = scope.scheme, self.approved(scope), self.days(scope)
        looks = Source.ATTENDANCE in scheme.used_sources
        recorded = sum(day <= scope.as_of.day for day in self.attendance)
        if self.sealed is not None and scope.as_of.day >= self.scope.as_of.day:
            # Those of days off are known by their number alone, and count at the end.
            recorded = self.sealed.attendance.records
        return PersonFacts(
            expected_days=expected_weight(days),
            self_ratings=_rated_days((entry.date, entry.self_rating) for entry, _ in approved),
            supervisor_ratings=_rated_days((entry.date, rating) for entry, rating in approved),
            targets=tuple(self.target_facts(scope, days)),
            reported=reported_days(days) if scheme.looks_at_days else ReportedDays(),
            attendance=attended_days(days, recorded) if looks else AttendanceFacts(),
            assessments=self.assessments,
            judgements=self.judgements,
            competencies=self.competencies,
            citizens=CitizenFacts.of(each.group for each in self.responses if each.day <= scope.as_of.day),
            office_citizens=CitizenFacts.of(group for day, group in self.office if day <= scope.as_of.day),
        )

    def approved(self, scope: Scope) -> list[tuple[EntryRecord, int]]:
        """The approved entries with the supervisor's ratings, by date: who approves, rates."""
        return [
            (entry, entry.supervisor_rating)
            for entry in self.entries
            if entry.state == CaseState.APPROVED
            and entry.supervisor_rating is not None
            and entry.submitted_at <= scope.as_of.instant
        ]

    def days(self, scope: Scope) -> list[ExpectedDay]:
        """Every expected day, with its first report that was not rejected and its attendance.

        Those of a closed period are the days that were frozen, up to the moment.
        """
        if self.sealed_days is not None:
            return [each.as_of(scope.as_of) for each in self.sealed_days if each.date <= scope.as_of.day]
        return self.person.days(scope, self.sent(scope.as_of), self.attendance)

    def sent(self, as_of: AsOf) -> dict[date, Sent]:
        """What was sent for each date by a moment."""
        entries: dict[date, list[tuple[str, datetime]]] = defaultdict(list)
        for entry in self.entries:
            entries[entry.date].append((entry.state, entry.submitted_at))
        found = ((day, Sent.of(own, as_of.instant)) for day, own in entries.items())
        return {day: sent for day, sent in found if sent is not None}

    def target_facts(self, scope: Scope, days: Collection[ExpectedDay]) -> Iterator[TargetFacts]:
        """Each target with what was done on it, and its expected days; `days` are those of the period."""
        # Exact: a volume is stored in 64 bits, and a sum of Decimals keeps 28 digits.
        done: dict[int, Decimal] = defaultdict(Decimal)
        spans = {target.id: target.period.overlap(scope.period) for target in self.targets}
        whole = {each.key: each.whole_days for each in self.sealed.targets} if self.sealed else {}
        for entry, _ in self.approved(scope):
            span = spans.get(entry.target_id or 0)
            if span is not None and entry.target_id and entry.date in span:
                done[entry.target_id] += entry.volume or 0
        for target in self.targets:
            overlap, frozen = spans[target.id], whole.get(target.id)
            yield TargetFacts(
                target.id,
                Fraction(target.weight),
                Fraction(target.quantity),
                Fraction(done[target.id]),
                expected_weight(each for each in days if overlap and each.date in overlap),
                self.person.expected_days(target.period.span) if frozen is None else frozen,
            )


def _reaching(served: Span, days: Sequence[ExpectedDay]) -> Span:
    """The dates in service with all days of a result: the roster may have been corrected since."""
    if not days:
        return served
    return Span(min(served.start, days[0].date), max(served.end, days[-1].date))


def _agreed(target: TargetRecord, facts: PersonFacts) -> TargetRecord:
    """A target with the quantity and the weight that sums have of it: others may be agreed since."""
    for each in facts.targets:
        if each.key == target.id:
            quantity, weight = map(as_decimal, (each.quantity, each.weight))
            return replace(target, quantity=quantity, weight=weight)
    return target


def _rated_days(rated: Iterable[tuple[date, int]]) -> tuple[RatedDays, ...]:
    """Sums and counts per day, then per number of ratings a day."""
    days: dict[date, list[int]] = defaultdict(list)
    for day, rating in rated:
        days[day].append(rating)
    groups: dict[int, list[int]] = defaultdict(list)
    for ratings in days.values():
        groups[len(ratings)].append(sum(ratings))
    return tuple(RatedDays(len(totals), n * len(totals), sum(totals), n) for n, totals in groups.items())
