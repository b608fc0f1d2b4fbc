"""Reads what waits for a second rater and what ratings of the running period say; keeps an answer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime

from msgspec import Struct

from domain.entries import Content, EvidenceItem
from domain.errors import AlreadyHandled, Invalid
from domain.objectivity import may_be_told
from domain.office import Office
from domain.periods import Period, Span
from domain.second_rating.bias import Bias, biases
from domain.second_rating.drawing import PassReason, without_author
from handlers.frame.actor import Actor
from handlers.frame.gate import Action, may
from handlers.frame.records import SecondRatingOf
from storage.records.second_ratings import WaitingReport
from storage.scoring.scope import Scope
from storage.tables import Employee
from storage.uow import UnitOfWork


class Blind(Struct, frozen=True):
    """A report as a second rater sees it: without author, self rating and first rating."""

    waiting: WaitingReport
    content: Content
    target: str | None
    evidence: Sequence[EvidenceItem]


class OfReviewer(Struct, frozen=True):
    """A reviewer's difference; None while the reviewer has not looked."""

    person: Employee
    bias: Bias | None


class Figures(Struct, frozen=True):
    """What second ratings of the running period say: of the own ratings, and of those of reviewers below."""

    period: Period
    own: Bias | None
    below: Sequence[OfReviewer]


async def rateable(uow: UnitOfWork, office: Office, actor: Actor, now: datetime) -> list[WaitingReport]:
    """A person's reports to rate, in the order of the draw."""
    if actor.employee_id is None:
        return []
    found = await uow.second_ratings.of(actor.employee_id, office.date_of(now))
    return [each for each in found if await may(uow, office, actor, Action.RATE_SECOND, record_of(each), now)]


def record_of(waiting: WaitingReport) -> SecondRatingOf:
    """What the right to rate it is asked about."""
    row, entry = waiting.row, waiting.entry
    return SecondRatingOf(row.employee_id, entry.employee_id, entry.date, waiting.is_open, row.date)


async def blind(uow: UnitOfWork, waiting: WaitingReport) -> Blind:
    """A report without what would tell whose it is, as far as that stands there in letters."""
    entry, name = waiting.entry, waiting.author.name
    said = Content.model_validate(entry)
    activity = without_author(entry.activity, name)
    target = await uow.targets.get(entry.target_id) if entry.target_id else None
    evidence = [
        EvidenceItem.model_validate(each, from_attributes=True).model_copy(
            update={"caption": None if each.caption is None else without_author(each.caption, name)}
        )
        for each in await uow.entries.evidence(entry.id)
    ]
    return Blind(
        waiting,
        said.model_copy(update={"activity": activity, "self_rating": None}),
        None if target is None else without_author(target.title, name),
        evidence,
    )


async def figures(uow: UnitOfWork, office: Office, person: Employee, now: datetime) -> Figures:
    """What a person may see: the own difference, and those of reviewers below who had the chance to look."""
    scope, today = Scope.running(office.scheme, now, office.zone), office.date_of(now)
    under = await uow.supervision.reviewed_by(person.id, today)
    reviewers = [person.id, *(each.id for each in under)]
    rated = await uow.second_ratings.rated_twice(scope.period.span, reviewers)
    found = biases(each for _, each in rated)
    views = await uow.second_ratings.views(scope.period.code)
    below = []
    for reviewer in under:
        bias, view = found.get(reviewer.id), views.get(reviewer.id)
        if bias is not None and not bias.is_silent:
            is_told = view is not None and may_be_told(view.shown_at, view.asked_at, now)
            below.append(OfReviewer(reviewer, bias if is_told else None))
    return Figures(scope.period, found.get(person.id), below)


async def ratings_by_unit(uow: UnitOfWork, span: Span) -> Mapping[int, Sequence[tuple[int, int]]]:
    """First and second rating of each report of a span that has both, by the unit of its author."""
    found: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    for unit, each in await uow.second_ratings.rated_twice(span):
        if unit is not None:
            found[unit].append((each.first, each.second))
    return found


def check_open(waiting: WaitingReport) -> None:
    """Raises AlreadyHandled when a report waits no longer for its second rater."""
    if not waiting.is_open:
        raise AlreadyHandled("second-over")


def rate(uow: UnitOfWork, waiting: WaitingReport, rating: int) -> None:
    """Keeps a second rating."""
    if not 1 <= rating <= 5:
        raise Invalid("button-outdated")
    uow.second_ratings.rate(waiting.row, rating)


def pass_on(uow: UnitOfWork, waiting: WaitingReport, reason: str) -> None:
    """Notes that a report is not rated by this person, so that the next draw asks another one."""
    if reason not in set(PassReason):
        raise Invalid("button-outdated")
    uow.second_ratings.pass_on(waiting.row, PassReason(reason))
