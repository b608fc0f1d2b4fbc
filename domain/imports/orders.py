"""What somebody lets an import do beyond adding and changing rows, and what it asks before it does so."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Asks(StrEnum):
    """What an import does only when it is told so."""

    SUPERVISION = "supervision"
    """A supervision ends and no other follows it."""
    ROLE = "role"
    """Somebody loses a role."""
    STAFF = "staff"
    """Somebody no longer staffs a service."""
    LEAVE = "leave"
    """A leave ends, or becomes shorter."""


@dataclass(frozen=True, slots=True)
class Question:
    """One thing that an import asks about, by name. Equal questions ask the same."""

    kind: Asks
    line: int
    about: str
    """A NIP, or the code of a service."""
    name: str
    """The name of that person or service."""
    what: str
    """What ends: the supervisor, the role, who staffs the service."""
    day: date | None = None
    """The first day on which it no longer holds."""

    def __str__(self) -> str:
        since = f" from {self.day}" if self.day else ""
        return f"line {self.line}: {self.about} {self.name}: {self.kind} ends{since}: {self.what}"


@dataclass(frozen=True, slots=True)
class Orders:
    """What the person who imports files has said beside the files."""

    clear: frozenset[str] = frozenset()
    """Columns in which an empty cell means none; in the others it changes nothing."""
    ends: bool = False
    """Whether everything may end that would."""
    agreed: frozenset[Question] = frozenset()
    """Questions that were shown, and answered with yes."""

    def allow(self, question: Question) -> bool:
        """Whether an import may do what it asks about."""
        return self.ends or question in self.agreed


NO_ORDERS = Orders()
