"""The figures of a weekly digest: lists, each with its number."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from enum import StrEnum

from msgspec import Struct

from domain.data_corrections import WaitingCorrections
from domain.digest.participation import Missing, ReportWeek, WeeksOfReporting
from domain.people import ActingAs
from domain.survey import Skm


class Listed(StrEnum):
    """The lists behind the numbers of a digest, in the order in which they are offered."""

    MISSING = "missing"
    WAITING = "waiting"
    BLOCKERS = "blockers"
    SERVICES = "services"
    TICKETS = "tickets"
    FAILED = "failed"
    INNOVATIONS = "innovations"


class Decider(Struct, frozen=True):
    """A supervisor with waiting cases, and who may decide them now."""

    id: int
    name: str
    stand_ins: tuple[tuple[ActingAs, str], ...] = ()
    """Who acts for the supervisor today, and as what."""
    serves: bool = True
    """Whether the supervisor is in service; else only a stand-in can decide."""


class WaitingCase(Struct, frozen=True):
    """A waiting case: its table, author, date, who decides it, and since when it waits (UTC)."""

    table: str
    author: str
    day: date
    at: Decider
    since: datetime


class Jam(Struct, frozen=True):
    """Waiting cases of one supervisor: how many, and since when the oldest waits (UTC)."""

    at: Decider
    cases: int
    since: datetime


class OverdueBlocker(Struct, frozen=True):
    """A blocker that still stands although help was needed until `due` (PermenPANRB 6/2022, 20)."""

    author: str
    due: date
    supervisor: str | None
    """Who is to help; None where nobody supervises its author."""


class ServiceIndex(Struct, frozen=True):
    """The published figures of complete responses to a service this quarter (`domain/satisfaction.py`).

    A service without responses and one with too few to publish look the same.
    """

    service: str
    unit: str
    told: Skm


class OpenTicket(Struct, frozen=True):
    """A citizen's ticket that waits: its kind, what it is about, who answers and until when."""

    kind: str
    about: str
    unit: str | None
    """None where the administrators answer."""
    since: date
    due: date | None
    is_late: bool


class WhyUndelivered(StrEnum):
    """Why messages of a week did not arrive."""

    CLOSED = "closed"
    """The person blocked the bot, or the account is gone."""
    UNJOINED = "unjoined"
    FAILED = "failed"
    """Telegram did not take them."""
    OUTSIDE = "outside"
    """They were for chats of people who are not on the roster."""


class Undelivered(Struct, frozen=True):
    """A person whom this week's messages did not reach, or no message reaches; None: chats of strangers."""

    name: str | None
    messages: int
    why: WhyUndelivered


class ConfirmedInnovation(Struct, frozen=True):
    """An innovation that was confirmed in the seven days before the as-of instant."""

    author: str
    why: str


Item = Missing | WaitingCase | OverdueBlocker | ServiceIndex | OpenTicket | Undelivered | ConfirmedInnovation
"""What a list of a digest holds."""


class DigestFigures(Struct, frozen=True):
    """All figures of a digest of the office or of one unit; lists are complete and ordered."""

    week: ReportWeek
    unit: str | None
    """None for the office."""
    weeks: WeeksOfReporting
    waiting: tuple[WaitingCase, ...]
    """By decider, the longest waiting first."""
    blockers: tuple[OverdueBlocker, ...]
    """The longest overdue first."""
    services: tuple[ServiceIndex, ...]
    """The lowest first; services without an index to tell come last."""
    index: Skm
    """Of all these services together."""
    tickets: tuple[OpenTicket, ...]
    """The longest waiting first."""
    failed: tuple[Undelivered, ...]
    """Most messages first."""
    innovations: tuple[ConfirmedInnovation, ...]
    notices: int | None = None
    """Notices of objectivity that the reader has to look at; None where there is no list of these alone."""
    corrections: WaitingCorrections | None = None
    """Requests to correct data that the reader decides; None for who decides none."""

    @property
    def lists(self) -> Mapping[Listed, Sequence[Item]]:
        """What was counted, by list."""
        return {
            Listed.MISSING: self.weeks.missing,
            Listed.WAITING: self.waiting,
            Listed.BLOCKERS: self.blockers,
            Listed.SERVICES: self.services,
            Listed.TICKETS: self.tickets,
            Listed.FAILED: self.failed,
            Listed.INNOVATIONS: self.innovations,
        }

    @property
    def counts(self) -> Mapping[Listed, int]:
        """The number of each list, which is its length."""
        return {name: len(found) for name, found in self.lists.items()}

    @property
    def jams(self) -> list[Jam]:
        """Supervisors with waiting cases, the longest waiting first."""
        return jams(self.waiting)

    @property
    def late_tickets(self) -> int:
        """How many tickets are past their day."""
        return sum(ticket.is_late for ticket in self.tickets)


def jams(waiting: Collection[WaitingCase]) -> list[Jam]:
    """Supervisors with waiting cases, the longest waiting first."""
    found: dict[int, list[WaitingCase]] = defaultdict(list)
    for case in waiting:
        found[case.at.id].append(case)
    made = [Jam(cases[0].at, len(cases), min(case.since for case in cases)) for cases in found.values()]
    return sorted(made, key=lambda jam: (jam.since, jam.at.name, jam.at.id))


def in_order(waiting: Collection[WaitingCase]) -> tuple[WaitingCase, ...]:
    """Cases by decider, the longest waiting first, and so those of each."""
    place = {jam.at.id: number for number, jam in enumerate(jams(waiting))}
    return tuple(sorted(waiting, key=lambda case: (place[case.at.id], case.since, case.author)))


def lowest_first(services: Collection[ServiceIndex]) -> tuple[ServiceIndex, ...]:
    """Services by their index; those without a published index come last."""
    return tuple(
        sorted(services, key=lambda of: (of.told.ikm is None, of.told.ikm or 0, of.service, of.unit))
    )
