"""An innovation wherever its entry is shown, and the buttons to mark and to decide it."""

from __future__ import annotations

from domain.cases import NO_REPORT, number_of
from handlers.frame.callbacks import Callback
from handlers.frame.screen import Button
from locales import Html, Words
from storage.tables import Entry, Innovation
from storage.uow import UnitOfWork


class InnovationTap(Callback, prefix="in1"):
    """The author marks an own entry as an innovation, or changes the reason."""

    entry_id: int


class InnovationDecideTap(Callback, prefix="id2"):
    """A reviewer confirms that an entry is an innovation (1) or not (0)."""

    entry_id: int
    confirms: int
    marked: str
    """The number of the instant of the mark that the reviewer has read."""


async def innovation_lines(uow: UnitOfWork, words: Words, entry: Entry) -> list[Html]:
    """Why it is an innovation, and what its reviewer said."""
    mark = await uow.innovations.of(entry.id)
    return [] if mark is None else [innovation_line(words, mark)]


def innovation_line(words: Words, mark: Innovation) -> Html:
    """Why it is one, and what its reviewer said."""
    return words(f"innovation-{_state(mark)}", why=mark.why)


def _state(mark: Innovation) -> str:
    if mark.is_confirmed is None:
        return "claimed"
    return "confirmed" if mark.is_confirmed else "denied"


def is_open(entry: Entry, mark: Innovation) -> bool:
    """Whether a mark waits for what its reviewer says."""
    return mark.is_confirmed is None and entry.state not in NO_REPORT


def decide_row(words: Words, mark: Innovation) -> list[Button]:
    """The buttons of a reviewer who reads a mark."""
    entry, marked = mark.entry_id, str(number_of(mark.marked_at))
    return [
        Button(words.plain("innovation-confirm"), InnovationDecideTap(entry, 1, marked)),
        Button(words.plain("innovation-deny"), InnovationDecideTap(entry, 0, marked)),
    ]


def mark_row(words: Words, entry: Entry) -> list[Button]:
    """The button of the author."""
    return [Button(words.plain("innovation-mark"), InnovationTap(entry.id))]
