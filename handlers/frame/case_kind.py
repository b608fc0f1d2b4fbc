"""What a feature gives so that the kit can put its records before a reviewer and decide them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import Generic, TypeVar

from handlers.frame.gate import Action
from handlers.frame.screen import Rows
from locales import Html, Words
from storage.tables import CaseColumns
from storage.uow import UnitOfWork

R = TypeVar("R", bound=CaseColumns)


async def _nothing(uow: UnitOfWork, case: CaseColumns) -> None:
    """Approval changes the state of the case only."""


class Reader(Enum):
    """Who reads a case."""

    AUTHOR = auto()
    REVIEWER = auto()
    """Decides it, or may still take the decision back: sees nothing that could sway a rating."""
    AFTERWARDS = auto()
    """A reviewer once the decision is final."""


@dataclass(frozen=True)
class CaseKind(Generic[R]):
    """A kind of record that one person puts before another.

    Its sentences are `case-title-<name>`, `case-title-<name>-again`, `case-done-<name>` and, for the author,
    `reviewed-<name>-<state>` in every state; “submitted” tells that a decision was taken back.
    """

    name: str
    """As buttons carry it: at most 8 letters, never changed once used."""
    table: type[R]
    action: Action
    """The right to decide one of them."""
    rated: bool
    """Whether an approval gives a rating from 1 to 5."""
    about: Callable[[Words, R], str]
    """A few words that tell this case from others, in the author's own words where there are any."""
    lines: Callable[[UnitOfWork, Words, R, Reader], Awaitable[Sequence[Html]]]
    """What it says, below the author's name."""
    rows: Callable[[UnitOfWork, Words, R], Awaitable[Rows]]
    """Buttons that the card has in every state."""
    author_rows: Callable[[Words, R], Rows]
    """Buttons of the author under the decision."""
    approved: Callable[[UnitOfWork, R], Awaitable[None]] = _nothing
    """What approval does besides."""
    reopened: Callable[[UnitOfWork, R], Awaitable[None]] = _nothing
    """What taking an approval back does besides."""
