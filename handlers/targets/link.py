"""Work that was reported without a target: the list of it, and letting it count towards one."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from domain.cases import CaseState
from domain.drafts import Draft
from domain.errors import AlreadyHandled
from handlers.frame.callbacks import Callback
from handlers.frame.flow import Flow, OpenDialog
from handlers.frame.gate import Action
from handlers.frame.screen import Button, Screen
from handlers.frame.turn import Turn
from handlers.kit.slots import Choice, Option
from handlers.kit.work_slots import Amount
from handlers.targets import actions
from handlers.targets.screens import brief
from locales import Html
from storage.tables import Entry

_MOST_SHOWN = 8


class LinkTap(Callback, prefix="tl1"):
    """A report of one's own that is to count towards a target."""

    entry_id: int


class LinkDraft(Draft):
    """Which report counts towards which target, and with how much."""

    entry_id: int = 0
    target_id: int | None = None
    volume: Decimal | None = None
    measure: str | None = None


async def linkable(turn: Turn) -> list[Entry]:
    """Reports without a target that nobody has reviewed, on days for which a target is agreed."""
    found = await turn.uow.entries.unlinked(turn.person.id)
    days = {entry.date for entry in found}
    agreed = {day for day in days if await turn.uow.targets.on(turn.person.id, day)}
    return [entry for entry in found if entry.date in agreed]


async def show_linkable(turn: Turn) -> None:
    """The reports that can still be linked, the latest first."""
    found = await linkable(turn)
    if not found:
        turn.say(Screen(turn.words("target-link-none")))
        return
    rows = [
        [Button(f"{turn.words.short_day(entry.date)}: {brief(entry.activity)}", LinkTap(entry.id))]
        for entry in found[:_MOST_SHOWN]
    ]
    turn.say(Screen(turn.words("target-link-list", count=len(found)), rows))


async def tapped(turn: Turn, tap: LinkTap) -> None:
    """Asks towards which target a report counts."""
    entry = await _own(turn, tap.entry_id)
    if entry.state != CaseState.SUBMITTED or entry.target_id is not None:
        raise AlreadyHandled("target-link-over")
    await turn.uow.cases.check_open(entry)
    await turn.begin(LINK, LinkDraft(entry_id=entry.id, volume=entry.volume, measure=entry.measure))


async def _own(turn: Turn, entry_id: int) -> Entry:
    return await turn.case(Entry, entry_id, Action.CHANGE_CASE)


async def _targets(turn: Turn, draft: LinkDraft) -> list[Option]:
    entry = await _own(turn, draft.entry_id)
    targets = await turn.uow.targets.on(turn.person.id, entry.date)
    return [Option(target.title, str(target.id)) for target in targets]


async def _with_target(turn: Turn, draft: LinkDraft, value: str) -> LinkDraft:
    target = await actions.own_target(turn.uow, turn.person.id, int(value))
    linked = draft.answer("target", target_id=target.id)
    # Reported in the target's measure already: nothing more to ask.
    is_counted = draft.volume is not None and draft.measure == target.measure
    return linked.answer("volume") if is_counted else linked.model_copy(update={"volume": None})


async def _measure(turn: Turn, draft: LinkDraft) -> str | None:
    target = await turn.uow.targets.get(draft.target_id) if draft.target_id else None
    return None if target is None else target.measure


async def _so_far(turn: Turn, draft: LinkDraft) -> Sequence[Html]:
    entry = await _own(turn, draft.entry_id)
    about = turn.words("target-link-about", date=entry.date, activity=entry.activity)
    target = await turn.uow.targets.get(draft.target_id) if draft.target_id else None
    return [about, *([turn.words("entry-line-target", target=target.title)] if target else []), Html("")]


async def _link(turn: Turn, dialog: OpenDialog[LinkDraft]) -> Screen | None:
    draft = dialog.draft
    entry = await _own(turn, draft.entry_id)
    target = await actions.own_target(turn.uow, turn.person.id, draft.target_id or 0)
    await actions.link(turn.uow, turn.office, entry, target, draft.volume or Decimal(0), turn.now)
    done = turn.words("target-linked", activity=brief(entry.activity), target=target.title)
    return Screen(done)


LINK: Flow[LinkDraft] = Flow(
    "link",
    Action.PUT_FORWARD,
    LinkDraft,
    slots=[Choice("target", _targets, _with_target, numbered=True), Amount("volume", _measure)],
    so_far=_so_far,
    finish=_link,
    worth_keeping=lambda draft: draft.target_id is not None,
    about=lambda draft: draft.entry_id,
)
