"""Notices of cases to reviewers and authors, put into words when they are sent."""

from __future__ import annotations

from collections.abc import Sequence

from domain.cases import CaseState, number_of
from handlers.frame.room import Telling
from handlers.frame.screen import Screen, cut
from handlers.kit.case_actions import CardDecided, CaseReviewed, ReasonReceived, SeveralReviewed
from handlers.kit.case_card import AnyKind, card
from handlers.kit.case_counts import counts
from handlers.kit.case_handover import CardMoved
from handlers.kit.own_cases import own_screen
from handlers.kit.reviewers import verdict
from locales import Html, Words, in_lines
from storage.tables import CaseColumns

_LONGEST_LINE = 80


async def _known(told: Telling, name: str, case_id: int) -> tuple[AnyKind, CaseColumns] | None:
    kind = told.rooms.case(name)
    case = None if kind is None else await told.uow.cases.get(kind.table, case_id)
    return None if kind is None or case is None else (kind, case)


async def decided(told: Telling, notice: CardDecided) -> Screen | None:
    """The card as things stand then; None once its author has sent another version."""
    known = await _known(told, notice.case, notice.case_id)
    if known is None or notice.version != known[1].version:
        return None
    kind, case = known
    reader = await told.uow.people.linked(told.chat_id)
    reader_id = None if reader is None else reader.employee.id
    screen = await card(told.uow, told.words, kind, case, told.now, reader_id=reader_id)
    # For who may decide it no more none of the buttons would work.
    return screen if await told.may(kind.action, case) else Screen(screen.text)


async def moved(told: Telling, notice: CardMoved) -> Screen | None:
    """That somebody else decides a case now."""
    known = await _known(told, notice.case, notice.case_id)
    if known is None:
        return None
    kind, case = known
    author = await told.uow.people.get(case.employee_id)
    head = await told.uow.supervision.supervisor_of(case.supervised_id, case.date)
    about, to = kind.about(told.words, case), "–" if head is None else head.name
    return Screen(told.words("case-moved", name=author.name, about=about, supervisor=to))


async def reason_received(told: Telling, notice: ReasonReceived) -> Screen | None:
    """Whose work was returned or rejected; it stays in the chat when that is taken back."""
    known = await _known(told, notice.case, notice.case_id)
    if known is None or known[1].state not in (CaseState.RETURNED, CaseState.REJECTED):
        return None
    kind, case = known
    author = await told.uow.people.get(case.employee_id)
    about = kind.about(told.words, case)
    return Screen(told.words(kind.key(f"review-done-{case.state}"), name=author.name, activity=about))


async def several_reviewed(told: Telling, notice: SeveralReviewed) -> Screen | None:
    """What was approved at once; in a correction what waits again too."""
    known = [
        (found, version)
        for name, case_id, version in notice.cases
        if (found := await _known(told, name, case_id)) is not None
    ]
    now = [(kind, case) for (kind, case), version in known if case.version == version]
    held = [
        (kind, case)
        for kind, case in now
        if case.state == CaseState.APPROVED
        and case.reviewed_at is not None
        and number_of(case.reviewed_at) == notice.at
    ]
    back = [each for each in now if each[1].state == CaseState.SUBMITTED and notice.is_correction]
    lines = []
    if held:
        kind, case = held[0]
        lines.append(told.words("reviewed-several", cases=counts(told.words, (case for _, case in held))))
        lines += _brief(told.words, held)
        lines.append(await verdict(told.uow, told.words, case, kind.key))
    if back:
        lines.append(
            told.words("reviewed-several-back", cases=counts(told.words, (case for _, case in back)))
        )
        lines += _brief(told.words, back)
    return Screen(in_lines(lines)) if lines else None


def _brief(words: Words, cases: Sequence[tuple[AnyKind, CaseColumns]]) -> list[Html]:
    return [
        words(
            "reviewed-several-line",
            day=words.short_day(case.date),
            about=cut(kind.about(words, case), _LONGEST_LINE),
        )
        for kind, case in cases
    ]


async def reviewed(told: Telling, notice: CaseReviewed) -> Screen | None:
    """What was decided, or that it waits again; None once that has changed or the author sent it again."""
    known = await _known(told, notice.case, notice.case_id)
    if known is None or known[1].version != notice.version:
        return None
    kind, case = known
    if notice.state != case.state:
        return None
    if case.state == CaseState.SUBMITTED:
        return await own_screen(told, kind, case, told.words(f"reviewed-{kind.name}-submitted"))
    return await own_screen(told, kind, case)
