"""The rate limits, with a time that stands still unless told to pass."""

import pytest

from playground import ApiError, Limits
from playground.limits import RateLimiter
from tests.playground.stage import Seconds


def wait(limiter: RateLimiter, chat: int, *, group: bool = False, count: int = 1) -> int:
    """The seconds after which a refused sending may be repeated; 0 when it passed."""
    try:
        limiter.take(chat, group=group, count=count)
    except ApiError as error:
        assert error.code == 429
        assert error.description == f"Too Many Requests: retry after {error.parameters['retry_after']}"
        return error.parameters["retry_after"]
    return 0


def test_without_limits_everything_passes() -> None:
    limiter = RateLimiter(Limits.off(), Seconds())
    assert [wait(limiter, 1) for _ in range(1000)] == [0] * 1000


def test_over_all_chats_thirty_pass_and_the_rest_waits_a_moment() -> None:
    seconds = Seconds()
    limiter = RateLimiter(Limits.telegram(), seconds)
    assert [wait(limiter, chat) for chat in range(31)] == [0] * 30 + [1]
    seconds.now = 0.5
    assert [wait(limiter, chat) for chat in range(100, 116)] == [0] * 15 + [1]


def test_in_one_chat_a_burst_passes_and_then_one_a_second() -> None:
    seconds = Seconds()
    limiter = RateLimiter(Limits(overall_per_second=None, chat_burst=3), seconds)
    assert [wait(limiter, 1) for _ in range(5)] == [0, 0, 0, 1, 1]
    assert wait(limiter, 2) == 0
    seconds.now = 1.0
    assert [wait(limiter, 1) for _ in range(2)] == [0, 1]


def test_an_album_counts_each_picture() -> None:
    limiter = RateLimiter(Limits(overall_per_second=None, chat_burst=10), Seconds())
    assert wait(limiter, 1, count=10) == 0
    assert wait(limiter, 1, count=4) == 4


def test_in_a_group_twenty_a_minute_pass() -> None:
    seconds = Seconds()
    limiter = RateLimiter(Limits(overall_per_second=None, chat_per_second=None), seconds)
    for second in range(20):
        seconds.now = second
        assert wait(limiter, -1, group=True) == 0
    assert wait(limiter, -1, group=True) == 41
    seconds.now = 60.0
    assert [wait(limiter, -1, group=True) for _ in range(2)] == [0, 1]


@pytest.mark.parametrize("count", [1, 10])
def test_a_refused_sending_does_not_count(count: int) -> None:
    seconds = Seconds()
    limiter = RateLimiter(Limits(overall_per_second=None, chat_burst=1), seconds)
    assert wait(limiter, 1) == 0
    for _ in range(count):
        assert wait(limiter, 1) == 1
    seconds.now = 1.0
    assert wait(limiter, 1) == 0
