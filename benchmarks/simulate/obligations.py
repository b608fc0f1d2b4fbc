"""The book of obligations: what was owed to whom and when, beside what was really told.

Each clock has promises, worked out in plain code from the journal (`expected.py`), and the messages that keep
them. A message without a promise and a promise without a message are unexplained.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta


@dataclass(frozen=True)
class Promise:
    """A clock that ran for somebody (the id of their chat): since when, and when they are to hear of it."""

    clock: str
    chat: int
    began: datetime
    due: datetime


@dataclass
class Line:
    """What became of the promises of one clock."""

    clock: str
    began: int = 0
    in_time: int = 0
    late: list[str] = field(default_factory=list)
    unexplained: list[str] = field(default_factory=list)


class Book:
    """Promises and messages of all clocks."""

    def __init__(self) -> None:
        self._promises: defaultdict[str, Counter[tuple[int, datetime]]] = defaultdict(Counter)
        self._messages: defaultdict[str, Counter[tuple[int, datetime]]] = defaultdict(Counter)

    def promise(self, promises: Iterable[Promise]) -> None:
        """What was owed."""
        for each in promises:
            self._promises[each.clock][each.chat, each.due] += 1

    def heard(self, clock: str, chat: int, at: datetime) -> None:
        """A message that can keep a promise of a clock only."""
        self._messages[clock][chat, at] += 1

    def lines(self) -> list[Line]:
        """Each clock with what was kept, late or unexplained, in the order in which they first ran."""
        return [self._line(clock) for clock in dict.fromkeys([*self._promises, *self._messages])]

    def _line(self, clock: str) -> Line:
        owed, told = self._promises[clock], self._messages[clock]
        kept = owed & told
        line = Line(clock, owed.total(), kept.total())
        left, extra = owed - kept, told - kept
        for chat, due in sorted(left.elements()):
            later = min(
                (key for key in extra if key[0] == chat and due < key[1] < due + timedelta(days=3)),
                default=None,
            )
            if later is None:
                line.unexplained.append(f"{chat}: nothing came at {due:%Y-%m-%d %H:%M}Z")
            else:
                extra -= Counter([later])
                line.late.append(f"{chat}: due at {due:%Y-%m-%d %H:%M}Z, came at {later[1]:%m-%d %H:%M}Z")
        line.unexplained += [
            f"{chat}: came at {at:%Y-%m-%d %H:%M}Z for no reason" for chat, at in sorted(extra.elements())
        ]
        return line
