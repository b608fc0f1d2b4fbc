"""Confirmations of an import for more than adding and changing rows, and its questions."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from msgspec import Struct

from domain.imports.numbers import Numbers
from domain.unit_names import UnitNames, unit_key


class Asks(StrEnum):
    """What an import does only on request."""

    SUPERVISION = "supervision"
    """A supervision ends and no other follows it."""
    SUPERVISOR_LEFT = "supervisor-left"
    """Somebody has a supervisor who has left or will have left."""
    ROLE = "role"
    """Somebody loses a role."""
    STAFF = "staff"
    """Somebody no longer staffs a service."""
    LEAVE = "leave"
    """A leave ends, or becomes shorter."""
    NEW_UNIT = "new-unit"
    """A unit is made."""
    NEAR_UNIT = "near-unit"
    """A unit is made, and its name is nearly that of another one."""


@dataclass(frozen=True, slots=True)
class Question:
    """One thing that an import asks about, by name. Equal questions ask the same."""

    kind: Asks
    line: int
    about: str
    """A NIP, the code of a service, or a unit."""
    name: str = ""
    """The name of that person or service."""
    what: str = ""
    """What ends: the supervisor, the role, who staffs the service; who is the supervisor and has left; or the
    unit that has nearly this name."""
    day: date | None = None
    """The first day on which it no longer holds."""
    what_name: str = ""
    """The name of the person whose NIP `what` is."""
    said: str = field(default="", compare=False)
    """`what` in the words of the person who is asked, where that is a sentence."""

    def __str__(self) -> str:
        if self.kind is Asks.NEW_UNIT:
            return f"line {self.line}: new unit: {self.about}"
        if self.kind is Asks.NEAR_UNIT:
            return f"line {self.line}: new unit: {self.about} (it resembles {self.what})"
        whom = f"{self.what} {self.what_name}".rstrip()
        if self.kind is Asks.SUPERVISOR_LEFT:
            gone = f"supervisor {whom} is not in service from {self.day}"
            return f"line {self.line}: {self.about} {self.name}: {gone}"
        since = f" from {self.day}" if self.day else ""
        return f"line {self.line}: {self.about} {self.name}: {self.kind} ends{since}: {whom}"


class Orders(Struct, frozen=True):
    """The choices of the person who imports files."""

    clear: frozenset[str] = frozenset()
    """Columns in which an empty cell means none; in the others it changes nothing."""
    ends: bool = False
    """Whether everything may end that would."""
    new_units: bool = False
    """Whether units may be made that resemble no other one."""
    other_units: frozenset[str] = frozenset()
    """Names of units that may be made, whatever they resemble."""
    same_units: frozenset[str] = frozenset()
    """Names that mean the unit that they resemble."""
    agreed: frozenset[Question] = frozenset()
    """Questions that were shown, and answered with yes."""
    numbers: Numbers | None = None
    """How the files write numbers, where they do not show it."""

    def allow(self, question: Question) -> bool:
        """Whether an import may do what it asks about."""
        if question in self.agreed:
            return True
        if question.kind in (Asks.NEW_UNIT, Asks.NEAR_UNIT):
            named = unit_key(question.about) in map(unit_key, self.other_units)
            return named or (self.new_units and question.kind is Asks.NEW_UNIT)
        return self.ends

    def unit_of(self, name: str, units: UnitNames) -> str | None:
        """The unit that a name means; None for one that is not known."""
        found = units.find(name)
        if found is None and unit_key(name) in map(unit_key, self.same_units):
            return units.near(name)
        return found


NO_ORDERS = Orders()
