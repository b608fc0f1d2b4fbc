"""What a feature provides so that the kit can show its cases to reviewers and decide them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from datetime import date
from enum import Enum, auto
from typing import Generic, TypeVar

from msgspec import Struct, field

from domain.cases import CHANGEABLE, CaseState, UsualReason
from domain.entries import EvidenceItem
from domain.errors import Invalid
from handlers.frame.gate import Action
from handlers.frame.screen import Rows
from handlers.frame.turn import Turn
from locales import Html, Words
from storage.tables import CaseColumns, Evidence
from storage.uow import UnitOfWork

R = TypeVar("R", bound=CaseColumns)


async def _nothing(uow: UnitOfWork, case: CaseColumns) -> None:
    """Approval changes the state of the case only."""


async def _nothing_follows(turn: Turn, case: CaseColumns) -> None:
    """The decision concerns its author alone."""


async def _column_of_proof(uow: UnitOfWork, case: CaseColumns) -> Sequence[EvidenceItem | Evidence]:
    kept: Sequence[EvidenceItem] = getattr(case, "proof", ())
    return kept


async def _nothing_stays(
    uow: UnitOfWork, words: Words, case: CaseColumns, given_up: Collection[date]
) -> Sequence[Html]:
    return ()


async def _not_changed(turn: Turn, case: CaseColumns) -> None:
    raise Invalid("button-outdated")


class Reader(Enum):
    """Who reads a case."""

    AUTHOR = auto()
    REVIEWER = auto()
    """Decides it, or may still take the decision back: sees nothing that could sway a rating."""
    AFTERWARDS = auto()
    """A reviewer once the decision is final."""


class CaseText(Struct, frozen=True):
    """The text of a case, below the author's name."""

    lines: Sequence[Html]
    proof: int = 0
    """The number of pieces of proof."""
    rows: Rows = ()
    """Buttons that the card has in every state."""


class CaseKind(Struct, Generic[R], frozen=True):
    """A kind of case.

    Its sentences are `case-title-<name>`, `case-title-<name>-again`, `case-done-<name>`, `case-noun-<name>`
    and `case-count-<table>`; for the author `case-sent-<name>` and `reviewed-<name>-<state>` in every state
    that its wishes lead to (“submitted” tells that a decision was taken back), and with a list of one's own
    `case-own-<name>` and `case-new-<name>`.
    """

    name: str
    """As buttons carry it: at most 8 letters, never changed once used."""
    table: type[R]
    about: Callable[[Words, R], str]
    """A few words that tell this case from others, in the author's own words where there are any."""
    said: Callable[[UnitOfWork, Words, R, Reader], Awaitable[CaseText]]
    """The text of a case."""
    change: Callable[[Turn, R], Awaitable[None]] = _not_changed
    """Begins the conversation that changes the case; `changeable` was checked."""
    changeable: Collection[CaseState] = CHANGEABLE
    """In which states its author may change or withdraw it; approved ones only of a `Replacing` table."""
    approved: Callable[[UnitOfWork, R], Awaitable[None]] = _nothing
    """What approval does besides; done again when what is approved is changed and stays approved."""
    ended: Callable[[UnitOfWork, R], Awaitable[None]] = _nothing
    """Undoes what `approved` did: the decision is taken back, or the case withdrawn or replaced."""
    stays: Callable[[UnitOfWork, Words, R, Collection[date]], Awaitable[Sequence[Html]]] = _nothing_stays
    """What an approved case changes no more when its author gives up these of its days; none: all of it."""
    settled: Callable[[Turn, R], Awaitable[None]] = _nothing_follows
    """What follows for other people once it is decided, or the decision is taken back."""
    proof: Callable[[UnitOfWork, R], Awaitable[Sequence[EvidenceItem | Evidence]]] = _column_of_proof
    """The proof behind it, for its author and its reviewer: by default the column `proof`, if it has one."""
    proof_title: Callable[[Words, R], str] | None = None
    """The heading of its proof, next to the author's name; by default what it is `about`."""
    author_rows: Callable[[UnitOfWork, Words, R], Awaitable[Rows]] | None = None
    """Buttons of the author under the decision; else those of the kit, to change it and take it back."""
    wishes: Sequence[str] = ("approve", "return", "reject")
    """The reviewer's possible decisions; the first one has a row of its own."""
    usual: Mapping[str, Sequence[UsualReason]] = field(default_factory=dict)
    """Usual reasons by wish: `reason-usual-<code>` is the button, `reason-text-<code>` the reason."""
    speaks: bool = False
    """Whether a decision has sentences of its own: their keys end in the name of the kind."""
    rated: bool = False
    """Whether an approval gives a rating from 1 to 5."""
    action: Action = Action.REVIEW_CASE
    """The right to decide one of them."""

    def key(self, key: str) -> str:
        """The sentence about a decision, by the key that kinds without sentences of their own share."""
        return f"{key}-{self.name}" if self.speaks else key
