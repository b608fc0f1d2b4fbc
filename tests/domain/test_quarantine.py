"""What is set aside as a burst, as copies or as too fast; a simulation of honest days and of floods."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.periods import Span
from domain.quarantine.bursts import BOUNDS, busy_day, most, rush
from domain.quarantine.copies import FEWEST_COPIES, is_alike, prints
from domain.quarantine.groups import Pile, waiting
from domain.quarantine.reasons import Reason
from domain.quarantine.recent import Recent, Sighting
from domain.quarantine.speed import Paces, Reading, nobody_reads, nobody_taps
from domain.quarantine.watch import SuspectRatings, Watch
from domain.survey import Channel, Unsur

OPENS = datetime.fromisoformat("2026-11-20T08:00:00+07:00")
TODAY = date(2026, 11, 20)
OPEN, VISIT = BOUNDS[Channel.OPEN], BOUNDS[Channel.VISIT]
KTP, PINDAH = 1, 2


def at(minutes: float) -> datetime:
    """So many minutes after the counters open."""
    return OPENS + timedelta(minutes=minutes)


class Desk:
    """A watch with services, and what was set aside so far, by row."""

    def __init__(self, usual: dict[int, int] | None = None, channel: Channel = Channel.OPEN) -> None:
        self.watch = Watch()
        self.watch.learn({channel: usual or {KTP: 1}}, TODAY)
        self.channel = channel
        self.aside: dict[int, Reason] = {}
        self.came: dict[int, int] = {}
        """Services by row."""
        self._rows = count(1)

    def sighting(self, minutes: float, service: int = KTP) -> Sighting:
        """A rating that comes now."""
        row = next(self._rows)
        self.came[row] = service
        return Sighting(service, f"k{row}", row, at(minutes))

    def rates(self, minutes: float, service: int = KTP, taken: float | None = None) -> Sighting:
        """Somebody taps a face, so many seconds after it was shown."""
        seen = self.sighting(minutes, service)
        self.take(*self.watch.came(seen, self.channel, None if taken is None else timedelta(seconds=taken)))
        if self.watch.is_many(service, self.channel) and (found := self.watch.burst(service, self.channel)):
            self.take(found)
        return seen

    def take(self, *found: SuspectRatings | None) -> None:
        """Sets aside what was found, and commits that."""
        for each in found:
            if each is not None:
                for row in each.rows.values():
                    self.aside.setdefault(row, each.reason)
                each.settle(each.rows)

    def share_aside(self, service: int) -> float:
        """Which share of a service's ratings is set aside."""
        rows = [row for row, each in self.came.items() if each == service]
        return sum(row in self.aside for row in rows) / len(rows)


# --- bursts -----------------------------------------------------------------------------------------------


def test_a_decision_about_earlier_weeks_does_not_move_the_group_after_them() -> None:
    pile, monday = Pile(1, Reason.BURST, complete=False), date(2026, 11, 2)
    later = {monday + timedelta(15): 4, monday + timedelta(16): 3}
    both = waiting({pile: {monday: 6, **later}}, monday + timedelta(20)).groups
    alone = waiting({pile: later}, monday + timedelta(20)).groups
    assert [group.responses for group in both] == [7, 6] and both[0] == alone[0]
    assert both[0].span.start == monday + timedelta(14)
    assert not both[0].is_told(both[0].span.end) and both[0].is_told(both[0].span.end + timedelta(1))


def test_a_group_is_of_one_quarter() -> None:
    pile, last = Pile(1, Reason.BURST, complete=True), date(2026, 9, 30)
    few = waiting({pile: {last: 3, last + timedelta(1): 3}}, last + timedelta(9))
    assert (few.groups, few.too_few) == ([], 6), "each of two quarters would change by three"
    both = waiting({pile: {last: 5, last + timedelta(1): 6}}, last + timedelta(9)).groups
    assert [(group.span, group.responses) for group in both] == [
        (Span(last + timedelta(1), date(2026, 10, 4)), 6),
        (Span(date(2026, 9, 28), last), 5),
    ]


def test_what_is_usual_is_the_third_busiest_day() -> None:
    assert busy_day([3, 0, 500, 4, 480, 20, 2]) == 20, "two days of a flood make no difference"
    assert busy_day([60, 3, 60, 2, 60, 4, 60]) == 60, "weekly market days do"
    assert busy_day([9, 9]) == busy_day([]) == 1


def test_the_bounds_that_decision_0176_names() -> None:
    figures = [(usual, most(OPEN, usual), most(VISIT, usual)) for usual in (1, 50, 200, 1000, 5000)]
    assert figures == [(1, 25, 10), (50, 25, 10), (200, 27, 10), (1000, 95, 17), (5000, 384, 54)]


@given(st.integers(1, 10**6), st.integers(1, 10**6), st.floats(1, 1000))
def test_a_busier_service_and_a_rush_bear_more(one: int, other: int, times: float) -> None:
    less, more = sorted((one, other))
    for bound in BOUNDS.values():
        assert bound.least <= most(bound, less) <= most(bound, more) <= most(bound, more, times)


