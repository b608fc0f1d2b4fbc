"""Figures of objectivity (docs/scoring.md §6): exact, and silent below their minimum."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from fractions import Fraction
from statistics import fmean, pvariance

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from domain.objectivity import (
    DECIDED,
    GRACE,
    LEAST,
    NOTICE_GRACE,
    Change,
    Decided,
    Figure,
    LatestNotice,
    NoticeFigure,
    NoticeState,
    Rated,
    Signal,
    Team,
    Work,
    backfilled,
    change,
    citizen_gap,
    copied,
    copies,
    impossible_hours,
    is_shown_to_others,
    level,
    may_be_told,
    reused_evidence,
    root,
    rubber_stamp,
    self_gap,
    spread,
    usual_reasons,
)
from domain.objectivity.similar import LEAST_WORDS, is_similar, words_of
from domain.survey import NO_CITIZENS, CitizenFacts

NOON = datetime(2026, 11, 20, 5, tzinfo=UTC)
DAY = date(2026, 10, 5)
TODAY = date(2026, 11, 20)
ratings = st.lists(st.integers(1, 5), min_size=1, max_size=30)


def rated(values: list[int], selves: list[int] | None = None) -> Rated:
    """What a reviewer's ratings amount to."""
    gap = sum(own - given for own, given in zip(selves or values, values, strict=True))
    return Rated(len(values), sum(values), sum(value * value for value in values), gap)


def at(moments: list[datetime]) -> list[Decided]:
    """Decisions about entries, numbered in their order."""
    return [Decided(moment, n, 1) for n, moment in enumerate(moments)]


def citizens(n: int, percent: int) -> CitizenFacts:
    """So many responses with this mean."""
    return CitizenFacts(Fraction(n * percent), Fraction(n), n)


# --- reviewers --------------------------------------------------------------------------------------------


@given(st.lists(ratings, min_size=3, max_size=8))
def test_the_level_shrinks_towards_the_office_and_keeps_its_direction(office: list[list[int]]) -> None:
    everybody = [rated(values) for values in office]
    mean = Fraction(sum(map(sum, office)), sum(map(len, office)))
    for own in everybody:
        found, plain = level(own, everybody), own.mean - mean
        assert found.value is not None and found.z is not None
        assert abs(found.value) <= abs(plain)
        assert found.value * plain >= 0 and found.z * plain >= 0
        assert found.beyond <= (abs(found.z) >= Fraction(19, 10)), "z is shown rounded to one place"


@given(st.lists(ratings, min_size=3, max_size=6), st.randoms())
def test_the_level_depends_on_no_order(office: list[list[int]], random: object) -> None:
    everybody = [rated(values) for values in office]
    assert level(everybody[0], everybody) == level(everybody[0], everybody[::-1])


def test_a_lenient_reviewer_among_many_is_notable_and_one_of_few_ratings_is_not() -> None:
    usual = [rated([3, 4, 3, 4, 3, 4, 3, 4, 4, 3] * 3) for _ in range(12)]
    lenient, few = rated([5] * 30), rated([5] * 5)
    assert level(lenient, [*usual, lenient]).is_notable
    found = level(few, [*usual, few])
    assert found.is_silent and not found.is_notable
    same = [rated([3, 4] * 15) for _ in range(5)]
    assert level(same[0], same).value == 0, "no difference beyond chance"
    assert level(lenient, [lenient, usual[0]]).is_silent, "two reviewers are no office"
    assert level(None, usual).is_silent


def test_the_level_of_three_reviewers_counted_by_hand() -> None:
    """σ² = (2 + 2 + 0) ÷ (6 − 3) = 4/3; τ² = (4 − 2 × 4/3) ÷ (6 − 12 ÷ 6) = 1/3; τ² + σ² ÷ 2 = 1."""
    office = [rated([1, 3]), rated([2, 4]), rated([4, 4])]
    found = [(figure.value, figure.z) for figure in (level(each, office) for each in office)]
    assert found == [(Fraction(n, 3), Fraction(n)) for n in (-1, 0, 1)]


@given(ratings)
def test_the_spread_is_the_standard_deviation(values: list[int]) -> None:
    found = spread(rated(values))
    assert found.value is not None
    assert abs(float(found.value) ** 2 - pvariance(values)) < 0.05
    assert found.beyond == (pvariance([Fraction(v) for v in values]) < Fraction(1, 16))


def test_everybody_the_same_is_notable_from_twenty_ratings_on() -> None:
    assert spread(rated([5] * LEAST)).is_notable
    assert not spread(rated([5] * (LEAST - 1))).is_notable
    assert not spread(rated([4, 5] * 15)).is_notable


