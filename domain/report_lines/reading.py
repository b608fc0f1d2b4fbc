"""The reading of a free message, value by value."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime, time
from enum import StrEnum, auto
from typing import Generic, TypeAlias, TypeVar

from msgspec import Struct, field

from domain.answers import Volume
from domain.entries import EvidenceItem, WorkTime
from domain.errors import Invalid

T = TypeVar("T")
Start: TypeAlias = time

SLOTS = ("date", "target", "activity", "volume", "time", "evidence", "rating")
"""What a line may say, by the names of the questions of a report."""


class ReadValue(Struct, Generic[T], frozen=True):
    """A value read from words. With a `doubt` it has no value: the person has to be asked."""

    said: str
    value: T | None = None
    doubt: Invalid | None = None
    """The sentence that asks what was meant."""
    others: tuple[T, ...] = ()
    """The possible meanings, where they can be listed."""

    @property
    def is_sure(self) -> bool:
        """Whether the words have one meaning."""
        return self.doubt is None

    def may_be(self, value: T) -> bool:
        """Whether the words are unsure and may mean a value, where that can be listed at all."""
        return self.doubt is not None and (not self.others or value in self.others)


class TargetMark(Struct, frozen=True):
    """How a person names one of their targets: `#2` by its number, `#ktp` by words of its title."""

    number: int | None = None
    words: tuple[str, ...] = ()


class EntryReading(Struct, frozen=True):
    """One entry, as far as it was understood. None: the words do not mention it."""

    said: str
    """The person's own words."""
    activity: str = ""
    """The words without dates, times and marks; may be empty."""
    date: ReadValue[date] | None = None
    target: ReadValue[TargetMark] | None = None
    volume: ReadValue[Volume] | None = None
    time: ReadValue[WorkTime] | None = None
    starts: Start | None = None
    """The start time, when the end is missing and has to be asked for."""
    rating: ReadValue[int] | None = None
    links: tuple[EvidenceItem, ...] = ()

    @property
    def working_time(self) -> tuple[Start, Start | None] | None:
        """Start and end of the work as far as they are known; None without a start."""
        known = self.time.value if self.time is not None else None
        started, ended = (self.starts, None) if known is None else (known.started, known.ended)
        return None if started is None else (started, ended)

    @property
    def values(self) -> int:
        """The number of values besides the activity."""
        said = (self.date, self.target, self.volume, self.time, self.rating)
        return sum(found is not None for found in said) + bool(self.links)


class Kind(StrEnum):
    """What a free message is."""

    REPORT = auto()
    PLAN = auto()
    """Work of a day to come."""
    OTHER = auto()


class Heard(Struct, frozen=True):
    """A free message: what it is, and its entries if it is a report."""

    kind: Kind
    readings: tuple[EntryReading, ...] = ()
    unfinished: str = ""
    """Work that is no report yet, because nothing else was said of it, or only a day to come."""
    is_ahead: bool = False
    """Whether that is work of a day to come, which may be a plan."""
    value: str = ""
    """Values without any work, as they were written."""


class Context(Struct, frozen=True):
    """What reading a message needs to know."""

    now: datetime
    """When it was sent, in the person's zone."""
    thousands: str = "."
    """As in `parse_volume`."""
    measures: Collection[str] = field(default=())
    """What the person's targets are counted in, besides the usual measures."""

    @property
    def today(self) -> date:
        """The person's date."""
        return self.now.date()
