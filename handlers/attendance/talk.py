"""`/hadir`: one shared location; and `/titik`, where an administrator says where a unit works."""

from __future__ import annotations

from collections.abc import Sequence

from telegram import Message

from domain.attendance import Asserted, AttendDraft, Mark, PlaceDraft, came_after, parse_radius
from domain.errors import Invalid, or_refuse
from handlers.attendance import actions
from handlers.attendance.actions import AttendanceKept
from handlers.attendance.screens import work_text
from handlers.frame.flow import AskAgain, Flow, OpenDialog, Question, Slot
from handlers.frame.gate import Action
from handlers.frame.screen import Screen
from handlers.frame.turn import Turn
from handlers.kit.search import Listed, by_id, list_units
from handlers.kit.slots import text_of
from locales import Html

_RADII = ("50", "100", "200")


def asserted_in(message: Message) -> Asserted:
    """The location of a message as it was shared; raises Invalid when it carries none."""
    place = or_refuse(message.location, Invalid("attend-share"))
    is_forwarded = message.forward_origin is not None or message.via_bot is not None
    accuracy = place.horizontal_accuracy
    is_live = place.live_period is not None
    return Asserted(place.latitude, place.longitude, accuracy, is_live, is_forwarded)


# --- coming and leaving ---------------------------------------------------------------------------------


class _Here(Slot[AttendDraft]):
    """Where the person is. What was heard is acted on at once: no draft holds it."""

    async def ask(self, turn: Turn, flow: str, dialog: OpenDialog[AttendDraft]) -> Question:
        lifetime = turn.office.location_lifetime.days
        return Question(turn.words("attend-ask-here", days=lifetime))

    async def hear(
        self, turn: Turn, dialog: OpenDialog[AttendDraft], message: Message
    ) -> AttendDraft | AskAgain[AttendDraft]:
        asserted = asserted_in(message)
        made = await actions.attend(turn.uow, turn.office, turn.person.id, asserted, turn.now)
        turn.confirm(AttendanceKept(made.id))
        return dialog.draft.answer(self.name)


async def _attend_so_far(turn: Turn, draft: AttendDraft) -> Sequence[Html]:
    found = await actions.attending(turn.uow, turn.office, turn.person.id, turn.now)
    words, work = turn.words, found.due.work
    lines = [
        words(f"attend-title-{found.due.mark}"),
        words("attend-work", day=words.short_day(work.date), hours=work_text(words, work)),
    ]
    if found.came is not None:
        lines.append(words("attend-came", clock=words.clock(found.came)))
    if found.due.mark is Mark.OUT and turn.now < work.ends:
        lines.append(words("attend-early-warning"))
    if found.due.mark is Mark.IN and came_after(work, turn.now):
        lines.append(words("attend-after-end"))
    if found.is_elsewhere:
        lines.append(words("attend-elsewhere"))
    return [*lines, Html("")]


async def _attended(turn: Turn, dialog: OpenDialog[AttendDraft]) -> Screen | None:
    return None


ATTEND: Flow[AttendDraft] = Flow(
    "attend",
    Action.ATTEND,
    AttendDraft,
    slots=[_Here("here")],
    so_far=_attend_so_far,
    finish=_attended,
)


# --- where a unit works ---------------------------------------------------------------------------------


class _There(Slot[PlaceDraft]):
    """The unit's place: shared on the spot, or picked on the map."""

    async def hear(
        self, turn: Turn, dialog: OpenDialog[PlaceDraft], message: Message
    ) -> PlaceDraft | AskAgain[PlaceDraft]:
        place = or_refuse(message.location, Invalid("place-share"))
        return dialog.draft.answer(self.name, latitude=place.latitude, longitude=place.longitude)


class _Radius(Slot[PlaceDraft]):
    """Metres around it."""

    async def ask(self, turn: Turn, flow: str, dialog: OpenDialog[PlaceDraft]) -> Question:
        question = await super().ask(turn, flow, dialog)
        return Question(question.text, [[dialog.button(f"{radius} m", radius) for radius in _RADII]])

    async def hear(
        self, turn: Turn, dialog: OpenDialog[PlaceDraft], message: Message
    ) -> PlaceDraft | AskAgain[PlaceDraft]:
        return dialog.draft.answer(self.name, radius=parse_radius(text_of(message)))

    async def tap(
        self, turn: Turn, dialog: OpenDialog[PlaceDraft], value: str
    ) -> PlaceDraft | AskAgain[PlaceDraft]:
        return dialog.draft.answer(self.name, radius=parse_radius(value))


async def _place_so_far(turn: Turn, draft: PlaceDraft) -> Sequence[Html]:
    lines = [turn.words("place-title")]
    if draft.unit_id is not None:
        unit = await turn.uow.people.unit(draft.unit_id)
        lines.append(turn.words("place-line-unit", unit=unit.name))
        held = actions.place_of(unit)
        if held is not None:
            lines.append(turn.words("place-line-now", radius=held.radius))
    return [*lines, Html("")]


async def _keep_place(turn: Turn, dialog: OpenDialog[PlaceDraft]) -> Screen | None:
    draft = dialog.draft
    place = actions.place_complete(draft.latitude, draft.longitude, draft.radius)
    unit = await actions.set_place(turn.uow, draft.unit_id or 0, place)
    return Screen(turn.words("place-done", unit=unit.name, radius=place.radius))


PLACE: Flow[PlaceDraft] = Flow(
    "place",
    Action.SET_PLACE,
    PlaceDraft,
    slots=[Listed("unit", list_units, by_id("unit", "unit_id")), _There("there"), _Radius("radius")],
    so_far=_place_so_far,
    finish=_keep_place,
)
