"""Asking for a correction of one's own data: what is wrong, what is right, why; and the request as a case."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from domain.answers import parse_reason
from domain.cases import CaseState
from domain.data_corrections import MOST_PROOF, CorrectionDraft, Field, due_at
from domain.errors import Invalid
from domain.escalation import Stage
from domain.people import TimeZone
from domain.roster import Detail, check_start, parse_start
from domain.succession import FOREVER
from handlers.data_corrections import actions
from handlers.frame.case_kind import CaseKind, CaseText, Reader
from handlers.frame.flow import CHANGE, Flow, OpenDialog
from handlers.frame.gate import Action
from handlers.frame.screen import Screen
from handlers.frame.turn import Turn
from handlers.kit.detail_slots import DetailValue
from handlers.kit.details import person_of, shown_detail
from handlers.kit.moments import moment
from handlers.kit.own_cases import put
from handlers.kit.pickers import Day
from handlers.kit.search import Listed, list_units
from handlers.kit.slots import Choice, Files, Option, Sentence
from handlers.kit.teams import start_pages
from locales import Html, Words
from storage.tables import DataCorrection
from storage.uow import UnitOfWork

SAME = Invalid("correction-same")


def _detail(draft: CorrectionDraft) -> Detail | None:
    return None if draft.field is None else draft.field.detail


def _is_unit(draft: CorrectionDraft) -> bool:
    return draft.field is Field.UNIT


def _is_dated(draft: CorrectionDraft) -> bool:
    return draft.field is not None and draft.field.is_dated


async def _fields(turn: Turn, draft: CorrectionDraft) -> list[Option]:
    return [Option(turn.words.plain(f"correction-field-is-{field}"), field) for field in Field]


async def _about_field(turn: Turn, draft: CorrectionDraft, value: str) -> CorrectionDraft:
    """What was said about another field is no answer for this one."""
    field = Field(value)
    await _check_not_asked(turn, draft, field)
    if field is draft.field:
        return draft.answer("field")
    for name in ("value", "unit", "start"):
        draft = draft.reopen(name)
    return draft.answer("field", field=field, value="", unit_id=None, start=None)


async def _check_not_asked(turn: Turn, draft: CorrectionDraft, field: Field) -> None:
    """Raises Invalid when another request about the field is not decided."""
    for other in await turn.uow.cases.undecided_of(DataCorrection, turn.person.id):
        if other.field == field and other.id != draft.correction_id:
            raise Invalid("correction-asked-already")


async def _check(turn: Turn, draft: CorrectionDraft) -> None:
    """Raises Invalid when what is asked for is recorded already, on the day from which it is to hold."""
    field, day = draft.field, draft.start or turn.today
    is_said = bool(draft.answered & {"value", "unit"}) and draft.value != ""
    if field is None or not is_said or (field.is_dated and draft.start is None):
        return
    person = await person_of(turn.uow, turn.person.id)
    if actions.is_recorded(person, field, draft.value, draft.unit_id, day):
        raise SAME


async def _valued(turn: Turn, draft: CorrectionDraft, value: str) -> CorrectionDraft:
    said = draft.answer("value", value=value, unit_id=None)
    await _check(turn, said)
    return said


async def _in_unit(turn: Turn, draft: CorrectionDraft, value: str) -> CorrectionDraft:
    unit = await turn.uow.people.unit(int(value))
    said = draft.answer("unit", unit_id=unit.id, value=unit.name)
    await _check(turn, said)
    return said


async def _starting(turn: Turn, draft: CorrectionDraft, day: date) -> CorrectionDraft:
    check_start(day, turn.today, FOREVER, await turn.uow.closings.closed())
    said = draft.answer("start", start=day)
    await _check(turn, said)
    return said


async def _so_far(turn: Turn, draft: CorrectionDraft) -> Sequence[Html]:
    words = turn.words
    lines = [words("correction-title")]
    if draft.field is not None and "field" in draft.answered:
        person = await person_of(turn.uow, turn.person.id)
        now = await actions.recorded(turn.uow, person, draft.field, draft.start or turn.today)
        before = shown_detail(draft.field.detail, now)
        what = words(f"correction-field-is-{draft.field}")
        if draft.value and draft.answered & {"value", "unit"}:
            after = shown_detail(draft.field.detail, draft.value)
            lines.append(words("correction-line", what=what, before=before, after=after))
        else:
            lines.append(words("correction-line-now", what=what, value=before))
    if draft.start is not None and _is_dated(draft) and "start" in draft.answered:
        lines.append(words("correction-line-start", day=draft.start))
    if draft.reason is not None:
        lines.append(words("correction-line-reason", reason=draft.reason))
    if draft.proof:
        lines.append(words("entry-line-evidence", count=len(draft.proof)))
    return [*lines, Html("")]


async def _send(turn: Turn, dialog: OpenDialog[CorrectionDraft]) -> Screen | None:
    draft, uow = dialog.draft, turn.uow
    field = draft.field
    if field is None or not draft.value or (field.is_dated and draft.start is None):
        raise Invalid("correction-incomplete")
    await _check_not_asked(turn, draft, field)
    await _check(turn, draft)
    if refusal := await actions.nobody_decides(turn):
        raise refusal
    case = await uow.cases.get(DataCorrection, draft.correction_id)
    asked_on = turn.today if case is None else case.date
    day = draft.start if field.is_dated and draft.start is not None else asked_on
    person = await person_of(uow, turn.person.id)
    content = {
        "field": str(field),
        "wanted": draft.value,
        "unit_id": draft.unit_id if field is Field.UNIT else None,
        "date": day,
        "was": await actions.recorded(uow, person, field, day),
        "reason": draft.reason,
        "proof": draft.proof,
    }
    await put(turn, dialog, CASE, content, case=case)
    return None


CORRECTION: Flow[CorrectionDraft] = Flow(
    "correction",
    Action.CORRECT_OWN_DATA,
    CorrectionDraft,
    slots=[
        Choice("field", _fields, _about_field, width=2),
        DetailValue("value", _detail, "correction-value", _valued, applies=lambda draft: not _is_unit(draft)),
        Listed("unit", list_units, _in_unit, applies=_is_unit),
        Day("start", pages=start_pages, chosen=_starting, read=parse_start, applies=_is_dated),
        Sentence("reason", parse_reason, optional=True),
        Files("proof", MOST_PROOF),
    ],
    so_far=_so_far,
    summary="correction-ask-summary",
    finish=_send,
    about=lambda draft: draft.correction_id,
)


def _about(words: Words, correction: DataCorrection) -> str:
    return words.plain("correction-about", what=words.plain(f"correction-field-is-{correction.field}"))


async def said(uow: UnitOfWork, words: Words, correction: DataCorrection, reader: Reader) -> CaseText:
    """Old and new value, from when on, why; while it waits also until when it is to be decided."""
    field, waits = Field(correction.field), correction.state == CaseState.SUBMITTED
    person = await person_of(uow, correction.employee_id)
    now = await actions.recorded(uow, person, field, correction.date) if waits else correction.was
    what, before = words(f"correction-field-is-{field}"), shown_detail(field.detail, now)
    after = shown_detail(field.detail, correction.wanted)
    lines = [words("correction-line", what=what, before=before, after=after)]
    if field.is_dated:
        lines.append(words("correction-line-start", day=correction.date))
    if correction.reason:
        lines.append(words("correction-line-reason", reason=correction.reason))
    if correction.proof:
        lines.append(words("entry-line-evidence", count=len(correction.proof)))
    if waits:
        if now != correction.was:
            was = shown_detail(field.detail, correction.was)
            lines.append(words("correction-line-changed", was=was))
        if field.is_dated and await actions.is_barred(uow, correction.date):
            lines.append(words("correction-line-closed"))
        if field is Field.NIP and reader is not Reader.AUTHOR:
            lines += await _holder(uow, words, correction)
        lines.append(await _due(uow, words, correction))
    return CaseText(lines, len(correction.proof))


async def _holder(uow: UnitOfWork, words: Words, correction: DataCorrection) -> list[Html]:
    """Who has the NIP that is asked for: its author is not told that."""
    holder = await uow.people.by_nip(correction.wanted)
    if holder is None or holder.id == correction.employee_id:
        return []
    return [words("correction-line-taken", name=holder.name)]


async def _due(uow: UnitOfWork, words: Words, correction: DataCorrection) -> Html:
    """Until when, in the zone of the person's unit."""
    unit = await uow.people.unit_of(correction.employee_id, correction.date)
    zone = TimeZone.WIB if unit is None else TimeZone(unit.timezone)
    is_late = await uow.escalations.has_reached(correction, Stage.LATE)
    key = "correction-line-late" if is_late else "correction-line-due"
    return words(key, at=moment(words, due_at(correction.revised_at), zone.info))


async def _change(turn: Turn, correction: DataCorrection) -> None:
    field = Field(correction.field)
    draft = CORRECTION.filled(
        correction_id=correction.id,
        field=field,
        value=correction.wanted,
        unit_id=correction.unit_id,
        start=correction.date if field.is_dated else None,
        reason=correction.reason,
        proof=correction.proof,
    )
    await turn.begin(CORRECTION, draft, CHANGE)


CASE: CaseKind[DataCorrection] = CaseKind(
    "datacorr",
    DataCorrection,
    about=_about,
    said=said,
    change=_change,
    approved=actions.put_in,
    ended=actions.take_out,
    wishes=("approve", "reject"),
    action=Action.DECIDE_CORRECTION,
)
