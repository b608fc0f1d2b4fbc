"""Who decides a case and who decided it, in words: the supervisor, or a stand-in for the supervisor."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from domain.cases import CaseState
from domain.office import Office
from domain.people import ActingAs
from handlers.kit.case_actions import acting_for, reviewers
from locales import Html, Words
from locales.work import reason_text
from storage.tables import CaseColumns
from storage.uow import UnitOfWork


def stand_in_name(words: Words, name: str, kind: ActingAs, supervisor: str) -> str:
    """“Citra (Plh. Budi)”, “Agus (atasan dari Budi)”."""
    return words.plain(f"stand-in-{kind}", name=name, supervisor=supervisor)


async def _who_decided(uow: UnitOfWork, words: Words, case: CaseColumns, reviewer_id: int) -> str:
    reviewer = await uow.people.get(reviewer_id)
    if case.acted_for_id is None or case.acted_as is None:
        return reviewer.name
    supervisor = await uow.people.get(case.acted_for_id)
    return stand_in_name(words, reviewer.name, ActingAs(case.acted_as), supervisor.name)


def _shared(key: str) -> str:
    return key


async def verdict(
    uow: UnitOfWork, words: Words, case: CaseColumns, key: Callable[[str], str] = _shared
) -> Html:
    """One line: the decision, who decided and for whom, and the rating or the reason.

    `key` selects the sentences of a kind (`CaseKind.key`).
    """
    if case.reviewer_id is None or case.state == CaseState.WITHDRAWN:
        return words(f"verdict-{case.state}-alone")
    name = await _who_decided(uow, words, case, case.reviewer_id)
    if case.state == CaseState.APPROVED:
        if case.given_rating is None:
            return words(key("verdict-approved-plain"), name=name)
        return words("verdict-approved", name=name, rating=words(f"rating-{case.given_rating}"))
    reason = reason_text(words, case.note, case.reason_code) or "–"
    return words(key(f"verdict-{case.state}"), name=name, reason=reason)


async def acting_line(
    uow: UnitOfWork, words: Words, office: Office, case: CaseColumns, reviewer_id: int, now: datetime
) -> list[Html]:
    """The line of a card that tells a stand-in the supervisor; empty for the supervisor."""
    acting = await acting_for(uow, office, case, reviewer_id, now)
    if acting is None:
        return []
    return [words(f"card-acting-{acting.kind}", supervisor=acting.supervisor.name)]


async def waits_for(
    uow: UnitOfWork,
    words: Words,
    office: Office,
    case: CaseColumns,
    now: datetime,
    key: Callable[[str], str] = _shared,
) -> Html:
    """For whose word a case waits: the first reviewer who has joined, or the first of all.

    A case that a closed period locks waits for nobody.
    """
    if await uow.cases.is_locked(case):
        return words("case-locked")
    found = await reviewers(uow, office, case, now)
    if not found:
        return words("received-no-administrator" if case.by_administrators else "received-no-supervisor")
    joined = await uow.people.accounts_of([each.employee.id for each in found])
    first = next((each for each in found if each.employee.id in joined), found[0])
    name = first.employee.name
    if first.acting is not None:
        name = stand_in_name(words, name, first.acting.kind, first.acting.supervisor.name)
    return words(key("received-waits" if joined else "received-waits-unjoined"), name=name)
