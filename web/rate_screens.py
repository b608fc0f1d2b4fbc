"""The pages for rating a service, in their order."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from html import escape
from urllib.parse import quote, urlencode, urlsplit

from msgspec import Struct
from starlette.responses import HTMLResponse

from domain.office import Office
from domain.respondents import PROFILE
from domain.responses import CONSENT, FACES, LONGEST_COMMENT, NOT_APPLICABLE
from domain.survey import Unsur
from handlers.citizen.open_response import OpenResponse
from locales import Html, Words
from web.forms import choices, form, select, send_button, text_area, text_field
from web.pages import NOTHING, Block, alert, page
from web.privacy import privacy_link

LONGEST_CODE = 40
"""Characters of what is typed as a code; one with every dash and space has fewer."""


class Where(Struct, frozen=True):
    """A page for rating a service, as one visitor sees it now."""

    words: Words
    office: Office
    path: str
    """Its address below PUBLIC_URL."""
    service: str
    """Empty when the database does not answer."""
    unit: str
    sign: Callable[[str], str]
    """What a form carries that is sent to the place, or to something below it."""
    given: OpenResponse | None
    changes: str = ""
    """The mark with which the face can still be changed."""
    is_aside: bool = False
    """Whether the rating is looked at before it counts."""
    said: Html = NOTHING
    """A sentence above everything else."""
    typed: Mapping[str, str] | None = None
    """What was typed into a form that comes back."""
    status: int = 200

    def href(self, more: str = "", **query: str) -> str:
        """The address of the place, or of something below it, in this language."""
        return address(self.words, self.office, f"{self.path}{more}", **query)

    def link(self, more: str = "") -> Html:
        """The same, for a page."""
        return Html(escape(self.href(more)))

    def form(self, more: str, *parts: Html) -> Block:
        """A form that is sent to the place, or to something below it."""
        return form(self.href(more), self.sign(more), *parts)

    def value(self, name: str, saved: str = "") -> str:
        """What a field holds: what was typed, or else what is saved."""
        return saved if self.typed is None else self.typed.get(name, "")

    def page(self, title: str, *parts: Html) -> HTMLResponse:
        """A page under the name of the service."""
        words = self.words
        heading = words("page-rate-where", service=self.service, unit=self.unit) if self.service else NOTHING
        shown = [alert(self.said), heading, *parts]
        return page(words, words.plain(title), self.office.name, shown, self.status)


def address(words: Words, office: Office, path: str, **query: str) -> str:
    """The address of a page here, in the language of the words."""
    asked = urlencode({"lang": words.language, **query})
    return f"{urlsplit(office.public_url).path}/{quote(path, safe='/~')}?{asked}"


def faces_page(where: Where, telegram: str) -> HTMLResponse:
    """The question with four faces: one tap sends."""
    words = where.words
    other = words("page-rate-telegram", link=Html(escape(telegram))) if telegram else NOTHING
    keeps = Block(f'<p class="hint">{words("page-rate-keeps")}</p>')
    consent = Html(f'<input type="hidden" name="persetujuan" value="{CONSENT}">')
    agree = Html(f'<p class="hint">{words(f"rate-consent-{CONSENT}")}</p>')
    asked = where.form("", consent, agree, _faces(words))
    privacy = privacy_link(words, where.office)
    return where.page("page-rate-title", asked, keeps, privacy, other)


def _faces(words: Words, chosen: int | None = None) -> Html:
    """The best first."""
    buttons = "".join(_face(words, face, face == chosen) for face in reversed(FACES))
    question = escape(words.plain("page-rate-question"))
    return Html(f'<fieldset class="faces"><legend>{question}</legend>{buttons}</fieldset>')


def _face(words: Words, face: int, is_chosen: bool) -> str:
    sign, _, said = words.plain(f"rate-face-{face}").partition(" ")
    now = f" {words('page-rate-now')}" if is_chosen else ""
    shown = f'<span aria-hidden="true">{sign}</span>{escape(said)}{now}'
    return f'<button name="wajah" value="{face}">{shown}</button>'


def already_page(where: Where, *, is_shared: bool) -> HTMLResponse:
    """The service was rated on this device today: go on, or let somebody else begin."""
    words = where.words
    parts: list[Html] = [words("page-already"), words("page-already-on", link=where.link("/lanjut"))]
    if is_shared:
        other = Html(f'<button class="go">{escape(words.plain("page-next-person-button"))}</button>')
        parts += [words("page-next-person"), where.form("/orang-lain", other)]
    return where.page("page-thanks-title", *parts)


def thanks_page(where: Where, ticket: str) -> HTMLResponse:
    """The received rating, and what can be added."""
    words, given = where.words, where.given
    parts: list[Html] = [NOTHING]
    if given is not None and given.response.quick is not None:
        face = words.plain(f"rate-face-{given.response.quick}")
        parts.append(words("page-thanks-kept", face=face))
    if where.is_aside:
        parts.append(words("page-thanks-aside"))
    if given is not None and where.changes:
        parts.append(_correction(where, given))
    parts += _words_of(where)
    answered = 0 if given is None else len(given.response.answers)
    key = "page-unsur-kept" if answered else "page-unsur-offer"
    parts.append(words(key, link=where.link("/pertanyaan"), **({"count": answered} if answered else {})))
    described = given is not None and bool(given.response.profile)
    parts.append(
        words("page-about-kept") if described else words("page-about-offer", link=where.link("/tentang"))
    )
    parts.append(words("page-ticket-offer", link=Html(escape(ticket))))
    return where.page("page-thanks-title", *parts, words("page-close"))


def _correction(where: Where, given: OpenResponse) -> Block:
    words = where.words
    hidden = Html(f'<input type="hidden" name="ubah" value="{escape(where.changes)}">')
    faces = where.form("/ubah", hidden, _faces(words, given.response.quick))
    return Block(f"<details><summary>{words('page-thanks-change')}</summary>{faces}</details>")


def _words_of(where: Where) -> list[Html]:
    words = where.words
    if where.given is not None and where.given.response.comment and not where.value("kata"):
        return [words("page-comment-kept")]
    label, hint = words.plain("page-comment-label"), words.plain("page-comment-hint")
    field = text_area("kata", label, where.value("kata"), LONGEST_COMMENT, hint)
    return [where.form("/lanjut", field, send_button(words.plain("page-comment-button")))]


def unsur_page(where: Where) -> HTMLResponse:
    """The nine questions, each with its own four words."""
    words = where.words
    saved = {} if where.given is None else where.given.response.answers
    asked = [
        choices(
            unsur,
            f"{number}. {words.plain(f'rate-unsur-{unsur}')}",
            [
                *((str(value), words.plain(f"rate-unsur-{unsur}-{value}")) for value in (4, 3, 2, 1)),
                (str(NOT_APPLICABLE), words.plain("rate-unsur-none")),
            ],
            where.value(unsur, str(saved.get(unsur, ""))),
        )
        for number, unsur in enumerate(Unsur, 1)
    ]
    send = send_button(words.plain("page-unsur-button"))
    back = words("page-back", link=where.link("/lanjut"))
    return where.page(
        "page-unsur-title", words("page-unsur-intro"), where.form("/pertanyaan", *asked, send), back
    )


def about_page(where: Where) -> HTMLResponse:
    """A respondent's optional answers about himself or herself."""
    words = where.words
    saved = {} if where.given is None else where.given.response.profile
    asked = [
        select(
            question,
            words.plain(f"rate-{question}"),
            [
                ("", words.plain("page-about-unsaid")),
                *((value, words.plain(f"rate-{question}-{value.replace('_', '-')}")) for value in answers),
            ],
            where.value(question, saved.get(question, "")),
        )
        for question, answers in PROFILE.items()
    ]
    send = send_button(words.plain("page-about-button"))
    back = words("page-back", link=where.link("/lanjut"))
    return where.page(
        "page-about-title", words("page-about-intro"), where.form("/tentang", *asked, send), back
    )


def code_page(
    words: Words, office: Office, said: Html = NOTHING, status: int = 200, typed: str = ""
) -> HTMLResponse:
    """The field for a code of a slip or poster."""
    more = ' aria-describedby="kode-hint" autocapitalize="characters" spellcheck="false" required'
    field = text_field("kode", words.plain("page-code-label"), typed, most=LONGEST_CODE, more=more)
    hint = f'<span class="hint" id="kode-hint">{words("page-code-hint")}</span>'
    here = escape(f"{urlsplit(office.public_url).path}/n")
    language = f'<input type="hidden" name="lang" value="{words.language}">'
    send = send_button(words.plain("page-code-button"))
    asked = Block(f'<form action="{here}">{language}{field}{hint}{send}</form>')
    return page(words, words.plain("page-code-title"), office.name, [alert(said), asked], status)
