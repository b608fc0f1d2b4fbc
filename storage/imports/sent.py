"""A file from the chat: what it is, what an import of it would do, and the import itself."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from msgspec import Struct, field
from msgspec.structs import replace

from domain.imports import BadFile, BadRow, Layout, Question, RawTable
from domain.imports.ekinerja_skp import SkpTold
from domain.imports.ekinerja_terms import OperatorChoices, SheetFinding
from domain.imports.header_row import names_of_columns, table_of
from domain.imports.kinds import EKINERJA, SKP, recognise
from domain.imports.sheet import Sheet
from domain.reasons import Reason, concerns, reason_of
from domain.sent_files import (
    MOST_CHANGES,
    SHOWN,
    Answers,
    ChangeShown,
    CorrectedSheet,
    Fault,
    FileFindings,
    Findings,
)
from storage.imports.ekinerja import read_ekinerja, read_skp_sheet
from storage.imports.importer import KINDS, LAYOUTS, Outcome, unzipped
from storage.imports.known import ImportContext
from storage.imports.numbered import Imported, import_numbered
from storage.imports.plan import Addition, Change, Withdrawal, shown
from storage.imports.reading import SUFFIXES, read_sheet
from storage.imports.writing import Unwatched
from storage.uow import UnitOfWork

Say = Callable[[str, Mapping[str, str]], str]
"""Puts a sentence into somebody's words; also given are the names of columns as the file writes them."""


class SentTables(Struct):
    """The tables of a sent file by their kind."""

    paths: dict[str, Path] = field(default_factory=dict)
    sheets: dict[str, Sheet] = field(default_factory=dict)
    """As they were read; under `roster` perhaps a sheet of e-Kinerja."""
    is_ekinerja: bool = False
    is_skp: bool = False
    """Whether `targets` is a sheet of SKP."""
    unknown: list[str] = field(default_factory=list)

    @property
    def rows(self) -> int:
        """Rows of all of them."""
        return sum(len(sheet.rows) for sheet in self.sheets.values())


class FileOutcome(Struct, frozen=True):
    """The result of checking or importing a sent file."""

    findings: Findings
    imported: Imported | None = None

    @property
    def may_be_kept(self) -> bool:
        """Whether every row can be imported without asking anything more."""
        return self.findings.is_good and self.imported is not None and self.imported.may_be_kept


def read_sent(path: Path, folder: Path) -> SentTables:
    """Reads a table, or those of a zip, which is unpacked into `folder`. Raises BadFile."""
    found = SentTables()
    if path.suffix.lower() == ".zip":
        unzipped(path, folder)
        several = sorted(each for each in folder.iterdir() if each.suffix.lower() in SUFFIXES)
        if not several:
            raise BadFile(Reason("no-tables", name=path.name))
    else:
        several = [path]
    for each in several:
        sheet = read_sheet(each)
        kind = _kind_of(each, sheet)
        if kind is None:
            found.unknown.append(each.name)
            continue
        found.is_ekinerja |= kind == EKINERJA
        found.is_skp |= kind == SKP
        kind = {EKINERJA: "roster", SKP: "targets"}.get(kind, kind)
        if kind in found.paths:
            first = found.paths[kind].name
            raise BadFile(Reason("two-of-a-kind", name=first, other=each.name, kind=kind))
        found.paths[kind], found.sheets[kind] = each, sheet
    return found


def _kind_of(path: Path, sheet: Sheet) -> str | None:
    known = recognise(sheet, LAYOUTS.values())
    if known is not None and known.kind in (EKINERJA, SKP):
        return known.kind
    # An office's own name of a file says what it is, even where its header is not whole.
    named = path.stem.lower()
    if named in KINDS:
        return named
    return None if known is None else known.kind


async def import_sent(
    uow: UnitOfWork,
    tables: SentTables,
    terms: ImportContext,
    answers: Answers,
    say: Say,
    agreed: Sequence[Question],
) -> FileOutcome:
    """Imports the tables of a sent file into a unit; the caller commits what may be kept, or rolls back.

    `say` puts reasons into the sender's words.
    """
    try:
        made, found = await _made(uow, tables, terms, answers)
    except BadFile as bad:
        return FileOutcome(Findings(problem=say(reason_of(bad), {})))
    paths = {kind: tables.paths.get(kind) or tables.paths["roster"] for kind in (*made, *tables.paths)}
    orders = answers.orders(agreed)
    imported = await import_numbered(uow, paths, terms, Unwatched(), orders, made=made)
    in_words = [
        _in_words(outcome, None if outcome.kind in made else tables.sheets.get(outcome.kind), say)
        for outcome in imported.outcomes
    ]
    doubled = {
        outcome.kind
        for outcome in imported.outcomes
        if any(concerns(bad.reason, "two-numbers") for bad in outcome.plan.bad)
    }
    findings = Findings(
        files=tuple(
            _findings(each, say, terms, is_ekinerja=each.kind in made, has_two_numbers=each.kind in doubled)
            for each in in_words
        ),
        unknown=tuple(tables.unknown),
        rows=tables.rows,
        questions=tuple(
            dataclasses.replace(question, said=say(question.what, {}))
            for outcome in in_words
            for question in outcome.questions
        ),
        found=tuple(found),
    )
    return FileOutcome(findings, replace(imported, outcomes=in_words))