def test_a_flood_of_one_service_is_no_rush_of_the_office() -> None:
    usual = dict.fromkeys(range(1, 21), 48)
    assert rush(OPEN, KTP, {PINDAH: 10_000}, usual) == 1
    assert rush(OPEN, KTP, dict.fromkeys(range(1, 21), 7), usual) == pytest.approx(7)
    assert rush(OPEN, KTP, dict.fromkeys(range(1, 5), 900), dict.fromkeys(range(1, 5), 1)) == 1


def test_a_burst_takes_those_before_it_and_ends_with_its_window() -> None:
    desk = Desk()
    for n in range(OPEN.least):
        desk.rates(n * 0.2)
    assert not desk.aside
    desk.rates(6)
    assert set(desk.aside.values()) == {Reason.BURST} and len(desk.aside) == OPEN.least + 1
    late = desk.rates(9)
    assert late.row in desk.aside, "it goes on"
    assert desk.rates(16.5).row not in desk.aside


def test_codes_are_looked_at_by_the_minute() -> None:
    desk = Desk(channel=Channel.VISIT)
    for n in range(60):
        desk.rates(n / 5)
    assert not desk.aside, "five a minute for as long as one likes"
    for n in range(VISIT.least):
        desk.rates(30 + n / 60)
    assert not desk.aside
    desk.rates(30.5)
    assert len(desk.aside) == VISIT.least + 1


# --- what is remembered -----------------------------------------------------------------------------------


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 30), st.integers(0, 40)), max_size=60))
def test_what_is_remembered_is_bounded_and_each_rating_counts_once(
    came: list[tuple[int, int, int]],
) -> None:
    recent, clock = Recent[int](timedelta(minutes=10), most=12), 0
    known: list[tuple[int, int, int]] = []
    for group, key, pause in came:
        clock += pause
        at_once = [(at_, each, name) for at_, each, name in known if (each, name) == (group, key)]
        recent.note(group, Sighting(group, str(key), key, at(clock)))
        if not at_once:
            known.append((clock, group, key))
        known = [each for each in known if each[0] > clock - 10][-12:]
        assert recent.counts() == {
            group: n for group in range(4) if (n := sum(each[1] == group for each in known))
        }


def test_a_transaction_that_is_done_again_counts_once_and_names_the_new_row() -> None:
    recent = Recent[int](timedelta(minutes=10), most=100)
    recent.note(KTP, Sighting(KTP, "a", 1, at(0)))
    recent.note(KTP, Sighting(KTP, "a", 2, at(0.1)))
    assert recent.count(KTP) == 1 and recent.unsettled(KTP) == {"a": 2}
    recent.settle(KTP, ["a", "of nobody"])
    assert recent.count(KTP) == 1 and not recent.unsettled(KTP)
    recent.note(KTP, Sighting(KTP, "a", 2, at(0.2)))
    assert not recent.unsettled(KTP)


# --- speed ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("questions", "seconds", "exact", "fast"),
    [
        (8, 6, False, True),
        (8, 7, False, False),
        (9, 8.9, True, True),
        (9, 9, True, False),
        (4, 1, True, False),
    ],
)
def test_nine_questions_are_not_read_in_some_seconds(
    questions: int, seconds: float, exact: int, fast: bool
) -> None:
    assert nobody_reads(Reading(questions, timedelta(seconds=seconds), bool(exact))) is fast


@pytest.mark.parametrize(("seconds", "fast"), [(0.5, True), (0.9, False), (2, False)])
def test_answers_one_by_one_are_timed_by_when_their_questions_were_shown(seconds: float, fast: bool) -> None:
    paces = Paces(most=2)
    for again in range(2):
        for n, unsur in enumerate(Unsur):
            reading = paces.answered("a", unsur, at(int(n * seconds) / 60))
        assert nobody_reads(reading) is fast, again
    for other in ("b", "c"):
        paces.answered(other, Unsur.BIAYA, OPENS)
    assert paces.answered("a", Unsur.SARANA, OPENS) == Reading(0, timedelta(0)), "it was forgotten"


def test_a_fast_face_is_a_reflex_and_five_of_a_service_are_a_machine() -> None:
    desk = Desk()
    for n in range(4):
        desk.rates(n, taken=0.3)
    desk.rates(4, taken=1.2)
    desk.rates(4, PINDAH, taken=0.3)
    assert not desk.aside
    desk.rates(5, taken=0.3)
    assert len(desk.aside) == 5 and set(desk.aside.values()) == {Reason.TOO_FAST}
    assert not nobody_taps(timedelta(seconds=-0.1)), "the clocks disagree"


def test_what_is_usual_is_known_for_the_day_on_which_it_was_learnt() -> None:
    watch, today = Watch(), OPENS.date()
    assert not watch.knows_usual(today)
    watch.learn({}, today)
    assert watch.knows_usual(today) and not watch.knows_usual(today + timedelta(days=1))


