"""What goes wrong on purpose, drawn from the seed of a week: each week has some kinds, and not the others."""

from __future__ import annotations

import sqlite3
from collections import Counter, deque
from datetime import timedelta
from enum import StrEnum
from random import Random
from typing import Any

from playground.errors import ApiError, too_many_requests


class Fault(StrEnum):
    """What can go wrong."""

    FLOOD = "Telegram: 429"
    ERROR = "Telegram: 500 or 502"
    CUT_BEFORE = "Telegram: cut before it was done"
    CUT_AFTER = "Telegram: done, and the answer lost"
    LATE = "Telegram: answer late"
    AGAIN = "update given again"
    OUT_OF_ORDER = "updates out of order"
    LOCKED = "database locked by another process"
    SLOW = "database slow"
    STATEMENT = "statement failed"
    COMMIT = "commit failed"
    CRASH = "crash"
    CRASH_AT_START = "crash while starting"
    CLOCK = "clock jumps"


_HAS = 0.6
"""How many of the weeks have faults of one kind."""
_CALLS = {
    Fault.FLOOD: 0.03,
    Fault.ERROR: 0.03,
    Fault.CUT_BEFORE: 0.03,
    Fault.CUT_AFTER: 0.03,
    Fault.LATE: 0.05,
}
"""How many calls of the Bot API each kind takes."""
_OF_PUSHES = (Fault.CUT_BEFORE, Fault.CUT_AFTER, Fault.LATE)
"""Which of these take requests with updates too."""
_AGAIN, _OUT_OF_ORDER = 0.1, 0.3
"""How many answers with updates hold one of before, or are out of order."""
_DISK = {Fault.SLOW: 0.004, Fault.STATEMENT: 0.001, Fault.COMMIT: 0.01}
"""How many commits, and statements that others need not wait for."""
_QUICK = (0.0, 0.9, 1.0)
"""How many statements are run at once; a share of each week's own."""
_STOPS = {Fault.CRASH: 0.3, Fault.LOCKED: 0.15, Fault.CLOCK: 0.15}
"""At how many stops of the day a kind happens."""
_CRASHES_AT_START = 0.2
_LATE = (1.0, 20.0)
_SLOW = (0.05, 2.0)
_LOCKED_FOR = (0.5, 30.0)
_SKEW = 900
"""Seconds by which the clock of the machine may be wrong, either way."""
_DOWN_FOR = (0.5, 40.0)
_LIVES_FOR = 1_500
"""Rounds of the event loop after which a process is killed, at most."""
_REMEMBERED = 40


class Faults:
    """Draws what goes wrong; counts it."""

    def __init__(self, seed: int) -> None:
        self._chance = Random(f"faults {seed}")
        self._kinds = {kind for kind in Fault if self._chance.random() < _HAS}
        self.counts: Counter[str] = Counter()
        self.are_on = True
        self._quick = self._chance.choice(_QUICK)
        self._given: deque[Any] = deque(maxlen=_REMEMBERED)

    def has(self, kind: Fault, share: float) -> bool:
        """Whether a fault happens now, one of so many times."""
        if not self.are_on or kind not in self._kinds or self._chance.random() >= share:
            return False
        self.counts[kind] += 1
        return True

    def at_stop(self, kind: Fault) -> bool:
        """Whether something happens at a stop of the day."""
        return self.has(kind, _STOPS[kind])

    # --- Telegram ---------------------------------------------------------------------------------------

    def of_call(self) -> Fault | None:
        """What happens to a call of the Bot API."""
        return next((kind for kind, share in _CALLS.items() if self.has(kind, share)), None)

    def of_push(self) -> Fault | None:
        """What happens to a request with an update."""
        kinds = (*((kind, _CALLS[kind]) for kind in _OF_PUSHES), (Fault.AGAIN, _AGAIN))
        return next((kind for kind, share in kinds if self.has(kind, share)), None)

    def overtakes(self) -> bool:
        """Whether the next update of a chat comes before this one."""
        return self.has(Fault.OUT_OF_ORDER, _OUT_OF_ORDER)

    def refusal(self, kind: Fault) -> ApiError:
        """Telegram's words for a flood or an error of its own."""
        if kind is Fault.FLOOD:
            return too_many_requests(self._chance.randint(1, 6))
        return ApiError(*self._chance.choice(((500, "Internal Server Error"), (502, "Bad Gateway"))))

    def lateness(self) -> float:
        """Seconds."""
        return self._chance.uniform(*_LATE)

    def given(self, updates: list[Any]) -> list[Any]:
        """What Telegram gives instead of these updates: one of before again, or all in another order."""
        found = list(updates)
        if updates and self._given and self.has(Fault.AGAIN, _AGAIN):
            found.insert(self._chance.randrange(len(found) + 1), self._chance.choice(self._given))
        if len(found) > 1 and self.has(Fault.OUT_OF_ORDER, _OUT_OF_ORDER):
            self._chance.shuffle(found)
        self._given.extend(updates)
        return found

    # --- the machine ------------------------------------------------------------------------------------

    def of_disk(self, kind: str) -> tuple[float, Exception | None]:
        """How many seconds a "statement" or a "commit" takes, and what it raises instead of being done."""
        seconds = self._chance.uniform(*_SLOW) if self.has(Fault.SLOW, _DISK[Fault.SLOW]) else 0.0
        if kind == "commit" and self.has(Fault.COMMIT, _DISK[Fault.COMMIT]):
            return seconds, _failed("database or disk is full", sqlite3.SQLITE_FULL)
        if kind == "statement" and self.has(Fault.STATEMENT, _DISK[Fault.STATEMENT]):
            return seconds, _failed("disk I/O error", sqlite3.SQLITE_IOERR)
        return seconds, None

    def is_quick(self) -> bool:
        """Whether a statement is run at once."""
        return self._chance.random() < self._quick

    def lock(self) -> tuple[float, float]:
        """In how many seconds another process takes the database for itself, and for how long."""
        return self._chance.uniform(0, 30), self._chance.uniform(*_LOCKED_FOR)

    def life(self) -> int:
        """After how many rounds of its loop the process is killed."""
        return self._chance.randint(1, _LIVES_FOR)

    def life_of_start(self) -> int | None:
        """As `life`, of a process that starts; None when it lives."""
        return self._chance.randint(1, 400) if self.has(Fault.CRASH_AT_START, _CRASHES_AT_START) else None

    def down(self) -> float:
        """Seconds until a killed process is started again."""
        return self._chance.uniform(*_DOWN_FOR)

    def skew(self) -> timedelta:
        """How wrong the clock of the machine is from now on."""
        return timedelta(seconds=self._chance.randint(-_SKEW, _SKEW))


def _failed(words: str, code: int) -> sqlite3.OperationalError:
    """What SQLite raises."""
    error = sqlite3.OperationalError(words)
    error.sqlite_errorcode = code
    return error
