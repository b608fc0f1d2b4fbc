"""The reader's own score by the former rules and by the new ones, by the engine that makes every score."""

from __future__ import annotations

from datetime import datetime

from domain.errors import Invalid
from domain.office import Office
from domain.schemes import Scheme
from domain.scoring import Scorecard
from handlers.kit.score_views import load_score
from locales import Html, Words
from locales.scores import grade_name, period_name
from storage.scoring.scope import Scope
from storage.uow import UnitOfWork


async def own_figures(
    uow: UnitOfWork,
    words: Words,
    office: Office,
    before: Scheme,
    after: Scheme,
    employee_id: int,
    now: datetime,
) -> list[Html]:
    """A line with both scores of the running period; none where neither gives one, or the periods differ.

    Takes some tens of milliseconds, in a read-only unit of work.
    """
    if before.period is not after.period:
        return []
    scopes = [Scope.running(scheme, now, office.zone) for scheme in (before, after)]
    try:
        cards = [(await load_score(uow, scope, employee_id, now)).scorecard.card for scope in scopes]
    except Invalid:  # not in service in the running period
        return []
    if all(card.grade is None for card in cards):
        return []
    old, new = (_outcome(words, scope.scheme, card) for scope, card in zip(scopes, cards, strict=True))
    said = {"period": period_name(words, scopes[1].period), "day": words.short_day(scopes[1].as_of.day)}
    return [Html(""), words("rules-changed-figures", before=old, after=new, **said)]


def _outcome(words: Words, scheme: Scheme, card: Scorecard) -> str:
    if card.grade is None:
        return words.plain("rules-changed-ungraded")
    grade = grade_name(words, scheme, card.grade)
    return grade if card.score is None else f"{words.score(card.score)} – {grade}"
