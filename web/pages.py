"""The frame of all pages: one column, light and dark, readable on an old phone, nothing from elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from starlette.requests import Request
from starlette.responses import HTMLResponse

from locales import LANGUAGES, Html, Words, language_of, words_in

_STYLE = (
    ":root{color-scheme:light dark}"
    "body{font:1rem/1.5 system-ui,sans-serif;max-width:34rem;margin:2rem auto;padding:0 1rem}"
    "h1{font-size:1.4rem}"
    "input,button{font:inherit;padding:.5rem;margin:.2rem 0}"
    "p{margin:.4rem 0;overflow-wrap:anywhere}footer{margin-top:2rem;font-size:.85rem}"
)
_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; "
    "frame-ancestors 'none'; base-uri 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
}


def words_of(request: Request, default: str) -> Words:
    """The language that a visitor chose, or else the browser's first one."""
    chosen = request.query_params.get("lang")
    if chosen in LANGUAGES:
        return words_in(chosen)
    return words_in(language_of(request.headers.get("Accept-Language", "").partition(",")[0], default))


def page(words: Words, title: str, office: str, parts: Sequence[Html], status: int = 200) -> HTMLResponse:
    """A page of paragraphs under the office's name, with links to the other languages."""
    others = " · ".join(
        f'<a href="?lang={code}">{escape(words_in(code).plain("language-name"))}</a>'
        for code in LANGUAGES
        if code != words.language
    )
    body = "".join(part if part.startswith("<form") else f"<p>{part}</p>" for part in parts if part)
    return HTMLResponse(
        f'<!doctype html><html lang="{words.language}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>{escape(title)}</title><style>{_STYLE}</style></head><body>"
        f"<header>{escape(office)}</header><h1>{escape(title)}</h1>{body}<footer>{others}</footer></body></html>",
        status,
        _HEADERS,
    )
