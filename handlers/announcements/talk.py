"""`/pengumuman` on the phone: audience and text; then a preview."""

from __future__ import annotations

from collections.abc import Sequence

from telegram import Message

from domain.announcements import (
    AnnouncementDraft,
    Audience,
    is_everybody,
    parse_announcement,
    unit_sought,
)
from domain.answers import is_name_of, shortened
from domain.errors import Invalid
from handlers.announcements.screens import announced_screen, ask_screen
from handlers.frame.flow import AskAgain, Flow, OpenDialog
from handlers.frame.gate import Action
from handlers.frame.room import Telling
from handlers.frame.screen import Screen, quoted
from handlers.frame.turn import Turn
from handlers.kit.search import Listed, by_id, list_units
from handlers.kit.slots import Choice, Option, Sentence, text_of
from locales import Html
from storage.tables import Announcement

_LONGEST_SHOWN = 700


async def _audiences(turn: Turn, draft: AnnouncementDraft) -> list[Option]:
    return [Option(turn.words.plain(f"announce-audience-{each}"), each) for each in Audience]


async def _with_audience(turn: Turn, draft: AnnouncementDraft, value: str) -> AnnouncementDraft:
    again = draft.reopen("unit")
    return again.answer("audience", audience=Audience(value), unit_id=None, sought="")


class To(Choice[AnnouncementDraft]):
    """Everybody, or one unit: its name may be written at once."""

    async def hear(
        self, turn: Turn, dialog: OpenDialog[AnnouncementDraft], message: Message
    ) -> AnnouncementDraft | AskAgain[AnnouncementDraft]:
        said = text_of(message)
        if is_everybody(said):
            return await _with_audience(turn, dialog.draft, Audience.ALL)
        sought = unit_sought(said)
        found = await list_units(turn, dialog.draft, sought, 0, 1) if sought else None
        if found is None or not found.total:
            return await super().hear(turn, dialog, message)
        draft = await _with_audience(turn, dialog.draft, Audience.UNIT)
        if found.total == 1 and is_name_of(found.shown[0].label, sought):
            return draft.answer("unit", unit_id=int(found.shown[0].value))
        return draft.model_copy(update={"sought": sought})


async def unit_name(turn: Turn | Telling, unit_id: int | None) -> str | None:
    """The name of the unit of an announcement; None for everybody."""
    return None if unit_id is None else (await turn.uow.people.unit(unit_id)).name


async def _so_far(turn: Turn, draft: AnnouncementDraft) -> Sequence[Html]:
    words, lines = turn.words, [Html(f"<b>{turn.words('announce-title')}</b>")]
    name = await unit_name(turn, draft.unit_id)
    if name is not None:
        lines.append(words("announce-to-unit", unit=name))
    elif draft.audience is Audience.ALL:
        lines.append(words("announce-to-all"))
    if draft.text is not None:
        lines.append(quoted(shortened(draft.text, _LONGEST_SHOWN)))
    return [*lines, Html("")]


async def _show(turn: Turn, dialog: OpenDialog[AnnouncementDraft]) -> Screen:
    """Keeps it, shows it as it will be read, and asks below."""
    draft = dialog.draft
    if draft.text is None:
        raise Invalid("button-outdated")
    written = Announcement(
        text=draft.text,
        unit_id=draft.unit_id,
        author_id=turn.actor.employee_id,
        chat_id=turn.chat_id,
        language=turn.words.language,
        written_at=turn.now,
    )
    await turn.uow.announcements.put(written)
    reach = await turn.uow.announcements.reach(draft.unit_id, turn.today)
    turn.say(announced_screen(written))
    turn.say(ask_screen(turn.words, written, await unit_name(turn, draft.unit_id), reach))
    return Screen(turn.words("announce-preview"))


ANNOUNCEMENT: Flow[AnnouncementDraft] = Flow(
    "announce",
    Action.ANNOUNCE,
    AnnouncementDraft,
    slots=[
        To("audience", _audiences, _with_audience),
        Listed(
            "unit",
            list_units,
            by_id("unit", "unit_id"),
            applies=lambda draft: draft.audience is Audience.UNIT,
        ),
        Sentence("text", parse_announcement),
    ],
    so_far=_so_far,
    finish=_show,
)
