"""Tickets: citizens' praise, complaints and suggestions; their states and working-day clock."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace
from pydantic import BaseModel, ConfigDict

from domain.calendar import WorkCalendar
from domain.errors import AlreadyHandled
from domain.escalation import working_day_after

MOST_ADDED = 10
"""How often a citizen may add to a ticket."""
MOST_REOPENED = 1
"""How often a citizen may open a ticket again that was closed with an answer."""
MOST_PASSED = 5
"""How often units may pass a ticket on; after that administrators alone may."""


class TicketKind(StrEnum):
    """What a citizen has to say."""

    COMPLAINT = "complaint"
    SUGGESTION = "suggestion"
    PRAISE = "praise"


class TicketState(StrEnum):
    """How far a ticket is: baru, diproses, selesai."""

    NEW = "new"
    TAKEN = "taken"
    CLOSED = "closed"


class TicketNews(StrEnum):
    """Why the people who answer tickets are notified."""

    WRITTEN = "written"
    """Citizens have written, added, or opened one again."""
    PASSED = "passed"
    """Another unit has passed one on."""
    PRESSING = "pressing"
    """The day of one is today or the next working day, or over."""
    LATE = "late"
    """To the superior: a unit has let the day of one pass."""


OPEN = (TicketState.NEW, TicketState.TAKEN)


class TicketStep(StrEnum):
    """What happened to a ticket."""

    WRITTEN = "written"
    ADDED = "added"
    TAKEN = "taken"
    ANSWERED = "answered"
    PASSED = "passed"
    CLOSED = "closed"
    CONFIRMED = "confirmed"
    REOPENED = "reopened"


OF_OFFICE = frozenset({TicketStep.TAKEN, TicketStep.ANSWERED, TicketStep.PASSED, TicketStep.CLOSED})


class TicketSaid(BaseModel):
    """One step: the office's date, the text, and the person of the office who took it.

    `by` is None for the citizen, and for an administrator who is not in the roster.
    """

    # Invalid data is reported by its field name alone: the log must not hold what a citizen wrote.
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True, hide_input_in_errors=True)

    step: TicketStep
    day: date
    text: str | None = None
    by: int | None = None
    unit: str | None = None
    """The unit that it was passed on to, by name."""


class TicketDays(Struct, frozen=True):
    """Working days of the unit: to take a ticket up, to answer it, and to open it again."""

    take_up: int = 3
    answer: int = 5
    reopen: int = 5

    def __post_init__(self) -> None:
        if not 1 <= self.take_up <= self.answer <= 60 or not 1 <= self.reopen <= 60:
            raise ValueError("numbers of days from 1 to 60, of which the second is not below the first")


class TicketLife(Struct, frozen=True):
    """A ticket as its rules see it. Each step gives the ticket after it, or raises AlreadyHandled."""

    state: TicketState
    since: date
    """When it was written, or opened again."""
    steps: tuple[TicketSaid, ...]
    answered_on: date | None = None
    """The last answer that did not close it."""
    closed_on: date | None = None
    reopened: int = 0
    confirmed: bool = False

    @classmethod
    def written(cls, text: str, day: date) -> TicketLife:
        """A new ticket with what a citizen wrote."""
        return cls(TicketState.NEW, day, (TicketSaid(step=TicketStep.WRITTEN, day=day, text=text),))

    @property
    def is_open(self) -> bool:
        """Whether it waits for the office."""
        return self.state in OPEN

    @property
    def counts_from(self) -> date:
        """The date from which the working days count: nobody has heard from the office since."""
        return self.since if self.answered_on is None else max(self.since, self.answered_on)

    # --- the office -------------------------------------------------------------------------------------

    def take_up(self, by: int | None, day: date) -> TicketLife:
        """Somebody of the unit works on it."""
        if self.state is not TicketState.NEW:
            raise AlreadyHandled("ticket-moved-on")
        said = TicketSaid(step=TicketStep.TAKEN, day=day, by=by)
        return replace(self, steps=self._then(said), state=TicketState.TAKEN)

    def answer(self, by: int | None, text: str, day: date) -> TicketLife:
        """The citizen is answered, and the ticket stays open."""
        self._require_open()
        said = TicketSaid(step=TicketStep.ANSWERED, day=day, by=by, text=text)
        return replace(self, steps=self._then(said), state=TicketState.TAKEN, answered_on=day)

    def pass_on(self, by: int | None, unit: str | None, text: str | None, day: date) -> TicketLife:
        """Another unit (None: the administrators) is to answer; the due date stays."""
        self._require_open()
        said = TicketSaid(step=TicketStep.PASSED, day=day, by=by, unit=unit, text=text)
        return replace(self, steps=self._then(said), state=TicketState.NEW)

    def close(self, by: int | None, text: str, day: date) -> TicketLife:
        """The citizen is answered, and the ticket is done."""
        self._require_open()
        said = TicketSaid(step=TicketStep.CLOSED, day=day, by=by, text=text)
        return replace(self, steps=self._then(said), state=TicketState.CLOSED, closed_on=day)

    @property
    def times_passed(self) -> int:
        """How often it was passed on."""
        return sum(said.step is TicketStep.PASSED for said in self.steps)

    # --- the citizen ------------------------------------------------------------------------------------

    @property
    def can_add(self) -> bool:
        """Whether the citizen may add to it."""
        added = sum(said.step is TicketStep.ADDED for said in self.steps)
        return self.is_open and added < MOST_ADDED

    def check_can_add(self) -> None:
        """Raises AlreadyHandled unless the citizen may add to it."""
        if not self.is_open:
            raise AlreadyHandled("ticket-closed")
        if not self.can_add:
            raise AlreadyHandled("ticket-added-enough", most=MOST_ADDED)

    def add(self, text: str, day: date) -> TicketLife:
        """The citizen writes more."""
        self.check_can_add()
        return replace(self, steps=self._then(TicketSaid(step=TicketStep.ADDED, day=day, text=text)))

    def has_just_said(self, step: TicketStep, text: str, since: date) -> bool:
        """Whether the last step is this one, of a date or later, with the same text: sent twice, kept once.

        The same words on a later day say that nothing has changed since.
        """
        last = self.steps[-1]
        return (last.step, last.text) == (step, text) and last.day >= since

    @property
    def can_confirm(self) -> bool:
        """Whether the citizen may say that the answer helps."""
        return self.state is TicketState.CLOSED and not self.confirmed

    def confirm(self, day: date) -> TicketLife:
        """The answer helps."""
        if not self.can_confirm:
            raise AlreadyHandled("ticket-confirmed" if self.confirmed else "ticket-not-closed")
        return replace(self, steps=self._then(TicketSaid(step=TicketStep.CONFIRMED, day=day)), confirmed=True)

    def reopen(self, text: str, day: date, calendar: WorkCalendar, days: TicketDays) -> TicketLife:
        """The answer does not help: the ticket is new again, and its clock begins again."""
        check_reopens(self, day, calendar, days)
        said = TicketSaid(step=TicketStep.REOPENED, day=day, text=text)
        return replace(
            self,
            steps=self._then(said),
            state=TicketState.NEW,
            since=day,
            closed_on=None,
            reopened=self.reopened + 1,
            confirmed=False,
        )

    def _require_open(self) -> None:
        if not self.is_open:
            raise AlreadyHandled("ticket-moved-on")

    def _then(self, said: TicketSaid) -> tuple[TicketSaid, ...]:
        return (*self.steps, said)


# --- the clock ------------------------------------------------------------------------------------------


def due(life: TicketLife, calendar: WorkCalendar, days: TicketDays) -> date | None:
    """Until which date the unit is to take the ticket up or, once taken up, to answer; None when closed.

    Both count from when the citizen wrote, or last had an answer; passing on moves neither.
    """
    if not life.is_open:
        return None
    most = days.take_up if life.state is TicketState.NEW else days.answer
    return working_day_after(calendar, life.counts_from, most)


def answer_due(life: TicketLife, calendar: WorkCalendar, days: TicketDays) -> date | None:
    """Until which date the citizen is to have an answer; None when closed."""
    return working_day_after(calendar, life.counts_from, days.answer) if life.is_open else None


def is_late(life: TicketLife, calendar: WorkCalendar, days: TicketDays, today: date) -> bool:
    """Whether the day until which something was to be done is over."""
    until = due(life, calendar, days)
    return until is not None and today > until


def is_pressing(life: TicketLife, calendar: WorkCalendar, days: TicketDays, today: date) -> bool:
    """Whether it is due today or on the next working day, or late."""
    until = due(life, calendar, days)
    return until is not None and until <= working_day_after(calendar, today, 1)


def reopens_until(life: TicketLife, calendar: WorkCalendar, days: TicketDays) -> date | None:
    """Until which date the citizen may open a closed ticket again; None when that is over for good."""
    if life.closed_on is None or life.reopened >= MOST_REOPENED:
        return None
    return working_day_after(calendar, life.closed_on, days.reopen)


def check_reopens(life: TicketLife, day: date, calendar: WorkCalendar, days: TicketDays) -> None:
    """Raises AlreadyHandled unless the citizen may open it again on a date."""
    if life.state is not TicketState.CLOSED:
        raise AlreadyHandled("ticket-not-closed")
    until = reopens_until(life, calendar, days)
    if until is None or day > until:
        raise AlreadyHandled("ticket-reopen-over")
