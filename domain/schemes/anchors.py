"""The meaning of each rating from 1 to 5 in the office's words, for all work or a kind of it."""

import re
from collections.abc import Iterable
from typing import Annotated

from pydantic import Field

from domain.schemes.values import Name, Table, Text

RATINGS = (5, 4, 3, 2, 1)
"""The best first, as people are asked."""


class Meanings(Table):
    """The texts beside each of the five ratings; all five are given."""

    one: Text = Field(alias="1")
    two: Text = Field(alias="2")
    three: Text = Field(alias="3")
    four: Text = Field(alias="4")
    five: Text = Field(alias="5")

    @property
    def by_rating(self) -> dict[int, Text]:
        """The meanings, the best rating first."""
        return dict(zip(RATINGS, (self.five, self.four, self.three, self.two, self.one), strict=True))


class WorkMeanings(Meanings):
    """The meanings for a kind of work, which is known by words with which it is described."""

    title: Text
    words: Annotated[tuple[Name, ...], Field(min_length=1, max_length=50)]

    def is_of(self, said: str) -> bool:
        """Whether a description has one of the words, whole and in small or capital letters."""
        found = (re.search(rf"(?<!\w){re.escape(word)}(?!\w)", said, re.IGNORECASE) for word in self.words)
        return any(found)


class Anchors(Meanings):
    """The meanings for all work, and those for kinds of work that the office writes."""

    work: Annotated[tuple[WorkMeanings, ...], Field(max_length=20)] = ()

    def of_work(self, said: str) -> Meanings:
        """The meanings for a piece of work, by its description: of the first kind that fits, or for all."""
        return next((kind for kind in self.work if kind.is_of(said)), self)

    def of_all(self, descriptions: Iterable[str]) -> Meanings:
        """The meanings for several pieces of work: those for all work unless they are of one kind."""
        found = [self.of_work(said) for said in descriptions]
        return found[0] if found and all(each is found[0] for each in found) else self
