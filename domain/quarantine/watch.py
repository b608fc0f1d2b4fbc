"""Looks at ratings as they come, in the memory of a process: nothing that is stored has a time (0023)."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import partial

from domain.quarantine.bursts import BOUNDS, most, rush
from domain.quarantine.copies import Copied, Copies
from domain.quarantine.reasons import Reason
from domain.quarantine.recent import Recent, Sighting
from domain.quarantine.speed import FACES_WINDOW, FAST_FACES, Paces, Reading, nobody_reads, nobody_taps
from domain.survey import Channel

_MOST = 50_000
"""Ratings that are remembered: what comes in ten minutes at 5,000 a minute, about 15 MB."""

Usual = Mapping[Channel, Mapping[int, int]]
"""What is usual on a busy day, by service, for each channel."""


@dataclass(frozen=True, slots=True)
class SuspectRatings:
    """Ratings to put into quarantine."""

    reason: Reason
    service: int
    rows: Mapping[str, int]
    """The ids by key; some may be quarantined already, and some of a transaction that was rolled back."""
    settle: Callable[[Collection[str]], None] = field(compare=False)
    """To be called after the commit with the keys of stored rows, so that these are not reported again."""


class Watch:
    """What came lately. What is noted twice is one rating, so that a transaction may be done again."""

    def __init__(self) -> None:
        self._by_channel = {channel: Recent[int](bound.window, _MOST) for channel, bound in BOUNDS.items()}
        self._fast = Recent[int](FACES_WINDOW, _MOST)
        self._copies = Copies()
        self.paces = Paces()
        self._usual: Usual = {}
        self._as_of: date | None = None

    def came(self, seen: Sighting, channel: Channel, taken: timedelta | None = None) -> list[SuspectRatings]:
        """Notes a rating by a face; `taken` is how long its question was there, where that is known.

        Bursts are another question: `is_many`, then `burst`.
        """
        self._by_channel[channel].note(seen.service, seen)
        if taken is None or not nobody_taps(taken):
            return []
        self._fast.note(seen.service, seen)
        if self._fast.count(seen.service) < FAST_FACES:
            return []
        return [self._found(Reason.TOO_FAST, self._fast, seen.service)]

    def is_many(self, service: int, channel: Channel) -> bool:
        """Whether so many came that comparing them with the usual number makes sense."""
        return self._by_channel[channel].count(service) > BOUNDS[channel].least

    def knows_usual(self, today: date) -> bool:
        """Whether it was told what is usual as of a date."""
        return self._as_of == today

    def learn(self, usual: Usual, today: date) -> None:
        """Takes what is usual on a busy day, as of a date."""
        self._usual, self._as_of = usual, today

    def burst(self, service: int, channel: Channel) -> SuspectRatings | None:
        """The burst that is going on at a service, if it is one."""
        recent, bound, usual = self._by_channel[channel], BOUNDS[channel], self._usual.get(channel, {})
        count, own = recent.count(service), usual.get(service, 1)
        if count <= most(bound, own):
            return None
        if count <= most(bound, own, rush(bound, service, recent.counts(), usual)):
            return None
        return self._found(Reason.BURST, recent, service)

    def _found(self, reason: Reason, recent: Recent[int], service: int) -> SuspectRatings:
        return SuspectRatings(reason, service, recent.unsettled(service), partial(recent.settle, service))

    def commented(self, seen: Sighting, comment: str) -> SuspectRatings | None:
        """Notes a comment."""
        return self._copied(seen, self._copies.commented(seen, comment))

    def answered(
        self, seen: Sighting, answers: Sequence[int], reading: Reading | None
    ) -> SuspectRatings | None:
        """Notes answers to the unsur, when they are all there; `reading` tells how long they took."""
        if reading is not None and nobody_reads(reading):
            return SuspectRatings(Reason.TOO_FAST, seen.service, {seen.key: seen.row}, lambda _: None)
        return self._copied(seen, self._copies.answered(seen, answers))

    def _copied(self, seen: Sighting, copied: Copied | None) -> SuspectRatings | None:
        if copied is None:
            return None
        settle = partial(self._copies.settle, copied.group)
        return SuspectRatings(Reason.COPIED, seen.service, copied.rows, settle)
