"""Sentences of imports with their parts: why something is refused, and the names of changed records.

The command line prints them in English. The chat translates them by their keys (locales/import_reasons.py).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, time
from decimal import Decimal
from types import MappingProxyType
from typing import Self


class ColumnName(str):
    """The name of a column; the chat shows it as the file writes it."""

    __slots__ = ()


class Figure(str):
    """A number with a decimal point and no thousands separator; the chat writes the language's own mark."""

    __slots__ = ()


class FixedValue(str):
    """One of the values that a column may have; the chat shows the Indonesian word that offices write."""

    __slots__ = ("indonesian",)
    indonesian: str

    def __new__(cls, value: str, indonesian: str) -> Self:
        fixed = super().__new__(cls, value)
        fixed.indonesian = indonesian
        return fixed


Part = str | int | Decimal | date | time | tuple[str, ...]
"""A part of a sentence; a `str` may be a Reason, a ColumnName, a Figure or a FixedValue."""

ENGLISH: Mapping[str, str] = {
    # Around other reasons
    "in-column": "{column}: {reason}",
    "several": "{reasons}",
    # Cells
    "nip-not-18-digits": "{cell!r} is not 18 digits",
    "nip-no-birth-date": "{cell!r} does not begin with a date of birth",
    "nip-no-sex-digit": "{cell!r} has neither 1 nor 2 as its 15th digit",
    "lost-digits": "{cell!r} was stored as a number and has lost its last digits; format the column as text",
    "too-long": "has {length} characters, more than {most}",
    "no-name": "{cell!r} is no name",
    "degree": "{cell!r} is an academic degree; put the name before it in quotes",
    "no-measure": "{cell!r} is no measure; an amount with a comma must be in quotes",
    "no-code": "{cell!r} is not 1 to 32 letters, digits, - or _",
    "no-day": "{cell!r} is not a date of the calendar",
    "no-date": "{cell!r} is not a date; write 2026-11-20 or 20/11/2026",
    "no-year": "{cell!r} is out of range; the year must be from {first} to {last}",
    "two-times": "{cell!r} is {one} or, as a part of a day, {other}; write it so",
    "no-time": "{cell!r} is not a time of day; write 07:30",
    "no-offset": "{cell!r} has no offset from UTC; write 2026-11-20T15:30:00+07:00",
    "no-clock": "{cell!r} has no time of day; write 2026-11-20T15:30:00+07:00",
    "no-moment": "{cell!r} is not a moment; write 2026-11-20T15:30:00+07:00",
    "odd-offset": "{cell!r} has an offset that no clock has; write 2026-11-20T15:30:00+07:00",
    "no-number": "{cell!r} is not a number; write 12 or 12.5, with a decimal point",
    "decimals": "{cell!r} has more than three decimal places",
    "too-large": "{cell!r} is more than {most:,}",
    "not-positive": "must be more than 0",
    "not-whole": "{cell!r} is not a whole number",
    "no-rating": "{cell!r} is not a rating from 1 to {most}",
    "none-of": "{cell!r} is none of {choices}",
    "no-week": "{cell!r} is not a valid week; write 1-5 or 1,2,4, Monday is 1 and Sunday 7",
    "no-period": "{cell!r} is not a period; write a month as 2026-11, a quarter as 2026-Q4, "
    "a semester as 2026-S2 or a year as 2026",
    "date-not-period": "{cell!r} is a date, not a period; format the column as text and write 2026-11",
    "no-mark": "{cell!r} is no mark; write x, or leave the cell empty",
    "no-number-so": "{cell!r} is no number as --numbers {way} has them",
    "two-numbers": "{cell!r} is {one} or {other}; write it so, or say"
    " --numbers id ({one}) or --numbers en ({other})",
    "no-result": "a formula without its result; open the file in a spreadsheet and save it",
    "merged": "one cell with the row above; part the merged cells and fill each",
    "after-space": "{cell!r} follows a comma and a space; if it belongs to the cell before it,"
    " put both in quotes, else take the space away",
    "formula-error": "{cell} is an error of the spreadsheet; correct its formula",
    "always-one": "none cannot be said here; leave the cell empty",
    "empty": "{column} is empty",
    # Rows
    "cells": "has {cells} cells, but the header has {columns}",
    "repeats": "repeats line {first}: the same {columns}",
    "before": "{day} is before {column}, {other}",
    "future": "{day} is in the future",
    "own-supervisor": "nobody supervises himself or herself",
    "own-stand-in": "nobody acts for himself or herself",
    "half-of-days": "only one day can be halved; start and end must be the same",
    "half-of-kind": "{kind} is of whole days",
    "part-of-day": "{days} has a part of a day; write that day alone, with half pagi or siang",
    "too-many-days": "{days} is more than from {start} to {end}",
    "free-day": "start, end: a free day has - in both columns",
    "free-and-shift": "{day} is a free day in line {line}; take one of the two rows away",
    "own-assessor": "in a self assessment it is the person's own NIP",
    "assesses-oneself": "nobody is his or her own {source}",
    "no-answer": "holds no rating: neither quick nor any of the nine unsur",
    "half-of-times": "started and ended belong together",
    "not-after": "{end} is not after started, {start}",
    "unrated": "supervisor_rating is empty, but the entry is approved",
    "rated-too-early": "an entry that is {state} has none",
    "not-reviewed": "an entry that is submitted has not been reviewed",
    "reviews-oneself": "nobody reviews his or her own work",
    # People, units, services and targets that a row names
    "person-in-bad-row": "{nip} is in a bad row of the roster",
    "no-person": "{nip} is not in the roster",
    "supervisor-in-bad-row": "{nip} is in a bad row of this file",
    "no-supervisor": "{nip} is neither in this file nor in the roster",
    "circle": "over {supervisor}, {nip} would supervise himself or herself",
    "no-unit": "{unit!r} is not a unit of the roster",
    "no-unit-but-near": "{unit!r} is not a unit of the roster; did you mean {near!r}?",
    "two-zones": "{unit!r} has {zone} in line {line}, {other} here",
    "service-in-bad-row": "{service!r} is in a bad row of the services",
    "no-service": "{service!r} is not a known service",
    "only-capitals": "{code} differs from that of line {line} only in its capitals",
    "no-parent": "{title!r} is not a target of the supervisor of {nip} in {period}",
    "no-target": "{nip} has no target {title!r} for {day}",
    "no-criterion": "{criterion!r} is not a known competency and not one of {criteria}",
    "no-night-shift": "{end} is not after started, {start}, and no shift of {day} ends on the next day",
    "period-closed": "{first} to {last} is closed; its reports and ratings can no longer be changed",
    # Sheets of e-Kinerja
    "not-acting": "{cell!r} does not say whether it is of a Plt or Plh; its columns may be shifted",
    "shifted": "has more cells than the header; its columns are shifted",
    "shifted-name": "{cell!r} is no name; its columns are shifted",
    "no-end": "{cell!r} is no date, so it is not clear which row of the person holds",
    "two-people": "the NIP {nip} is that of {name} in line {line}, and of {other} here",
    "no-amount": "{cell!r} tells no amount; --quantity “1 laporan” holds for rows without one",
    "amount-of-what": "{cell!r} does not tell of what; add a column satuan",
    "same-plan": "repeats the RHK {title!r} with the same rencana aksi",
    "doubled-column": "{name}, line {line}: the column {column} stands twice",
    "two-columns": "{name}, line {line}: two columns are {column}",
    "no-header-of-ekinerja": "{name} has no header of e-Kinerja (nip, nama, skp_unor, skp_jabatan, …) in its "
    "first {rows} rows; give its laporan penilaian or laporan SKP as it was exported",
    "no-unit-column": "{name}, line {line}: no column skp_unor says who works where; export it as well",
    "no-people": "{name} has no people below its header in row {line}",
    "no-header-of-skp": "{name} has no header with RHK (rencana hasil kerja) and rencana aksi or target in "
    "its first {rows} rows",
    "whose-skp": "{name}: no column nip says whose SKP it is; --nip tells it",
    "no-rhk": "{name} has no RHK below its header in row {line}",
    "which-period": "{name}: neither a column periode nor its title tells the period; --period does",
    # Records that an import adds, changes or withdraws
    "row": "{words}",
    "day": "{day}",
    "record-of-day": "{what} {day}",
    "entry-of-day": "{nip} {day} {activity}",
    "response-of-day": "{service} {day} by {channel}",
    "record-from": "{what} from {day}",
    "record-in-unit": "{what} ({unit})",
    "day-for-unit": "{day} for {unit}",
    "day-for-all": "{day} for all units",
    "leave-days": "{kind} {start} to {end}",
    "leave-of": "{nip} {days}",
    "half-leave-of": "{nip} {days} ({half})",
    "stand-in": "{nip} as {kind} of {supervisor} from {start} to {end}",
    # Open work of somebody who leaves, with who decides it
    "open-entries": "reports: {count:,} ({who})",
    "open-leave_requests": "requests for leave: {count:,} ({who})",
    "open-target_proposals": "proposals of targets: {count:,} ({who})",
    "open-blockers": "blockers: {count:,} ({who})",
    "open-answers": "answers to objections: {count:,} ({who})",
    "open-decisions": "decisions on objections: {count:,} ({who})",
    "open-objections": "objections: {count:,} ({who})",
    "open-nobody": "nobody",
    # Columns of a file
    "columns": "{name}: {reasons} (the file of {kind} may have: {columns})",
    "unknown-columns": "unknown columns: {columns}",
    "nameless": "(no name)",
    "doubled-columns": "columns that occur twice: {columns}",
    "missing-columns": "missing columns: {columns}",
    "no-file": "{name} does not exist",
    "no-plain-file": "{name} is a folder, a pipe or a device",
    "other-suffix": "{name} is no .csv, .txt, .xlsx or .json file",
    "large-file": "{name} is larger than {most} MB; split it",
    "unread": "{name} cannot be read: {error}",
    "no-first-row": "{name} is empty; its first row must name the columns",
    "empty-file": "{name} is empty; one of its rows must name the columns",
    "is-ekinerja": "{name} is e-Kinerja's {shape}; `import ekinerja` reads it",
    "no-header": "{name} has no header with {columns} in its first {rows} rows",
    "no-header-in-sheet": "{name} sheet “{sheet}” has no header with {columns} in its first {rows} rows;"
    " put the sheet with the table first",
    "both-mean": "{name}: the columns {others} and {last} both mean {column}; keep one of them",
    "misspelt": "{name}: the column {header} is not known; if {column} is meant, name it so",
    "record-above": "{name}: row {line} stands above the header, but reads as a record",
    "no-title": "{name}: row {line} has a value in column {place}, which has no name",
    # Whole files
    "no-tables": "{name} holds no .csv and no .xlsx file",
    "two-of-a-kind": "{name} and {other} are both {kind}; send one of them",
    "not-unpacked": "{name} cannot be unpacked: {error}",
    "large-unpacked": "{name} becomes larger than {most} MB when it is unpacked",
    "in-two-folders": "{name} holds {file} in two folders; keep one of them",
    "of-file": "{name} {reason}",
    # Continued after the name of the file
    "nul": "has NUL bytes (line {line}): it is no text, or was damaged; export it again",
    "other-separator": "names {separator!r} as its separator; save it with commas, semicolons or tabs",
    "not-utf-16": "begins as UTF-16, but is not; save it as CSV UTF-8",
    "mixed-encodings": "is not UTF-8 (line {line}), though other lines are; save it as CSV UTF-8",
    "not-utf-8": "is not UTF-8 (line {line}); save it as CSV UTF-8",
    "long-cell-after": "has a cell of more than {most:,} characters in or after line {line}",
    "no-csv": "is not valid CSV from line {line}: {error}",
    "too-wide": "has {cells:,} cells in line {line}; at most {most} are read",
    "large-json": "is larger than {most} MB; save it as CSV",
    "named-wrong": "is a workbook; name it .xlsx",
    "no-json": "is not valid JSON: {error}",
    "many-names": "has more than {most} names in its records",
    "no-list": "holds no list of records",
    "no-records": "holds a list in which not everything is a record",
    "no-visible-sheet": "has no visible sheet; show the one with the table",
    "locked": "is locked or packed in an unusual way; save it again without a password",
    "large-workbook": "becomes larger than {most} MB when it is unpacked; save the table as CSV UTF-8",
    "days-from-1904": "counts its days from 1904; save the table as CSV UTF-8",
    "no-workbook": "is not an XLSX workbook: {error}",
    "many-merged": "has more than {most:,} merged cells; part them",
    "far-cell": "reaches to row {row:,} and column {column:,}; delete what stands far from the table, or "
    "save it as CSV UTF-8",
    "far-column": "reaches to column {column:,}; at most {most} are read",
    "long-cell": "has a cell of {length:,} characters in row {line}; at most {most:,} are read",
    "many-errors": "shows no value in more than {most:,} cells; correct its formulas",
}
"""By key."""


