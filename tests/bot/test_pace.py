"""Telegram's limits hold whatever is sent when; times are given, so nothing here waits."""

import tracemalloc
from collections import defaultdict
from heapq import heappop, heappush
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.pace import Kind, Pace, UnderWay

SARI, BUDI, GROUP, OTHER_GROUP = 11, 12, -100, -200

chats = st.sampled_from([SARI, BUDI, 13, 14, GROUP, OTHER_GROUP])
# Whole 1024ths of a second, so that sums and differences are exact.
gaps = st.integers(0, 3 * 1024).map(lambda ticks: ticks / 1024)
short_gaps = st.integers(0, 64).map(lambda ticks: ticks / 1024)
# Most requests are over soon, and some only after the longest of the spans.
durations = st.one_of(short_gaps, gaps, st.integers(0, 80).map(float))
TICK = 1 / 1024


def spans(times: list[float], limit: int) -> list[float]:
    """How long each run of `limit` + 1 messages took."""
    return [last - first for first, last in zip(times, times[limit:], strict=False)]


class Road:
    """Requests under way: each is over at its time, before anything else happens at that moment."""

    def __init__(self) -> None:
        self._ends: list[tuple[float, int, UnderWay]] = []
        self._numbers = count()

    def take(self, under_way: UnderWay, end: float) -> None:
        heappush(self._ends, (end, next(self._numbers), under_way))

    def at(self, now: float) -> float:
        while self._ends and self._ends[0][0] <= now:
            end, _, under_way = heappop(self._ends)
            under_way.over(end)
        return now


class Model:
    """The limits as a person would read them, over everything that was ever sent or held."""

    def __init__(self, per_second: int) -> None:
        self.per_second = per_second
        self.sent: list[tuple[int | None, float]] = []
        """Chats, or None for a change of a message, and when each request is over."""
        self.holds: list[tuple[int | None, float]] = []

    def may_go(self, chat_id: int, then: float, now: float) -> bool:
        """Whether a message may go `then`, if what is still under way is over right `now`."""
        sent = [(chat, min(end, now)) for chat, end in self.sent]
        in_chat = [end for chat, end in sent if chat == chat_id]
        return (
            sum(then - end < 1 for _, end in sent) < self.per_second
            and sum(then - end < 3 for end in in_chat) < 3
            and (chat_id > 0 or sum(then - end < 60 for end in in_chat) < 20)
            and all(until <= then for chat, until in self.holds if chat in (None, chat_id))
        )


def delay(pace: Pace, chat_id: int, now: float, kind: Kind = Kind.NOTICE) -> float:
    """Seconds until a request may go: all chats and its own let it."""
    return max(pace.delay_of_all(now), pace.delay_in_chat(chat_id, kind, now))


def sent_and_over(pace: Pace, chat_id: int, now: float) -> None:
    """A message whose request takes no time."""
    pace.leaves(chat_id, Kind.NOTICE).over(now)


departures = st.tuples(chats, short_gaps, durations, st.integers(0, 8).map(lambda eighths: eighths / 8))


@given(messages=st.lists(departures, max_size=150), per_second=st.integers(1, 30))
def test_whoever_waits_never_passes_a_limit_whenever_the_messages_arrive(
    messages: list[tuple[int, float, float, float]], per_second: int
) -> None:
    """Each arrives at some moment between its leaving and its end, of which the pace knows nothing."""
    pace, road, now = Pace(per_second), Road(), 1000.0
    everyone: list[float] = []
    per_chat: dict[int, list[float]] = defaultdict(list)
    for chat_id, gap, duration, part in messages:
        now = road.at(now + gap)
        while wait := delay(pace, chat_id, now):
            now = road.at(now + wait)
        road.take(pace.leaves(chat_id, Kind.NOTICE), now + duration)
        everyone.append(now + part * duration)
        per_chat[chat_id].append(now + part * duration)
    assert all(span >= 1 for span in spans(sorted(everyone), per_second))
    for chat_id, times in per_chat.items():
        assert all(span >= 3 for span in spans(sorted(times), 3))
        if chat_id < 0:
            assert all(span >= 60 for span in spans(sorted(times), 20))


sends = st.tuples(st.just("send"), st.one_of(st.none(), chats), durations)
holds = st.tuples(st.just("hold"), st.one_of(st.none(), chats), gaps)


