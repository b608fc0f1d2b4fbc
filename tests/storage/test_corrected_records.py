"""The records of a corrected result make its corrected sums.

With an excused day the score is that of the same records with the leave, to the last digit.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from domain.calendar import AsOf, HalfDay, Leave, LeaveKind, WorkCalendar
from domain.cases import CaseState
from domain.closing.corrections import (
    Correction,
    CriterionRated,
    DayAttended,
    DayExcused,
    RatedReport,
    ReportsOfDay,
    corrections_json,
    corrections_of,
)
from domain.closing.frozen import Records, card_text, records_of, records_text
from domain.closing.kept_days import KeptDays, excusable_days
from domain.people import Nip, TimeZone
from domain.periods import Period, Span
from domain.schemes import Assessor, Scheme, Source
from domain.scoring import (
    BERAKHLAK,
    AttendanceFacts,
    AttendanceStatus,
    Judgement,
    Rating,
    RequiredCompetency,
    attended_days,
    score_person,
    source_values,
)
from storage.records.schemes import load_scheme, shipped_scheme_ids
from storage.scoring.cohort import Calendar, ScoredPerson, UnitSpan
from storage.scoring.person_records import PersonRecords
from storage.scoring.scope import Scope
from storage.scoring.single_records import EntryRecord, RatingRecord, TargetRecord
from tests.harness import NIPS, SARI, must

SCHEMES = [load_scheme(each) for each in shipped_scheme_ids()]
ZONE = TimeZone.WIB.info
NOVEMBER, YEAR = Period.parse("2026-11"), Span(date(2026, 1, 1), date(2026, 12, 31))
DAYS = list(NOVEMBER.span)
CALENDAR = Calendar(1, WorkCalendar.for_unit(1, ZONE, national={}).table(YEAR), {})
TARGETS = [
    TargetRecord(key, f"Sasaran {key}", "berkas", Period.parse(code), Decimal(40), Decimal(key))
    for key, code in enumerate(("2026-11", "2026-Q4", "2026-S2", "2026"), 1)
]
RATINGS = [
    *(RatingRecord(Assessor.SUPERVISOR, 9, name, NOVEMBER, 4) for name in (*BERAKHLAK, "Analisis data")),
    *(RatingRecord(Assessor.PEER, rater, "kerja_sama", NOVEMBER, 3) for rater in (5, 6, 7)),
]
day = st.sampled_from(DAYS)
excuse = st.sampled_from([kind for kind in LeaveKind if kind.excuses])
leave = st.one_of(
    st.builds(lambda kind, at: Leave(kind, Span(at, at)), st.sampled_from(LeaveKind), day),
    st.builds(lambda kind, at, half: Leave(kind, Span(at, at), half), excuse, day, st.sampled_from(HalfDay)),
)


attended = st.dictionaries(day, st.sampled_from(AttendanceStatus), max_size=25)


@st.composite
def entries(draw: st.DrawFn) -> list[EntryRecord]:
    """Reports of some days, in time, late or too late, in every state."""
    found = []
    for number, at in enumerate(sorted(draw(st.lists(day, max_size=25)))):
        sent = datetime(at.year, at.month, at.day, 4, tzinfo=UTC) + timedelta(days=draw(st.integers(0, 6)))
        state = draw(st.sampled_from([CaseState.APPROVED, CaseState.APPROVED, *CaseState]))
        given_ = draw(st.integers(1, 5)) if state is CaseState.APPROVED else None
        target = draw(st.sampled_from([None, 1, 2, 3, 4]))
        own = draw(st.integers(1, 5))
        found.append(EntryRecord(number, at, "Bekerja", state, sent, own, given_, target, Decimal("1.5")))
    return found


@st.composite
def books(draw: st.DrawFn, scheme: Scheme) -> PersonRecords:
    """A person's records of a month."""
    scope = Scope(scheme, NOVEMBER, AsOf.end_of(NOVEMBER.end, ZONE), ZONE)
    spans = (UnitSpan(YEAR, 1, ZONE, CALENDAR),)
    leaves = tuple(draw(st.lists(leave, max_size=5)))
    person = ScoredPerson(1, Nip(NIPS[SARI]), "Sari Contoh", "Analis", spans, leaves, (), NOVEMBER.span)
    return PersonRecords(
        scope,
        person,
        entries=draw(entries()),
        attendance=draw(attended),
        targets=TARGETS[: draw(st.integers(0, 4))],
        ratings=RATINGS,
        competencies=(RequiredCompetency("Analisis data", 4),),
    )


