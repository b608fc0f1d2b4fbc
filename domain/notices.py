"""Notices: messages that must arrive, stored as ids and figures and put into words when sent."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import IntEnum
from typing import Any, ClassVar, Self, dataclass_transform

from msgspec import Struct, convert, to_builtins

from domain.kinds import Kinds
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
class _Kinds(Kinds):
    """A kind of notice without a priority has that of its base."""

    option = "kind"
    found = _KINDS

    def __new__(mcls, *statement: Any, priority: Priority | None = None, **options: Any) -> Any:
        made = super().__new__(mcls, *statement, **options)
        if priority is not None:
            made.priority = priority
        return made


class Notice(Struct, frozen=True, metaclass=_Kinds):
    """Base of the notices, which never change. `kind` names the class in the outbox for ever."""

    kind: ClassVar[str]
    priority: ClassVar[Priority] = Priority.WORK

    @property
    def about(self) -> str | None:
        """What finds this notice again, to correct the message that told it; None where nothing does."""
        return None

    def payload(self) -> dict[str, Any]:
        """Plain values for the outbox row."""
        values: dict[str, Any] = to_builtins(self)
        return values

    @classmethod
    def from_payload(cls, payload: dict[str, Any]) -> Self:
        """The notice of an outbox row."""
        return convert(payload, cls)


class ReportReminder(Notice, kind="report_reminder", priority=Priority.BULK):
    """To a person who has not reported on a date."""

    employee_id: int
    date: date

    @property
    def about(self) -> str:
        return self.date.isoformat()


class ReminderSettled(ReportReminder, kind="reminder_settled", priority=Priority.WORK):
    """To a person who was reminded: that message says how the date stands now. It is edited, never sent."""


class ReminderMoved(ReportReminder, kind="reminder_moved"):
    """To a person who is reminded again: the earlier message points to the new one below it."""


class ReviewReminder(Notice, kind="review_reminder", priority=Priority.BULK):
    """To a person in the morning: what waits for review or own correction, as it is when it is sent."""

    employee_id: int


class AssessmentReminder(Notice, kind="assessment_reminder", priority=Priority.BULK):
    """To a supervisor: assessments are missing; how many is read when it is sent."""

    employee_id: int
    periods: str
    """Their codes, with spaces between them."""


class QuarantineWaits(Notice, kind="quarantine_waits"):
    """To an administrator: ratings were set aside yesterday; what waits is read when it is sent."""


class LongWaiting(Notice, kind="long_waiting", priority=Priority.BULK):
    """To an administrator: supervisors with cases that have waited too long, as of the sending."""


class DataCorrectionDue(Notice, kind="data_correction_due"):
    """To administrators: the time for a request ends soon, or is over; then to its author too."""

    correction_id: int
    version: int
    is_late: bool


class IkmFell(Notice, kind="ikm_fell", priority=Priority.BULK):
    """To heads and administrators: the index of a service fell far; figures are read when it is sent."""

    service_id: int
    quarter: str
    """Its code, such as 2026-Q4."""


class FoundAlone(Notice, kind="found_alone"):
    """To an administrator: there are people without a supervisor; their names are read when it is sent."""


class StandInProposed(Notice, kind="stand_in_proposed"):
    """To a supervisor whose leave was approved: somebody may be named who decides meanwhile."""

    leave_id: int


class MonthlySentences(Notice, kind="monthly_sentences", priority=Priority.BULK):
    """To a supervisor: one sentence is asked for about each person's month, given by its first day."""

    month: date


class WeeklyDigest(Notice, kind="weekly_digest"):
    """To an administrator, or to the head of a unit: the week that ends at `until`, as a picture.

    Not held up by a whole office's reminders.
    """

    until: datetime
    unit_id: int | None = None
    """None for the office."""


class WeeklyDigestFile(WeeklyDigest, kind="weekly_digest_file"):
    """Its lists as a workbook; it follows the picture without a sound."""


class RootPublished(Notice, kind="root_published", priority=Priority.BULK):
    """To administrators and a public channel: the root of the log of decisions until the end of a day."""

    size: int
    root: str
    day: date


class TodayChanged(Notice, kind="today_changed"):
    """To a person who has a card of the day: it is brought up to date where it stands."""


class OwnRecap(Notice, kind="own_recap", priority=Priority.BULK):
    """To a person at work: their week up to `until`."""

    until: datetime


class RatingAsked(Notice, kind="rating_asked", priority=Priority.BULK):
    """To a person who is asked to rate colleagues or the supervisor; their names are read when it is sent."""


class SecondRatingsWait(Notice, kind="second_ratings_wait", priority=Priority.BULK):
    """To a second rater: reports wait to be rated blind; how many is read when it is sent."""


class SecondFigureReady(Notice, kind="second_figure_ready", priority=Priority.BULK):
    """To a reviewer: the difference from second raters is ready to be looked at, before the superior does."""

    period: str


class RatingReminder(RatingAsked, kind="rating_reminder"):
    """To a person who has not answered all of it some days before the round ends."""


class RulesChanged(Notice, kind="rules_changed", priority=Priority.BULK):
    """To a person who is affected by a new version of the rules; the changes are read when it is sent."""

    version_id: int


class RulesReminder(RulesChanged, kind="rules_reminder"):
    """To a person who has not said to have read what changed."""


class PersonUnreachable(Notice, kind="person_unreachable"):
    """To an administrator: messages to this person do not arrive."""

    employee_id: int
    why: NoWay = NoWay.BLOCKED


class TicketsWait(Notice, kind="tickets_wait", priority=Priority.BULK):
    """To somebody who answers tickets: the reason; the waiting tickets are read when it is sent."""

    why: TicketNews


class MenuChanged(Notice, kind="menu_changed", priority=Priority.BULK):
    """To a chat: its menu of commands is no longer what its person may do. No message, and nobody waits."""


class Apology(Notice, kind="apology", priority=Priority.ANSWER):
    """To the person whose update failed: it is noted under a reference, nothing was changed."""

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
