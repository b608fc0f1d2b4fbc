"""An objection as a list of events, and its state, computed from them (docs/decisions/0202).

The clock is that of PermenPANRB 6/2022, lampiran V.B: 14 working days to object, 7 to decide.
"""

from __future__ import annotations

from datetime import date, datetime, time
from enum import StrEnum
from typing import Annotated, Literal
from zoneinfo import ZoneInfo

from msgspec import Struct
from pydantic import ConfigDict, Field, TypeAdapter

from domain.calendar import WorkCalendar
from domain.closing.corrections import Correction
from domain.closing.frozen import canonical, digest_of
from domain.entries import EvidenceItem
from domain.errors import AlreadyHandled, Invalid
from domain.escalation import working_day_after
from domain.models import FrozenModel
from domain.objections.evidence import Evidence
from domain.people import ActingAs

OBJECT_WITHIN, DECIDE_WITHIN = 14, 7
"""Working days of the person's unit: after the result was told, and after the objection was filed."""
ANSWER_WITHIN = 3
"""Working days in which the assessor answers, so that at least four are left to decide."""
PASSED_UP_AFTER = 3
"""Working days after which an overdue decision goes one level up."""


class ObjectionState(StrEnum):
    """How an objection stands."""

    AWAITS_ANSWER = "answer"
    AWAITS_DECISION = "decision"
    UPHELD = "upheld"
    """The result stands (menguatkan)."""
    CHANGED = "changed"
    """The result has a new revision (mengubah)."""
    WITHDRAWN = "withdrawn"


OPEN = frozenset({ObjectionState.AWAITS_ANSWER, ObjectionState.AWAITS_DECISION})


class Filed(FrozenModel):
    """The person objected: reasons, records, who answers and who decides, with both due dates."""

    kind: Literal["filed"] = "filed"
    reasons: str
    components: tuple[str, ...]
    """Ids of the components whose records are named."""
    evidence: Evidence
    proof: tuple[EvidenceItem, ...] = ()
    revision: int
    """The revision that it is against."""
    told_on: date
    """When the result was told, on the unit's calendar."""
    zone: str
    """The unit's zone: its dates end in it."""
    answer_due: date
    decide_due: date
    assessor: int | None
    """None: nobody is there to answer."""
    decider: int | None
    """None: an administrator is to name who decides."""


class Answered(FrozenModel):
    """The assessor, or who acts for the assessor, answered."""

    kind: Literal["answered"] = "answered"
    text: str
    proof: tuple[EvidenceItem, ...] = ()
    acted_as: ActingAs | None = None


class Reminded(FrozenModel):
    """Somebody was reminded of a step that is due by the next working day."""

    kind: Literal["reminded"] = "reminded"
    of: Literal["answer", "decision"]


class AnswerOver(FrozenModel):
    """The day of the answer passed without one: the decision no longer waits for it."""

    kind: Literal["answer-over"] = "answer-over"


class PassedUp(FrozenModel):
    """The day of the decision passed: who is above may decide too; None when nobody is."""

    kind: Literal["passed-up"] = "passed-up"
    to: int | None


class DeciderNamed(FrozenModel):
    """An administrator named who decides, in place of everybody before."""

    kind: Literal["named"] = "named"
    decider: int


class Decided(FrozenModel):
    """The decision with its reasons; a change has the corrections and the revision that follows from them."""

    kind: Literal["decided"] = "decided"
    reasons: str
    chosen: tuple[tuple[str, str], ...] = ()
    """What named records count as from now on, by their keys."""
    corrections: tuple[Correction, ...] = ()
    """What that amounts to."""
    revision: int | None = None
    acted_as: ActingAs | None = None


class Withdrawn(FrozenModel):
    """The person took it back."""

    kind: Literal["withdrawn"] = "withdrawn"


What = Annotated[
    Filed | Answered | Reminded | AnswerOver | PassedUp | DeciderNamed | Decided | Withdrawn,
    Field(discriminator="kind"),
]
_WHAT: TypeAdapter[What] = TypeAdapter(What, config=ConfigDict(defer_build=True))


def what_text(what: What) -> str:
    """What happened as canonical JSON."""
    return canonical(_WHAT.dump_python(what, mode="json", exclude_defaults=False))


def what_of(text: str) -> What:
    """What `what_text` wrote."""
    return _WHAT.validate_json(text)


class Event(Struct, frozen=True):
    """One thing that happened; `by` is None for the clock, and for an administrator of no roster."""

    number: int
    at: datetime
    by: int | None
    what: What


def event_digest(before: str, event: Event) -> str:
    """The digest of an event and of all before it; `before` is that of the event before, empty for none."""
    head = canonical([event.number, event.at.isoformat(), event.by])
    return digest_of(before, head, what_text(event.what))


