"""Telegram's limits hold whatever is sent when; times are given, so nothing here waits."""

import tracemalloc
from collections import defaultdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.pace import Pace

SARI, BUDI, GROUP, OTHER_GROUP = 11, 12, -100, -200

chats = st.sampled_from([SARI, BUDI, 13, 14, GROUP, OTHER_GROUP])
# Whole 1024ths of a second, so that sums and differences are exact.
gaps = st.integers(0, 3 * 1024).map(lambda ticks: ticks / 1024)
short_gaps = st.integers(0, 64).map(lambda ticks: ticks / 1024)
TICK = 1 / 1024


def spans(times: list[float], limit: int) -> list[float]:
    """How long each run of `limit` + 1 messages took."""
    return [last - first for first, last in zip(times, times[limit:], strict=False)]


class Model:
    """The limits as a person would read them, over everything that was ever sent or held."""

    def __init__(self, per_second: int) -> None:
        self.per_second = per_second
        self.sent: list[tuple[int, float]] = []
        self.holds: list[tuple[int | None, float]] = []

    def may_go(self, chat_id: int, now: float) -> bool:
        in_chat = [time for chat, time in self.sent if chat == chat_id]
        return (
            sum(now - time < 1 for _, time in self.sent) < self.per_second
            and sum(now - time < 3 for time in in_chat) < 3
            and (chat_id > 0 or sum(now - time < 60 for time in in_chat) < 20)
            and all(until <= now for chat, until in self.holds if chat in (None, chat_id))
        )


@given(messages=st.lists(st.tuples(chats, short_gaps), max_size=150), per_second=st.integers(1, 30))
def test_a_sender_that_waits_its_delay_never_passes_a_limit(
    messages: list[tuple[int, float]], per_second: int
) -> None:
    pace = Pace(per_second)
    now = 1000.0
    everyone: list[float] = []
    per_chat: dict[int, list[float]] = defaultdict(list)
    for chat_id, gap in messages:
        now += gap
        now += pace.delay(chat_id, now)
        assert pace.delay(chat_id, now) == 0.0
        pace.sent(chat_id, now)
        everyone.append(now)
        per_chat[chat_id].append(now)
    assert all(span >= 1 for span in spans(everyone, per_second))
    for chat_id, times in per_chat.items():
        assert all(span >= 3 for span in spans(times, 3))
        if chat_id < 0:
            assert all(span >= 60 for span in spans(times, 20))


sends = st.tuples(st.just("send"), chats, gaps)
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
    pace, model, now = Pace(per_second), Model(per_second), 1000.0
    for (what, chat_id, seconds), gap in steps:
        now += gap
        if what == "hold":
            pace.hold(chat_id, now + seconds)
            model.holds.append((chat_id, now + seconds))
        elif chat_id is not None:
            pace.sent(chat_id, now)
            model.sent.append((chat_id, now))
    delay = pace.delay(asked, now)
    assert model.may_go(asked, now + delay)
    if delay > 0:
        assert not model.may_go(asked, now + delay - TICK)


def test_three_messages_go_at_once_and_then_one_a_second() -> None:
    pace, now, times = Pace(), 50.0, []
    for _ in range(9):
        now += pace.delay(SARI, now)
        pace.sent(SARI, now)
        times.append(now - 50.0)
    assert times == [0.0, 0.0, 0.0, 3.0, 3.0, 3.0, 6.0, 6.0, 6.0]


def test_thirty_people_hear_at_once_and_the_next_a_second_later() -> None:
    pace = Pace()
    for person in range(1, 31):
        assert pace.delay(person, 50.0) == 0.0
        pace.sent(person, 50.0)
    assert pace.delay(31, 50.25) == 0.75
    assert pace.delay(31, 51.0) == 0.0


def test_a_group_hears_twenty_messages_a_minute_and_a_person_is_not_a_group() -> None:
    pace = Pace()
    for second in range(20):
        pace.sent(GROUP, 100.0 + second)
        pace.sent(SARI, 100.0 + second)
    assert pace.delay(GROUP, 120.0) == 40.0
    assert pace.delay(OTHER_GROUP, 120.0) == 0.0
    assert pace.delay(SARI, 120.0) == 0.0


def test_answers_to_people_push_back_what_is_less_urgent() -> None:
    pace = Pace(per_second=30)
    for answer in range(40):
        pace.sent(100 + answer, 50.0 + answer / 64)
    assert pace.delay(SARI, 50.625) == (50.0 + 10 / 64 + 1.0) - 50.625


def test_a_flooded_chat_holds_nobody_else() -> None:
    pace = Pace()
    pace.hold(SARI, 80.0)
    assert pace.delay(SARI, 50.0) == 30.0
    assert pace.delay(BUDI, 50.0) == 0.0
    assert pace.delay(SARI, 80.0) == 0.0


def test_a_global_flood_holds_everybody() -> None:
    pace = Pace()
    pace.hold(None, 80.0)
    assert [pace.delay(chat_id, 50.0) for chat_id in (SARI, BUDI, GROUP)] == [30.0, 30.0, 30.0]


def test_a_shorter_hold_does_not_end_a_longer_one() -> None:
    pace = Pace()
    pace.hold(SARI, 80.0)
    pace.hold(SARI, 60.0)
    assert pace.delay(SARI, 50.0) == 30.0


def test_ten_thousand_people_take_as_long_as_telegram_wants_and_no_longer() -> None:
    pace, now = Pace(), 0.0
    for person in range(1, 10_001):
        now += pace.delay(person, now)
        pace.sent(person, now)
    assert now == 333.0


def test_quiet_chats_are_forgotten_and_held_ones_are_not() -> None:
    pace = Pace()
    pace.hold(SARI, 1_000_000.0)
    tracemalloc.start()
    try:
        for person in range(20_000):
            pace.sent(1000 + person, person / 32)
        remembered, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert remembered < 1_000_000
    assert pace.delay(SARI, 700.0) == 1_000_000.0 - 700.0


def test_a_chat_in_use_is_never_forgotten() -> None:
    pace = Pace(per_second=10_000)
    for person in range(1, 2_001):
        for _ in range(3):
            pace.sent(person, 50.0)
    assert {pace.delay(person, 50.0) for person in range(1, 2_001)} == {3.0}
    assert pace.delay(2_001, 50.0) == 0.0


def test_a_chat_that_was_busy_a_moment_ago_is_not_forgotten() -> None:
    pace = Pace(per_second=10_000)
    for now in (50.0, 52.5, 52.5):
        pace.sent(SARI, now)
    for person in range(1000, 3000):
        pace.sent(person, 53.5)
    pace.sent(SARI, 53.5)
    assert pace.delay(SARI, 53.5) == 2.0


@pytest.mark.parametrize("limits", [{"per_second": 0}, {"chat_burst": 0}, {"group_per_minute": 0}])
def test_a_limit_that_lets_nothing_through_is_refused(limits: dict[str, int]) -> None:
    with pytest.raises(ValueError, match="at least one message"):
        Pace(**limits)


def test_a_change_of_a_message_goes_at_once_and_new_messages_make_room() -> None:
    pace = Pace()
    for _ in range(30):
        assert pace.delay_of_edit(1, 0.0) == 0
        pace.edited(0.0)
    assert pace.delay_of_edit(1, 0.0) == 0
    assert pace.delay(1, 0.0) == pace.delay(2, 0.0) == 1.0


def test_a_change_of_a_message_waits_when_telegram_says_so() -> None:
    pace = Pace()
    pace.hold(1, 7.0)
    assert pace.delay_of_edit(1, 0.0) == 7.0
