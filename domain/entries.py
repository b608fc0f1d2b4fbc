"""Entries of daily work: their states, the draft that a conversation fills, and what is asked next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Literal

from pydantic import BaseModel, ConfigDict

from domain.errors import Invalid

MOST_EVIDENCE = 10
LONGEST_WORK = timedelta(hours=16)


class EntryState(StrEnum):
    """What has become of an entry."""

    SUBMITTED = "submitted"
    APPROVED = "approved"
    RETURNED = "returned"
    REJECTED = "rejected"


class Field(StrEnum):
    """What a report consists of, in the order in which it is asked."""

    DATE = "date"
    TARGET = "target"
    ACTIVITY = "activity"
    VOLUME = "volume"
    TIME = "time"
    EVIDENCE = "evidence"
    RATING = "rating"


FileKind = Literal["photo", "file", "video", "animation", "audio", "voice", "video_note"]
"""The kinds of files that Telegram keeps apart."""


class EvidenceItem(BaseModel):
    """One piece of proof: a file of some kind at Telegram, a place in degrees, or a link."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: FileKind | Literal["location", "link"]
    file_id: str | None = None
    unique_id: str | None = None
    url: str | None = None
    name: str | None = None
    caption: str | None = None
    """What was written with it."""
    latitude: float | None = None
    longitude: float | None = None

    @property
    def mark(self) -> str | None:
        """What two sendings of the same thing have in common; Telegram gives a file a new id each time."""
        place = None if self.latitude is None else f"{self.latitude},{self.longitude}"
        return self.url or self.unique_id or self.file_id or place


class Draft(BaseModel):
    """What a person has said so far. `answered` tells an empty answer from none."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    entry_id: int | None = None
    """The returned entry that is being corrected."""
    answered: frozenset[Field] = frozenset()
    day: date | None = None
    due: datetime | None = None
    """Until when a report of the day is on time, in the person's zone; None when lateness does not count."""
    closes: datetime | None = None
    """Until when a report of the day is taken at all, in the person's zone."""
    has_targets: bool = False
    """Whether the person has agreed targets for the date, so that one is asked for."""
    target_id: int | None = None
    activity: str | None = None
    volume: Decimal | None = None
    unit: str | None = None
    started: time | None = None
    ended: time | None = None
    minutes: int | None = None
    evidence: tuple[EvidenceItem, ...] = ()
    rating: int | None = None

    def answer(self, field: Field, **values: object) -> Draft:
        """The draft with a field answered."""
        return self.model_copy(update={**values, "answered": self.answered | {field}})

    def reopen(self, field: Field) -> Draft:
        """The draft with a field to be asked again; what it held stays until it is answered."""
        return self.model_copy(update={"answered": self.answered - {field}})

    def without_unit(self, amount: Decimal) -> Draft:
        """The draft with a number whose unit is to be asked for."""
        return self.reopen(Field.VOLUME).model_copy(update={"volume": amount, "unit": None})

    @property
    def lacks_unit(self) -> bool:
        """Whether the number of the volume was said and its unit was not."""
        return Field.VOLUME not in self.answered and self.volume is not None and self.unit is None

    def is_late(self, now: datetime) -> bool:
        """Whether the report is late when it is sent now (docs/scoring.md §1)."""
        return self.due is not None and now > self.due


def next_field(draft: Draft) -> Field | None:
    """The first field that is still to be asked; None when the report can be sent."""
    for field in Field:
        if field not in draft.answered and (draft.has_targets or field is not Field.TARGET):
            return field
    return None


@dataclass(frozen=True)
class WorkTime:
    """When work was done, or for how long: minutes are known in both cases."""

    minutes: int
    started: time | None = None
    ended: time | None = None


def add_evidence(draft: Draft, item: EvidenceItem) -> Draft:
    """The draft with one more piece of proof; the same file or link twice counts once.

    Raises Invalid when there is enough already.
    """
    if item.mark in {other.mark for other in draft.evidence}:
        return draft
    if len(draft.evidence) >= MOST_EVIDENCE:
        raise Invalid("entry-evidence-many", most=MOST_EVIDENCE)
    return draft.model_copy(update={"evidence": (*draft.evidence, item)})


@dataclass(frozen=True)
class Report:
    """A complete draft: what is stored when it is sent."""

    date: date
    activity: str
    target_id: int | None
    volume: Decimal | None
    unit: str | None
    work: WorkTime
    evidence: tuple[EvidenceItem, ...]
    rating: int


def complete(draft: Draft) -> Report:
    """The report that a draft amounts to; raises Invalid while something is missing."""
    if (
        next_field(draft) is not None
        or draft.day is None
        or draft.activity is None
        or draft.minutes is None
        or draft.rating is None
    ):
        raise Invalid("entry-incomplete")
    return Report(
        date=draft.day,
        activity=draft.activity,
        target_id=draft.target_id,
        volume=draft.volume,
        unit=draft.unit,
        work=WorkTime(draft.minutes, draft.started, draft.ended),
        evidence=draft.evidence,
        rating=draft.rating,
    )


@dataclass(frozen=True)
class Decision:
    """What a reviewer decided; an approval has a rating, the others a reason."""

    state: EntryState
    rating: int | None = None
    reason: str | None = None

    def __post_init__(self) -> None:
        approved = self.state is EntryState.APPROVED
        if self.state is EntryState.SUBMITTED or approved != (self.rating is not None):
            raise ValueError("an approval has a rating, and nothing else has one")
        if not approved and not self.reason:
            raise ValueError("a return or a rejection has a reason")


def submission_time(message_date: datetime | None, received: datetime) -> datetime:
    """When a person sent something: Telegram's own date of the message, never later than its receipt."""
    return received if message_date is None else min(message_date, received)
