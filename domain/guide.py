"""The five cards that a newcomer is offered, in their order."""

from __future__ import annotations

from enum import StrEnum


class Card(StrEnum):
    """A card: half a phone's screen about one thing."""

    REPORT = "report"
    """How to write a report that is approved."""
    RATINGS = "ratings"
    """How ratings are made."""
    OBJECTION = "objection"
    """What can be done by who disagrees."""
    EVIDENCE = "evidence"
    """Evidence, and e-Kinerja once."""
    PRIVACY = "privacy"
    """What is kept about a person."""

    @property
    def following(self) -> Card | None:
        """The card after this one."""
        cards = list(Card)
        place = cards.index(self) + 1
        return cards[place] if place < len(cards) else None
