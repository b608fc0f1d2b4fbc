"""Files that an administrator sends for an import: their states and findings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum
from pathlib import PurePath

from msgspec import Struct

from domain.imports import Asks, Orders, Question
from domain.imports.ekinerja_terms import FindingKind, SheetFinding
from domain.imports.numbers import Numbers
from domain.imports.remarks import Remark
from domain.imports.sheet import Numbered
from domain.imports.undoing import Obstacle
from domain.models import FrozenModel
from domain.notices import Notice, Priority

SUFFIXES = (".csv", ".xlsx", ".zip")
OTHER_SUFFIXES = (".xls", ".xlsm", ".xlsb", ".ods", ".tsv", ".txt", ".json")
"""Files that hold tables as well, and are not read from the chat."""
LARGEST = 20_000_000
"""Bytes of a file that Telegram gives to a bot."""
MOST_ROWS = 10_000
"""Rows that are imported from the chat: while they are written, other changes wait some seconds."""
SHOWN = 10
"""Bad rows of a file that a message names."""
MOST_CHANGES = 5
"""Changes of a file that a message names."""


class SentFileLooked(Notice, kind="sent_file_looked", priority=Priority.ANSWER):
    """To who sent a file: what was found, or done."""

    file_id: int


class SentFileCorrected(Notice, kind="sent_file_corrected", priority=Priority.ANSWER):
    """To who sent a file with bad rows: the file with a column that says why."""

    file_id: int


class FileState(StrEnum):
    """What is, or was, to be done with a file."""

    SENT = "sent"
    """To be looked at."""
    CHECKED = "checked"
    """To be taken or not, by its sender."""
    TAKING = "taking"
    """To be imported."""
    TAKEN = "taken"
    UNDOING = "undoing"
    """To be taken back."""
    UNDONE = "undone"
    DROPPED = "dropped"


TO_DO = (FileState.SENT, FileState.TAKING, FileState.UNDOING)
"""The states in which a file waits for the service."""


class Trouble(StrEnum):
    """Why a file was not looked at."""

    GONE = "gone"
    """Telegram does not give it any more."""
    FAILED = "failed"
    """An unexpected error; the log has it under a reference."""


class Answers(FrozenModel):
    """The sender's choices for the file so far."""

    same_units: frozenset[str] = frozenset()
    other_units: frozenset[str] = frozenset()
    takes_proposals: bool = False
    numbers: Numbers | None = None

    def orders(self, agreed: Sequence[Question] = ()) -> Orders:
        """As an import takes them, with questions that were shown and are agreed to."""
        return Orders(
            same_units=self.same_units,
            other_units=self.other_units,
            numbers=self.numbers,
            agreed=frozenset(agreed),
        )


class Fault(FrozenModel):
    """A row that cannot be imported."""

    line: int
    reason: str
    """In the sender's language, as are problems of files."""


class ChangeShown(FrozenModel):
    """A row that would be added, changed or withdrawn, and how."""

    line: int
    sign: str
    """“+”, “~” or “−”."""
    what: str
    fields: tuple[tuple[str, str, str], ...] = ()
    """Columns with what they held and what they would hold; empty for nothing."""


class FileFindings(FrozenModel):
    """What an import of one table would do, or did."""

    kind: str
    name: str
    problem: str | None = None
    """Why the whole table cannot be read."""
    added: int = 0
    changed: int = 0
    withdrawn: int = 0
    unchanged: int = 0
    is_ekinerja: bool = False
    """Whether it was made of a sheet of e-Kinerja."""
    faults: int = 0
    first_faults: tuple[Fault, ...] = ()
    first_changes: tuple[ChangeShown, ...] = ()
    remarks: int = 0
    first_remarks: tuple[Remark, ...] = ()
    """Remarks about single lines."""
    sheet: str | None = None
    """The sheet that was read of a workbook with several."""
    header_line: int | None = None
    """Where its header stands, if other rows stand above it."""
    renamed: tuple[tuple[str, str], ...] = ()
    """Headers as they are written, and the columns that they were taken for."""
    ignored: tuple[str, ...] = ()
    """Columns that were not read."""
    left_out: int = 0
    """Rows of totals, numbers of columns and signatures."""

    has_two_numbers: bool = False
    """Whether a number in it can be read in two ways."""

    @property
    def is_good(self) -> bool:
        """Whether every row can be imported."""
        return self.problem is None and not self.faults


class Findings(FrozenModel):
    """What a look at a file found."""

    files: tuple[FileFindings, ...] = ()
    unknown: tuple[str, ...] = ()
    """Tables whose header is of no file of an office."""
    problem: str | None = None
    """Why nothing of it can be read."""
    trouble: Trouble | None = None
    said: str = ""
    """The reference of a failure."""
    rows: int = 0
    questions: tuple[Question, ...] = ()
    obstacles: tuple[Obstacle, ...] = ()
    """Why its import cannot be taken back."""
    found: tuple[SheetFinding, ...] = ()
    """Other messages about sheets of e-Kinerja."""

    @property
    def is_good(self) -> bool:
        """Whether it can be imported once its questions are answered."""
        return (
            self.problem is None
            and self.trouble is None
            and bool(self.files)
            and all(each.is_good for each in self.files)
        )

    @property
    def is_too_long(self) -> bool:
        """Whether it has more rows than are imported from the chat."""
        return self.rows > MOST_ROWS

    @property
    def changes(self) -> int:
        """Rows that are added, changed or withdrawn."""
        return sum(each.added + each.changed + each.withdrawn for each in self.files)

    @property
    def proposals(self) -> int:
        """Supervisors that sheets of e-Kinerja let one propose, and that are not taken."""
        return sum(each.what is FindingKind.PROPOSED for each in self.found)

    @property
    def twin(self) -> Question | None:
        """The first unit whose name is nearly that of another one: it is decided before anything else."""
        return next((each for each in self.questions if each.kind is Asks.NEAR_UNIT), None)


class CorrectedSheet(Struct, frozen=True):
    """A table as it was sent, in its own lines, with why rows are bad: to be corrected and sent again."""

    rows: Sequence[Numbered]
    header: int
    """The line of its header."""
    reasons: Mapping[int, str]
    """By line."""


def is_importable(name: str | None) -> bool:
    """Whether a file's name is that of a table or a zip of tables."""
    return name is not None and PurePath(name).suffix.lower() in SUFFIXES


def is_other_table(name: str | None) -> bool:
    """Whether a file's name is that of a table which has to be saved in another form first."""
    return name is not None and PurePath(name).suffix.lower() in OTHER_SUFFIXES
