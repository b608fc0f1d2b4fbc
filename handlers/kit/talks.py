"""A talk about an entry wherever the entry is shown to its author and its reviewers."""

from __future__ import annotations

from domain.talks import are_far_apart
from handlers.frame.callbacks import Callback
from handlers.frame.screen import Button
from locales import Html, Words
from storage.tables import Entry
from storage.uow import UnitOfWork


class TalkTap(Callback, prefix="tk1"):
    """Opens the talk about an entry, to read it and to write a note."""

    entry_id: int


async def talk_lines(uow: UnitOfWork, words: Words, entry: Entry) -> list[Html]:
    """A line for each note, for those who may read the self rating."""
    return [words("talk-line", name=name, text=note.text) for note, name in await uow.talks.notes(entry.id)]


def talk_rows(words: Words, entry: Entry) -> list[list[Button]]:
    """The button that opens a talk, where the ratings of an entry propose one."""
    if not are_far_apart(entry.self_rating, entry.supervisor_rating):
        return []
    return [[Button(words.plain("talk-open"), TalkTap(entry.id))]]
