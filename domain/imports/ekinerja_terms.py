"""The inputs and findings of reading a sheet of e-Kinerja."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from msgspec import Struct, field

from domain.imports.acting import StandInRow


class KnownPerson(Struct, frozen=True):
    """A person as the roster has them today."""

    name: str
    unit: str | None = None
    position: str | None = None
    rank: str | None = None
    supervisor: str | None = None
    """The supervisor's NIP."""


class Roster(Struct, frozen=True):
    """Today's roster by NIP, the names of all units, and the current and later stand-ins."""

    people: Mapping[str, KnownPerson] = field(default_factory=dict)
    units: Collection[str] = ()
    acting: Collection[StandInRow] = ()


class OperatorChoices(Struct, frozen=True):
    """The administrator's choices for the import of a sheet."""

    supervisors: Mapping[str, str] = field(default_factory=dict)
    """From a second sheet: NIPs of supervisors by NIP."""
    without: Mapping[str, str] = field(default_factory=dict)
    """NIPs of people to leave out, each with the reason."""
    takes_proposals: bool = False
    administrators: Collection[str] = ()
    acting_until: date | None = None
    """The last day of stand-ins whose rows have no end, or one before today."""


class FindingKind(StrEnum):
    """Kinds of findings about a sheet; each has a sentence `ekinerja-import-…`."""

    READ_AS = "read-as"
    """Which of e-Kinerja's reports the sheet is, and the line of its header."""
    LEFT_OUT = "left-out"
    NOT_THERE = "not-there"
    """To be left out, but not in the sheet."""
    NOT_SUPERVISED = "not-supervised"
    """In the second sheet alone."""
    TWICE = "twice"
    ONLY_ACTS = "only-acts"
    ACTS = "acts"
    ACTS_FOR_NOBODY = "acts-for-nobody"
    """Nobody who supervises others is known to hold the position."""
    ACTS_UNTIL = "acts-until"
    """The sheet does not say until when, or as what."""
    PROPOSED = "proposed"
    TAKEN = "taken"
    """As proposed."""
    UNKNOWN_SUPERVISOR = "unknown-supervisor"
    NO_SUPERVISOR = "no-supervisor"
    UNCLEAR_EMPLOYMENT = "unclear-employment"
    DOUBLED_UNIT = "doubled-unit"
    SKP_READ = "skp-read"
    SKP_PERIOD = "skp-period"
    """The period of all rows, which no column tells."""
    SKP_SPLIT = "skp-split"
    """An RHK with several rencana aksi: a target each."""
    SKP_ASPECT = "skp-aspect"
    """A row about quality, time or cost, which a target does not hold."""
    SKP_PARENT = "skp-parent"
    """An RHK of a superior that is no target here."""
    SKP_NO_PLAN = "skp-no-plan"
    """An RHK without a rencana aksi: e-Kinerja's form cannot be filled from it."""


ONCE = frozenset({FindingKind.READ_AS, FindingKind.SKP_READ, FindingKind.SKP_PERIOD})
"""There is at most one of each; its sentence needs no list."""


@dataclass(frozen=True, slots=True)
class SheetFinding:
    """A finding: the person, the line of the sheet, and what else its sentence names."""

    what: FindingKind
    nip: str = ""
    name: str = ""
    line: int = 0
    said: str = ""
    """A reason, a position, a unit or a cell."""
    other: str = ""
    """Another person's NIP and name."""
    until: str = ""
    """The last day of an appointment."""