@given(st.lists(st.integers(0, 3_000), min_size=1, max_size=40))
def test_a_stamp_is_what_came_at_once_or_within_ten_seconds(seconds: list[int]) -> None:
    moments = [NOON + timedelta(seconds=each) for each in seconds]
    quick = sum(seconds.count(own) > 1 or any(0 < own - other <= 10 for other in seconds) for own in seconds)
    found = rubber_stamp(at(moments))
    assert (found.n, found.value) == (len(seconds), Fraction(100 * quick, len(seconds)))
    assert found.beyond == (5 * quick >= 4 * len(seconds))


def test_one_rating_for_a_whole_day_is_a_stamp_and_a_slow_look_is_none() -> None:
    assert rubber_stamp(at([NOON] * 20)).is_notable
    assert rubber_stamp(at([NOON + timedelta(minutes=n) for n in range(20)])).value == 0
    assert rubber_stamp([]).is_silent


def test_the_latest_stamps_are_shown_first_and_what_was_looked_at_is_not() -> None:
    minutes = [0, 1, 1, 2, 3, 3, 4, 4, 5, 5, 6]
    found = rubber_stamp(at([NOON + timedelta(minutes=each) for each in minutes]))
    assert found.records == ((8, 9), (6, 7), (4, 5))


@given(st.lists(st.tuples(st.integers(1, 5), st.integers(1, 5)), min_size=1, max_size=40))
def test_the_gap_to_self_ratings_is_the_mean_difference(pairs: list[tuple[int, int]]) -> None:
    selves, given_ = [own for own, _ in pairs], [other for _, other in pairs]
    found = self_gap(rated(given_, selves))
    assert found.value is not None
    assert abs(float(found.value) - fmean(own - other for own, other in pairs)) < 1e-9
    assert found.beyond == (abs(found.value) >= Fraction(3, 2))


def test_the_gap_to_citizens_needs_enough_of_both() -> None:
    generous, unhappy = rated([5] * 30), citizens(25, 70)
    found = citizen_gap(generous, unhappy)
    assert found.n == 25 and found.value == 30 and found.is_notable
    assert citizen_gap(generous, citizens(19, 50)).is_silent
    assert citizen_gap(generous, NO_CITIZENS).is_silent
    assert not citizen_gap(generous, citizens(25, 76)).is_notable


# --- entries ----------------------------------------------------------------------------------------------


def work(
    text: str = "x", *, person: int = 1, day: date = DAY, sent: date | None = None, **more: object
) -> Work:
    """An entry of a person."""
    return Work(person, day, text, sent or day, **more)  # type: ignore[arg-type]


vocabulary = st.sampled_from([f"kata{n}" for n in range(24)])
texts = st.lists(st.lists(vocabulary, min_size=1, max_size=30).map(" ".join), max_size=12)


@given(texts, st.data())
def test_copies_are_what_comparing_every_pair_finds(said: list[str], data: st.DataObject) -> None:
    source = st.tuples(st.integers(1, 2), st.integers(1, 2))
    sources = [data.draw(source) for _ in said]
    words = [words_of(text) for text in said]
    expected = {
        n
        for n in range(len(said))
        for other in range(len(said))
        if min(len(words[n]), len(words[other])) >= LEAST_WORDS
        and sources[n] != sources[other]
        and is_similar(words[n], words[other])
    }
    found = copies(words, sources)
    assert set(found) == expected
    for place, other in found.items():
        assert sources[place] != sources[other] and is_similar(words[place], words[other])


@given(texts)
def test_nothing_is_a_copy_within_one_day_of_one_person(said: list[str]) -> None:
    assert copies([words_of(text) for text in said], [(1, 1)] * len(said)) == {}


def test_texts_are_compared_as_sets_of_words() -> None:
    twenty = " ".join(f"kata{n}" for n in range(20))
    assert is_similar(words_of(twenty), words_of(f"{twenty} tambahan"))
    assert not is_similar(words_of("satu dua tiga empat lima"), words_of("satu dua tiga empat enam"))
    routine = [work("Melayani  permohonan KTP di loket.", day=DAY + timedelta(n)) for n in range(20)]
    assert copied(1, Team(routine)).is_notable
    numbered = [replace(each, id=n) for n, each in enumerate(routine)]
    assert copied(1, Team(numbered)).records[0][0] == 19, "the latest first"
    short = [work("Melayani permohonan KTP siang", day=DAY + timedelta(n)) for n in range(30)]
    assert copied(1, Team(short)).n == 0
    own = [work(f"Menyusun rekapitulasi data penduduk desa {n}", day=DAY + timedelta(n)) for n in range(20)]
    assert copied(1, Team(own)).value == 0
    theirs = [work(each.text, person=2, day=each.day) for each in own[:15]]
    assert copied(1, Team([*own, *theirs])).value == 75
    assert [copied(1, Team([*own, *theirs[:n]])).is_notable for n in (10, 11)] == [False, True], "above half"


