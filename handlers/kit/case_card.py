"""The card of a case: its text, and the reviewer's buttons while it waits."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from domain.cases import DECIDED, CaseState, is_final
from handlers.frame.callbacks import Callback
from handlers.frame.case_kind import CaseKind, Reader
from handlers.frame.screen import Button, Rows, Screen
from handlers.frame.turn import Turn
from handlers.kit.reviewers import acting_line, verdict
from locales import Html, Words, in_lines
from storage.tables import CaseColumns
from storage.uow import UnitOfWork

AnyKind = CaseKind[Any]
_STYLES = {"approve": "success", "reject": "danger"}


class CaseTap(Callback, prefix="ca1"):
    """A reviewer's wish about a case in a version: approve, a rating, return, reject, undo, or back."""

    kind: str
    case_id: int
    version: int
    wish: str


class ProofTap(Callback, prefix="pf1"):
    """Shows the proof of a case to its author or its reviewer."""

    kind: str
    case_id: int


async def shown(
    uow: UnitOfWork, words: Words, kind: AnyKind, case: CaseColumns, reader: Reader
) -> tuple[list[Html], Rows]:
    """What a case says, and the buttons that it has for every reader: its proof, and those of its kind."""
    said = await kind.said(uow, words, case, reader)
    see = [[Button(words.plain("card-evidence"), ProofTap(kind.name, case.id))]] if said.proof else []
    return list(said.lines), [*see, *said.rows]


async def card(
    uow: UnitOfWork,
    words: Words,
    kind: AnyKind,
    case: CaseColumns,
    now: datetime,
    acting: Sequence[Html] = (),
    first: Rows | None = None,
    reader_id: int | None = None,
) -> Screen:
    """A case at an instant: with the reviewer's buttons while it waits, otherwise with its decision.

    Only the reader who decided it can undo that. A case of a closed period has no buttons.

    `acting` is the supervisor that a stand-in decides for; `first` replaces the button that approves a
    waiting case.
    """
    waits = case.state == CaseState.SUBMITTED
    author = await uow.people.get(case.employee_id)
    lines = [_title(words, kind, case), words("card-author", name=author.name)]
    final = is_final(case.state, case.reviewed_at, now)
    said, own = await shown(uow, words, kind, case, Reader.AFTERWARDS if final else Reader.REVIEWER)
    lines.extend(said)
    is_locked = await uow.cases.is_locked(case)
    if waits:
        lines.extend([words("case-locked")] if is_locked else acting)
    elif case.state in DECIDED:
        lines.append(await verdict(uow, words, case, kind.key))
    undo = [] if final or reader_id != case.reviewer_id else _undo(words, kind, case)
    rows = _wishes(words, kind, case, first) if waits else undo
    return Screen(in_lines(lines), [*([] if is_locked else rows), *own])


def _title(words: Words, kind: AnyKind, case: CaseColumns) -> Html:
    if case.state == CaseState.WITHDRAWN:
        return words(kind.key("case-withdrawn"))
    if case.state != CaseState.SUBMITTED:
        return words(f"case-done-{kind.name}")
    again = "-again" if case.version > 1 else ""
    return words(f"case-title-{kind.name}{again}", version=case.version)


async def card_for(turn: Turn, kind: AnyKind, case: CaseColumns, first: Rows | None = None) -> Screen:
    """The card as the person who acts sees it."""
    acting = await acting_line(turn.uow, turn.words, turn.office, case, turn.person.id, turn.now)
    return await card(turn.uow, turn.words, kind, case, turn.now, acting, first, turn.person.id)


def _wish(words: Words, kind: AnyKind, case: CaseColumns, wish: str, style: str | None = None) -> Button:
    tap = CaseTap(kind.name, case.id, case.version, wish)
    key = "card-undo" if wish == "undo" else kind.key(f"card-{wish}")
    return Button(words.plain(key), tap, style=style)


def _wishes(words: Words, kind: AnyKind, case: CaseColumns, first: Rows | None) -> Rows:
    approve, *others = (_wish(words, kind, case, wish, _STYLES.get(wish)) for wish in kind.wishes)
    return [*([[approve]] if first is None else first), others]


def _undo(words: Words, kind: AnyKind, case: CaseColumns) -> Rows:
    was_decided = case.reviewer_id is not None and case.state != CaseState.WITHDRAWN
    return [[_wish(words, kind, case, "undo")]] if was_decided else []