async def _made(
    uow: UnitOfWork, tables: SentTables, terms: ImportContext, answers: Answers
) -> tuple[Mapping[str, RawTable], Sequence[SheetFinding]]:
    """The tables made from sheets of e-Kinerja, with the findings about them. Raises BadFile."""
    today = terms.now.astimezone(terms.zone.info).date()
    made: dict[str, RawTable] = {}
    found: list[SheetFinding] = []
    if tables.is_ekinerja:
        told = OperatorChoices(takes_proposals=answers.takes_proposals)
        people = await read_ekinerja(uow.session, tables.sheets["roster"], told, today)
        made.update(people.tables)
        found += people.found
    if tables.is_skp:
        plans = await read_skp_sheet(uow.session, tables.sheets["targets"], SkpTold(), today)
        made["targets"] = plans.table
        found += plans.found
    return made, found


def _in_words(outcome: Outcome, sheet: Sheet | None, say: Say) -> Outcome:
    """An outcome with its reasons in the sender's words."""
    headers = names_of_columns(LAYOUTS[outcome.kind], sheet) if outcome.kind in LAYOUTS else {}
    bad = [BadRow(each.line, say(each.reason, headers)) for each in outcome.plan.bad]
    problem = None if outcome.problem is None else say(outcome.problem, headers)
    return replace(outcome, problem=problem, plan=replace(outcome.plan, bad=bad))


def _findings(
    outcome: Outcome, say: Say, terms: ImportContext, *, is_ekinerja: bool, has_two_numbers: bool
) -> FileFindings:
    plan, bad, taken = outcome.plan, outcome.bad_rows, outcome.taken
    return FileFindings(
        kind=outcome.kind,
        name=outcome.path.name,
        problem=outcome.problem,
        added=len(plan.added),
        changed=len(plan.changed),
        withdrawn=len(plan.withdrawn),
        unchanged=plan.unchanged,
        is_ekinerja=is_ekinerja,
        faults=len(bad),
        has_two_numbers=has_two_numbers,
        first_faults=tuple(Fault(line=each.line, reason=each.reason) for each in bad[:SHOWN]),
        first_changes=tuple(_shown(each, say, terms.zone.info) for each in plan.in_order[:MOST_CHANGES]),
        remarks=len(plan.remarks),
        first_remarks=tuple(
            dataclasses.replace(each, what=say(each.what, {}), other=say(each.other, {}))
            for each in plan.remarks[:SHOWN]
        ),
        sheet=taken.sheet,
        header_line=taken.header_line,
        renamed=taken.renamed,
        ignored=taken.ignored,
        left_out=len(taken.left_out),
    )


def _shown(change: Addition | Change | Withdrawal, say: Say, zone: ZoneInfo) -> ChangeShown:
    what = say(change.what, {})
    if isinstance(change, Change):
        fields = tuple(
            (name, _cell(old, say, zone), _cell(new, say, zone)) for name, (old, new) in change.fields.items()
        )
        return ChangeShown(line=change.line, sign="~", what=what, fields=fields)
    sign = "+" if isinstance(change, Addition) else "−"
    return ChangeShown(line=change.line, sign=sign, what=what)


def _cell(value: object, say: Say, zone: ZoneInfo) -> str:
    if isinstance(value, datetime):
        # By the clock of the office: the database has another zone than the file.
        value = value.astimezone(zone).replace(tzinfo=None)
    if isinstance(value, date):
        return say(Reason("day", day=value), {})
    return "" if value in (None, "") else shown(value)


def corrected_sheets(
    tables: SentTables, faults: Mapping[str, Mapping[int, str]]
) -> dict[str, CorrectedSheet]:
    """The tables as they were sent, by kind, with a column of reasons at the end."""
    return {
        kind: CorrectedSheet(
            rows=sheet.rows,
            header=_header_line(LAYOUTS[kind], sheet, is_made=_is_made(tables, kind)),
            reasons=faults.get(kind, {}),
        )
        for kind, sheet in tables.sheets.items()
    }


def _is_made(tables: SentTables, kind: str) -> bool:
    """Whether a sheet is one of e-Kinerja."""
    return (tables.is_ekinerja and kind == "roster") or (tables.is_skp and kind == "targets")


def _header_line(layout: Layout[Any], sheet: Sheet, *, is_made: bool) -> int:
    """The line of a sheet's header; its first one where none is found."""
    if is_made:
        known = recognise(sheet, LAYOUTS.values())
        return known.line if known is not None else 1
    try:
        line = table_of(layout, sheet).taken.header_line
    except BadFile:
        line = None
    return line or (sheet.rows[0][0] if sheet.rows else 1)
