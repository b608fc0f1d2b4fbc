"""An innovation, as it stands wherever its entry is shown, and the buttons to mark and to decide it."""

from __future__ import annotations

from dataclasses import dataclass

from handlers.frame.callbacks import Callback
from handlers.frame.screen import Button
from locales import Html, Words
from storage.tables import Entry, Innovation
from storage.uow import UnitOfWork


@dataclass(frozen=True)
class InnovationTap(Callback, prefix="in1"):
    """The author marks an own entry as an innovation, or says anew why."""

    entry_id: int


@dataclass(frozen=True)
class InnovationDecideTap(Callback, prefix="id1"):
    """A reviewer confirms that an entry is an innovation (1) or not (0)."""

    entry_id: int
    confirms: int


async def innovation_lines(uow: UnitOfWork, words: Words, entry: Entry) -> list[Html]:
    """Why it is an innovation, and what its reviewer said."""
    mark = await uow.innovations.of(entry.id)
    return [] if mark is None else [words(f"innovation-{_state(mark)}", why=mark.why)]


def _state(mark: Innovation) -> str:
    if mark.is_confirmed is None:
        return "claimed"
    return "confirmed" if mark.is_confirmed else "denied"


def decide_row(words: Words, entry_id: int) -> list[Button]:
    """The buttons of a reviewer."""
    return [
        Button(words.plain("innovation-confirm"), InnovationDecideTap(entry_id, 1)),
        Button(words.plain("innovation-deny"), InnovationDecideTap(entry_id, 0)),
    ]


def mark_row(words: Words, entry: Entry) -> list[Button]:
    """The button of the author."""
    return [Button(words.plain("innovation-mark"), InnovationTap(entry.id))]
