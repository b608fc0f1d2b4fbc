"""What notices about objections say when they are sent, each with the case one tap away."""

from __future__ import annotations

from domain.answers import shortened
from domain.closing.difference import difference
from domain.closing.notices import ObjectionNews
from domain.errors import NotAllowed
from domain.objections.life import ObjectionState
from domain.objections.news import News
from domain.periods import Period
from handlers.frame.gate import Action, allow, may
from handlers.frame.room import Telling
from handlers.frame.screen import Button, Screen, quoted
from handlers.kit.result_changes import change_lines
from handlers.objections.actions import right_to
from handlers.objections.callbacks import ObjectionTap, View
from handlers.objections.screens import Shown, naming_button, shown
from locales import Html, Words, in_lines
from locales.scores import period_name

_LONGEST_REASONS = 500
"""Characters of the decider's reasons: the case has all of them."""
_TO_ADMINISTRATORS = frozenset({News.NO_DECIDER, News.OVERDUE})
_NOBODY = dict.fromkeys((News.PASSED_UP, News.OVERDUE), "objection-nobody")
"""The words for an undecided objection, where these are needed."""
_WHILE_OPEN = frozenset(
    {
        News.TO_ANSWER,
        News.TO_HEAR,
        News.TO_DECIDE,
        News.ANSWER_SOON,
        News.DECISION_SOON,
        News.NO_DECIDER,
        News.OVERDUE,
    }
)
"""What is not said any more once the objection is settled."""


async def told(telling: Telling, notice: ObjectionNews) -> Screen | None:
    """The news, for its reader; None when it has nothing to say any more."""
    uow, words, office, now = telling.uow, telling.words, telling.office, telling.now
    objected = await uow.objections.get(notice.objection_id)
    if objected is None or (notice.news in _WHILE_OPEN and not objected.life.is_open):
        return None
    actor = await telling.reader()
    case = await shown(uow, words, office, actor, objected, now)
    life, right = objected.life, right_to(objected)
    until = life.answer_until if notice.news in (News.TO_ANSWER, News.ANSWER_SOON) else life.decide_until
    names = [await case.name(each) for each in life.deciders]
    is_own = notice.news is News.DECIDED and actor.employee_id == life.author
    lines = [
        words(
            "objection-news-decided-own" if is_own else f"objection-news-{notice.news}",
            name=await case.name(life.author),
            period=period_name(words, objected.period),
            moment=case.moment(until),
            answer=case.moment(life.answer_until),
            assessor=words.plain("objection-assessor")
            if life.filed.assessor is None
            else await case.name(life.filed.assessor),
            decider=", ".join(names) or words.plain(_NOBODY.get(notice.news, "objection-superior")),
        )
    ]
    if notice.news is News.DECIDED:
        lines += await _decision(words, case)
    rows = []
    if notice.news in _TO_ADMINISTRATORS:
        if not await may(uow, office, actor, Action.NAME_DECIDER, right, now):
            return None
        rows.append([naming_button(words, objected)])
    else:
        try:
            await allow(uow, office, actor, Action.SEE_OBJECTION, right, now)
        except NotAllowed:
            return None
        rows.append([Button(words.plain("objection-open"), ObjectionTap(objected.id, View.CASE, 0, 0))])
    return Screen(in_lines(lines), rows)


async def _decision(words: Words, case: Shown) -> list[Html]:
    """What was decided, what it changed, and why."""
    lines = [Html(""), words(f"objection-state-{case.objected.life.state}")]
    first, revised = await case.result(), await case.revised()
    if case.objected.life.state is ObjectionState.CHANGED and revised is not None:
        lines += change_lines(words, first.scheme, difference(first.card, revised.card))
        if first.period.kind is first.scheme.interim:
            whole = Period.containing(first.period.start, first.scheme.period)
            lines.append(words("objection-whole-apart", period=period_name(words, whole)))
    if case.decided is not None:
        reasons = shortened(case.decided.reasons, _LONGEST_REASONS)
        lines += [words("objection-own-reasons"), quoted(reasons)]
    return lines
