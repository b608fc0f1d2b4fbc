"""The extensions in force: a list, and the question before one ends."""

from __future__ import annotations

from domain.office import Office
from domain.periods import Span
from handlers.extensions.actions import whom_of
from handlers.frame.callbacks import Callback, CommandTap
from handlers.frame.screen import Button, Screen, in_rows
from handlers.frame.turn import Turn
from handlers.kit.entry_text import last_minute
from handlers.kit.pages import page_of
from handlers.kit.spans import span_text
from locales import Html, Words, in_lines
from storage.tables import Extension

LISTED = ("daftar", "list")
_A_PAGE = 8


class ExtensionsTap(Callback, prefix="xl1"):
    """A page of the extensions in force."""

    page: int


class ExtensionEndTap(Callback, prefix="xe1"):
    """Ends an extension; asks first."""

    extension_id: int
    is_sure: int


async def listed(turn: Turn, page: int) -> Screen:
    """A page of the extensions in force, each with a button that ends it."""
    words, found = turn.words, await turn.uow.calendars.extensions_in_force(turn.now)
    below = [
        [Button(words.plain("extension-list-new"), CommandTap("perpanjang"))],
        [Button(words.plain("periods-back"), CommandTap("periode"))],
    ]
    if not found:
        return Screen(words("extension-list-none"), below)
    shown = page_of(words, found, page, _A_PAGE, ExtensionsTap)
    lines, buttons = [words("extension-list-title", count=len(found))], []
    for number, each in enumerate(shown.shown, start=shown.number * _A_PAGE + 1):
        lines.append(_line(words, turn.office, each, await whom_of(turn.uow, each), number))
        label = words.plain("extension-list-end", number=number)
        buttons.append(Button(label, ExtensionEndTap(each.id, 0)))
    return Screen(in_lines(lines), [*in_rows(buttons, 3), *shown.rows, *below])


def ask_end(words: Words, office: Office, extension: Extension, whom: str | None) -> Screen:
    """The extension, and whether it is to end now."""
    text = [_line(words, office, extension, whom, 1), Html(""), words("extension-ask-end")]
    sure = Button(words.plain("extension-end-sure"), ExtensionEndTap(extension.id, 1), style="danger")
    back = Button(words.plain("extension-end-back"), ExtensionsTap(0))
    return Screen(in_lines(text), [[sure], [back]])


def _line(words: Words, office: Office, extension: Extension, whom: str | None, number: int) -> Html:
    until = words.short_moment(last_minute(extension.open_until.astimezone(office.zone)))
    days = span_text(words, Span(extension.starts, extension.ends))
    name = whom or words.plain("extension-list-all")
    return words("extension-list-line", number=number, whom=name, days=days, until=until)
