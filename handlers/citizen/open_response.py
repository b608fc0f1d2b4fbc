"""Who rates what, and the response that may still be added to."""

from __future__ import annotations

from datetime import date, datetime

from msgspec import Struct

from domain.quarantine.reasons import Reason
from domain.survey import Channel
from handlers.frame.actor import Actor
from storage.records.responses import StoredResponse
from storage.tables import Service


class Rater(Struct, frozen=True):
    """Who rates. The records know only keyed hashes of the identity."""

    identity: str
    """Without a slash, so that no two people look alike."""
    employee_id: int | None = None
    """Of a person of the roster: what is of the own unit does not count."""

    @classmethod
    def in_chat(cls, actor: Actor) -> Rater:
        """A person with a Telegram account."""
        return cls(str(actor.telegram_id), actor.employee_id)

    @classmethod
    def on_web(cls, token: str) -> Rater:
        """A device with a random token, which never meets the number of an account."""
        return cls(f"web.{token}")


class Rating(Struct, frozen=True):
    """A person in front of a service on a day, through the open link or with a visit code."""

    service: Service
    rater: str
    """Keyed hash of person, service, day and code."""
    day: date
    """In the zone of the service's unit."""
    code: str
    """The visit code; empty for the open link."""
    at: datetime
    """When it is being given (UTC); not stored."""
    aside: Reason | None = None
    """Why it is quarantined whatever it says: for example as a rating by the unit's own staff."""
    rater_before: str | None = None
    """The hash of the day before, right after midnight."""
    midnight: datetime | None = None
    """When the day began, right after that."""

    @property
    def channel(self) -> Channel:
        """How it comes in (docs/scoring.md §3)."""
        return Channel.VISIT if self.code else Channel.OPEN

    @property
    def counts(self) -> bool:
        """Whether it may weigh something."""
        return self.aside is None


class OpenResponse(Struct, frozen=True):
    """A response that its rater may still add to."""

    rating: Rating
    response: StoredResponse
