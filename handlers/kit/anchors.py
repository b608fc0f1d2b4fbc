"""The meaning of each rating in the office's words, as shown where people rate."""

from __future__ import annotations

from collections.abc import Sequence

from domain.schemes import Meanings
from handlers.frame.turn import Turn
from locales import Html, Words
from locales.scores import title
from storage.tables import CaseColumns, Entry


def meanings(words: Words, chosen: Meanings) -> list[Html]:
    """A line for each rating, the best first."""
    said = chosen.by_rating.items()
    return [words("rating-means", rating=rating, meaning=title(words, text)) for rating, text in said]


def meanings_of(turn: Turn, *descriptions: str) -> list[Html]:
    """The lines for pieces of work by their descriptions; none where the scheme says nothing."""
    anchors = turn.office.scheme.anchors
    return [] if anchors is None else meanings(turn.words, anchors.of_all(descriptions))


async def meanings_for(turn: Turn, cases: Sequence[CaseColumns]) -> list[Html]:
    """The lines for cases that get one rating: for their kind of work where they are reports of one kind."""
    entries = [case for case in cases if isinstance(case, Entry)]
    titles = await turn.uow.history.titles(entries)
    said = (f"{entry.activity}\n{titles.get(entry.target_id or 0, '')}" for entry in entries)
    return meanings_of(turn, *said)
