"""`/nilailayanan` and the link of a service: service, face, perhaps a comment, thanks."""

from __future__ import annotations

import re
from datetime import date

from pydantic import BaseModel, ConfigDict
from telegram import Message

from domain.errors import AlreadyHandled, Invalid
from domain.notices import ResponseReceived
from domain.responses import LINK_BY_ID_PREFIX, LINK_PREFIX, face_of, parse_comment
from handlers.citizen import actions
from handlers.citizen.screens import faces_screen, services_screen
from handlers.frame.callbacks import FaceTap, ServicesPageTap, ServiceTap
from handlers.frame.dialogs import Ask, Dialogs, Done, Flow, Talk
from handlers.frame.gate import Action
from handlers.frame.router import Command, DeepLink, Room, Tap
from handlers.frame.screen import Screen
from handlers.frame.turn import Tidy, Turn
from storage.tables import Dialog, Service

_ID = re.compile(r"[0-9]{1,9}")


class CommentDraft(BaseModel):
    """Which rating a comment would belong to. Not its row: only the citizen's return makes the hash again."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    service_id: int = 0
    day: date | None = None


class CommentFlow(Flow[CommentDraft]):
    """Offers to add a comment to a rating that is kept already."""

    name = "comment"
    action = Action.RATE_SERVICE
    farewell = "comment-farewell"
    draft_type = CommentDraft

    async def question(self, turn: Turn, talk: Talk[CommentDraft]) -> Screen:
        service = await actions.service_of(turn.uow, talk.draft.service_id)
        text = turn.words("comment-ask", service=service.name)
        done = talk.button(turn.words.plain("comment-done"), "done", style="primary")
        return Screen(text, [[done]])

    async def heard(self, turn: Turn, talk: Talk[CommentDraft], message: Message) -> Ask[CommentDraft] | Done:
        draft = talk.draft
        if message.text is None or draft.day is None:
            raise Invalid("comment-empty")
        text = parse_comment(message.text)
        who = turn.actor.telegram_id
        await actions.comment(turn.uow, turn.office, draft.service_id, draft.day, who, text)
        if talk.message_id is not None:
            turn.answers.append(Tidy(message.message_id))
        return self._thanks(turn, talk, commented=True)

    async def tapped(self, turn: Turn, talk: Talk[CommentDraft], value: str) -> Ask[CommentDraft] | Done:
        return self._thanks(turn, talk, commented=False)

    def _thanks(self, turn: Turn, talk: Talk[CommentDraft], *, commented: bool) -> Done:
        shown = turn.tapped_message_id or talk.message_id
        turn.confirm(ResponseReceived(talk.draft.service_id, commented), edit_message_id=shown)
        return Done()

    def worth_keeping(self, draft: CommentDraft) -> bool:
        """The rating is kept already, and a comment is written in one go."""
        return False


async def choose(turn: Turn, argument: str) -> None:
    """Shows the services to choose from."""
    del argument
    turn.say(services_screen(turn.words, turn.office, await turn.uow.services.all(), 0))


async def turn_page(turn: Turn, tap: ServicesPageTap) -> None:
    """Shows a page of the services in place of what was there."""
    turn.edit(services_screen(turn.words, turn.office, await turn.uow.services.all(), tap.page))


async def chosen(turn: Turn, tap: ServiceTap) -> None:
    """Asks for a face in place of the list."""
    await _ask(turn, await actions.service_of(turn.uow, tap.service_id))


async def opened_by_code(turn: Turn, code: str) -> None:
    """A link that names a service by its code."""
    service = await turn.uow.services.by_code(code)
    if service is None:
        raise Invalid("link-unknown")
    await _ask(turn, service)


async def opened_by_id(turn: Turn, number: str) -> None:
    """A link that names a service by its id."""
    service = await turn.uow.services.get(int(number)) if _ID.fullmatch(number) else None
    if service is None:
        raise Invalid("link-unknown")
    await _ask(turn, service)


async def _ask(turn: Turn, service: Service) -> None:
    day = await actions.day_at(turn.uow, service, turn.now)
    await actions.check_unrated(turn.uow, turn.office, service, turn.actor.telegram_id, day)
    turn.edit(faces_screen(turn.words, service))


def room(dialogs: Dialogs, flow: CommentFlow) -> Room:
    """The citizen's command, links and buttons."""

    async def rated(turn: Turn, tap: FaceTap) -> None:
        service = await actions.service_of(turn.uow, tap.service_id)
        face, who = face_of(tap.face), turn.actor.telegram_id
        dialog = await turn.uow.dialogs.of(who)
        try:
            day = await actions.rate(turn.uow, turn.office, service, face, who, turn.now)
        except AlreadyHandled as refusal:
            turn.toast(turn.words.plain(refusal.key, **refusal.params), alert=True)
            if dialog is not None and _is_about(dialog, service):
                # The answer to the first tap may never have arrived.
                await dialogs.show_again(turn, dialog)
            return
        turn.toast(turn.words.plain(f"rate-face-{face}"))
        if dialog is not None and dialogs.worth_keeping(dialog):
            turn.confirm(ResponseReceived(service.id), edit_message_id=turn.tapped_message_id)
        else:
            await dialogs.begin(turn, flow, "comment", CommentDraft(service_id=service.id, day=day))

    def _is_about(dialog: Dialog, service: Service) -> bool:
        return dialog.flow == flow.name and dialog.draft.get("service_id") == service.id

    return Room(
        commands=[Command("nilailayanan", Action.RATE_SERVICE, choose, aliases=("rate",))],
        links=[
            DeepLink(LINK_PREFIX, Action.RATE_SERVICE, opened_by_code),
            DeepLink(LINK_BY_ID_PREFIX, Action.RATE_SERVICE, opened_by_id),
        ],
        taps=[
            Tap(ServicesPageTap, Action.RATE_SERVICE, turn_page),
            Tap(ServiceTap, Action.RATE_SERVICE, chosen),
            Tap(FaceTap, Action.RATE_SERVICE, rated),
        ],
    )
