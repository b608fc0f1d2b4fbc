"""Follow-up of a closed result: a recommendation, a decision about each proposal, and their outcome.

The frozen result proposes (domain/scoring/followup.py), its supervisor decides. No result is changed by it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from msgspec import Struct, field

from domain.answers import clean, within_length
from domain.closing.frozen import digest_of
from domain.errors import AlreadyHandled, Invalid, or_refuse
from domain.periods import Period
from domain.schemes import Action, Scheme
from domain.scoring import (
    ComponentResult,
    FollowUp,
    PersonFacts,
    RequiredCompetency,
    Scorecard,
    competency_levels,
)

SHORTEST_TEXT, LONGEST_TEXT = 10, 1000
"""Letters and digits that a recommendation has at least, and characters at most."""
_MARK = 16
_REMIND_AFTER = tuple(timedelta(days=days) for days in (7, 14, 21, 28))
_SUPERIOR_AFTER = _REMIND_AFTER[1]


class Decision(StrEnum):
    """What the supervisor says to a proposal."""

    ACCEPTED = "accepted"
    CHANGED = "changed"
    DECLINED = "declined"


class Done(StrEnum):
    """Whether what was recommended a period ago was done."""

    DONE = "done"
    PARTLY = "partly"
    NOT_YET = "not_yet"


class Proposal(NamedTuple):
    """A follow-up by the rules, and the key by which a later revision finds it again."""

    mark: str
    follow_up: FollowUp

    @property
    def action(self) -> Action:
        return self.follow_up.action

    @property
    def competency(self) -> str | None:
        """The competency that it is about."""
        return _text(self.follow_up, "competency")

    @property
    def course(self) -> str | None:
        """The course that the catalogue names for that competency."""
        return _text(self.follow_up, "course")

    def is_for(self, course: str | None) -> bool:
        """Whether it proposes a training with this course."""
        return self.action is Action.TRAINING and course == self.course


def _text(follow_up: FollowUp, name: str) -> str | None:
    value = follow_up.params.get(name)
    return None if value is None else str(value)


def proposals(card: Scorecard) -> list[Proposal]:
    """The proposals of a result, in the order of the scheme's rules; those that say the same count once."""
    found: dict[str, Proposal] = {}
    for each in card.follow_up:
        about = [_text(each, name) or "" for name in ("competency", "component", "grade", "periods")]
        mark = digest_of(each.action, each.reason, *about)[:_MARK]
        found.setdefault(mark, Proposal(mark, each))
    return list(found.values())


class Decided(Struct, frozen=True):
    """The decision about a proposal: the action to be done, or the proposal was declined."""

    decision: Decision
    action: Action
    competency: str | None = None
    """What a training is to raise."""
    course: str | None = None
    reason: str | None = None

    def __post_init__(self) -> None:
        if (self.reason is None) != (self.decision is Decision.ACCEPTED):
            raise ValueError("what is changed or declined has a reason, what is accepted has none")

    @property
    def is_to_be_done(self) -> bool:
        return self.decision is not Decision.DECLINED


def accepted(proposal: Proposal) -> Decided:
    """The proposal as it is."""
    return Decided(Decision.ACCEPTED, proposal.action, proposal.competency, proposal.course)


def declined(proposal: Proposal, reason: str) -> Decided:
    """Nothing of the proposal."""
    return Decided(Decision.DECLINED, proposal.action, proposal.competency, proposal.course, reason)


def changed(
    proposal: Proposal, action: Action, reason: str, *, competency: str | None, course: str | None
) -> Decided:
    """Another action, or another course, in place of the proposal; raises Invalid when neither differs.

    `competency` is what the course teaches, where it is known; without a course only a training is about one.
    """
    is_training = action is Action.TRAINING
    taught = competency if is_training else None
    course = course if is_training else None
    if (action, course) == (proposal.action, proposal.course):
        raise Invalid("follow-up-same")
    return Decided(Decision.CHANGED, action, taught, course, reason)


def parse_recommendation(text: str) -> str:
    """A recommendation in one paragraph; raises Invalid when it says too little or too much."""
    return within_length(clean(text), SHORTEST_TEXT, LONGEST_TEXT, "follow-up-short")


class Written(NamedTuple):
    """A recommendation, and who wrote it."""

    text: str
    by_id: int


class Answer(NamedTuple):
    """Whether it was done, with a word why, as said at the end of the next period."""

    done: Done
    why: str | None
    by_id: int


class Followed(Struct, frozen=True):
    """Everything that follows from a person's result of a period."""

    period: Period
    proposals: Sequence[Proposal]
    recommendation: Written | None = None
    decisions: Mapping[str, Decided] = field(default_factory=dict)
    """By the mark of the proposal; those about proposals that a revision took away are left out."""
    answer: Answer | None = None

    @property
    def undecided(self) -> list[Proposal]:
        return [each for each in self.proposals if each.mark not in self.decisions]

    @property
    def to_be_done(self) -> list[Decided]:
        """What was accepted, or put in the place of a proposal."""
        found = (self.decisions.get(each.mark) for each in self.proposals)
        return [each for each in found if each is not None and each.is_to_be_done]

    @property
    def is_asked_about(self) -> bool:
        """Whether the next period's end asks if anything of it was done."""
        return self.recommendation is not None or bool(self.to_be_done)

    def proposal(self, mark: str) -> Proposal:
        """The proposal of a button; raises AlreadyHandled when a revision took it away."""
        return or_refuse(
            next((each for each in self.proposals if each.mark == mark), None),
            AlreadyHandled("follow-up-gone"),
        )