def test_a_file_that_proves_another_day_or_a_colleagues_work_is_reused() -> None:
    own = [work(day=DAY + timedelta(n), files=frozenset({f"f{n}"})) for n in range(20)]
    assert reused_evidence(1, Team(own)).value == 0
    same_day = [*own, work(files=frozenset({"f0"}))]
    assert reused_evidence(1, Team(same_day)).value == 0, "several entries of a day may share a photo"
    theirs = [work(person=2, files=frozenset({f"f{n}"})) for n in range(3)]
    assert reused_evidence(1, Team([*own, *theirs])).is_notable
    assert not reused_evidence(1, Team([*own, *theirs[:2]])).is_notable, "a slip or two are nothing"
    before = [work(day=DAY - timedelta(1), files=frozenset({f"f{n}"})) for n in range(3)]
    assert reused_evidence(1, Team([*own, *before])).is_notable
    many = [work(day=DAY + timedelta(n), files=frozenset({f"f{n}"})) for n in range(40)]
    assert not reused_evidence(1, Team([*many, *theirs])).is_notable, "3 of 40 are less than a tenth"


@pytest.mark.parametrize(
    ("spans", "days"),
    [
        ([(0, "08:00", "10:00"), (0, "10:00", "12:00")], 0),
        ([(0, "08:00", "10:00"), (0, "09:59", "12:00")], 1),
        ([(0, "08:00", "16:00"), (0, "09:00", "10:00"), (0, "11:00", "12:00")], 1),
        ([(0, "22:00", "06:00"), (0, "08:00", "09:00")], 0),
        ([(0, "22:00", "06:00"), (0, "23:00", "23:30")], 1),
        ([(0, "22:00", "06:00"), (1, "06:00", "08:00")], 0),
        ([(0, "22:00", "06:00"), (1, "05:00", "08:00")], 2),
        ([(0, "22:00", "06:00"), (0, "23:00", "23:30"), (1, "05:00", "08:00")], 2),
        ([(0, "08:00", "08:00")], 1),
        ([(0, "08:00", "08:00"), (1, "07:00", "07:30")], 2),
    ],
)
def test_overlaps_and_days_above_sixteen_hours_are_impossible(
    spans: list[tuple[int, str, str]], days: int
) -> None:
    works = []
    for number, (day, start, end) in enumerate(spans):
        started, ended = time.fromisoformat(start), time.fromisoformat(end)
        minutes = (ended.hour - started.hour) * 60 + ended.minute - started.minute
        minutes = minutes if minutes > 0 else minutes + 24 * 60
        on = DAY + timedelta(day)
        works.append(work(day=on, started=started, ended=ended, minutes=minutes, id=number))
    others = [work(day=DAY + timedelta(n), minutes=16 * 60) for n in range(2, 30)]
    found = impossible_hours(1, Team([*works, *others]))
    whole = len({each.day for each in works}) + 28
    assert (found.n, found.value) == (whole, Fraction(100 * days, whole))
    assert bool(found.records) == bool(days)


def test_hours_are_notable_when_they_are_no_slips() -> None:
    def days(n: int, minutes: int) -> list[Work]:
        return [work(day=DAY + timedelta(each), minutes=minutes, id=each) for each in range(n)]

    usual = [work(day=DAY - timedelta(each), minutes=480) for each in range(1, 19)]
    assert impossible_hours(1, Team([*days(3, 961), *usual])).is_notable
    assert not impossible_hours(1, Team([*days(2, 961), *usual])).is_notable
    assert not impossible_hours(1, Team([*days(3, 960), *usual])).is_notable
    long = [work(day=DAY - timedelta(each), minutes=480) for each in range(1, 29)]
    assert not impossible_hours(1, Team([*days(3, 961), *long])).is_notable, "3 of 31 days"


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 45)), max_size=40))
def test_what_is_sent_in_the_last_two_days_of_its_month_or_later_is_backfilled(
    entries: list[tuple[int, int]],
) -> None:
    first = date(2026, 10, 1)
    works = [work(day=first + timedelta(n), sent=first + timedelta(n + late)) for n, late in entries]
    found = backfilled(1, Team(works), TODAY)
    counted = [(n, late) for n, late in entries if n < 29]
    assert found.n == len(counted)
    late = sum(n + late >= 29 for n, late in counted)
    assert found.value == (Fraction(100 * late, len(counted)) if counted else None)
    assert found.beyond == (2 * late > len(counted))
    assert backfilled(1, Team(works), date(2026, 10, 31)).n == 0, "a month that is not over"


