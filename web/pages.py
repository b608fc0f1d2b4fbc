"""The layout of all pages: one column, light and dark, readable on an old phone, nothing external."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape
from pathlib import Path

from starlette.requests import Request
from starlette.responses import HTMLResponse

from locales import LANGUAGES, Html, Words, language_of, words_in

_STYLE = re.sub(r"\s*([{};:,>])\s*", r"\1", Path(__file__).with_name("pages.css").read_text("utf-8")).strip()
_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; "
    "frame-ancestors 'none'; base-uri 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
    "X-Robots-Tag": "noindex",
}


class Block(Html):
    """A piece of a page that is no paragraph."""

    __slots__ = ()


def alert(said: Html) -> Html:
    """Why something was refused: seen before anything else, and read aloud at once."""
    return Block(f'<p class="said no" role="alert">{said}</p>') if said else said


NOTHING = Html("")
"""A paragraph that is left out."""


def words_of(request: Request, default: str) -> Words:
    """The language that a visitor chose, or else the browser's first one."""
    chosen = request.query_params.get("lang")
    if chosen in LANGUAGES:
        return words_in(chosen)
    return words_in(language_of(request.headers.get("Accept-Language", "").partition(",")[0], default))


def page(words: Words, title: str, office: str, parts: Sequence[Html], status: int = 200) -> HTMLResponse:
    """A page of paragraphs and blocks under the office's name, with links to the other languages."""
    others = " · ".join(
        f'<a href="?lang={code}" hreflang="{code}" lang="{code}">'
        f"{escape(words_in(code).plain('language-name'))}</a>"
        for code in LANGUAGES
        if code != words.language
    )
    body = "".join(part if isinstance(part, Block) else f"<p>{part}</p>" for part in parts if part)
    return HTMLResponse(
        f'<!doctype html><html lang="{words.language}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>{escape(title)} – {escape(office)}</title><style>{_STYLE}</style></head><body>"
        f"<header>{escape(office)}</header><main><h1>{escape(title)}</h1>{body}</main>"
        f"<footer>{others}</footer></body></html>",
        status,
        _HEADERS,
    )
