"""Notices: messages that must arrive, stored as ids and figures and put into words when sent."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from enum import IntEnum
from typing import Any, ClassVar, dataclass_transform

from domain.people import NoWay
from domain.tickets import TicketNews


class Priority(IntEnum):
    """Who waits for a notice: lower goes first."""

    ANSWER = 0
    """Somebody looks at the phone and waits for it."""
    WORK = 1
    """Somebody needs it to go on with their work."""
    STRANGER = 2
    """Somebody of no roster waits for it."""
    BULK = 3
    """Reminders to many."""
    LAST = 4
    """Announcements: they go when nobody else waits."""


_KINDS: dict[str, type[Notice]] = {}


@dataclass_transform(frozen_default=True)
@dataclass(frozen=True)
class Notice:
    """Base of the notices, which are frozen dataclasses. `kind` names the class in the outbox for ever."""

    kind: ClassVar[str]
    priority: ClassVar[Priority] = Priority.WORK

    def __init_subclass__(cls) -> None:
        if cls.kind in _KINDS:
            raise ValueError(f"two notices are called {cls.kind!r}")
        _KINDS[cls.kind] = dataclass(frozen=True)(cls)

    @property
    def about(self) -> str | None:
        """What finds this notice again, to correct the message that told it; None where nothing does."""
        return None

    def payload(self) -> dict[str, Any]:
        """Plain values for the outbox row."""
        return {
            name: value.isoformat() if isinstance(value, date) else value
            for name, value in asdict(self).items()
        }

    @classmethod
    def from_payload(cls, payload: dict[str, Any]) -> Notice:
        """The notice of an outbox row."""
        return cls(**payload)


class ReportReminder(Notice):
    """To a person who has not reported on a date."""

    kind: ClassVar[str] = "report_reminder"
    priority: ClassVar[Priority] = Priority.BULK
    employee_id: int
    date: date

    @property
    def about(self) -> str:
        return self.date.isoformat()

    @classmethod
    def from_payload(cls, payload: dict[str, Any]) -> Notice:
        return cls(payload["employee_id"], date.fromisoformat(payload["date"]))


class ReminderSettled(ReportReminder):
    """To a person who was reminded: that message says how the date stands now. It is edited, never sent."""

    kind: ClassVar[str] = "reminder_settled"
    priority: ClassVar[Priority] = Priority.WORK


class ReminderMoved(ReportReminder):
    """To a person who is reminded again: the earlier message points to the new one below it."""

    kind: ClassVar[str] = "reminder_moved"


class ReviewReminder(Notice):
    """To a person in the morning: what waits for review or own correction, as it is when it is sent."""

    kind: ClassVar[str] = "review_reminder"
    priority: ClassVar[Priority] = Priority.BULK
    employee_id: int


class AssessmentReminder(Notice):
    """To a supervisor: assessments are missing; how many is read when it is sent."""

    kind: ClassVar[str] = "assessment_reminder"
    priority: ClassVar[Priority] = Priority.BULK
    employee_id: int
    periods: str
    """Their codes, with spaces between them."""


class QuarantineWaits(Notice):
    """To an administrator: ratings were set aside yesterday; what waits is read when it is sent."""

    kind: ClassVar[str] = "quarantine_waits"


class LongWaiting(Notice):
    """To an administrator: supervisors with cases that have waited too long, as of the sending."""

    kind: ClassVar[str] = "long_waiting"
    priority: ClassVar[Priority] = Priority.BULK


class IkmFell(Notice):
    """To heads and administrators: the index of a service fell far; figures are read when it is sent."""

    kind: ClassVar[str] = "ikm_fell"
    priority: ClassVar[Priority] = Priority.BULK
    service_id: int
    quarter: str
    """Its code, such as 2026-Q4."""


class FoundAlone(Notice):
    """To an administrator: there are people without a supervisor; their names are read when it is sent."""

    kind: ClassVar[str] = "found_alone"


class StandInProposed(Notice):
    """To a supervisor whose leave was approved: somebody may be named who decides meanwhile."""

    kind: ClassVar[str] = "stand_in_proposed"
    leave_id: int


class MonthlySentences(Notice):
    """To a supervisor: one sentence is asked for about each person's month, given by its first day."""

    kind: ClassVar[str] = "monthly_sentences"
    priority: ClassVar[Priority] = Priority.BULK
    month: date

    @classmethod
    def from_payload(cls, payload: dict[str, Any]) -> Notice:
        return cls(month=date.fromisoformat(payload["month"]))


class WeeklyDigest(Notice):
    """To an administrator, or to the head of a unit: the week that ends at `until`, as a picture.

    Not held up by a whole office's reminders.
    """

    kind: ClassVar[str] = "weekly_digest"
    until: datetime
    unit_id: int | None = None
    """None for the office."""

    @classmethod
    def from_payload(cls, payload: dict[str, Any]) -> Notice:
        return cls(datetime.fromisoformat(payload["until"]), payload.get("unit_id"))


