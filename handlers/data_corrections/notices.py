"""What the clock of a request says: to administrators before its time ends, and to all when it has."""

from __future__ import annotations

from domain.cases import CaseState
from domain.notices import DataCorrectionDue
from handlers.data_corrections.talk import CASE
from handlers.frame.gate import may
from handlers.frame.room import Telling
from handlers.frame.screen import Screen
from handlers.kit.case_card import card
from handlers.kit.own_cases import own_screen
from locales import Html
from storage.tables import DataCorrection


async def due(told: Telling, notice: DataCorrectionDue) -> Screen | None:
    """The request with what may be done.

    None once it is decided, changed or taken back, and for who is no administrator any more.
    """
    uow, words = told.uow, told.words
    case = await uow.cases.get(DataCorrection, notice.correction_id)
    if case is None or case.state != CaseState.SUBMITTED or case.version != notice.version:
        return None
    title = words("correction-late-title" if notice.is_late else "correction-due-title")
    reader = await told.reader()
    if reader.employee_id == case.employee_id:
        administrators = await uow.administrators.recipients(told.office, told.now)
        is_alone = not any(each.employee_id != case.employee_id for each in administrators)
        return await own_screen(told, CASE, case, words(f"correction-late-{'nobody' if is_alone else 'own'}"))
    if not reader.is_admin:
        return None
    screen = await card(uow, words, CASE, case, told.now)
    decides = await may(uow, told.office, reader, CASE.action, case, told.now)
    return Screen(Html(f"{title}\n\n{screen.text}"), screen.rows if decides else ())
