"""The screens on which a ticket is written: service, kind, text, and what is about to be sent."""

from __future__ import annotations

import secrets
from collections.abc import Sequence

from domain.answers import meant_button, says_none, says_send, shortened
from domain.corrections import wished
from domain.office import Office
from domain.ticket_texts import Wish, text_mark, written
from domain.tickets import TicketKind
from handlers.frame.screen import LONGEST_MESSAGE, Button, Screen, length, quoted
from handlers.kit.offered import MOST_FOUND, OfferedService, found_text
from handlers.kit.pages import page_of
from handlers.tickets.callbacks import (
    TicketKindTap,
    TicketRewriteTap,
    TicketSendTap,
    TicketServicesTap,
    TicketServiceTap,
    TicketStopTap,
    TicketWordTap,
)
from locales import Html, Words
from storage.tables import Service, Ticket, TicketDraft

SERVICES_ON_A_PAGE = 8
_BEGINNING = 200
"""Characters of what is kept already, above a list."""
_LENGTHS = (4096, 3000, 1500, 600)
"""Of what is about to be sent so much is shown: the first that fits into a message."""


def kept_so_far(words: Words, text: str) -> Html:
    """That something is kept and not sent."""
    return Html(f"{words('ticket-so-far')}{quoted(shortened(text, _BEGINNING))}")


def choose_screen(
    words: Words,
    office: Office,
    offered: Sequence[OfferedService],
    page: int,
    text: str | None,
    *,
    by_button: bool,
) -> Screen:
    """What the ticket is about: a page of the services, and the office as a whole.

    `text` is what was written already. `by_button`: plain texts of the person are reports, so that a button
    asks for the word to search by.
    """
    shown = page_of(words, offered, page, SERVICES_ON_A_PAGE, TicketServicesTap)
    lines = [words("ticket-choose", office=office.name)]
    if text is not None:
        lines = [kept_so_far(words, text), words("ticket-choose-kept", office=office.name)]
    elif not by_button:
        lines.append(words("ticket-choose-write"))
    search = _search(words, by_button=by_button and len(offered) > SERVICES_ON_A_PAGE)
    ways = [*shown.rows, *search, *_whole(words), _stop(words)]
    return Screen(Html("\n\n".join(lines)), [*_rows(shown.shown), *ways])


def found_screen(words: Words, found: Sequence[OfferedService], word: str, *, by_button: bool) -> Screen:
    """What was found by a word."""
    every = [Button(words.plain("ticket-all-services"), TicketServicesTap(0))]
    ways = [*_search(words, by_button=by_button), every, *_whole(words), _stop(words)]
    text = found_text(words, found, word, by_button=by_button)
    return Screen(text, [*_rows(found[:MOST_FOUND]), *ways])


def _rows(offered: Sequence[OfferedService]) -> list[list[Button]]:
    return [[Button(each.label, TicketServiceTap(each.service.id))] for each in offered]


def _search(words: Words, *, by_button: bool) -> list[list[Button]]:
    return [[Button(words.plain("ticket-search"), TicketWordTap())]] if by_button else []


def _whole(words: Words) -> list[list[Button]]:
    return [[Button(words.plain("ticket-office"), TicketServiceTap(0))]]


def kind_screen(words: Words, office: Office, service: Service | None, text: str | None) -> Screen:
    """The citizen's text."""
    about = 0 if service is None else service.id
    rows = [[Button(words.plain(f"ticket-kind-{kind}"), TicketKindTap(about, kind))] for kind in TicketKind]
    back = [Button(words.plain("flow-back"), TicketServicesTap(0))]
    head = [] if text is None else [kept_so_far(words, text)]
    lines = [*head, words("ticket-ask-kind", about=_about(office, service))]
    return Screen(Html("\n\n".join(lines)), [*rows, back])


def text_screen(words: Words, office: Office, service: Service | None, kind: TicketKind) -> Screen:
    """Asks for the text, and names the national channel for what belongs there."""
    lines = [
        words(f"ticket-ask-{kind}", about=_about(office, service)),
        words("ticket-ask-hint"),
        words("ticket-lapor"),
    ]
    return Screen(Html("\n\n".join(lines)), [_stop(words)])


def more_screen(words: Words, wish: str) -> Screen:
    """Asks for the addition, or why the answer does not help."""
    return Screen(words(f"ticket-ask-{wish}"), [_stop(words)])


def mark_of(draft: TicketDraft) -> str:
    """Changes with everything that a draft says."""
    return text_mark(draft.wish, draft.service_id, draft.kind, draft.ticket_id, draft.text)


def send_mark(draft: TicketDraft) -> str:
    """What the button carries that sends a draft: its mark, and what only this button knows."""
    return f"{mark_of(draft)}-{secrets.token_hex(8)}"


def confirm_screen(
    words: Words,
    office: Office,
    draft: TicketDraft,
    about: Service | Ticket | None,
    *,
    is_heard: bool,
    has_left_file: bool = False,
    is_typed: bool = False,
) -> Screen:
    """The text to be sent, and its service or ticket (None: the office); nothing is sent before a tap.

    `is_heard`: the person's next message is appended. `is_typed`: they wrote what they have to tap.
    """
    text, wish = draft.text or "", Wish(draft.wish)
    if isinstance(about, Ticket):
        head = words(f"ticket-confirm-{wish}", number=written(about.number))
    else:
        kind = words.plain(f"ticket-kind-{draft.kind}")
        head = words("ticket-confirm-write", kind=kind, about=_about(office, about))
    foot = [words("ticket-file-left")] if has_left_file else []
    if is_typed:
        foot.append(words("ticket-confirm-tap"))
    else:
        foot.append(words("ticket-confirm-ask" if is_heard else "ticket-confirm-ask-once"))
    rows = [
        [Button(words.plain("ticket-confirm-send"), TicketSendTap(send_mark(draft)), style="success")],
        [Button(words.plain("ticket-confirm-rewrite"), TicketRewriteTap())],
    ]
    if wish is Wish.WRITE:
        rows.append([Button(words.plain("ticket-confirm-other"), TicketServicesTap(0))])
    return Screen(_confirmed(words, head, text, foot), [*rows, _stop(words)])


def answers_confirmation(words: Words, text: str) -> bool:
    """Whether a text answers the question whether to send: a yes, a no, “ubah”, or the label of a button."""
    labels = [words.plain(f"ticket-confirm-{each}") for each in ("send", "rewrite", "other")]
    return (
        says_send(text)
        or says_none(text)
        or not wished(text)
        or meant_button(labels, text, in_part=False) is not None
    )


def _confirmed(words: Words, head: Html, text: str, foot: Sequence[Html]) -> Html:
    """The longest form that fits into a message, which says so where it has not all of the text."""
    shown = head
    for most in _LENGTHS:
        rest = [words("ticket-confirm-whole", length=len(text))] if len(text) > most else []
        shown = Html("\n\n".join([head, quoted(shortened(text, most)), *rest, *foot]))
        if length(shown) <= LONGEST_MESSAGE:
            break
    return shown


def _stop(words: Words) -> list[Button]:
    return [Button(words.plain("ticket-stop"), TicketStopTap())]


def _about(office: Office, service: Service | None) -> str:
    return office.name if service is None else service.name
