"""What notices about tickets say when they are sent."""

from __future__ import annotations

from domain.answers import shortened
from domain.notices import TicketsWait
from domain.ticket_texts import written
from domain.tickets import TicketState, TicketStep
from handlers.frame.room import Telling
from handlers.frame.screen import Screen, quoted
from handlers.tickets import actions
from handlers.tickets.notices import TicketProgress
from handlers.tickets.office import list_screen, waiting_for
from handlers.tickets.screens import fitting, own_rows
from locales import Html


async def told_progress(told: Telling, notice: TicketProgress) -> Screen | None:
    """To its writer: the step that the office took, and until when the next one follows."""
    ticket = await told.uow.tickets.get(notice.ticket_id)
    if ticket is None or notice.step > len(ticket.steps):
        return None
    words, said = told.words, ticket.steps[notice.step - 1]
    progress = await actions.progress_of(told.uow, told.office, ticket, told.now)
    unit = said.unit or words.plain("ticket-administrators")
    head = words(f"ticket-told-{said.step}", number=written(ticket.number), unit=unit)
    foot = []
    is_last = notice.step == len(ticket.steps)
    if is_last and said.step is TicketStep.CLOSED:
        foot.append(words("ticket-ask-helped"))
        if progress.reopens_until is not None:
            foot.append(words("ticket-reopens-until", day=progress.reopens_until))
    elif is_last and progress.answer_due is not None and progress.state is not TicketState.CLOSED:
        foot.append(words("ticket-answer-due", day=progress.answer_due))

    def whole(most: int) -> Html:
        text = [quoted(shortened(said.text, most))] if said.text else []
        return Html("\n\n".join([head, *text, *foot]))

    text, is_cut = fitting(whole, [said])
    return Screen(text, own_rows(words, progress, is_cut=is_cut))


async def told_waiting(told: Telling, notice: TicketsWait) -> Screen | None:
    """To who answers tickets: what waits for them now; None when nothing does any more."""
    uow, office = told.uow, told.office
    actor = await told.reader()
    found = await waiting_for(uow, office, actor, told.now)
    if not found:
        return None
    title = told.words(f"tickets-why-{notice.why}")
    return await list_screen(uow, told.words, office, found, told.now, title=title)