def frozen(records: PersonRecords) -> Records:
    """The sums and the days as a closing freezes and reads them."""
    looks = Source.ATTENDANCE in records.scope.scheme.used_sources
    days = KeptDays.of(records.days(records.scope), with_attendance=looks)
    return records_of(records_text(Records(records.facts(), (), days=days)))


def excusable(kept: Records, records: PersonRecords) -> dict[date, DayExcused]:
    """What excusing each of the kept days takes away."""
    sealed = records.sealed_with(kept, records.targets)
    spans = {target.id: target.period.span for target in records.targets}
    looks = records.scope.scheme.looks_at_days
    return excusable_days(kept.facts, sealed.days(records.scope), spans, counts_reports=looks)


@given(st.sampled_from(SCHEMES), st.data())
def test_an_excused_day_scores_as_leave_that_was_approved_before(scheme: Scheme, data: st.DataObject) -> None:
    records = data.draw(books(scheme))
    kept = frozen(records)
    offered = excusable(kept, records)
    expected = [each.date for each in records.days(records.scope)]
    assert list(offered) == expected, "no other day is expected, those of leave least of all"
    some = st.lists(st.sampled_from(expected), unique=True) if expected else st.just([])
    chosen = data.draw(st.one_of(st.just(expected), some))
    corrections = corrections_of(corrections_json([offered[each] for each in chosen]))
    leaves = tuple(Leave(data.draw(excuse), Span(each, each)) for each in chosen)
    on_leave = replace(records, person=records.person._replace(leaves=(*records.person.leaves, *leaves)))
    revised = kept._replace(corrections=corrections)
    before = score_person(scheme, frozen(on_leave).facts)
    assert card_text(revised.scored_by(scheme)) == card_text(before)
    # Whatever is recorded after the closing changes neither the days of the result nor what can be excused.
    later = replace(on_leave, attendance=data.draw(attended))
    assert excusable(kept, later) == offered
    now, then = (each.sealed_with(revised, TARGETS).days(records.scope) for each in (later, on_leave))
    assert now == then
    assert [each.date for each in now] == [each.date for each in on_leave.days(on_leave.scope)]


@given(st.sampled_from(SCHEMES), st.data())
def test_the_curve_of_a_closed_period_is_drawn_from_what_was_frozen(
    scheme: Scheme, data: st.DataObject
) -> None:
    """Attendance is brought late and taken back, leave of the rest of the year and the roster change."""
    records = data.draw(books(scheme))
    kept = frozen(records)
    since = (Leave(LeaveKind.CUTI, Span(date(2026, 12, 1), date(2026, 12, 24))),)
    moved = data.draw(st.sampled_from([(), records.person.unit_spans]))
    person = records.person._replace(leaves=(*records.person.leaves, *since), unit_spans=moved)
    later = replace(records, person=person, attendance=data.draw(attended))
    sealed = later.sealed_with(kept, records.targets)
    drawn = source_values(scheme, sealed.facts(records.scope.as_of))
    assert {source: each.value for source, each in drawn.items()} == {
        source: each.value for source, each in source_values(scheme, kept.facts).items()
    }
    on_the_way = AsOf.end_of(data.draw(day), ZONE)
    then = records.sealed_with(kept, records.targets)
    assert sealed.facts(on_the_way).attendance == then.facts(on_the_way).attendance


