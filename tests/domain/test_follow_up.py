"""Proposals are found again in a later revision, decisions say what they must, and trained levels move."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.errors import AlreadyHandled, Invalid
from domain.follow_up import (
    LONGEST_TEXT,
    Answer,
    Decided,
    Decision,
    Done,
    Followed,
    Lacks,
    Move,
    Written,
    accepted,
    before,
    changed,
    courses,
    declined,
    is_reminded,
    is_told_above,
    lacks,
    last_reminder,
    levels,
    moves,
    parse_recommendation,
    proposals,
    weakest,
    writable,
)
from domain.periods import Period, PeriodKind
from domain.schemes import Action, Assessor
from domain.scoring import Assessment, PersonFacts, RatedDays, ReportedDays, RequiredCompetency, score_person
from tests.domain.scoring.books import scheme

BUNGO, GAJAHMUNGKUR = scheme("bungo"), scheme("gajahmungkur")
S1, S2 = Period.parse("2026-S1"), Period.parse("2026-S2")
COURSE = "Kursus arsip dinamis"
WRITTEN, ANSWERED = Written("Ikuti kursus arsip", 2), Answer(Done.PARTLY, "Baru separuh", 2)


def assessed(**given_levels: int) -> PersonFacts:
    """Records of somebody whose supervisor gave levels for what the position requires."""
    return PersonFacts(
        expected_days=100,
        supervisor_ratings=(RatedDays(90, 90, 360, 1),),
        reported=ReportedDays(90),
        assessments=tuple(
            Assessment(Assessor.SUPERVISOR, 2, name, level, 1) for name, level in given_levels.items()
        ),
        competencies=(RequiredCompetency("arsip", 4, COURSE), RequiredCompetency("layanan", 3)),
    )


def proposed(**given_levels: int) -> Followed:
    return Followed(S1, proposals(score_person(BUNGO, assessed(**given_levels))))


def test_a_proposal_keeps_its_mark_in_a_revision_that_proposes_it_again() -> None:
    first, second = proposed(arsip=2, layanan=1).proposals
    assert (first.action, first.competency, first.course) == (Action.TRAINING, "arsip", COURSE)
    assert (second.competency, second.course) == ("layanan", None)
    (again,) = proposed(arsip=3, layanan=3).proposals
    assert again.mark == first.mark, "the level is another, the competency is the same"
    assert first.mark != second.mark


def test_decisions_say_what_is_to_be_done_and_why() -> None:
    (proposal,) = proposed(arsip=2, layanan=3).proposals
    assert accepted(proposal) == Decided(Decision.ACCEPTED, Action.TRAINING, "arsip", COURSE)
    assert not declined(proposal, "Pindah tugas bulan depan").is_to_be_done
    other = changed(proposal, Action.TRAINING, "Lebih dekat", competency="arsip", course="Magang di arsip")
    assert (other.competency, other.course) == ("arsip", "Magang di arsip")
    talk = changed(proposal, Action.DIALOGUE, "Perlu bicara dulu", competency="arsip", course=COURSE)
    assert (talk.action, talk.competency, talk.course) == (Action.DIALOGUE, None, None)
    with pytest.raises(Invalid, match="follow-up-same"):
        changed(proposal, Action.TRAINING, "Setuju saja", competency="arsip", course=COURSE)
    with pytest.raises(ValueError, match="reason"):
        Decided(Decision.DECLINED, Action.TRAINING)


def test_what_is_lacking_until_everything_is_said() -> None:
    open_, graded = proposed(arsip=2, layanan=3), proposed(arsip=4, layanan=3)
    assert lacks(BUNGO, open_, None) == Lacks(recommendation=False, proposals=1, answer=False)
    assert not lacks(BUNGO, graded, None).is_anything
    assert lacks(GAJAHMUNGKUR, graded, None).recommendation
    quarter = Followed(Period.parse("2026-Q2"), ())
    assert not lacks(GAJAHMUNGKUR, quarter, None).is_anything, "it is asked for each semester"
    (mark,) = (each.mark for each in open_.proposals)
    said = {mark: declined(open_.proposals[0], "Belum perlu")}
    done = Followed(S1, open_.proposals, WRITTEN, said)
    assert not lacks(BUNGO, done, None).is_anything
    now = Followed(S2, ())
    assert lacks(BUNGO, now, done).answer
    assert not lacks(BUNGO, now, Followed(S1, (), WRITTEN, answer=ANSWERED)).answer
    assert not lacks(BUNGO, now, Followed(S1, open_.proposals, None, said)).answer, "declined: nothing to do"
    with pytest.raises(AlreadyHandled, match="follow-up-gone"):
        done.proposal("0123456789abcdef")


kinds = st.sampled_from(list(PeriodKind))
periods = st.builds(
    lambda kind, months: Period.containing(date(2026 + months // 12, months % 12 + 1, 1), kind),
    kinds,
    st.integers(0, 47),
)


@given(st.lists(periods, max_size=12))
def test_each_closed_period_is_writable_until_the_next_of_its_kind_is_closed(closed: list[Period]) -> None:
    found = writable(closed)
    assert len({each.kind for each in found}) == len(found)
    for period in set(closed):
        following = [each for each in closed if each.kind is period.kind and each.start > period.end]
        assert (period in found) == (not following)
        assert not following or before(min(following, key=lambda each: each.start), closed) == period
    for earlier, later in pairwise(found):
        assert earlier.end >= later.end


names = st.sampled_from(["arsip", "layanan", "data"])
decisions = st.builds(
    lambda action, name, is_declined: Decided(
        Decision.DECLINED if is_declined else Decision.ACCEPTED,
        action,
        name,
        reason="Belum perlu" if is_declined else None,
    ),
    st.sampled_from(list(Action)),
    names | st.none(),
    st.booleans(),
)
known = st.dictionaries(names, st.fractions(1, 5, max_denominator=9))


@given(st.lists(decisions, max_size=6), known, known)
def test_each_trained_competency_moves_once_and_nothing_else_does(
    decided: list[Decided], then: dict[str, Fraction], now: dict[str, Fraction]
) -> None:
    found = moves(decided, then, now)
    trained = {
        each.competency for each in decided if each.is_to_be_done and each.action is Action.TRAINING
    } - {None}
    assert {each.competency for each in found} == trained
    assert len(found) == len(trained)
    for each in found:
        assert (each.before, each.after) == (then.get(each.competency), now.get(each.competency))


def test_a_trained_competency_is_followed_from_frozen_records() -> None:
    (proposal,) = proposed(arsip=2, layanan=3).proposals
    then, now = levels(BUNGO, assessed(arsip=2, layanan=3)), levels(BUNGO, assessed(arsip=4))
    assert moves([accepted(proposal)], then, now) == [Move("arsip", Fraction(2), Fraction(4))]
    gone = levels(BUNGO, PersonFacts())
    assert moves([accepted(proposal)], then, gone) == [Move("arsip", Fraction(2), None)]


def test_courses_of_the_catalogue_are_offered_once() -> None:
    twice = [RequiredCompetency("data", 3, COURSE), RequiredCompetency("arsip", 4, COURSE)]
    facts = PersonFacts(competencies=(*twice, RequiredCompetency("layanan", 3)))
    assert courses(facts) == twice[:1]


def test_the_weakest_component_is_the_first_of_the_lowest() -> None:
    card = score_person(BUNGO, assessed(arsip=2, layanan=3))
    lowest = weakest(card)
    assert lowest is not None and lowest.id == "competency" and lowest.value == 75
    assert weakest(score_person(BUNGO, PersonFacts())) is None


@pytest.mark.parametrize("text", ["ok", "… … …", "x" * (LONGEST_TEXT + 1)])
def test_a_recommendation_says_something_and_fits_on_the_sheet(text: str) -> None:
    with pytest.raises(Invalid, match=r"follow-up-short|text-long"):
        parse_recommendation(text)


def test_lines_of_a_recommendation_become_one_paragraph() -> None:
    assert parse_recommendation("Ikuti kursus arsip.\n\n Lalu ajari rekan. ") == (
        "Ikuti kursus arsip. Lalu ajari rekan."
    )


@given(st.sets(st.integers(0, 60)), st.integers(0, 60))
def test_reminders_come_weekly_on_working_days_and_once(working: set[int], until: int) -> None:
    closed_on = date(2027, 1, 4)

    def told(which: object, number: int) -> bool:
        today = closed_on + timedelta(days=number)
        works = [closed_on + timedelta(days=each) for each in working if number - 7 < each <= number]
        rule = is_told_above if which == "above" else is_reminded
        return rule(closed_on, today, works)

    days = [number for number in range(until) if told("own", number)]
    assert set(days) <= working
    assert len(days) <= 4
    assert all(7 <= number < 35 for number in days)
    above = [number for number in range(until) if told("above", number)]
    assert set(above) <= set(days) and len(above) <= 1
    if working >= set(range(61)):
        assert days == [number for number in (7, 14, 21, 28) if number < until]
    last = last_reminder(closed_on, lambda day: (day - closed_on).days in working)
    assert (last - closed_on).days == max((day for day in days if day >= 28), default=28) or until < 35
