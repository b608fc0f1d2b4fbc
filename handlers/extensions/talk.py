"""`/perpanjang` on the phone: for whom, which days, until when, why, and a summary before it is done."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from msgspec.structs import replace
from telegram import Message

from domain.answers import clean, parse_date, parse_reason
from domain.errors import Invalid
from domain.extensions import DAYS, ExtensionDraft, Scope, check_until, untils
from domain.periods import Span
from domain.spans import parse_day
from handlers.extensions import actions
from handlers.frame.flow import AskAgain, Flow, OpenDialog, Slot
from handlers.frame.gate import Action
from handlers.frame.screen import Screen
from handlers.frame.turn import Turn
from handlers.kit.days import office_today
from handlers.kit.pickers import Day
from handlers.kit.search import Listed, Search, by_id, list_units, people_options
from handlers.kit.slots import Choice, Option, Sentence, text_of
from handlers.kit.spans import span_slots, span_text
from locales import Html

_RECENT = [("report-today", 0), ("report-yesterday", -1)]


async def _scopes(turn: Turn, draft: ExtensionDraft) -> list[Option]:
    return [Option(turn.words.plain(f"extension-scope-{scope}"), scope) for scope in Scope]


async def _with_scope(turn: Turn, draft: ExtensionDraft, value: str) -> ExtensionDraft:
    again = draft.reopen("unit").reopen("person")
    return again.answer("scope", scope=Scope(value), unit_id=None, employee_id=None, sought="")


_UNIT: Listed[ExtensionDraft] = Listed(
    "unit", list_units, by_id("unit", "unit_id"), applies=lambda draft: draft.scope is Scope.UNIT
)
_PERSON: Search[ExtensionDraft] = Search(
    "person",
    people_options,
    by_id("person", "employee_id"),
    applies=lambda draft: draft.scope is Scope.PERSON,
)


class _Whom(Choice[ExtensionDraft]):
    """For whom; a name that is written is looked for among the units and the people."""

    async def hear(
        self, turn: Turn, dialog: OpenDialog[ExtensionDraft], message: Message
    ) -> ExtensionDraft | AskAgain[ExtensionDraft]:
        found, refusals = [], []
        for scope, slot in ((Scope.UNIT, _UNIT), (Scope.PERSON, _PERSON)):
            scoped = await _with_scope(turn, dialog.draft, scope)
            try:
                heard = await slot.hear(turn, replace(dialog, draft=scoped), message)
            except Invalid as refusal:
                refusals.append(refusal)
            else:
                found.append(heard.draft if isinstance(heard, AskAgain) else heard)
        if len(found) > 1:
            raise Invalid("extension-whom-both", sought=clean(text_of(message)))
        unclear = [refusal for refusal in refusals if not found or refusal.key != "search-none"]
        if unclear:
            raise unclear[-1]
        return found[0]


async def _until_pages(turn: Turn, draft: ExtensionDraft) -> Span:
    today = turn.today
    return untils(draft.last or today, today)


async def _open_until(turn: Turn, draft: ExtensionDraft, day: date) -> ExtensionDraft:
    check_until(day, draft.span.end, turn.today)
    return draft.answer("until", until=day)


async def _so_far(turn: Turn, draft: ExtensionDraft) -> Sequence[Html]:
    words, said = turn.words, draft.answered
    lines = [Html(f"<b>{words('extension-title')}</b>")]
    name = await actions.whom(turn.uow, draft.employee_id, draft.unit_id)
    if name is not None:
        lines.append(words("extension-line-whom", name=name))
    elif draft.scope is Scope.ALL:
        lines.append(words("extension-line-all"))
    if {"first", "last"} <= said:
        lines.append(words("extension-line-days", days=span_text(words, draft.span)))
    elif draft.first is not None and "first" in said:
        lines.append(words("extension-line-first", day=draft.first))
    if draft.until is not None and "until" in said:
        lines.append(words("extension-line-until", day=draft.until))
    if draft.reason is not None:
        lines.append(words("extension-line-reason", reason=draft.reason))
    return [*lines, Html("")]


async def _do(turn: Turn, dialog: OpenDialog[ExtensionDraft]) -> Screen | None:
    kept = await actions.extend(turn.uow, turn.office, dialog.draft, turn.now)
    turn.confirm(kept, edit_message_id=dialog.message_id)
    return None


_SPAN: list[Slot[ExtensionDraft]] = span_slots(
    "first", "last", DAYS, office_today, quick=_RECENT, read=parse_date
)
EXTENSION: Flow[ExtensionDraft] = Flow(
    "extension",
    Action.EXTEND_DAYS,
    ExtensionDraft,
    slots=[
        _Whom("scope", _scopes, _with_scope),
        _UNIT,
        _PERSON,
        *_SPAN,
        Day(
            "until",
            quick=[("extension-in-3", 3), ("extension-in-7", 7)],
            pages=_until_pages,
            chosen=_open_until,
            read=parse_day,
        ),
        Sentence("reason", parse_reason),
    ],
    so_far=_so_far,
    summary="extension-ask-summary",
    finish=_do,
)