def test_the_days_of_a_closed_result_keep_their_clock_and_the_end_of_its_curve() -> None:
    """The roster is corrected later: another unit from the beginning, and the end of service earlier."""
    scope = Scope(load_scheme("mataram"), NOVEMBER, AsOf.end_of(NOVEMBER.end, ZONE), ZONE)
    east = TimeZone.WITA.info
    spans, moved = (UnitSpan(YEAR, 1, east, CALENDAR),), (UnitSpan(YEAR, 2, ZONE, CALENDAR),)
    person = ScoredPerson(1, Nip(NIPS[SARI]), "Sari Contoh", None, spans, (), (), NOVEMBER.span)
    sent = datetime(2026, 11, 2, 8, tzinfo=UTC)
    entry = EntryRecord(1, date(2026, 11, 2), "Bekerja", CaseState.APPROVED, sent, 4, 4, None, None)
    records = PersonRecords(scope, person, entries=[entry])
    kept = frozen(records)
    served = Span(date(2026, 11, 9), date(2026, 11, 10))
    later = replace(records, person=person._replace(unit_spans=moved, served=served))
    sealed = later.sealed_with(kept, ())
    assert must(sealed.days(scope)[0].first).tzinfo == east
    assert sealed.person.served == Span(date(2026, 11, 2), NOVEMBER.end)


def test_attendance_on_days_off_alone_counts_at_the_end_of_a_closed_curve() -> None:
    scope = Scope(load_scheme("tebingtinggi"), NOVEMBER, AsOf.end_of(NOVEMBER.end, ZONE), ZONE)
    spans = (UnitSpan(YEAR, 1, ZONE, CALENDAR),)
    person = ScoredPerson(1, Nip(NIPS[SARI]), "Sari Contoh", None, spans, (), (), NOVEMBER.span)
    records = PersonRecords(scope, person, attendance={date(2026, 11, 8): AttendanceStatus.PRESENT})
    kept = frozen(records)
    sealed = replace(records, attendance={}).sealed_with(kept, ())
    assert sealed.facts(scope.as_of).attendance == kept.facts.attendance != AttendanceFacts()


@st.composite
def rated_otherwise(draw: st.DrawFn, records: PersonRecords) -> list[Correction]:
    """Decisions on days with reports, also twice on one day, and on ratings of the supervisor."""
    counted: dict[date, dict[int, RatedReport]] = {}
    for entry, given_ in records.approved(records.scope):
        rated = RatedReport(entry_id=entry.id, self_rating=entry.self_rating, supervisor_rating=given_)
        counted.setdefault(entry.date, {})[entry.id] = rated
    found: list[Correction] = []
    for entry in draw(st.lists(st.sampled_from(records.entries), max_size=6)) if records.entries else ():
        before = counted.get(entry.date, {})
        again = RatedReport(
            entry_id=entry.id, self_rating=entry.self_rating, supervisor_rating=draw(st.integers(1, 5))
        )
        after = counted[entry.date] = {**before, entry.id: again}
        found.append(ReportsOfDay(day=entry.date, before=tuple(before.values()), after=tuple(after.values())))
    for criterion in draw(st.lists(st.sampled_from([*BERAKHLAK, "Analisis data", "Arsip"]), max_size=3)):
        source = Source.BEHAVIOUR if criterion in BERAKHLAK else Source.COMPETENCY
        after_ = draw(st.integers(1, 5))
        found.append(CriterionRated(source=source, criterion=criterion, after=after_, by=8))
    return found


@given(st.sampled_from(SCHEMES), st.data())
def test_corrected_ratings_are_listed_as_they_are_summed_up(scheme: Scheme, data: st.DataObject) -> None:
    records = data.draw(books(scheme))
    kept = frozen(records)._replace(corrections=tuple(data.draw(rated_otherwise(records))))
    read, later = (
        [each for each in records.entries if (each.submitted_at <= records.scope.as_of.instant) is in_time]
        for in_time in (True, False)
    )
    sealed = replace(records, entries=read).sealed_with(kept, records.targets, later)
    listed = source_values(scheme, sealed.facts(records.scope.as_of))
    for source, summed in source_values(scheme, kept.corrected).items():
        assert (listed[source].value, listed[source].records) == (summed.value, summed.records), source