@given(
    steps=st.lists(st.tuples(st.one_of(sends, holds), short_gaps), max_size=120),
    asked=chats,
    per_second=st.integers(1, 30),
)
def test_the_delay_is_never_shorter_nor_longer_than_the_limits_want(
    steps: list[tuple[tuple[str, int | None, float], float]], asked: int, per_second: int
) -> None:
    """Messages go here without asking, as answers to waiting people do, and holds come at any time."""
    pace, road, model, now = Pace(per_second), Road(), Model(per_second), 1000.0
    for (what, chat_id, seconds), gap in steps:
        now = road.at(now + gap)
        if what == "hold":
            pace.hold(chat_id, now + seconds)
            model.holds.append((chat_id, now + seconds))
        else:
            road.take(
                pace.leaves(SARI, Kind.EDIT) if chat_id is None else pace.leaves(chat_id, Kind.NOTICE),
                now + seconds,
            )
            model.sent.append((chat_id, now + seconds))
    wait = delay(pace, asked, road.at(now))
    assert model.may_go(asked, now + wait, now)
    if wait > 0:
        assert not model.may_go(asked, now + wait - TICK, now)


def test_a_burst_that_is_long_under_way_lets_the_next_go_a_second_after_it_is_over() -> None:
    pace = Pace()
    burst = [pace.leaves(person, Kind.NOTICE) for person in range(1, 31)]
    # Nothing can go sooner than a second after this moment, however long it takes yet.
    assert [delay(pace, 31, now) for now in (50.0, 51.0, 57.5)] == [1.0, 1.0, 1.0]
    for number, under_way in enumerate(burst):
        under_way.over(58.0 + number / 64)
    assert delay(pace, 31, 58.5) == 0.5
    assert delay(pace, 31, 59.0) == 0.0


def test_what_is_under_way_takes_one_place_and_leaves_the_others() -> None:
    pace = Pace()
    pace.leaves(SARI, Kind.NOTICE)
    for now in (50.0, 52.0):
        assert delay(pace, SARI, now) == 0.0
        sent_and_over(pace, SARI, now)
    assert delay(pace, SARI, 52.0) == 1.0
    assert delay(pace, SARI, 53.0) == 0.0


def test_a_group_hears_nothing_more_while_its_twenty_are_under_way() -> None:
    pace = Pace()
    for _ in range(20):
        pace.leaves(GROUP, Kind.NOTICE)
    assert delay(pace, GROUP, 50.0) == 60.0
    assert delay(pace, OTHER_GROUP, 50.0) == 0.0


def test_three_messages_go_at_once_and_then_one_a_second() -> None:
    pace, now, times = Pace(), 50.0, []
    for _ in range(9):
        now += delay(pace, SARI, now)
        sent_and_over(pace, SARI, now)
        times.append(now - 50.0)
    assert times == [0.0, 0.0, 0.0, 3.0, 3.0, 3.0, 6.0, 6.0, 6.0]


def test_thirty_people_hear_at_once_and_the_next_a_second_later() -> None:
    pace = Pace()
    for person in range(1, 31):
        assert delay(pace, person, 50.0) == 0.0
        sent_and_over(pace, person, 50.0)
    assert delay(pace, 31, 50.25) == 0.75
    assert delay(pace, 31, 51.0) == 0.0


def test_a_group_hears_twenty_messages_a_minute_and_a_person_is_not_a_group() -> None:
    pace = Pace()
    for second in range(20):
        sent_and_over(pace, GROUP, 100.0 + second)
        sent_and_over(pace, SARI, 100.0 + second)
    assert delay(pace, GROUP, 120.0) == 40.0
    assert delay(pace, OTHER_GROUP, 120.0) == 0.0
    assert delay(pace, SARI, 120.0) == 0.0


def test_answers_to_people_push_back_what_is_less_urgent() -> None:
    pace = Pace(per_second=30)
    for answer in range(40):
        sent_and_over(pace, 100 + answer, 50.0 + answer / 64)
    assert delay(pace, SARI, 50.625) == (50.0 + 10 / 64 + 1.0) - 50.625


def test_a_flooded_chat_holds_nobody_else() -> None:
    pace = Pace()
    pace.hold(SARI, 80.0)
    assert delay(pace, SARI, 50.0) == 30.0
    assert delay(pace, BUDI, 50.0) == 0.0
    assert delay(pace, SARI, 80.0) == 0.0


