"""The pages of tickets: writing or opening one, and its state."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from urllib.parse import quote, urlencode, urlsplit

from msgspec import Struct, field
from starlette.responses import HTMLResponse

from domain.answers import shortened
from domain.office import Office
from domain.ticket_texts import LONGEST_TEXT, written
from domain.tickets import TicketKind, TicketSaid
from handlers.tickets.actions import Progress
from handlers.tickets.screens import about_lines
from locales import Html, Words
from web.forms import choices, form, select, send_button, text_area, text_field
from web.pages import NOTHING, Block, alert, page
from web.privacy import privacy_link

SEARCH = "mencari"
"""The field that says that a form looks for a service, and sends nothing yet."""
_MOST_SERVICES, _FEW = 60, 2
"""In a list, and next to a long text; with more of them one is searched by a word of its name."""
_SHORT = 8_000
"""Bytes of a text that is shown again; next to a longer one neither all services nor all texts stand."""
_LONGEST_NAME = 80
_MOST_BYTES = 12_000
"""Of texts on a page; the rest is on the pages before it."""
_PIECE = 2_000
"""Characters of a text that stay together."""


class Desk(Struct, frozen=True):
    """What a page about tickets is made of."""

    words: Words
    office: Office
    mark: str
    """What its forms carry."""
    services: Sequence[tuple[int, str]] = ()
    """Ids and names."""
    typed: Mapping[str, str] = field(default_factory=dict)
    """What was typed into a form that comes back."""
    said: Html = NOTHING
    """A sentence above everything else."""
    status: int = 200
    is_new: bool = False
    """Whether the ticket was written just now."""
    part: int | None = None
    """Which page of the texts is shown, from 1; None: the last."""

    def link(self, more: str = "", **query: str) -> Html:
        """An address below that of the desk, for a page."""
        return Html(escape(path_of(self.words, self.office, more, **query)))

    def form(self, more: str, *parts: Html) -> Block:
        """A form that is sent to such an address."""
        return form(path_of(self.words, self.office, more), self.mark, *parts)


def path_of(words: Words, office: Office, more: str = "", **query: str) -> str:
    """The address of a page about tickets, in the language of the words."""
    asked = urlencode({"lang": words.language, **query})
    return f"{urlsplit(office.public_url).path}/tiket{quote(more)}?{asked}"


def write_page(desk: Desk) -> HTMLResponse:
    """A new ticket; or the number of one that was written before."""
    words = desk.words
    kinds = [(str(kind), words.plain(f"ticket-kind-{kind}")) for kind in TicketKind]
    hint = words.plain("page-ticket-hint")
    text = text_area("kata", words.plain("page-ticket-text"), desk.typed.get("kata", ""), LONGEST_TEXT, hint)
    found, search = _services(desk)
    asked = desk.form(
        "",
        choices("jenis", words.plain("page-ticket-kind"), kinds, desk.typed.get("jenis", "")),
        search,
        select("layanan", words.plain("page-ticket-about"), found, desk.typed.get("layanan", "0")),
        text,
        send_button(words.plain("page-ticket-send")),
    )
    title = words.plain("page-ticket-title")
    if desk.said or not _is_short(desk):
        return page(words, title, desk.office.name, [alert(desk.said), asked], desk.status)
    about = privacy_link(words, desk.office)
    parts = [words("page-ticket-intro"), asked, about, words("ticket-lapor")]
    return page(words, title, desk.office.name, [*parts, *_by_number(words, desk.office)])


def _is_short(desk: Desk) -> bool:
    return len(escape(desk.typed.get("kata", "")).encode()) < _SHORT


def _services(desk: Desk) -> tuple[list[tuple[str, str]], Html]:
    """The services to choose from, and how to search for one where there are many."""
    words, typed = desk.words, desk.typed
    whole = ("0", words.plain("page-ticket-office"))
    is_short = _is_short(desk)
    if len(desk.services) <= (_MOST_SERVICES if is_short else 1):
        return [whole, *_options(desk.services)], NOTHING
    search = typed.get("cari", "")[:_LONGEST_NAME]
    wanted = search.casefold().split()
    chosen = [each for each in desk.services if str(each[0]) == typed.get("layanan")]
    fits = [each for each in desk.services if wanted and all(word in each[1].casefold() for word in wanted)]
    found = [each for each in fits if each not in chosen][: _MOST_SERVICES if is_short else _FEW]
    field_ = text_field("cari", words.plain("page-ticket-search"), search, most=_LONGEST_NAME)
    # It sends the whole form, so that what is written in it comes back.
    button = f'<button name="{SEARCH}" value="1">{escape(words.plain("page-ticket-search-button"))}</button>'
    return [whole, *_options([*chosen, *found])], Html(f"{field_} {button}")


def _options(services: Sequence[tuple[int, str]]) -> list[tuple[str, str]]:
    return [(str(number), shortened(name, _LONGEST_NAME)) for number, name in services]


def by_number_page(words: Words, office: Office, said: Html, status: int, typed: str) -> HTMLResponse:
    """The field for a number, after one without a ticket."""
    title = words.plain("page-ticket-title")
    return page(words, title, office.name, [alert(said), *_by_number(words, office, typed)], status)


def _by_number(words: Words, office: Office, typed: str = "") -> list[Html]:
    field_ = text_field(
        "nomor",
        words.plain("page-ticket-number"),
        typed,
        most=40,
        more=' autocapitalize="characters" spellcheck="false" required',
    )
    here = escape(f"{urlsplit(office.public_url).path}/tiket")
    language = f'<input type="hidden" name="lang" value="{words.language}">'
    button = f"<button>{escape(words.plain('page-ticket-open'))}</button>"
    heading = Block(f"<h2>{escape(words.plain('page-ticket-follow'))}</h2>")
    return [heading, Block(f'<form action="{here}">{language}{field_} {button}</form>')]


def ticket_page(desk: Desk, progress: Progress) -> HTMLResponse:
    """The state of a ticket, its texts, and what its writer may do now."""
    words, number = desk.words, written(progress.number)
    state = words(f"ticket-state-{progress.state}")
    parts: list[Html] = [alert(desk.said)]
    if desk.is_new:
        parts.append(words("page-ticket-kept", number=Html(f'<code class="whole">{number}</code>')))
        parts.append(words("page-ticket-keep-it"))
    parts.append(words("page-ticket-state", state=state))
    parts += about_lines(words, desk.office, progress)
    parts += [*_steps(desk, progress), *_may(desk, progress), words("ticket-lapor")]
    title = words.plain("page-ticket-of", number=number)
    return page(words, title, desk.office.name, parts, desk.status)


def _steps(desk: Desk, progress: Progress) -> Iterator[Html]:
    """What was said, the last page of it or the one that was asked for."""
    yield Block(f"<h2>{escape(desk.words.plain('page-ticket-steps'))}</h2>")
    if not _is_short(desk):
        label = escape(desk.words.plain("page-ticket-open"))
        yield Html(f'<a href="{desk.link(f"/{progress.number}")}">{label}</a>')
        return
    pages = list(_pages(list(_pieces(desk.words, progress.steps))))
    at = min(max(desk.part or len(pages), 1), len(pages)) - 1
    if at > 0:
        link = desk.link(f"/{progress.number}", hal=str(at))
        yield desk.words("page-ticket-earlier", link=link)
    yield from pages[at]
    if at < len(pages) - 1:
        link = desk.link(f"/{progress.number}", hal=str(at + 2))
        yield desk.words("page-ticket-later", link=link)


def _pieces(words: Words, steps: Sequence[TicketSaid]) -> Iterator[Html]:
    for said in steps:
        unit = said.unit or words.plain("ticket-administrators")
        head = words(f"ticket-step-{said.step}", day=words.day(said.day), unit=unit, name="")
        text = said.text or ""
        yield Block(f"<p>{head}</p>{_said(text[:_PIECE])}")
        for start in range(_PIECE, len(text), _PIECE):
            yield _said(text[start : start + _PIECE])


def _said(text: str) -> Block:
    return Block(f'<p class="said">{escape(text, quote=False)}</p>' if text else "")


def _pages(pieces: Sequence[Html]) -> Iterator[list[Html]]:
    """Pieces on as many pages as they need."""
    shown: list[Html] = []
    size = 0
    for piece in pieces:
        length = len(piece.encode())
        if shown and size + length > _MOST_BYTES:
            yield shown
            shown, size = [], 0
        shown.append(piece)
        size += length
    yield shown


def _may(desk: Desk, progress: Progress) -> Iterator[Html]:
    """What the writer of a ticket may do now."""
    if progress.can_confirm:
        yield desk.words("ticket-ask-helped")
        yield desk.form(f"/{progress.number}/terjawab", send_button(desk.words.plain("ticket-do-confirm")))
    if progress.reopens_until is not None:
        yield desk.words("ticket-reopens-until", day=progress.reopens_until)
        yield step_form(desk, progress.number, "/buka")
    if progress.can_add or (desk.typed.get("kata") and progress.due is not None):
        yield step_form(desk, progress.number, "/tambah")


def step_form(desk: Desk, number: str, step: str) -> Block:
    """The field with which the writer of a ticket adds to it (/tambah) or opens it again (/buka)."""
    key = "add" if step == "/tambah" else "reopen"
    label = desk.words.plain(f"page-ticket-ask-{key}")
    text = text_area("kata", label, desk.typed.get("kata", ""), LONGEST_TEXT)
    return desk.form(f"/{number}{step}", text, send_button(desk.words.plain(f"ticket-do-{key}")))


def form_page(desk: Desk, number: str, step: str) -> HTMLResponse:
    """What was typed, and why it is not taken now; nothing of the ticket."""
    form_ = [step_form(desk, number, step)] if step in ("/tambah", "/buka") else []
    parts = [alert(desk.said), *form_]
    return page(desk.words, desk.words.plain("page-ticket-title"), desk.office.name, parts, desk.status)