class Reason(str):
    """An English sentence; `key` and `parts` are what other languages need of it."""

    key: str
    parts: Mapping[str, Part]

    def __new__(cls, key: str, /, **parts: Part) -> Self:
        reason = super().__new__(
            cls, ENGLISH[key].format(**{name: _joined(name, part) for name, part in parts.items()})
        )
        reason.key, reason.parts = key, MappingProxyType(parts)
        return reason


def _joined(name: str, part: Part) -> Part:
    return separator_of(name).join(part) if isinstance(part, tuple) else part


def separator_of(name: str) -> str:
    """What stands between several values of this part of a sentence."""
    return {"reasons": "; ", "words": " "}.get(name, ", ")


def refused(key: str, /, **parts: Part) -> ValueError:
    """The error of a cell or row that cannot be what it should be."""
    return ValueError(Reason(key, **parts))


def of_column(column: str, key: str, /, **parts: Part) -> Reason:
    """A reason of a cell, with the name of its column before it."""
    return Reason("in-column", column=ColumnName(column), reason=Reason(key, **parts))


def reason_of(error: Exception) -> str:
    """The reason that an error was raised with; the text of an error that has none."""
    said = error.args[0] if error.args else None
    return said if isinstance(said, Reason) else str(error)


def concerns(reason: str, key: str) -> bool:
    """Whether this is the reason, or is among those that it holds."""
    if not isinstance(reason, Reason):
        return False
    held = [part for each in reason.parts.values() for part in (each if isinstance(each, tuple) else (each,))]
    return reason.key == key or any(isinstance(part, Reason) and concerns(part, key) for part in held)
