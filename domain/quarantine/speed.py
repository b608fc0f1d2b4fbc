"""Answers faster than a person can read; in doubt the person was quick."""

from __future__ import annotations

from datetime import datetime, timedelta

from msgspec import Struct

READ_UNSUR = timedelta(seconds=1)
"""For one question with four answers: eight words at the four words a second of a good reader take two."""
FEWEST_UNSUR = 5
"""Questions that are looked at together: one answer is a slip, or known before."""
TAP_FACE = timedelta(milliseconds=800)
"""Both ways through a mobile network (0.3 s), and choosing among four buttons with a thumb (0.5 s)."""
FAST_FACES = 5
"""So many faces of a service tapped so fast, within the window: clocks differ, and one is a reflex."""
FACES_WINDOW = timedelta(minutes=10)


class Reading(Struct, frozen=True):
    """How long some questions were there until the last one of them was answered."""

    questions: int
    taken: timedelta
    exact: bool = False
    """Telegram cuts its times to whole seconds: between two of them may lie a second more."""


class Paces:
    """When each question was shown whose answers came lately, by rating; the oldest are forgotten."""

    def __init__(self, most: int = 5000) -> None:
        self._most = most
        self._shown: dict[str, dict[str, datetime]] = {}

    def answered(self, key: str, question: str, shown: datetime) -> Reading:
        """Notes an answer; returns how long the questions before the last one were there."""
        known = self._shown.setdefault(key, {})
        known[question] = shown
        while len(self._shown) > self._most:
            del self._shown[next(iter(self._shown))]
        return Reading(len(known) - 1, max(known.values()) - min(known.values()))


def nobody_reads(reading: Reading) -> bool:
    """Whether the questions were there for less than a second each."""
    longest = reading.taken if reading.exact else reading.taken + timedelta(seconds=1)
    return reading.questions >= FEWEST_UNSUR and longest < reading.questions * READ_UNSUR


def nobody_taps(taken: timedelta) -> bool:
    """Whether a face was tapped faster than its question can be seen; never when the clocks disagree."""
    return timedelta(0) <= taken < TAP_FACE