# --- copies -----------------------------------------------------------------------------------------------

FLOOD = "Pelayanan sangat buruk, petugas KTP minta uang 50 ribu di loket 3!"


def test_copies_are_found_when_a_word_is_changed() -> None:
    other = "petugas ktp minta UANG 75 ribu di loket 4... pelayanannn sangat burukkk"
    assert is_alike(prints(FLOOD), prints(other))
    assert not is_alike(prints(FLOOD), prints("Pelayanan cepat, petugas KTP ramah dan loketnya rapi"))


@given(st.lists(st.text("abcdefgh ", max_size=60), min_size=2, max_size=2))
def test_alike_is_mutual(texts: list[str]) -> None:
    one, other = map(prints, texts)
    assert is_alike(one, other) == is_alike(other, one)
    assert is_alike(one, one)


def test_the_same_comment_over_and_over_is_set_aside_and_short_praise_is_not() -> None:
    desk = Desk()
    for n in range(40):
        desk.take(desk.watch.commented(desk.sighting(n), "Pelayanan sangat baik"))
    for n in range(FEWEST_COPIES - 1):
        desk.take(desk.watch.commented(desk.sighting(40 + n), FLOOD + "!" * n))
    desk.take(desk.watch.commented(desk.sighting(44, PINDAH), FLOOD))
    assert not desk.aside
    desk.take(desk.watch.commented(desk.sighting(45), FLOOD.upper()))
    assert len(desk.aside) == FEWEST_COPIES and set(desk.aside.values()) == {Reason.COPIED}


def test_the_same_answers_are_set_aside_when_they_are_most_and_not_all_equal() -> None:
    desk, odd = Desk(), (4, 1, 4, 2, 3, 4, 1, 4, 4)
    for n in range(30):
        desk.take(desk.watch.answered(desk.sighting(n), (4,) * 9, None))
    for n in range(8):
        desk.take(desk.watch.answered(desk.sighting(30 + n), odd, None))
    assert not desk.aside, "they are fewer than half"
    for n in range(30):
        desk.take(desk.watch.answered(desk.sighting(200 + n), odd, None))
    assert len(desk.aside) == 30


# --- days -------------------------------------------------------------------------------------------------


def arrivals(chance: random.Random, a_day: float) -> Iterator[float]:
    """Minutes at which people rate between eight and four: more before noon than at other times."""
    minute = 0.0
    while True:
        rate = a_day / 480 * (2.5 if 120 <= minute < 240 else 0.5)
        minute += chance.expovariate(rate if rate > 0 else 1)
        if minute > 480:
            return
        yield minute


def lives(desk: Desk, *streams: tuple[int, Iterable[float]]) -> Desk:
    """Plays ratings of services in the order in which they come."""
    for minute, service in sorted((minute, service) for service, stream in streams for minute in stream):
        desk.rates(minute, service, taken=2)
    return desk


@pytest.mark.parametrize("seed", range(5))
def test_honest_days_are_left_alone(seed: int) -> None:
    chance = random.Random(seed)
    quiet = lives(Desk({KTP: 1}), (KTP, arrivals(chance, 3)))
    busy = lives(Desk({KTP: 300}), (KTP, arrivals(chance, 350)))
    market = lives(Desk({KTP: 60}), (KTP, arrivals(chance, 180)))
    opening = lives(Desk({KTP: 1}), (KTP, arrivals(chance, 120)))
    family = lives(Desk({KTP: 1}), (KTP, [60 + n / 6 for n in range(6)]))
    one_phone = lives(Desk({KTP: 20}, Channel.VISIT), (KTP, [60 + n / 3 for n in range(60)]))
    shared_at_desk = lives(Desk({KTP: 20}), (KTP, [60 + n / 2 for n in range(60)]))
    for desk in (quiet, busy, market, opening, family, one_phone, shared_at_desk):
        assert not desk.aside


@pytest.mark.parametrize("seed", range(3))
def test_a_rush_of_the_whole_office_is_no_flood(seed: int) -> None:
    """5,000 people rate a hundred services within a minute, where nothing is known of any of them."""
    chance = random.Random(seed)
    desk = Desk(dict.fromkeys(range(1, 101), 1))
    lives(desk, *((service, [chance.random() for _ in range(50)]) for service in range(1, 101)))
    assert len(desk.aside) <= 50, "one in a hundred at the very most"


@pytest.mark.parametrize("seed", range(3))
def test_planted_floods_are_found_and_the_others_left_alone(seed: int) -> None:
    chance = random.Random(seed)
    usual = {KTP: 1, PINDAH: 300} | dict.fromkeys(range(3, 13), 20)
    honest = [(service, arrivals(chance, usual[service])) for service in usual]
    flood = [(KTP, [200 + chance.random() * 10 for _ in range(60)])]
    desk = lives(Desk(usual), *honest, *flood)
    assert desk.share_aside(KTP) > 0.9
    assert all(not desk.share_aside(service) for service in usual if service != KTP)
