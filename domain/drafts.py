"""Drafts: a person's answers so far in a conversation."""

from __future__ import annotations

from typing import Self

from domain.models import FrozenModel


class Draft(FrozenModel):
    """Base of the drafts of conversations. `answered` tells an empty answer from no answer."""

    answered: frozenset[str] = frozenset()
    """Names of the questions that have an answer."""
    sought: str = ""
    """The part of a name that was written, until one of those that have it is chosen."""

    def answer(self, name: str, /, **values: object) -> Self:
        """The draft with a question answered."""
        return self.model_copy(update={**values, "answered": self.answered | {name}})

    def reopen(self, name: str) -> Self:
        """The draft with a question to be asked again; its old value stays until the new answer."""
        return self.model_copy(update={"answered": self.answered - {name}})
