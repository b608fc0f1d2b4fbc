"""Corrections: the sums become those of corrected records, and no component beside the corrected changes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
    corrected,
    corrections_json,
    corrections_of,
)
from domain.closing.difference import Rerated, difference
from domain.closing.frozen import Post, Records, Signatories, card_text, records_text, signatories_text
from domain.closing.verifying import (
    Fault,
    Revision,
    findings,
    next_revision,
    sealed,
)
from domain.schemes import Assessor, Scheme, Source
from domain.scoring import (
    BERAKHLAK,
    Assessment,
    AttendanceFacts,
    Judgement,
    Missing,
    PersonFacts,
    RatedDays,
    Rating,
    ReportedDays,
    TargetFacts,
    score_person,
    scorecard,
    source_values,
)
from tests.domain.closing.records import CLOSED, SCHEMES, SHA, closed, facts
from tests.domain.scoring.books import scheme, values

DAY = date(2026, 11, 2)
Ratings = list[tuple[int, int]]
level = st.integers(1, 5)
days_of_ratings = st.lists(st.lists(st.tuples(level, level), min_size=1, max_size=4), max_size=6)


def summed(days: list[Ratings], parts: int = 0) -> PersonFacts:
    """What the days' ratings amount to: by number of ratings, or in so many parts as an office is summed."""

    def of(which: int) -> tuple[RatedDays, ...]:
        return tuple(
            RatedDays(
                1,
                len(day),
                sum(each[which] for each in day) * (parts // len(day) if parts else 1),
                parts or len(day),
            )
            for day in days
            if day
        )

    return PersonFacts(expected_days=30, self_ratings=of(0), supervisor_ratings=of(1))


def reports(day: Ratings) -> tuple[RatedReport, ...]:
    return tuple(
        RatedReport(entry_id=n, self_rating=own, supervisor_rating=given_)
        for n, (own, given_) in enumerate(day)
    )


@given(days_of_ratings, st.lists(level, max_size=4), st.lists(st.tuples(level, level), max_size=2), level)
def test_a_day_with_other_ratings_or_more_reports_counts_as_if_it_had_been_so(
    days: list[Ratings], others: list[int], added: Ratings, place: int
) -> None:
    old = days[place % len(days)] if days else []
    again = [(own, (others + [given_] * 4)[n]) for n, (own, given_) in enumerate(old)] + added
    if not again:
        return
    rest = days[: place % len(days)] + days[place % len(days) + 1 :] if days else []
    correction = ReportsOfDay(day=DAY, before=reports(old), after=reports(again))
    expected = source_values(SCHEMES[0], summed([*rest, again]))
    for parts in (0, 12):
        found = source_values(SCHEMES[0], corrected(summed(days, parts), [correction]))
        for source in (Source.SELF_RATING, Source.SUPERVISOR_RATING):
            assert found.get(source) == expected.get(source)


@given(facts(), st.data())
def test_no_component_changes_beside_the_corrected_ones_and_the_revision_is_computed_again(
    known: PersonFacts, data: st.DataObject
) -> None:
    scheme = data.draw(st.sampled_from(SCHEMES))
    known = known._replace(reported=ReportedDays(9, 9, 1), attendance=AttendanceFacts(9, 5, 4))
    known = known._replace(expected_days=known.expected_days + 1)
    chosen = data.draw(st.lists(st.sampled_from(sorted(some(known))), unique=True, min_size=1))
    corrections = [some(known)[each] for each in chosen]
    first = revision(scheme, known)
    second = next_revision(scheme, SHA, first, corrections, CLOSED)
    before, after = score_person(scheme, known), score_person(scheme, corrected(known, corrections))
    found = difference(before, after)
    changed = {scheme.component(each.id).source for each in found.components}
    assert changed <= {source for each in chosen for source in CORRECTED[each]}
    assert found.changes_result == ((before.score, before.grade) != (after.score, after.grade))
    assert card_text(after) == second.card
    whole = closed(scheme, [first])
    assert list(findings(whole, [first, second])) == []
    assert corrections_of(corrections_json(corrections)) == tuple(corrections)


CORRECTED: Mapping[str, tuple[Source, ...]] = {
    "reports": (Source.SELF_RATING, Source.SUPERVISOR_RATING),
    "day": (Source.DISCIPLINE,),
    "attendance": (Source.ATTENDANCE,),
    "behaviour": (Source.BEHAVIOUR,),
    "competency": (Source.COMPETENCY,),
    "judgement": (),
    "target": (Source.TARGET_ATTAINMENT,),
    "excused": (Source.DISCIPLINE, Source.ATTENDANCE, Source.TARGET_ATTAINMENT),
}
"""The sources whose sums a correction changes; none for a group's rating by judgement."""


def some(known: PersonFacts) -> Mapping[str, Correction]:
    """A correction of each kind that fits the records."""
    after = (RatedReport(entry_id=1, self_rating=3, supervisor_rating=5),)
    found: dict[str, Correction] = {
        "reports": ReportsOfDay(day=DAY, before=(), after=after),
        "day": DayReported(day=DAY, before=Timeliness.LATE, after=Timeliness.ON_TIME),
        "attendance": DayAttended(day=DAY, before="late", after="full", has_record=True),
        "behaviour": CriterionRated(source=Source.BEHAVIOUR, criterion=BERAKHLAK[1], after=5, by=9),
        "competency": CriterionRated(source=Source.COMPETENCY, criterion="Analisis data", after=4, by=9),
        "judgement": GroupJudged(group="results", rating=Rating.MEETS, reason="Hasilnya sesuai rencana"),
    }
    due = tuple(int(each.key) for each in known.targets if each.due_days >= 1)
    found["excused"] = DayExcused(
        day=DAY + timedelta(days=1), timeliness=Timeliness.LATE, credited="full", targets=due
    )
    if known.targets:
        found["target"] = TargetDone(target_id=int(known.targets[0].key), done=Decimal("7.5"))
    return found


def revision(scheme: Scheme, known: PersonFacts) -> Revision:
    card = score_person(scheme, known)
    score = None if card.score is None else str(card.score)
    own = Signatories(Post("199001012015012001", "Sari Contoh", None, None, None), None, None)
    bare = Revision(
        1,
        1,
        score,
        card.grade,
        signatories_text(own),
        records_text(Records(known, ())),
        card_text(card),
        "",
        made_at=CLOSED,
    )
    return sealed(SHA, "", bare)


def test_a_late_day_counts_as_on_time_also_where_it_is_half() -> None:
    known = PersonFacts(expected_days=10, reported=ReportedDays(3, 2, 1, 0, 1))
    late = DayReported(day=DAY, before=Timeliness.LATE, after=Timeliness.ON_TIME, is_halved=True)
    assert corrected(known, [late]).reported == ReportedDays(4, 1, 1, 1, 0)
    missing = DayReported(day=DAY, before=None, after=Timeliness.LATE)
    assert corrected(known, [missing]).reported == ReportedDays(3, 3, 1, 0, 1)
    locked = DayReported(day=DAY, before=Timeliness.LOCKED, after=Timeliness.ON_TIME)
    assert corrected(known, [locked]).reported == ReportedDays(4, 2, 0, 0, 1)
    absent = DayAttended(day=DAY, before=None, after="full", has_record=False)
    assert corrected(known, [absent]).attendance == AttendanceFacts(1, 1)


def test_an_excused_day_is_taken_from_every_sum_that_has_it() -> None:
    targets = tuple(TargetFacts(key, Fraction(1), Fraction(10), Fraction(4), 9, 20) for key in (6, 7))
    known = PersonFacts(
        expected_days=Fraction(19, 2),
        reported=ReportedDays(3, 2, 1, 0, 1),
        attendance=AttendanceFacts(8, 3, 2, 1, 0),
        targets=targets,
    )
    half = DayExcused(day=DAY, timeliness=Timeliness.LATE, credited="full", is_halved=True, targets=(7,))
    found = corrected(known, [half])
    assert found.expected_days == 9
    assert found.reported == ReportedDays(3, 1, 1, 0, 0)
    assert found.attendance == AttendanceFacts(8, 2, 2, 0, 0), "its record stays counted"
    assert [(each.due_days, each.whole_days) for each in found.targets] == [(9, 20), (Fraction(17, 2), 19.5)]
    missing = corrected(known, [DayExcused(day=DAY)])
    assert missing == known._replace(expected_days=Fraction(17, 2))


def test_a_day_that_is_excused_is_corrected_once() -> None:
    known = PersonFacts(expected_days=9, reported=ReportedDays(3, 2), attendance=AttendanceFacts(5, 5))
    excused, other = DayExcused(day=DAY), DAY + timedelta(days=1)
    on_time = DayReported(day=DAY, before=None, after=Timeliness.ON_TIME)
    attended = DayAttended(day=DAY, before=None, after="full", has_record=False)
    others: list[Correction] = [excused, on_time, attended]
    for contradicting in others:
        for corrections in ([excused, contradicting], [contradicting, excused]):
            with pytest.raises(ValueError, match="corrected once"):
                corrected(known, corrections)
    after = (RatedReport(entry_id=1, self_rating=3, supervisor_rating=5),)
    rated = ReportsOfDay(day=DAY, before=(), after=after)
    both: list[Correction] = [
        excused,
        rated,
        on_time.model_copy(update={"day": other}),
        DayExcused(day=other + timedelta(1)),
    ]
    assert corrected(known, both).expected_days == 7, "reports of a day of leave count too"


def test_whose_last_expected_day_is_excused_has_none() -> None:
    known = PersonFacts(expected_days=1, reported=ReportedDays(0, 1))
    late = DayExcused(day=DAY, timeliness=Timeliness.LATE)
    tried = {each.id: score_person(each, corrected(known, [late])) for each in SCHEMES}
    assert {each.reported.expected for each in tried.values()} == {0}
    (discipline,) = (each for each in tried["mataram"].components if each.source is Source.DISCIPLINE)
    assert discipline.missing is Missing.NO_EXPECTED_DAY


def test_corrections_of_before_excused_days_are_read() -> None:
    kept = [
        {"kind": "day", "day": "2026-11-02", "before": "late", "after": "on_time", "is_halved": False},
        {
            "kind": "attendance",
            "day": "2026-11-02",
            "before": None,
            "after": "full",
            "has_record": True,
            "is_halved": False,
        },
    ]
    assert corrections_json(corrections_of(kept)) == kept


def test_a_rating_of_the_supervisor_is_replaced_or_added_and_those_of_others_stay() -> None:
    own, friend = (Assessment(*each, "loyal", 6, 2) for each in ((Assessor.SELF, 1), (Assessor.PEER, 2)))
    other = Assessment(Assessor.SUPERVISOR, 3, "adaptif", 4, 1)
    given_ = Assessment(Assessor.SUPERVISOR, 3, "loyal", 4, 2)
    rated = CriterionRated(source=Source.BEHAVIOUR, criterion="loyal", after=5, by=9)
    found = corrected(PersonFacts(assessments=(own, friend, other, given_)), [rated]).assessments
    assert found == (own, friend, other, given_._replace(total=10))
    missing = corrected(PersonFacts(assessments=(own, friend, other)), [rated]).assessments
    assert missing == (own, friend, other, Assessment(Assessor.SUPERVISOR, 9, "loyal", 5, 1))


def test_of_several_targets_one_is_corrected() -> None:
    targets = tuple(TargetFacts(key, Fraction(1), Fraction(10), Fraction(4), 20, 20) for key in (6, 7, 8))
    found = corrected(PersonFacts(targets=targets), [TargetDone(target_id=7, done=Decimal(9))]).targets
    assert {each.key: int(each.done) for each in found} == {6: 4, 7: 9, 8: 4}


def test_a_rating_that_a_judgement_changes_is_told_and_the_other_is_not() -> None:
    found = values({Source.TARGET_ATTAINMENT: 80, Source.SUPERVISOR_RATING: 80})
    found.update(values({Source.BEHAVIOUR: 80, Source.PEER: 80}))
    national = scheme("nasional")
    judged = scorecard(national, found, judgements={"results": Judgement(Rating.BELOW, "Hasil kurang rapi")})
    assert difference(scorecard(national, found), judged).ratings == (
        Rerated("results", Rating.MEETS, Rating.BELOW),
    )


def test_a_judgement_is_replaced_or_taken_back_and_that_of_the_other_group_stays() -> None:
    results, behaviour = (Judgement(rating, "Sesuai bukti") for rating in (Rating.BELOW, Rating.ABOVE))
    known = PersonFacts(judgements={"results": results, "behaviour": behaviour})
    other = GroupJudged(group="results", rating=Rating.MEETS, reason="Hasilnya sesuai rencana")
    expected = {"results": Judgement(Rating.MEETS, other.reason), "behaviour": behaviour}
    assert corrected(known, [other]).judgements == expected
    taken_back = other.model_copy(update={"rating": None})
    assert corrected(known, [taken_back]).judgements == {"behaviour": behaviour}


def test_follow_up_of_the_same_cause_with_another_figure_is_neither_gained_nor_lost() -> None:
    trained = scheme("batanghari")
    before, after, other = (
        scorecard(
            trained, values({Source.SELF_RATING: 80, Source.SUPERVISOR_RATING: rating, Source.CITIZEN: 80})
        )
        for rating in (70, 72, 85)
    )
    same = difference(before, after)
    assert (same.gained, same.lost) == ((), ())
    changed = difference(before, other)
    assert [each.params["component"] for each in (*changed.gained, *changed.lost)] == [
        "citizen",
        "supervisor",
    ]


def test_what_the_frozen_records_do_not_have_is_not_corrected() -> None:
    for each in (
        DayReported(day=DAY, before=Timeliness.LATE, after=Timeliness.ON_TIME),
        DayAttended(day=DAY, before="late", after="full", has_record=True),
        TargetDone(target_id=7, done=Decimal(3)),
        DayExcused(day=DAY),
    ):
        with pytest.raises(ValueError, match="frozen result"):
            corrected(PersonFacts(), [each])
    over = TargetFacts(7, Fraction(1), Fraction(10), Fraction(4), Fraction(1, 2), 20)
    for each in (
        DayExcused(day=DAY, timeliness=Timeliness.LATE),
        DayExcused(day=DAY, credited="late"),
        DayExcused(day=DAY, targets=(8,)),
        DayExcused(day=DAY, targets=(7,)),
    ):
        with pytest.raises(ValueError, match="frozen result"):
            corrected(PersonFacts(expected_days=9, targets=(over,)), [each])
    with pytest.raises(ValueError, match="reports that count stay"):
        ReportsOfDay(day=DAY, before=reports([(3, 3)]), after=())


def test_a_revision_whose_frozen_records_are_others_is_found() -> None:
    known = PersonFacts(
        expected_days=20,
        reported=ReportedDays(18, 2),
        targets=(TargetFacts(7, Fraction(1), Fraction(10), Fraction(4), 20, 20),),
    )
    first, scheme = revision(SCHEMES[0], known), SCHEMES[0]
    correction = [TargetDone(target_id=7, done=Decimal(6))]
    other = next_revision(scheme, SHA, revision(scheme, known._replace(expected_days=19)), correction, CLOSED)
    forged = sealed(SHA, first.digest, other)
    whole = closed(scheme, [first])
    assert [each.fault for each in findings(whole, [first, forged])] == [Fault.RECORDS]
    nothing = first._replace(number=2, digest="")
    nothing = sealed(SHA, first.digest, nothing)
    assert [each.fault for each in findings(whole, [first, nothing])] == [Fault.RECORDS]
    late = DAY + timedelta(days=1)
    twice = next_revision(
        scheme,
        SHA,
        next_revision(scheme, SHA, first, correction, CLOSED),
        [DayReported(day=late, before=Timeliness.LATE, after=Timeliness.ON_TIME)],
        CLOSED,
    )
    second = next_revision(scheme, SHA, first, correction, CLOSED)
    assert list(findings(whole, [first, second, twice])) == []
