"""Objections: the clock of working days, the states, what the clock does, and choices as corrections."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.calendar import Timeliness, WorkCalendar
from domain.closing.corrections import (
    CriterionRated,
    DayExcused,
    DayReported,
    GroupJudged,
    RatedReport,
    ReportsOfDay,
    TargetDone,
)
from domain.errors import AlreadyHandled, Invalid
from domain.escalation import working_day_after
from domain.objections.deciding import (
    BY_FIGURES,
    EXCUSED,
    corrections_for,
    parse_done,
    parse_text,
    values_of,
)
from domain.objections.evidence import (
    CountedDay,
    Evidence,
    NamedAttendance,
    NamedCriterion,
    NamedDay,
    NamedGroup,
    NamedReport,
    NamedTarget,
)
from domain.objections.life import (
    PASSED_UP_AFTER,
    Answered,
    AnswerOver,
    Decided,
    DeciderNamed,
    Event,
    Filed,
    ObjectionLife,
    ObjectionState,
    PassedUp,
    Reminded,
    What,
    Withdrawn,
    check_in_time,
    due_dates,
    due_step,
    event_digest,
    last_minute,
    object_until,
    what_of,
    what_text,
)
from domain.people import TimeZone
from domain.schemes import Source
from domain.scoring import Rating

WIT = TimeZone.WIT.info
DAY = date(2027, 1, 4)
HOLIDAYS = {DAY + timedelta(days=n): "Libur" for n in (8, 9, 15, 21)}
CALENDAR = WorkCalendar.for_unit(1, WIT, national=HOLIDAYS)
MORNING = datetime(2027, 1, 4, 0, 30, tzinfo=UTC)
TEXT = "Alasan yang cukup panjang untuk dibaca."
AUTHOR, ASSESSOR, SUPERIOR, ABOVE = 1, 2, 3, 4
days_on = st.integers(0, 40).map(lambda n: DAY + timedelta(days=n))


def filed(at: datetime = MORNING, assessor: int | None = ASSESSOR, decider: int | None = SUPERIOR) -> Filed:
    answer_due, decide_due = due_dates(CALENDAR, at)
    return Filed(
        reasons=TEXT,
        components=("atasan",),
        evidence=Evidence(),
        revision=1,
        told_on=DAY,
        zone="Asia/Jayapura",
        answer_due=answer_due,
        decide_due=decide_due,
        assessor=assessor,
        decider=decider,
    )


def life(*more: What, assessor: int | None = ASSESSOR) -> ObjectionLife:
    found = ObjectionLife((Event(1, MORNING, AUTHOR, filed(assessor=assessor)),))
    for number, what in enumerate(more, 1):
        found = ObjectionLife((*found.events, found.then(what, None, MORNING + timedelta(hours=number))))
    return found


@given(days_on)
def test_an_objection_is_in_time_on_fourteen_working_days_and_on_no_later_one(told_on: date) -> None:
    until = object_until(CALENDAR, told_on)
    between = [told_on + timedelta(days=n) for n in range(1, (until - told_on).days + 1)]
    assert sum(map(CALENDAR.is_working, between)) == 14 and CALENDAR.is_working(until)
    check_in_time(CALENDAR, told_on, last_minute(until, WIT))
    with pytest.raises(Invalid, match="objection-too-late"):
        check_in_time(CALENDAR, told_on, last_minute(until, WIT) + timedelta(minutes=1))


@given(days_on, st.integers(0, 23))
def test_the_answer_is_due_before_the_decision_and_both_on_working_days(day: date, hour: int) -> None:
    at = datetime(day.year, day.month, day.day, hour, tzinfo=UTC)
    answer_due, decide_due = due_dates(CALENDAR, at)
    assert at.astimezone(WIT).date() < answer_due < decide_due
    assert CALENDAR.is_working(answer_due) and CALENDAR.is_working(decide_due)


def test_an_objection_knows_when_it_was_filed_and_what_was_said_last() -> None:
    found = life(Answered(text=TEXT), Decided(reasons=TEXT))
    assert (found.filed_at, found.author) == (MORNING, AUTHOR)
    assert [found.answer, found.decision] == [found.events[1], found.events[2]]
    assert (life().answer, life().decision) == (None, None)


STEPS: list[What] = [
    Answered(text=TEXT),
    Reminded(of="answer"),
    AnswerOver(),
    PassedUp(to=ABOVE),
    DeciderNamed(decider=ABOVE),
    Decided(reasons=TEXT),
    Decided(reasons=TEXT, revision=2),
    Withdrawn(),
]


@given(st.lists(st.sampled_from(STEPS), max_size=8), st.integers(0, 12))
def test_what_is_settled_stays_so_and_nobody_decides_before_both_sides_could_speak(
    steps: list[What], hours: int
) -> None:
    found = life()
    for number, what in enumerate(steps, 1):
        before = found.state
        try:
            event = found.then(what, None, MORNING + timedelta(hours=number))
        except AlreadyHandled:
            continue
        assert before in (ObjectionState.AWAITS_ANSWER, ObjectionState.AWAITS_DECISION)
        if isinstance(what, Decided):
            assert before is ObjectionState.AWAITS_DECISION
        found = ObjectionLife((*found.events, event))
    assert sum(isinstance(each.what, Answered) for each in found.events) <= 1
    then = found.as_of(MORNING + timedelta(hours=hours))
    assert then is not None and then.events == found.events[: len(then.events)]
    digests = [""]
    for event in found.events:
        again = Event(event.number, event.at, event.by, what_of(what_text(event.what)))
        assert again == event
        digests.append(event_digest(digests[-1], again))
    assert len(set(digests)) == len(digests)


def test_who_decides_is_who_was_appointed_last_and_those_above() -> None:
    assert life().deciders == (SUPERIOR,)
    assert life(AnswerOver(), PassedUp(to=ABOVE)).deciders == (SUPERIOR, ABOVE)
    assert life(PassedUp(to=None)).deciders == (SUPERIOR,)
    assert life(PassedUp(to=ABOVE), DeciderNamed(decider=9)).deciders == (9,)
    alone = life(assessor=None)
    assert alone.state is ObjectionState.AWAITS_DECISION, "nobody is there to answer"
    with pytest.raises(AlreadyHandled, match="no-answer-wanted"):
        alone.then(Answered(text=TEXT), ASSESSOR, MORNING)
    assert life(AnswerOver(), Answered(text=TEXT)).answer is not None, "a late answer is heard"
    with pytest.raises(AlreadyHandled, match="hears-both"):
        life().then(Decided(reasons=TEXT), SUPERIOR, MORNING)


@given(st.booleans(), st.integers(0, 20))
def test_the_clock_reminds_before_each_end_and_then_goes_on_without_who_is_silent(
    answers: bool, start: int
) -> None:
    at = datetime(2027, 1, 4, 2, tzinfo=UTC) + timedelta(days=start)
    found = ObjectionLife((Event(1, at, AUTHOR, filed(at)),))
    if answers:
        found = ObjectionLife((*found.events, found.then(Answered(text=TEXT), ASSESSOR, at)))
    done: list[tuple[date, What]] = []
    for n in range(1, 60):
        today = CALENDAR.local_date(at) + timedelta(days=n)
        if not CALENDAR.is_working(today):
            continue
        while (what := due_step(found, CALENDAR, today)) is not None:
            passed = sum(isinstance(each, PassedUp) for _, each in done)
            what = PassedUp(to=ABOVE) if isinstance(what, PassedUp) and not passed else what
            done.append((today, what))
            found = ObjectionLife((*found.events, found.then(what, None, at + timedelta(days=n))))
    kinds = [what.kind for _, what in done]
    of_answer = [] if answers else ["reminded", "answer-over"]
    assert kinds == [*of_answer, "reminded", "passed-up", "passed-up"]
    dates = {(what.kind, getattr(what, "of", None)): day for day, what in done}
    own = found.filed
    if not answers:
        assert dates["reminded", "answer"] < own.answer_due < dates["answer-over", None]
        assert working_day_after(CALENDAR, dates["reminded", "answer"], 1) == own.answer_due
    assert dates["reminded", "decision"] < own.decide_due < done[-2][0] < done[-1][0]
    assert working_day_after(CALENDAR, dates["reminded", "decision"], 1) == own.decide_due
    assert done[-1][0] > working_day_after(CALENDAR, done[-2][0], PASSED_UP_AFTER)


@given(st.integers(-8, 20))
def test_who_is_named_late_has_three_days_and_then_it_is_passed_up_again(named: int) -> None:
    filed_on = life().filed
    due, found, done = filed_on.decide_due, life(AnswerOver()), list[tuple[date, What]]()
    named_on = due + timedelta(days=named)
    for n in range(1, 60):
        today = CALENDAR.local_date(MORNING) + timedelta(days=n)
        at = MORNING + timedelta(days=n)
        while CALENDAR.is_working(today) and (what := due_step(found, CALENDAR, today)) is not None:
            done.append((today, what))
            found = ObjectionLife((*found.events, found.then(what, None, at)))
        if today == named_on:
            found = ObjectionLife((*found.events, found.then(DeciderNamed(decider=9), None, at)))
    over = [day for day, what in done if isinstance(what, PassedUp)]
    first = working_day_after(CALENDAR, due, 1)
    again = working_day_after(CALENDAR, named_on, PASSED_UP_AFTER + 1)
    assert over == ([first] if named_on <= due else [first, again] if named_on >= first else [again])


EVIDENCE = Evidence(
    reports=(
        NamedReport(
            entry_id=7,
            version=1,
            day=DAY,
            activity="Menyusun",
            self_rating=4,
            supervisor_rating=2,
            state="approved",
            sent_at=MORNING,
        ),
        NamedReport(
            entry_id=8,
            version=2,
            day=DAY,
            activity="Memeriksa",
            self_rating=5,
            state="rejected",
            sent_at=MORNING,
        ),
    ),
    days=(NamedDay(day=DAY, timeliness=Timeliness.LATE),),
    criteria=(NamedCriterion(number=1, source=Source.BEHAVIOUR, criterion="akuntabel", total=3, records=1),),
    targets=(
        NamedTarget(target_id=5, title="Berkas", measure="berkas", quantity=Decimal(9), done=Decimal(4)),
    ),
    groups=(NamedGroup(group="results", rating=Rating.BELOW, judged="Kurang"),),
    counted=(
        CountedDay(
            day=DAY,
            reports=(
                RatedReport(entry_id=6, self_rating=3, supervisor_rating=3),
                RatedReport(entry_id=7, self_rating=4, supervisor_rating=2),
            ),
        ),
    ),
)


def test_choices_become_corrections_of_the_named_records_alone() -> None:
    chosen = {"e7": "4", "e8": "3", f"d{DAY}": "on_time", "b1": "5", "t5": "6.5", "gresults": "meets"}
    reports, day, criterion, target, group = corrections_for(EVIDENCE, chosen, SUPERIOR, TEXT)
    assert isinstance(reports, ReportsOfDay)
    assert {each.entry_id: each.supervisor_rating for each in reports.before} == {6: 3, 7: 2}
    assert {each.entry_id: each.supervisor_rating for each in reports.after} == {6: 3, 7: 4, 8: 3}
    assert day == DayReported(day=DAY, before=Timeliness.LATE, after=Timeliness.ON_TIME)
    assert criterion == CriterionRated(source=Source.BEHAVIOUR, criterion="akuntabel", after=5, by=SUPERIOR)
    assert target == TargetDone(target_id=5, done=Decimal("6.5"))
    assert group == GroupJudged(group="results", rating=Rating.MEETS, reason=TEXT)
    (free,) = corrections_for(EVIDENCE, {"gresults": BY_FIGURES}, SUPERIOR, TEXT)
    assert isinstance(free, GroupJudged) and free.rating is None


NEXT = DAY + timedelta(days=1)
OF_DAYS = Evidence(
    days=(NamedDay(day=DAY), NamedDay(day=NEXT, timeliness=Timeliness.LATE)),
    attendance=(NamedAttendance(day=DAY, status="absent"), NamedAttendance(day=NEXT, credited="late")),
    excusable=(DayExcused(day=DAY, targets=(5,)),),
)


def test_a_day_is_excused_once_by_its_report_or_its_attendance() -> None:
    report, attended = f"d{DAY}", f"a{DAY}"
    offered = {each.key: values_of(OF_DAYS, each) for each in OF_DAYS.named}
    assert offered[report] == ("on_time", "late", EXCUSED) and offered[attended] == ("full", "late", EXCUSED)
    assert offered[f"d{NEXT}"] == ("on_time",), "what excusing it takes away was not copied"
    for chosen in ((report,), (attended,), (report, attended)):
        found = corrections_for(OF_DAYS, dict.fromkeys(chosen, EXCUSED), SUPERIOR, TEXT)
        assert found == OF_DAYS.excusable
    for first, second in ((EXCUSED, "full"), ("on_time", EXCUSED)):
        with pytest.raises(Invalid, match="objection-day-twice"):
            corrections_for(OF_DAYS, {report: first, attended: second}, SUPERIOR, TEXT)
    beside = corrections_for(OF_DAYS, {report: EXCUSED, f"a{NEXT}": "full"}, SUPERIOR, TEXT)
    assert [each.kind for each in beside] == ["excused", "attendance"]
    with pytest.raises(Invalid, match="button-outdated"):
        corrections_for(OF_DAYS, {f"d{NEXT}": EXCUSED}, SUPERIOR, TEXT)


def test_an_objection_of_before_excused_days_keeps_its_digest() -> None:
    text = what_text(filed())
    assert "excusable" not in text and what_of(text) == filed()
    now = filed().model_copy(update={"evidence": OF_DAYS})
    assert what_of(what_text(now)) == now


def test_what_nobody_is_offered_is_refused() -> None:
    for key, value in (("e9", "4"), ("e7", "2"), ("e7", "6"), (f"d{DAY}", "late"), ("b1", "3"), ("x", "1")):
        with pytest.raises(Invalid):
            corrections_for(EVIDENCE, {key: value}, SUPERIOR, TEXT)
    offered = {each.key: values_of(EVIDENCE, each) for each in EVIDENCE.named}
    assert offered["e7"] == ("5", "4", "3", "1") and offered["e8"] == ("5", "4", "3", "2", "1")
    assert len({each.key for each in EVIDENCE.named}) == len(EVIDENCE.named)
    assert parse_done("1.250,5", ".") == Decimal("1250.5")
    assert parse_done("0", ".") == 0  # nothing was done of it
    assert parse_done("2,5 juta", ".") == 2_500_000
    for text in ("banyak", "", "-3", "1,2345", "9" * 13, "9" * 40):
        with pytest.raises(Invalid):
            parse_done(text, ".")
    for text in ("pendek", "x" * 1501):
        with pytest.raises(Invalid):
            parse_text(text)
