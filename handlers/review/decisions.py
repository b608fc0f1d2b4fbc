"""What taps in the queue decide: a person's reports with one rating, one opened case, and taking it back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import partial

from domain.cases import UNDO_FOR, CaseState, Decision, check_undo
from domain.errors import AlreadyHandled, Invalid, or_refuse
from domain.notices import Recipient
from domain.talks import are_far_apart
from handlers.frame.screen import Screen
from handlers.frame.turn import Turn
from handlers.kit import case_actions
from handlers.kit.case_actions import QueueChanged
from handlers.kit.case_card import AnyKind
from handlers.kit.case_counts import counts
from handlers.review import live
from handlers.review.callbacks import QueueDecideTap, QueueOpenTap, QueueRateTap, QueueTap, QueueUndoTap
from handlers.review.queue import Item, Scope, follow, queue
from handlers.review.screens import MOST_AT_ONCE, decided_at, framed, opened, part, undo_rows
from locales import Html
from storage.tables import CaseColumns, Entry

KindOfCase = tuple[AnyKind, CaseColumns]
Staying = dict[str, list[CaseColumns]]
"""Cases that are not taken back, by the reason."""


def _scope(tap: QueueTap | QueueOpenTap | QueueRateTap | QueueUndoTap) -> Scope:
    return _checked(Scope(tap.view, tap.person, tap.day))


def _checked(scope: Scope) -> Scope:
    if scope.day and scope.date is None:
        raise Invalid("button-outdated")
    return scope


async def show(turn: Turn, tap: QueueTap) -> None:
    """Another part of the queue, in the same message."""
    await live.stays(turn)
    scope = _scope(tap)
    screen = await part(turn, await queue(turn), scope, tap.page)
    undos = [] if scope.person else await undo_rows(turn, scope)
    turn.edit(await framed(turn, screen, undos=undos))


async def open_case(turn: Turn, tap: QueueOpenTap) -> None:
    """One case; the list instead when it waits no longer."""
    await live.stays(turn)
    items, scope = await queue(turn), _scope(tap)
    found = _find(items, tap.kind, tap.case_id)
    if found is None:
        turn.refresh = partial(_go_on, scope=scope)
        await _say_locked(turn, tap.kind, tap.case_id)
        turn.toast(turn.words.plain("queue-gone"))
        await _shown(turn, items, scope)
        return
    turn.edit(await framed(turn, await opened(turn, items, scope, found)))


async def _say_locked(turn: Turn, name: str, case_id: int) -> None:
    """Raises AlreadyHandled when a case waits no longer because its period was closed."""
    kind = turn.rooms.case(name)
    case = None if kind is None else await turn.uow.cases.get(kind.table, case_id)
    if kind is None or case is None or case.state != CaseState.SUBMITTED:
        return
    if await turn.may(kind.action, case):
        await turn.uow.cases.check_open(case)


def _find(items: Sequence[Item], kind: str, case_id: int) -> Item | None:
    return next((item for item in items if item.kind.name == kind and item.case.id == case_id), None)


async def rate(turn: Turn, tap: QueueRateTap) -> None:
    """Approves what the button's screen showed without a flag, as far as it still waits as it did then.

    Reports that came later have higher ids, and a changed one is flagged: neither was seen, so neither is
    approved.
    """
    await live.stays(turn)
    scope = _scope(tap)
    turn.refresh = partial(_go_on, scope=scope)
    items = await queue(turn)
    if not (scope.person and 1 <= tap.rating <= 5):
        raise Invalid("rating-invalid")
    seen = [item for item in scope.of(items) if not item.must_open and item.case.id <= tap.top]
    if not seen:
        await _say_locked(turn, "entry", tap.top)
    if len(seen) > min(tap.count, MOST_AT_ONCE):
        raise AlreadyHandled("queue-changed")
    await _approve(turn, items, scope, seen, tap.rating, missing=tap.count - len(seen))


async def decide(turn: Turn, tap: QueueDecideTap) -> None:
    """Approves the opened case, if it still waits in the version that was shown."""
    await live.stays(turn)
    kind = turn.rooms.case(tap.kind)
    case = None if kind is None else await turn.uow.cases.get(kind.table, tap.case_id)
    if kind is None or case is None:
        raise AlreadyHandled("review-gone")
    await turn.allow(kind.action, case)
    scope = _checked(Scope(tap.view, case.employee_id, tap.day))
    turn.refresh = partial(_go_on, scope=scope)
    await case_actions.still_waiting(turn.uow, case, tap.version, turn.person)
    if kind.rated != (1 <= tap.rating <= 5):
        raise Invalid("rating-invalid")
    items = await queue(turn)
    found = or_refuse(_find(items, tap.kind, tap.case_id), AlreadyHandled("review-gone"))
    await _approve(turn, items, scope, [found], tap.rating, missing=0)


async def _approve(
    turn: Turn, items: Sequence[Item], scope: Scope, chosen: Sequence[Item], rating: int, missing: int
) -> None:
    """Decides each case by itself: those that may no longer be decided are left out and reported."""
    done = [item for item in chosen if await _approved(turn, item.kind, item.case, rating or None)]
    decided = [(item.kind, item.case) for item in done]
    missing += len(chosen) - len(done)
    if not done:
        raise AlreadyHandled("queue-changed")
    case_actions.tell_author(turn.uow, decided, turn.now)
    _propose_talks(turn, [item.case for item in done])
    await _others_see_it(turn, decided)
    words = turn.words
    author = await turn.uow.people.get(done[0].person)
    cases = counts(words, [item.case for item in done])
    if rating:
        news = words("queue-done-rated", name=author.name, cases=cases, rating=words(f"rating-{rating}"))
    else:
        news = words("queue-done", name=author.name, about=done[0].kind.about(words, done[0].case))
    if missing:
        news = Html(f"{news}\n{words('queue-left-out', count=missing)}")
    # What was left out may wait in another version by now: only then the queue is read again.
    left = await queue(turn) if missing else [item for item in items if item not in done]
    following = follow(items, left, scope)
    decided_here = Scope(scope.view, done[0].person, scope.day)
    screen, undos = await _next(turn, left, following), await undo_rows(turn, decided_here)
    turn.edit(await framed(turn, screen, news=news, undos=undos))


async def _approved(turn: Turn, kind: AnyKind, case: CaseColumns, rating: int | None) -> bool:
    uow, office, now = turn.uow, turn.office, turn.now
    if not await turn.may(kind.action, case):
        return False
    decision = Decision(CaseState.APPROVED, rating=rating)
    version = case.version
    if not await case_actions.decided_first(uow, office, kind, case, version, decision, turn.person, now):
        return False
    await kind.settled(turn, case)
    return True


def _propose_talks(turn: Turn, cases: Sequence[CaseColumns]) -> None:
    """Once the ratings are final, the queue shows self ratings that are far from them."""
    entries = [case for case in cases if isinstance(case, Entry)]
    if any(are_far_apart(each.self_rating, each.supervisor_rating) for each in entries):
        final_at = turn.now + UNDO_FOR + timedelta(seconds=1)
        reviewer = Recipient(employee_id=turn.person.id)
        turn.uow.outbox.add(QueueChanged(), reviewer, turn.now, not_before=final_at)


async def _others_see_it(
    turn: Turn, cases: Sequence[tuple[AnyKind, CaseColumns]], *, waits_again: bool = False
) -> None:
    """Updates the queues of the other deciders of these cases."""
    named, me = [(kind.name, case) for kind, case in cases], turn.person.id
    await case_actions.refresh_queues(
        turn.uow, turn.office, named, turn.now, besides=me, waits_again=waits_again
    )


async def _next(turn: Turn, items: Sequence[Item], scope: Scope) -> Screen:
    """The reviewer's next screen; if only something that has to be opened is left, it is opened at once."""
    found = scope.of(items)
    if scope.person and found and all(item.must_open for item in found):
        return await opened(turn, items, scope, found[0])
    return await part(turn, items, scope)