class ObjectionLife(Struct, frozen=True):
    """An objection as its rules see it: its events, the filing first."""

    events: tuple[Event, ...]

    def __post_init__(self) -> None:
        if not self.events or not isinstance(self.events[0].what, Filed):
            raise ValueError("an objection begins with its filing")

    def up_to(self, number: int) -> ObjectionLife:
        """The state after the first `number` events; at least the filing."""
        return ObjectionLife(self.events[: max(1, number)])

    def as_of(self, moment: datetime) -> ObjectionLife | None:
        """As it stood at a moment; None before it was filed."""
        known = tuple(each for each in self.events if each.at <= moment)
        return ObjectionLife(known) if known else None

    @property
    def filed(self) -> Filed:
        """What was filed."""
        what = self.events[0].what
        assert isinstance(what, Filed)
        return what

    @property
    def filed_at(self) -> datetime:
        """When it was filed."""
        return self.events[0].at

    @property
    def author(self) -> int:
        """Who objects."""
        by = self.events[0].by
        assert by is not None
        return by

    @property
    def answer(self) -> Event | None:
        """The assessor's answer."""
        return self.last(Answered)

    @property
    def sides(self) -> frozenset[int]:
        """Who objects, assessed or answered: none of them decides."""
        answered_by = None if self.answer is None else self.answer.by
        sides = (self.author, self.filed.assessor, answered_by)
        return frozenset(each for each in sides if each is not None)

    @property
    def decision(self) -> Event | None:
        """The decision."""
        return self.last(Decided)

    def last(self, *kinds: type[FrozenModel]) -> Event | None:
        """The last event of some kinds."""
        return next((each for each in reversed(self.events) if isinstance(each.what, kinds)), None)

    @property
    def state(self) -> ObjectionState:
        """How it stands."""
        if self.last(Withdrawn):
            return ObjectionState.WITHDRAWN
        decided = self.last(Decided)
        if decided is not None and isinstance(decided.what, Decided):
            return ObjectionState.UPHELD if decided.what.revision is None else ObjectionState.CHANGED
        if self.filed.assessor is None or self.last(Answered, AnswerOver):
            return ObjectionState.AWAITS_DECISION
        return ObjectionState.AWAITS_ANSWER

    @property
    def is_open(self) -> bool:
        """Whether somebody still has to answer or decide."""
        return self.state in OPEN

    @property
    def is_answer_over(self) -> bool:
        """Whether the day of the answer passed without one."""
        return self.last(AnswerOver) is not None

    @property
    def deciders(self) -> tuple[int, ...]:
        """Who may decide: the one appointed last, and those to whom it was passed up since."""
        found: list[int] = []
        for event in self.events:
            match event.what:
                case Filed(decider=who) if who is not None:
                    found = [who]
                case DeciderNamed(decider=who):
                    found = [who]
                case PassedUp(to=who) if who is not None and who not in found:
                    found.append(who)
        return tuple(found)

    @property
    def zone(self) -> ZoneInfo:
        """The unit's zone."""
        return ZoneInfo(self.filed.zone)

    @property
    def answer_until(self) -> datetime:
        """The last minute for the answer."""
        return last_minute(self.filed.answer_due, self.zone)

    @property
    def decide_until(self) -> datetime:
        """The last minute for the decision."""
        return last_minute(self.filed.decide_due, self.zone)

    # --- steps ------------------------------------------------------------------------------------------

    def then(self, what: What, by: int | None, at: datetime) -> Event:
        """The event that follows; raises AlreadyHandled when the objection no longer takes it."""
        self._check(what)
        return Event(len(self.events) + 1, at, by, what)

    def _check(self, what: What) -> None:
        if not self.is_open:
            raise AlreadyHandled("objection-settled")
        match what:
            case Answered() if self.answer is not None:
                raise AlreadyHandled("objection-answered")
            case Answered() if self.filed.assessor is None:
                raise AlreadyHandled("objection-no-answer-wanted")
            case Decided() if self.state is ObjectionState.AWAITS_ANSWER:
                raise AlreadyHandled("objection-hears-both", until=self.answer_until)
            case Filed():
                raise AlreadyHandled("objection-filed-already")


# --- the clock ------------------------------------------------------------------------------------------


def last_minute(day: date, zone: ZoneInfo) -> datetime:
    """The last minute of a date in a zone."""
    return datetime.combine(day, time(23, 59), tzinfo=zone)


def object_until(calendar: WorkCalendar, told_on: date) -> date:
    """The last date on which a result that was told on a date may be objected to."""
    return working_day_after(calendar, told_on, OBJECT_WITHIN)


def check_in_time(calendar: WorkCalendar, told_on: date, now: datetime) -> None:
    """Raises Invalid when the time to object is over."""
    until = object_until(calendar, told_on)
    if calendar.local_date(now) > until:
        raise Invalid("objection-too-late", days=OBJECT_WITHIN, until=until)


def due_dates(calendar: WorkCalendar, filed_at: datetime) -> tuple[date, date]:
    """The due dates of the answer and of the decision."""
    filed_on = calendar.local_date(filed_at)
    return (
        working_day_after(calendar, filed_on, ANSWER_WITHIN),
        working_day_after(calendar, filed_on, DECIDE_WITHIN),
    )


def due_step(life: ObjectionLife, calendar: WorkCalendar, today: date) -> What | None:
    """What the clock does on the morning of a working day of the unit; a passed-up one still lacks its head.

    One step at a time: it is asked again until it returns None.
    """
    filed, next_day = life.filed, working_day_after(calendar, today, 1)
    reminded = {each.what.of for each in life.events if isinstance(each.what, Reminded)}
    if life.state is ObjectionState.AWAITS_ANSWER:
        if today > filed.answer_due:
            return AnswerOver()
        return Reminded(of="answer") if next_day >= filed.answer_due and "answer" not in reminded else None
    if life.state is not ObjectionState.AWAITS_DECISION:
        return None
    if next_day >= filed.decide_due >= today and "decision" not in reminded:
        return Reminded(of="decision")
    last = life.last(PassedUp, DeciderNamed)
    if last is not None and isinstance(last.what, PassedUp) and last.what.to is None:
        return None
    due, since = filed.decide_due, None if last is None else calendar.local_date(last.at)
    if since is not None and since > due:
        due = working_day_after(calendar, since, PASSED_UP_AFTER)
    return PassedUp(to=None) if today > due else None