class Lacks(NamedTuple):
    """What the supervisor of a result has not said yet."""

    recommendation: bool
    proposals: int
    answer: bool

    @property
    def is_anything(self) -> bool:
        return self.recommendation or self.proposals > 0 or self.answer


def lacks(scheme: Scheme, now: Followed, before: Followed | None) -> Lacks:
    """What is missing of a person; `before` is the period before, about which is asked.

    A recommendation is asked for where the scheme says so, of the periods that it scores.
    """
    is_wanted = scheme.recommendation and now.period.kind is scheme.period
    is_asked = before is not None and before.is_asked_about and before.answer is None
    return Lacks(is_wanted and now.recommendation is None, len(now.undecided), is_asked)


class Tally(Struct):
    """What was said about the results of an office, counted person by person."""

    people: int = 0
    complete: int = 0
    """The people with nothing missing."""
    recommended: int = 0
    undecided: int = 0
    """Proposals without a decision."""
    decisions: Counter[Decision] = field(default_factory=Counter)
    answers: Counter[Done] = field(default_factory=Counter)
    """About the period before."""
    unanswered: int = 0

    def add(self, now: Followed, before: Followed | None, left: Lacks) -> None:
        """Counts a person."""
        self.people += 1
        self.complete += not left.is_anything
        self.recommended += now.recommendation is not None
        self.undecided += len(now.undecided)
        self.decisions.update(each.decision for each in now.decisions.values())
        self.unanswered += left.answer
        if before is not None and before.answer is not None:
            self.answers[before.answer.done] += 1


def writable(closed: Iterable[Period]) -> list[Period]:
    """The closed periods whose follow-up can be written: the last of each kind, what ended last first."""
    last: dict[str, Period] = {}
    for period in closed:
        known = last.get(period.kind)
        if known is None or known.end < period.end:
            last[period.kind] = period
    return sorted(last.values(), key=lambda each: (each.end, each.kind.months), reverse=True)


def before(period: Period, closed: Iterable[Period]) -> Period | None:
    """The closed period of the same kind that ended last before a period."""
    earlier = [each for each in closed if each.kind is period.kind and each.end < period.start]
    return max(earlier, key=lambda each: each.end, default=None)


class Move(NamedTuple):
    """A competency that a training was to raise: its level then and now; None where it was not assessed."""

    competency: str
    before: Fraction | None
    after: Fraction | None


def levels(scheme: Scheme, facts: PersonFacts) -> dict[str, Fraction]:
    """The levels (1..5, exact) of a person's competencies from frozen records."""
    return {each.name: each.level for each in competency_levels(scheme, facts)}


def moves(
    decided: Iterable[Decided], then: Mapping[str, Fraction], now: Mapping[str, Fraction]
) -> list[Move]:
    """Each competency of a training that was to be done, once, with its level then and now."""
    found: dict[str, Move] = {}
    for each in decided:
        if each.is_to_be_done and each.action is Action.TRAINING and each.competency is not None:
            name = each.competency
            found.setdefault(name, Move(name, then.get(name), now.get(name)))
    return list(found.values())


def courses(facts: PersonFacts) -> list[RequiredCompetency]:
    """The courses of the catalogue for what the person's position required, each once."""
    found = {each.course: each for each in reversed(facts.competencies) if each.course}
    return [each for each in facts.competencies if each.course and found[each.course] is each]


def weakest(card: Scorecard) -> ComponentResult | None:
    """The component with the lowest value, the scheme's first of equals; None where none has a value."""
    valued = [each for each in card.components if each.value is not None]
    return min(valued, key=lambda each: each.value or Fraction(0), default=None)


def is_reminded(closed_on: date, today: date, works: Collection[date]) -> bool:
    """Whether supervisors with open tasks are reminded: weekly for four weeks after the closing.

    `works` are the working days of the last week: a reminder due on a free day is sent on the next working
    day.
    """
    return _is_due(_REMIND_AFTER, closed_on, today, works)


def last_reminder(closed_on: date, is_working: Callable[[date], bool]) -> date:
    """The day of the last reminder by a unit's calendar: who takes over after it is told alone."""
    due = closed_on + _REMIND_AFTER[-1]
    return next((day for day in (due + timedelta(days=n) for n in range(7)) if is_working(day)), due)


def is_told_above(closed_on: date, today: date, works: Collection[date]) -> bool:
    """Whether the supervisor's superior is told of open tasks: two weeks after the closing."""
    return _is_due((_SUPERIOR_AFTER,), closed_on, today, works)


def _is_due(steps: Iterable[timedelta], closed_on: date, today: date, works: Collection[date]) -> bool:
    if today not in works:
        return False
    days = (closed_on + step for step in steps)
    return any(
        day <= today and not any(day <= each < today for each in works)
        for day in days
        if today - day < timedelta(days=7)
    )