async def _go_on(turn: Turn, scope: Scope) -> None:
    await _shown(turn, await queue(turn), scope)


async def _shown(turn: Turn, items: Sequence[Item], scope: Scope) -> None:
    """Shows a part of the queue, or all of it where nothing is left there."""
    turn.edit(await framed(turn, await part(turn, items, scope if scope.of(items) else Scope())))


async def undo(turn: Turn, tap: QueueUndoTap) -> None:
    """Takes back everything of one tap that has not moved on since."""
    await live.stays(turn)
    scope, at = _scope(tap), decided_at(tap)
    turn.refresh = partial(_go_on, scope=scope)
    if at is None:
        raise Invalid("button-outdated")
    check_undo(at, turn.person.id, turn.person.id, turn.now)
    back, stay = await _taken_back(turn, scope, at)
    if not back:
        for case in stay["undo-kept"]:
            await turn.uow.cases.check_open(case)  # says which period
        raise AlreadyHandled("undo-kept" if stay["undo-kept"] else "undo-moved-on")
    await case_actions.correct_author(turn.uow, back, at, turn.now)
    cases = [case for _, case in back]
    await _others_see_it(turn, back, waits_again=True)
    author = await turn.uow.people.get(cases[0].employee_id)
    news = turn.words(
        "queue-undone",
        name=author.name,
        cases=counts(turn.words, cases),
        kept=len(stay["undo-kept"]),
        moved=len(stay["undo-moved-on"]),
    )
    items = await queue(turn)
    screen = await part(turn, items, scope if scope.of(items) else Scope())
    turn.edit(await framed(turn, screen, news=news, undos=await undo_rows(turn, scope)))


async def _taken_back(turn: Turn, scope: Scope, at: datetime) -> tuple[list[KindOfCase], Staying]:
    """Takes back what was decided at an instant; gives that, and what stays as it is, by the reason."""
    back: list[KindOfCase] = []
    stay: Staying = {"undo-kept": [], "undo-moved-on": []}
    for kind in turn.rooms.cases.values():
        found = await turn.uow.review.decided_at(kind.table, turn.person.id, at)
        for each in (each for each in found if _is_of(scope, each)):
            # A closed period locks the case, or its result keeps what was approved.
            if await turn.uow.cases.is_locked(each) or await kind.stays(turn.uow, turn.words, each, ()):
                stay["undo-kept"].append(each)
            elif await _waits_again(turn, kind, each):
                back.append((kind, each))
            else:
                stay["undo-moved-on"].append(each)
    return back, stay


def _is_of(scope: Scope, case: CaseColumns) -> bool:
    return case.employee_id == scope.person and (not scope.day or case.date == scope.date)


async def _waits_again(turn: Turn, kind: AnyKind, case: CaseColumns) -> bool:
    if not await turn.may(kind.action, case):
        return False
    if not await case_actions.waits_again(turn.uow, kind, case, case.version):
        return False
    await kind.settled(turn, case)
    return True
