"""Entries of daily work: their content, their evidence, and the draft that a conversation fills."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any, Literal

from msgspec import Struct
from pydantic import BaseModel, ConfigDict

from domain.drafts import Draft
from domain.errors import Invalid, Refusal

MOST_EVIDENCE = 10
LONGEST_WORK = timedelta(hours=16)


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
    album: str | None = None
    """The album that it was sent in: what arrives of it later belongs to the same report."""

    @property
    def mark(self) -> str | None:
        """What two sendings of the same thing have in common; Telegram gives a file a new id each time."""
        place = None if self.latitude is None else f"{self.latitude},{self.longitude}"
        return self.url or self.unique_id or self.file_id or place


class Content(BaseModel):
    """The content of an entry; the names are those of the columns."""

    model_config = ConfigDict(frozen=True, extra="forbid", from_attributes=True)

    target_id: int | None = None
    activity: str | None = None
    volume: Decimal | None = None
    measure: str | None = None
    """What the volume counts: satuan."""
    started: time | None = None
    ended: time | None = None
    minutes: int | None = None
    self_rating: int | None = None
    """1..5."""


class Unsure(BaseModel):
    """Words of a report that could not be read one way, and the sentence that says so."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    slot: str
    """The question that asks for what was meant."""
    key: str
    words: dict[str, int | str] = {}
    days: dict[str, date] = {}
    moments: dict[str, datetime] = {}
    """The placeables of the sentence `key`, by their kind."""
    options: tuple[str, ...] = ()
    """What may have been meant, as the buttons of the question say it."""

    @classmethod
    def of(cls, slot: str, doubt: Refusal, options: Iterable[str] = ()) -> Unsure:
        """What is unsure, by the sentence that asks for it."""
        words = {name: value for name, value in doubt.params.items() if isinstance(value, int | str)}
        moments = {name: value for name, value in doubt.params.items() if isinstance(value, datetime)}
        days = {
            name: value
            for name, value in doubt.params.items()
            if isinstance(value, date) and name not in moments
        }
        return cls(slot=slot, key=doubt.key, words=words, days=days, moments=moments, options=tuple(options))


class ReportDraft(Content, Draft):
    """What a person has said so far about a day's work."""

    entry_id: int | None = None
    """The entry that is being changed: a returned one, or one that waits."""
    card_id: int | None = None
    """The message in reply to which its author asked to change it."""
    proof_seen: int | None = None
    """The last piece of its proof when the change began: what was added later is kept."""
    plan_id: int | None = None
    """The plan that is reported as done."""
    day: date | None = None
    due: datetime | None = None
    """Until when a report of the day is on time, in the person's zone; None when lateness does not count."""
    closes: datetime | None = None
    """Until when a report of the day is taken at all, in the person's zone."""
    has_targets: bool = False
    """Whether the person has agreed targets for the date, so that one is asked for."""
    evidence: tuple[EvidenceItem, ...] = ()
    written: str | None = None
    """The free line that began it, in the person's own words."""
    unsure: tuple[Unsure, ...] = ()
    """What of that line has to be asked for."""

    def asked_about(self, slot: str) -> Unsure | None:
        """What the line says for a question without saying it clearly, until it is answered."""
        return next((each for each in self.unsure if each.slot == slot and slot not in self.answered), None)

    def is_late(self, now: datetime) -> bool:
        """Whether the report is late when it is sent now (docs/scoring.md §1)."""
        return self.due is not None and now > self.due


class WorkTime(Struct, frozen=True):
    """When work was done, or for how long: minutes are known in both cases."""

    minutes: int
    started: time | None = None
    ended: time | None = None


def with_item(items: tuple[EvidenceItem, ...], item: EvidenceItem, most: int) -> tuple[EvidenceItem, ...]:
    """The proof with one more piece; the same file or link twice counts once.

    Raises Invalid when there are `most` already.
    """
    if item.mark in {other.mark for other in items}:
        return items
    if len(items) >= most:
        raise Invalid("entry-evidence-many", most=most)
    return (*items, item)


class Report(Content):
    """A complete draft: what is stored when it is sent."""

    date: date
    activity: str
    minutes: int
    self_rating: int
    evidence: tuple[EvidenceItem, ...] = ()

    @property
    def content(self) -> dict[str, Any]:
        """The content of the work, by the names of the columns."""
        return {name: getattr(self, name) for name in Content.model_fields}


def complete(draft: ReportDraft) -> Report:
    """The report that a draft amounts to; raises Invalid while something is missing."""
    if None in (draft.day, draft.activity, draft.minutes, draft.self_rating):
        raise Invalid("entry-incomplete")
    said = {name: getattr(draft, name) for name in Content.model_fields}
    return Report(date=draft.day, evidence=draft.evidence, **said)


def submission_time(message_date: datetime | None, received: datetime) -> datetime:
    """When a person sent something: Telegram's own date of the message, never later than its receipt."""
    return received if message_date is None else min(message_date, received)