def test_a_target_of_another_period_keeps_its_plan() -> None:
    scope = Scope(load_scheme("mataram"), NOVEMBER, AsOf.end_of(NOVEMBER.end, ZONE), ZONE)
    spans = (UnitSpan(YEAR, 1, ZONE, CALENDAR),)
    person = ScoredPerson(1, Nip(NIPS[SARI]), "Sari Contoh", None, spans, (), (), NOVEMBER.span)
    october = replace(TARGETS[0], id=8, period=Period.parse("2026-10"))
    records = PersonRecords(scope, person, targets=[TARGETS[1], october])
    kept = frozen(records)
    monday = excusable(kept, records)[date(2026, 11, 2)]
    assert monday == DayExcused(day=date(2026, 11, 2), targets=(2,))
    quarter, other = kept._replace(corrections=(monday,)).corrected.targets
    assert (quarter.due_days, quarter.whole_days) == (20, 65)
    assert other == kept.facts.targets[1]


def test_what_is_agreed_or_required_after_the_closing_is_not_in_the_lists_of_the_result() -> None:
    scope = Scope(load_scheme("bungo"), NOVEMBER, AsOf.end_of(NOVEMBER.end, ZONE), ZONE)
    spans = (UnitSpan(YEAR, 1, ZONE, CALENDAR),)
    person = ScoredPerson(1, Nip(NIPS[SARI]), "Sari Contoh", "Analis", spans, (), (), NOVEMBER.span)
    asked = (RequiredCompetency("Analisis data", 4),)
    judged = {"results": Judgement(Rating.ABOVE, "Sudah diperiksa.")}
    records = PersonRecords(scope, person, targets=TARGETS[:2], competencies=asked, judgements=judged)
    kept = frozen(records)
    now = [replace(each, quantity=Decimal(999), weight=Decimal(9)) for each in TARGETS[:2]]
    later = replace(records, targets=now, competencies=(RequiredCompetency("Arsip", 5),), judgements={})
    sealed = later.sealed_with(kept, now)
    assert sealed.targets == TARGETS[:2]
    assert (sealed.competencies, sealed.judgements) == (asked, judged)


def test_travel_counts_once_a_decision_adds_the_first_record_of_attendance() -> None:
    scheme = load_scheme("tebingtinggi")
    scope = Scope(scheme, NOVEMBER, AsOf.end_of(NOVEMBER.end, ZONE), ZONE)
    spans = (UnitSpan(YEAR, 1, ZONE, CALENDAR),)
    travels = (Leave(LeaveKind.TUGAS_LUAR, Span(date(2026, 11, 2), date(2026, 11, 3))),)
    person = ScoredPerson(1, Nip(NIPS[SARI]), "Sari Contoh", None, spans, travels, (), NOVEMBER.span)
    records = PersonRecords(scope, person)
    kept = frozen(records)
    attends = DayAttended(day=date(2026, 11, 4), before=None, after="full", has_record=False)
    revised = kept._replace(corrections=(attends,))
    sealed = records.sealed_with(revised, ())
    days, facts = sealed.days(scope), revised.corrected
    assert facts.attendance == AttendanceFacts(records=1, full_days=3)
    assert attended_days(days, facts.attendance.records) == facts.attendance
    offered = excusable_days(facts, days, {}, counts_reports=True)
    for excused in (date(2026, 11, 2), date(2026, 11, 4)):
        assert offered[excused].credited == next(each.credit for each in days if each.date == excused)
    excused_too = revised._replace(corrections=(attends, offered[date(2026, 11, 2)]))
    assert excused_too.corrected.attendance == facts.attendance._replace(full_days=2)