# --- all of them ------------------------------------------------------------------------------------------


@given(st.fractions(0, 1_000), st.integers(0, 4))
def test_roots_are_rounded_half_up(square: Fraction, places: int) -> None:
    found = root(square, places)
    half = Fraction(1, 2 * 10**places)
    assert (found == 0 or (found - half) ** 2 <= square) and square < (found + half) ** 2


@given(st.integers(0, 60), st.booleans())
def test_a_figure_is_silent_below_its_minimum(n: int, beyond: bool) -> None:
    found = Figure(Signal.STAMP, n, Fraction(100), beyond)
    assert found.is_silent == (n < LEAST)
    assert found.is_notable == (beyond and n >= LEAST)


def test_administrators_are_told_after_the_reviewer_or_a_week_after_asking() -> None:
    assert not may_be_told(None, None, NOON)
    assert may_be_told(NOON, None, NOON)
    assert not may_be_told(None, NOON, NOON + GRACE - timedelta(seconds=1))
    assert may_be_told(None, NOON, NOON + GRACE)


# --- shrinkage, and notices -------------------------------------------------------------------------------


@given(
    st.lists(ratings, min_size=3, max_size=8),
    st.integers(1, 5),
    st.integers(1, 40),
    st.integers(1, 40),
)
def test_who_has_rated_less_is_shrunk_more_and_lies_less_far_out(
    office: list[list[int]], value: int, few: int, more: int
) -> None:
    few, more = sorted((few, more))
    everybody = [rated(values) for values in office]
    short, long = (level(rated([value] * n), everybody) for n in (few, more))
    assert short.value is not None and long.value is not None
    assert short.z is not None and long.z is not None
    assert abs(short.value) <= abs(long.value) and abs(short.z) <= abs(long.z)
    mean = Fraction(sum(map(sum, office)), sum(map(len, office)))
    assert abs(long.value) <= abs(value - mean), "never beyond the plain difference"


told = st.builds(NoticeFigure, st.fractions(-100, 100), st.integers(20, 200))
standings = st.none() | st.builds(
    LatestNotice, st.integers(1, 9), st.integers(1, 3), st.sampled_from(NoticeState), told
)


@given(standings, st.none() | told, st.sampled_from(Signal))
def test_a_notice_is_new_once_rests_when_decided_and_lapses_alone(
    latest: LatestNotice | None, figure: NoticeFigure | None, signal: Signal
) -> None:
    found = change(latest, figure, signal)
    state = None if latest is None else latest.state
    if figure is None:
        assert found is (Change.LAPSE if state is NoticeState.OPEN else None)
    elif state in DECIDED:
        assert latest is not None
        assert (found is Change.NEW) == figure.has_grown_since(latest.told, signal)
        assert change(latest, latest.told, signal) is None, "the same again is no news"
    else:
        again = {None: Change.NEW, NoticeState.LAPSED: Change.REOPEN}
        assert found is again.get(state, None if latest and latest.told == figure else Change.UPDATE)


def test_what_has_grown_by_a_step_or_turned_round_is_news() -> None:
    def share(value: int) -> NoticeFigure:
        return NoticeFigure(Fraction(value), 40)

    assert share(80).has_grown_since(share(60), Signal.COPIED)
    assert not share(79).has_grown_since(share(60), Signal.COPIED)
    assert not share(60).has_grown_since(share(80), Signal.COPIED)
    assert share(-26).has_grown_since(share(30), Signal.CITIZEN_GAP)
    assert NoticeFigure(Fraction(0), 40).has_grown_since(NoticeFigure(Fraction(1, 8), 40), Signal.SPREAD)
    assert not NoticeFigure(Fraction(1, 5), 40).has_grown_since(
        NoticeFigure(Fraction(1, 8), 40), Signal.SPREAD
    )
    level_ = NoticeFigure(Fraction(1), 40, Fraction(2)), NoticeFigure(Fraction(1), 40, Fraction(5, 2))
    assert level_[1].has_grown_since(level_[0], Signal.LEVEL)


def test_others_look_after_the_person_or_within_the_hour_of_a_week() -> None:
    assert not is_shown_to_others(None, NOON, NOON + NOTICE_GRACE - timedelta(seconds=1))
    assert is_shown_to_others(None, NOON, NOON + NOTICE_GRACE)
    assert is_shown_to_others(NOON, NOON, NOON)
    assert NOTICE_GRACE < GRACE, "the sweep of the next week counts what this week's found"


@given(st.sampled_from(Signal))
def test_every_signal_has_usual_reasons(signal: Signal) -> None:
    assert 2 <= len(usual_reasons(signal)) <= 3
