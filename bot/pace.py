"""Telegram's rate limits, over all chats, per chat and per group: how long a request has to wait."""

from collections import deque
from enum import Enum, auto
from math import inf

SWEEP_FROM_CHATS = 256


class Kind(Enum):
    """What a request does in its chat: this decides which limits it waits for."""

    NOTICE = auto()
    """A new message."""
    ANSWER = auto()
    """A new message that somebody waits for: more of them may follow each other."""
    EDIT = auto()
    """A change of a message. It counts over all chats, but is no new message in its own."""
    SIGN = auto()
    """The answer to a tap, or a deletion. It is no message: it waits for the end of a flood only."""


class Pace:
    """Says how long a request has to wait so that Telegram does not answer 429.

    `per_second` requests over all chats in any second; in one chat `chat_burst` notices in any `chat_burst`
    seconds (one a second on average, and a few at once after a pause) and `answer_burst` messages in any
    `answer_burst` seconds; in one group `group_per_minute` messages in any minute. A request counts in these
    spans from the moment it is sent, and still counts for their length after it has ended. Telegram counts
    it when it arrives, and only Telegram knows when that was. All times are seconds of one monotonic clock,
    in ascending order. Chats that have been quiet for long enough to be free again
    are forgotten.

    Raises `ValueError` for a limit below 1.
    """

    def __init__(
        self, per_second: int = 30, chat_burst: int = 3, answer_burst: int = 20, group_per_minute: int = 20
    ) -> None:
        if min(per_second, chat_burst, answer_burst, group_per_minute) < 1:
            raise ValueError("Each limit has to let at least one message through")
        self.per_second = per_second
        self._everyone = _Traffic([_Window(per_second, 1.0)])
        self.chat_burst = chat_burst
        self.answer_burst = answer_burst
        self.group_per_minute = group_per_minute
        self._chats: dict[int, _Traffic] = {}
        self._sweep_at = SWEEP_FROM_CHATS

    def delay_of_all(self, now: float) -> float:
        """Seconds until a request to any chat may go, 0.0 for at once.

        Where requests under way take all places, it is the length of the span: one of them may be over at
        this moment, and none can be sooner. The caller asks again after it, however long they take.
        """
        return max(0.0, self._everyone.free_at(now) - now)

    def delay_in_chat(self, chat_id: int, kind: Kind, now: float) -> float:
        """Seconds until a request to this chat may go, as far as the chat is concerned, 0.0 for at once."""
        free_at = self._everyone.held_until
        if chat := self._chats.get(chat_id):
            free_at = max(free_at, chat.free_for(kind, now))
        return max(0.0, free_at - now)

    def leaves(self, chat_id: int, kind: Kind) -> "UnderWay":
        """Counts a request before it starts, so that concurrent ones include it.

        The caller reports its end.
        """
        match kind:
            case Kind.SIGN:
                return UnderWay(self, [])
            case Kind.EDIT:
                return UnderWay(self, [self._everyone])
            case _:
                return UnderWay(self, [self._everyone, self._traffic(chat_id)])

    def hold(self, chat_id: int | None, until: float) -> None:
        """Let nothing go to this chat, or to any chat for None, before `until`; a longer hold stays.

        It is for the `retry_after` of a 429, and for the chat only, unless the flood is a global one.
        """
        held = self._everyone if chat_id is None else self._traffic(chat_id)
        held.hold(until)

    def forget_quiet_chats(self, now: float) -> None:
        """Forget the chats that are free again, once there are many."""
        if len(self._chats) >= self._sweep_at:
            self._chats = {known: chat for known, chat in self._chats.items() if not chat.is_idle(now)}
            self._sweep_at = max(SWEEP_FROM_CHATS, 2 * len(self._chats))

    def _traffic(self, chat_id: int) -> "_Traffic":
        if chat_id not in self._chats:
            self._chats[chat_id] = self._new_traffic(chat_id)
        return self._chats[chat_id]

    def _new_traffic(self, chat_id: int) -> "_Traffic":
        windows = [_Window(self.answer_burst, float(self.answer_burst))]
        if chat_id < 0:  # groups have negative ids
            windows.append(_Window(self.group_per_minute, 60.0))
        return _Traffic(windows, [_Window(self.chat_burst, float(self.chat_burst))])


class UnderWay:
    """A request that was sent and may arrive at any moment until it has ended."""

    def __init__(self, pace: Pace, traffics: "list[_Traffic]") -> None:
        self._pace = pace
        self._traffics = traffics
        for traffic in traffics:
            traffic.leaves()

    def over(self, now: float) -> None:
        """Say, once, that the request is answered or has failed: it arrived by now, if it ever did."""
        for traffic in self._traffics:
            traffic.over(now)
        self._pace.forget_quiet_chats(now)


class _Window:
    """At most `limit` messages in any span of `seconds`."""

    def __init__(self, limit: int, seconds: float) -> None:
        self._limit = limit
        self._seconds = seconds
        self._under_way = 0
        # When the last requests were over, oldest first; more than `limit` of them never matter.
        self._ends: deque[float] = deque(maxlen=limit)

    def free_at(self, now: float) -> float:
        left = self._limit - self._under_way
        if left <= 0:
            return now + self._seconds
        # What is under way keeps its places; of those that are over, the one that filled the rest decides.
        return self._ends[-left] + self._seconds if len(self._ends) >= left else -inf

    def idle_at(self) -> float:
        if self._under_way:
            return inf
        return self._ends[-1] + self._seconds if self._ends else -inf

    def leaves(self) -> None:
        self._under_way += 1

    def over(self, now: float) -> None:
        self._under_way -= 1
        self._ends.append(now)


class _Traffic:
    """What went to one chat, or to all of them, and until when nothing more may.

    Every message counts in all windows; only notices wait for `of_notices`.
    """

    def __init__(self, windows: list[_Window], of_notices: list[_Window] | None = None) -> None:
        self._windows = windows
        self._all = [*windows, *(of_notices or [])]
        self.held_until = -inf

    def free_at(self, now: float) -> float:
        return max(self.held_until, *(window.free_at(now) for window in self._windows))

    def free_for(self, kind: Kind, now: float) -> float:
        if kind in (Kind.EDIT, Kind.SIGN):
            return self.held_until
        if kind is Kind.ANSWER:
            return self.free_at(now)
        return max(self.held_until, *(window.free_at(now) for window in self._all))

    def is_idle(self, now: float) -> bool:
        return max(self.held_until, *(window.idle_at() for window in self._all)) <= now

    def leaves(self) -> None:
        for window in self._all:
            window.leaves()

    def over(self, now: float) -> None:
        for window in self._all:
            window.over(now)

    def hold(self, until: float) -> None:
        self.held_until = max(self.held_until, until)
