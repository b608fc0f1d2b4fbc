"""Forms: reading their bodies within limits, and their parts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from html import escape
from urllib.parse import parse_qsl

from starlette.requests import ClientDisconnect, Request

from domain.errors import Invalid
from locales import Html
from web.pages import Block

_FORM = "application/x-www-form-urlencoded"
_LARGEST_BODY = 64 * 1024
"""Bytes: 4,096 emoji, as forms encode them, are 48 kB."""
_MOST_FIELDS = 40


async def form_of(request: Request) -> Mapping[str, str]:
    """The fields of a sent form, the last of each name; raises Invalid when it is too large, or no form."""
    if request.headers.get("Content-Type", "").partition(";")[0].strip().lower() != _FORM:
        raise Invalid("page-no-form")
    content = await _body(request)
    try:
        fields = parse_qsl(
            content.decode("ascii"), keep_blank_values=True, max_num_fields=_MOST_FIELDS, errors="replace"
        )
    except ValueError:
        raise Invalid("page-no-form") from None
    # Browsers send line ends as two characters. PostgreSQL takes no zero.
    return {name: value.replace("\r\n", "\n").replace("\0", "") for name, value in fields}


async def _body(request: Request) -> bytes:
    content = bytearray()
    try:
        async for part in request.stream():
            content += part
            if len(content) > _LARGEST_BODY:
                raise Invalid("page-too-large")
    except ClientDisconnect:
        raise Invalid("page-no-form") from None
    return bytes(content)


def form(action: str, mark: str, *parts: Html) -> Block:
    """A form with its target address, and the code that proves where it was shown."""
    hidden = f'<input type="hidden" name="tanda" value="{escape(mark)}">'
    return Block(f'<form method="post" action="{escape(action)}">{hidden}{"".join(parts)}</form>')


def send_button(label: str) -> Html:
    """The button that sends a form."""
    return Html(f'<button class="go">{escape(label)}</button>')


def text_area(name: str, label: str, value: str, most: int, hint: str = "") -> Html:
    """A field for some sentences, with what was typed into it before."""
    told = f'<span class="hint" id="{name}-hint">{escape(hint)}</span>' if hint else ""
    by = f' aria-describedby="{name}-hint"' if hint else ""
    return Html(
        f'<label for="{name}">{escape(label)}</label>{told}'
        # The first line end of a field is dropped by browsers.
        f'<textarea id="{name}" name="{name}" rows="5" maxlength="{most}"{by}>\n{_in_field(value)}'
        "</textarea>"
    )


def _in_field(text: str) -> str:
    """Text in a field, escaped only where it must be, so that 4,096 characters stay below 20 kB."""
    return re.sub("&(?=[#A-Za-z])", "&amp;", text).replace("<", "&lt;")


def text_field(name: str, label: str, value: str = "", *, most: int = 80, more: str = "") -> Html:
    """A field for one line; `more` are further attributes."""
    return Html(
        f'<label for="{name}">{escape(label)}</label><input id="{name}" name="{name}" '
        f'value="{escape(value)}" maxlength="{most}" autocomplete="off"{more}>'
    )


def choices(name: str, question: str, options: Iterable[tuple[str, str]], chosen: str = "") -> Html:
    """A question with one answer to pick: pairs of value and words."""
    picks = "".join(
        f'<label><input type="radio" name="{name}" value="{escape(value)}"'
        f"{' checked' if value == chosen else ''}>{escape(words)}</label>"
        for value, words in options
    )
    return Html(f'<fieldset class="pick"><legend>{escape(question)}</legend>{picks}</fieldset>')


def select(name: str, label: str, options: Iterable[tuple[str, str]], chosen: str = "") -> Html:
    """A question whose answer is picked from a list: pairs of value and words."""
    picks = "".join(
        f'<option value="{escape(value)}"{" selected" if value == chosen else ""}>{escape(words)}</option>'
        for value, words in options
    )
    return Html(
        f'<label for="{name}">{escape(label)}</label><select id="{name}" name="{name}">{picks}</select>'
    )