def test_a_global_flood_holds_everybody() -> None:
    pace = Pace()
    pace.hold(None, 80.0)
    assert [delay(pace, chat_id, 50.0) for chat_id in (SARI, BUDI, GROUP)] == [30.0, 30.0, 30.0]


def test_a_shorter_hold_does_not_end_a_longer_one() -> None:
    pace = Pace()
    pace.hold(SARI, 80.0)
    pace.hold(SARI, 60.0)
    assert delay(pace, SARI, 50.0) == 30.0


def test_ten_thousand_people_take_as_long_as_telegram_wants_and_no_longer() -> None:
    pace, now = Pace(), 0.0
    for person in range(1, 10_001):
        now += delay(pace, person, now)
        sent_and_over(pace, person, now)
    assert now == 333.0


def test_quiet_chats_are_forgotten_and_held_ones_are_not() -> None:
    pace = Pace()
    pace.hold(SARI, 1_000_000.0)
    tracemalloc.start()
    try:
        for person in range(20_000):
            sent_and_over(pace, 1000 + person, person / 32)
        remembered, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert remembered < 4_000_000
    assert delay(pace, SARI, 700.0) == 1_000_000.0 - 700.0


def test_a_chat_in_use_is_never_forgotten() -> None:
    pace = Pace(per_second=10_000)
    for person in range(1, 2_001):
        for _ in range(3):
            sent_and_over(pace, person, 50.0)
    assert {delay(pace, person, 50.0) for person in range(1, 2_001)} == {3.0}
    assert delay(pace, 2_001, 50.0) == 0.0


def test_a_chat_that_was_busy_a_moment_ago_is_not_forgotten() -> None:
    pace = Pace(per_second=10_000)
    for now in (50.0, 52.5, 52.5):
        sent_and_over(pace, SARI, now)
    for person in range(1000, 3000):
        sent_and_over(pace, person, 53.5)
    sent_and_over(pace, SARI, 53.5)
    assert delay(pace, SARI, 53.5) == 2.0


def test_a_chat_to_which_something_is_under_way_is_not_forgotten() -> None:
    pace = Pace(per_second=10_000)
    for _ in range(3):
        pace.leaves(SARI, Kind.NOTICE)
    for person in range(1000, 3000):
        sent_and_over(pace, person, 500.0)
    assert delay(pace, SARI, 500.0) == 3.0


@pytest.mark.parametrize(
    "limits", [{"per_second": 0}, {"chat_burst": 0}, {"answer_burst": 0}, {"group_per_minute": 0}]
)
def test_a_limit_that_lets_nothing_through_is_refused(limits: dict[str, int]) -> None:
    with pytest.raises(ValueError, match="at least one message"):
        Pace(**limits)


def test_a_change_is_no_new_message_in_its_chat() -> None:
    pace = Pace()
    for _ in range(29):
        assert delay(pace, SARI, 0.0, Kind.EDIT) == 0
        pace.leaves(SARI, Kind.EDIT).over(0.0)
    assert pace.delay_in_chat(SARI, Kind.NOTICE, 0.0) == 0
    assert delay(pace, BUDI, 0.0) == 0
    pace.leaves(SARI, Kind.EDIT)
    assert delay(pace, SARI, 0.0, Kind.EDIT) == delay(pace, BUDI, 0.0) == 1.0


@pytest.mark.parametrize("kind", Kind)
def test_everything_waits_when_telegram_says_so(kind: Kind) -> None:
    pace = Pace()
    pace.hold(SARI, 7.0)
    assert delay(pace, SARI, 0.0, kind) == 7.0
    assert delay(pace, BUDI, 0.0, kind) == 0.0


def test_twenty_answers_may_follow_each_other_and_push_notices_back() -> None:
    pace = Pace()
    for _ in range(20):
        assert delay(pace, SARI, 50.0, Kind.ANSWER) == 0.0
        pace.leaves(SARI, Kind.ANSWER).over(50.0)
    assert pace.delay_in_chat(SARI, Kind.ANSWER, 52.0) == 18.0
    assert pace.delay_in_chat(SARI, Kind.NOTICE, 52.0) == 18.0


def test_answers_to_taps_take_no_place() -> None:
    pace = Pace(per_second=1)
    pace.leaves(SARI, Kind.SIGN)
    assert delay(pace, SARI, 50.0) == 0.0