class WeeklyDigestFile(WeeklyDigest):
    """Its lists as a workbook; it follows the picture without a sound."""

    kind: ClassVar[str] = "weekly_digest_file"


class RootPublished(Notice):
    """To administrators and a public channel: the root of the log of decisions until the end of a day."""

    kind: ClassVar[str] = "root_published"
    priority: ClassVar[Priority] = Priority.BULK
    size: int
    root: str
    day: date

    @classmethod
    def from_payload(cls, payload: dict[str, Any]) -> Notice:
        return cls(payload["size"], payload["root"], date.fromisoformat(payload["day"]))


class TodayChanged(Notice):
    """To a person who has a card of the day: it is brought up to date where it stands."""

    kind: ClassVar[str] = "today_changed"


class OwnRecap(Notice):
    """To a person at work: their week up to `until`."""

    kind: ClassVar[str] = "own_recap"
    priority: ClassVar[Priority] = Priority.BULK
    until: datetime

    @classmethod
    def from_payload(cls, payload: dict[str, Any]) -> Notice:
        return cls(until=datetime.fromisoformat(payload["until"]))


class RatingAsked(Notice):
    """To a person who is asked to rate colleagues or the supervisor; their names are read when it is sent."""

    kind: ClassVar[str] = "rating_asked"
    priority: ClassVar[Priority] = Priority.BULK


class SecondRatingsWait(Notice):
    """To a second rater: reports wait to be rated blind; how many is read when it is sent."""

    kind: ClassVar[str] = "second_ratings_wait"
    priority: ClassVar[Priority] = Priority.BULK


class SecondFigureReady(Notice):
    """To a reviewer: the difference from second raters is ready to be looked at, before the superior does."""

    kind: ClassVar[str] = "second_figure_ready"
    priority: ClassVar[Priority] = Priority.BULK
    period: str


class RatingReminder(RatingAsked):
    """To a person who has not answered all of it some days before the round ends."""

    kind: ClassVar[str] = "rating_reminder"


class RulesChanged(Notice):
    """To a person who is affected by a new version of the rules; the changes are read when it is sent."""

    kind: ClassVar[str] = "rules_changed"
    priority: ClassVar[Priority] = Priority.BULK
    version_id: int


class RulesReminder(RulesChanged):
    """To a person who has not said to have read what changed."""

    kind: ClassVar[str] = "rules_reminder"


class PersonUnreachable(Notice):
    """To an administrator: messages to this person do not arrive."""

    kind: ClassVar[str] = "person_unreachable"
    employee_id: int
    why: NoWay = NoWay.BLOCKED

    @classmethod
    def from_payload(cls, payload: dict[str, Any]) -> Notice:
        return cls(payload["employee_id"], NoWay(payload.get("why", NoWay.BLOCKED)))


class TicketsWait(Notice):
    """To somebody who answers tickets: the reason; the waiting tickets are read when it is sent."""

    kind: ClassVar[str] = "tickets_wait"
    priority: ClassVar[Priority] = Priority.BULK
    why: TicketNews

    @classmethod
    def from_payload(cls, payload: dict[str, Any]) -> Notice:
        return cls(TicketNews(payload["why"]))


class MenuChanged(Notice):
    """To a chat: its menu of commands is no longer what its person may do. No message, and nobody waits."""

    kind: ClassVar[str] = "menu_changed"
    priority: ClassVar[Priority] = Priority.BULK


class Apology(Notice):
    """To the person whose update failed: it is noted under a reference, nothing was changed."""

    kind: ClassVar[str] = "apology"
    priority: ClassVar[Priority] = Priority.ANSWER
    reference: str


def notice_of(kind: str, payload: dict[str, Any]) -> Notice:
    """The notice that an outbox row holds; raises KeyError for an unknown kind."""
    return _KINDS[kind].from_payload(payload)


@dataclass(frozen=True)
class Recipient:
    """Where a notice goes: a person of the roster, a bare chat of somebody of no roster, or a sealed chat."""

    employee_id: int | None = None
    chat_id: int | None = None
    language: str | None = field(default=None)
    is_stranger: bool = False
    """Somebody of no roster: what the office waits for goes first."""
    sealed: bytes | None = field(default=None, repr=False)
    """The chat of a citizen and its language, sealed for what the notice is about; opened when it is sent."""

    def __post_init__(self) -> None:
        if [self.employee_id, self.chat_id, self.sealed].count(None) != 2:
            raise ValueError("a notice goes either to a person or to a chat")

    def priority_of(self, notice: Notice) -> Priority:
        """How urgent a notice is to this recipient."""
        return max(notice.priority, Priority.STRANGER) if self.is_stranger else notice.priority
