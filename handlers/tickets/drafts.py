"""What a citizen's next text is for: found by keyed hashes of the person and the quarter of an hour."""

from __future__ import annotations

from domain.errors import Invalid
from domain.responses import question_keys
from domain.ticket_texts import Wish, draft_keys
from domain.tickets import TicketKind
from handlers.frame.turn import Turn
from storage.tables import TicketDraft


def keys(turn: Turn) -> tuple[str, ...]:
    """Under which hashes the draft of this person may be."""
    return draft_keys(turn.office.rater_key, turn.actor.telegram_id, turn.received)


async def draft_of(turn: Turn) -> TicketDraft | None:
    """What this person is writing."""
    return await turn.uow.tickets.draft_of(keys(turn))


async def listen(
    turn: Turn,
    wish: Wish,
    *,
    service_id: int | None = None,
    kind: TicketKind | None = None,
    ticket_id: int | None = None,
    text: str | None = None,
) -> None:
    """Lets the next text be for a ticket, and for no rating; `text` was written already.

    Raises Invalid while a conversation waits for it.
    """
    if await turn.uow.dialogs.of(turn.actor.telegram_id):
        raise Invalid("ticket-finish-first")
    if await rates_since(turn):
        await turn.uow.rating_screens.close(_rating_keys(turn))
    who = keys(turn)
    await turn.uow.tickets.begin_draft(
        who, who[0], wish, service_id=service_id, kind=kind, ticket_id=ticket_id, text=text
    )


async def rates_since(turn: Turn) -> bool:
    """Whether the person has turned to a rating since: `listen` ends that of before."""
    return await turn.uow.rating_screens.shown(_rating_keys(turn)) is not None


def _rating_keys(turn: Turn) -> tuple[str, str]:
    return question_keys(turn.office.rater_key, str(turn.actor.telegram_id), turn.received)
