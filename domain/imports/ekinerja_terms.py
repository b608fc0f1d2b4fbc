"""What the reading of a sheet of e-Kinerja goes by, and what it tells."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from domain.imports.acting import StandInRow


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """A person as the roster has them today."""

    name: str
    unit: str | None = None
    position: str | None = None
    rank: str | None = None
    supervisor: str | None = None
    """The supervisor's NIP."""


@dataclass(frozen=True, slots=True)
class Roster:
    """The roster as it is today, by NIP, the names of all units, and who acts for whom now or later."""

    people: Mapping[str, KnownPerson] = field(default_factory=dict)
    units: Collection[str] = ()
    acting: Collection[StandInRow] = ()


@dataclass(frozen=True, slots=True)
class Told:
    """What an administrator says beside the sheet."""

    supervisors: Mapping[str, str] = field(default_factory=dict)
    """From a second sheet: NIPs of supervisors by NIP."""
    without: Mapping[str, str] = field(default_factory=dict)
    """Who is left out and why, by NIP."""
    takes_proposals: bool = False
    administrators: Collection[str] = ()
    acting_until: date | None = None
    """The last day of those who act, where their rows end before today or never."""


class What(StrEnum):
    """What there is to tell of a sheet; each has a sentence `ekinerja-import-…`."""

    LEFT_OUT = "left-out"
    NOT_THERE = "not-there"
    """On a list of who is left out, and not in the sheet."""
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


@dataclass(frozen=True, slots=True)
class Found:
    """Something to tell: of whom, in which line of the sheet, and what else its sentence names."""

    what: What
    nip: str = ""
    name: str = ""
    line: int = 0
    said: str = ""
    """A reason, a position, a unit or a cell."""
    other: str = ""
    """Another person's NIP and name, or another name of the unit."""
