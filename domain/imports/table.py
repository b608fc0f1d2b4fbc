"""The layout of a file, and parsing its rows into values or reasons why not (docs/scoring.md §7)."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from datetime import date, datetime, tzinfo
from typing import Any, Generic, Self, TypeVar

from msgspec import Struct, field

from domain.answers.sentences import clean
from domain.imports.cells import NONE, NumberCell, mark, misplaced, no_value
from domain.imports.numbers import Numbers, number_in, way_of
from domain.imports.sheet import PLAIN, Numbered, Taken
from domain.reasons import ColumnName, Reason, of_column, reason_of, refused

Row = TypeVar("Row")


class BadFile(Exception):
    """A file that cannot be read at all; the text is one sentence that names the file."""


class BadRow(Struct, frozen=True):
    """A row that cannot be imported: its line in the file, counted from 1, and why."""

    line: int
    reason: str


class RawTable(Struct, frozen=True):
    """A file as read: its name, all columns of its header row, and its rows as texts with line numbers."""

    name: str
    columns: tuple[str, ...]
    rows: Sequence[Numbered]
    taken: Taken = PLAIN
    bad: Sequence[BadRow] = ()
    """Rows that could not be read while the table was made from another sheet."""
    refused: frozenset[str] = frozenset()
    """The first cells of these rows, such as NIPs."""


class Present(Struct, frozen=True):
    """The present for an import: dates after `today` and moments after `now` are in the future.

    `today` is the latest date in the office's zones, so that no zone's today is refused as a future date.
    """

    now: datetime
    today: date
    zone_of: Callable[[str, date], tzinfo] | None = None
    """The zone of a moment without an offset, by the first value of its row and its date; None refuses it."""


class Column(Struct, frozen=True):
    """A column: its name, how a cell is read, whether it must be there, and what an empty cell means."""

    name: str
    read: Callable[[str], Any]
    required: bool = False
    default: Any = None
    keeps_lines: bool = False
    """Whether `read` is given the cell as it is; else it is given one line."""
    clears: bool = True
    """Whether a file can say that a record has none of it; else a dash is refused."""
    is_number: bool = False
    """Whether its cells may have a decimal comma and groups of thousands; `read` is given a decimal point."""
    is_kept: bool = True
    """Whether a row takes its value; if not, `make` only compares it with the other cells."""


WITHDRAW = Column("withdraw", mark, default=False)
"""A mark in it takes away the record that the row describes."""

Check = Callable[[Row, Present], Iterable[str]]
"""Gives the reasons why a row whose cells can all be read is still a bad one."""


class Layout(Struct, Generic[Row], frozen=True):
    """One kind of file. `make` gets the cells by column name; `key` tells rows apart.

    Without a key, equal rows are several records: two citizens may say the same in the same second.
    """

    name: str
    columns: tuple[Column, ...]
    make: Callable[..., Row]
    check: Check[Row]
    key: tuple[str, ...] = ()
    withdraws: bool = False
    """Whether a file may have the column `withdraw`."""

    @property
    def cells(self) -> tuple[Column, ...]:
        """The columns that a file may have."""
        return (*self.columns, WITHDRAW) if self.withdraws else self.columns

    @property
    def kept(self) -> list[Column]:
        """The columns that rows have."""
        return [column for column in self.columns if column.is_kept]

    @property
    def clearable(self) -> list[str]:
        """The columns in which a record may have none."""
        return [each.name for each in self.kept if each.clears and not each.required]


class Line(Struct, Generic[Row], frozen=True):
    """A good row, its line in the file, and the columns that it has values for.

    An empty cell becomes the column's default, which applies to a new record but does not change a known one.
    """

    number: int
    row: Row
    said: frozenset[str]
    withdraw: bool = False
    """Whether the described record is to be removed."""


class Parsed(Struct, Generic[Row]):
    """A file after reading: its good rows and its bad rows."""

    lines: list[Line[Row]] = field(default_factory=list)
    bad: list[BadRow] = field(default_factory=list)
    refused: set[str] = field(default_factory=set)
    """What the first column of bad rows says, where it can be read: they name somebody or something."""


def nothing_more(_row: object, _present: Present) -> Iterable[str]:
    """The check of rows that are good when all their cells are."""
    return ()


def check_columns(layout: Layout[Any], table: RawTable) -> None:
    """Raises BadFile that names every repeated and missing column of the layout."""
    known = [column.name for column in layout.cells]
    required = [column.name for column in layout.columns if column.required]
    missing = [name for name in required if name not in table.columns]
    complaints = []
    # An unknown column may be a missing one under another name; otherwise unknown columns are ignored.
    if missing and (unknown := [name or Reason("nameless") for name in table.columns if name not in known]):
        complaints.append(Reason("unknown-columns", columns=tuple(unknown)))
    if repeated := [name for name in known if table.columns.count(name) > 1]:
        complaints.append(Reason("doubled-columns", columns=_headers(repeated)))
    if missing:
        complaints.append(Reason("missing-columns", columns=_headers(missing)))
    if complaints:
        raise BadFile(
            Reason(
                "columns",
                name=table.name,
                reasons=tuple(complaints),
                kind=layout.name,
                columns=_headers(known),
            )
        )


def _headers(names: Iterable[str]) -> tuple[ColumnName, ...]:
    return tuple(map(ColumnName, names))


def parse(
    layout: Layout[Row],
    table: RawTable,
    present: Present,
    tick: Callable[[], None] = lambda: None,
    clear: frozenset[str] = frozenset(),
    numbers: Numbers | None = None,
) -> Parsed[Row]:
    """The rows of a table as values, with a reason for each bad row; `tick` is called for every row.

    An empty cell means “no change”, a dash “none”; in the columns `clear` an empty cell means “none”, too.
    `numbers` is how the file writes numbers; without it the cells of each column must show it.
    Raises BadFile when columns of the layout are missing or occur twice.
    """
    check_columns(layout, table)
    _check_cleared(layout, table, clear)
    cells = _Cells.of(layout, table, clear, numbers, present)
    return _rows(layout, table, cells, lambda row: layout.check(row, present), tick)


def _check_cleared(layout: Layout[Any], table: RawTable, clear: frozenset[str]) -> None:
    if unknown := sorted(clear.difference(layout.clearable)):
        may = ", ".join(layout.clearable) or "none"
        raise BadFile(f"{table.name}: --clear {', '.join(unknown)}: of {layout.name} it may be {may}")
    if missing := sorted(clear.difference(table.columns)):
        raise BadFile(f"{table.name}: --clear {', '.join(missing)}: the file has no such column")


def parse_rows(layout: Layout[Row], table: RawTable, check: Callable[[Row], Iterable[str]]) -> Parsed[Row]:
    """As `parse`, of a layout without numbers and moments."""
    return _rows(layout, table, _Cells.of(layout, table), check)


def _rows(
    layout: Layout[Row],
    table: RawTable,
    reader: _Cells,
    check: Callable[[Row], Iterable[str]],
    tick: Callable[[], None] = lambda: None,
) -> Parsed[Row]:
    parsed: Parsed[Row] = Parsed(bad=[*table.bad], refused={*table.refused})
    alike: dict[frozenset[str], frozenset[str]] = {}
    first_lines: dict[Hashable, int] = {}
    for number, cells in table.rows:
        tick()
        try:
            values, said = reader.values(cells)
            withdraw = values.pop(WITHDRAW.name, False)
            row = layout.make(**values)
            _refuse([*check(row), *_repetition(layout, values, number, first_lines)])
        except ValueError as error:
            parsed.bad.append(BadRow(number, reason_of(error)))
            parsed.refused.update(_first(layout, table.columns, cells))
        else:
            # Most rows say something of the same columns: they share one set.
            parsed.lines.append(Line(number, row, alike.setdefault(said, said), withdraw))
    return parsed


def _first(layout: Layout[Any], columns: Sequence[str], cells: Sequence[str]) -> Iterable[str]:
    first = layout.columns[0]
    cell = clean(dict(zip(columns, cells, strict=False)).get(first.name, ""))
    try:
        yield str(first.read(cell))
    except ValueError:
        return


def _refuse(reasons: Sequence[str]) -> None:
    if reasons:
        raise refused("several", reasons=tuple(reasons)) if len(reasons) > 1 else ValueError(reasons[0])


class _Cells(Struct, frozen=True):
    """How the cells of a table become values."""

    layout: Layout[Any]
    columns: Sequence[str]
    clear: frozenset[str]
    numbers: Numbers | None
    ways: Mapping[str, Numbers | None]
    """How columns of numbers write them."""
    present: Present | None
    others: Sequence[int]
    """Places of the columns that the layout does not know."""

    @classmethod
    def of(
        cls,
        layout: Layout[Any],
        table: RawTable,
        clear: frozenset[str] = frozenset(),
        numbers: Numbers | None = None,
        present: Present | None = None,
    ) -> Self:
        """The cells of this table."""
        places = {
            column.name: table.columns.index(column.name)
            for column in layout.columns
            if column.is_number and column.name in table.columns
        }
        ways = {
            name: numbers or way_of(cells[place] for _, cells in table.rows if place < len(cells))
            for name, place in places.items()
        }
        known = {column.name for column in layout.cells}
        others = [place for place, name in enumerate(table.columns) if name not in known]
        return cls(layout, table.columns, clear.intersection(table.columns), numbers, ways, present, others)

    def values(self, cells: Sequence[str]) -> tuple[dict[str, Any], frozenset[str]]:
        """The values of a row by column, and the columns that it has values for.

        Raises ValueError with all that is wrong in them.
        """
        if len(cells) > len(self.columns):
            raise refused("cells", cells=len(cells), columns=len(self.columns))
        written = dict(zip(self.columns, cells, strict=False))
        values: dict[str, Any] = {}
        said = []
        reasons = list(self._misplaced(cells))
        for column in self.layout.cells:
            raw = written.get(column.name, "")
            cell = clean(raw)
            values[column.name] = column.default
            if cell.startswith("#") and (reason := no_value(cell)) is not None:
                reasons.append(Reason("in-column", column=ColumnName(column.name), reason=reason))
            elif cell in NONE and not column.required:
                said.append(column.name)
                if not column.clears:
                    reasons.append(of_column(column.name, "always-one"))
            elif cell:
                try:
                    values[column.name] = self._value(column, raw, cell, values)
                    said.append(column.name)
                except ValueError as error:
                    reasons.append(
                        Reason("in-column", column=ColumnName(column.name), reason=reason_of(error))
                    )
            elif column.required:
                reasons.append(Reason("empty", column=ColumnName(column.name)))
            elif column.name in self.clear:
                said.append(column.name)
        _refuse(reasons)
        return values, frozenset(said)

    def _misplaced(self, cells: Sequence[str]) -> Iterable[Reason]:
        """What is wrong in columns that are not read: a comma in one of them moves the cells behind it."""
        for place in self.others:
            if place < len(cells) and (reason := misplaced(cells[place])) is not None:
                yield Reason("in-column", column=self.columns[place], reason=reason)

    def _value(self, column: Column, raw: str, cell: str, values: Mapping[str, Any]) -> Any:
        if column.is_number:
            number = raw if isinstance(raw, NumberCell) else cell.removeprefix("'")
            value = number_in(number, column.read, self.ways[column.name], self.numbers is not None)
        else:
            value = column.read(raw if column.keeps_lines else cell)
        if (reason := misplaced(raw)) is not None:
            raise ValueError(reason)
        if isinstance(value, datetime) and value.tzinfo is None:
            if self.present is None or self.present.zone_of is None:
                raise refused("no-offset", cell=cell)
            whose = str(values[self.layout.columns[0].name])
            return value.replace(tzinfo=self.present.zone_of(whose, value.date()))
        return value


def _repetition(
    layout: Layout[Any], values: Mapping[str, Any], number: int, first_lines: dict[Hashable, int]
) -> Iterable[str]:
    if not layout.key:
        return
    key = tuple(values[name] for name in layout.key)
    first = first_lines.setdefault(key, number)
    if first != number:
        yield Reason("repeats", first=first, columns=_headers(layout.key))
