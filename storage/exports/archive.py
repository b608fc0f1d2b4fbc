"""Writes an office's files, a part at a time, into a folder or a zip."""

from __future__ import annotations

import asyncio
import csv
from collections.abc import AsyncIterator, Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from datetime import datetime
from io import TextIOWrapper
from pathlib import Path
from typing import Any, BinaryIO, TextIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from domain.exports import LeftOut, Reader, cells
from domain.imports import (
    ASSESSMENTS,
    ATTENDANCE,
    CALENDAR,
    CITIZEN,
    COMPETENCIES,
    DUTY,
    ENTRIES,
    LEAVE,
    ROSTER,
    SERVICES,
    TARGETS,
    Layout,
    RawTable,
    parse,
)
from domain.imports.cells import guarded
from domain.office import Office
from storage.base.disk import whole_file
from storage.exports import tables, work
from storage.exports.records import Exported, Records
from storage.uow import UnitOfWork

Source = Callable[[Records], AsyncIterator[Sequence[Any]]]
Opener = Callable[[str], AbstractContextManager[TextIO]]

_SOURCES: Mapping[str, tuple[Layout[Any], Source]] = {
    "roster": (ROSTER, tables.roster),
    "calendar": (CALENDAR, tables.calendar),
    "services": (SERVICES, tables.services),
    "competencies": (COMPETENCIES, tables.competencies),
    "targets": (TARGETS, tables.targets),
    "leave": (LEAVE, tables.leave),
    "duty": (DUTY, tables.duty),
    "attendance": (ATTENDANCE, tables.attendance),
    "assessments": (ASSESSMENTS, tables.assessments),
    "entries": (ENTRIES, work.entries),
    "citizen": (CITIZEN, work.citizen),
}
_README = "README.txt"
_LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""The date of everything in a zip: the same records make the same bytes."""


class TooLarge(Exception):
    """The zip would be larger than it may be."""


async def export_folder(
    uow: UnitOfWork, office: Office, now: datetime, reader: Reader, readme: str, folder: Path
) -> Exported:
    """Writes the files of an office into a folder; a file that is there is replaced once it is whole."""

    @contextmanager
    def opened(name: str) -> Iterator[TextIO]:
        with whole_file(folder / name) as raw:
            file = TextIOWrapper(raw, "utf-8", newline="")
            yield file
            file.detach()

    return await _export(uow, office, now, reader, readme, opened)


async def export_zip(
    uow: UnitOfWork,
    office: Office,
    now: datetime,
    reader: Reader,
    readme: str,
    target: BinaryIO,
    most: int | None = None,
) -> Exported:
    """Writes a zip with the files of an office; raises TooLarge beyond `most` bytes."""
    with ZipFile(target, "w") as archive:

        @contextmanager
        def opened(name: str) -> Iterator[TextIO]:
            member = ZipInfo(name, _LONG_AGO)
            member.compress_type = ZIP_DEFLATED
            with (
                archive.open(member, "w", force_zip64=True) as raw,
                TextIOWrapper(raw, "utf-8", newline="") as file,
            ):
                yield file

        def check() -> None:
            if most is not None and target.tell() > most:
                raise TooLarge

        done = await _export(uow, office, now, reader, readme, opened, check)
    check()
    return done


async def _export(
    uow: UnitOfWork,
    office: Office,
    now: datetime,
    reader: Reader,
    readme: str,
    opened: Opener,
    check: Callable[[], None] = lambda: None,
) -> Exported:
    records = await Records.load(uow.session, office, now, reader)
    with opened(_README) as file:
        file.write(readme)
    for kind, (layout, source) in _SOURCES.items():
        with opened(f"{kind}.csv") as file:
            table = _Table(kind, layout, records, file)
            async for rows in source(records):
                # Checked, sorted and compressed in a thread, without blocking the process's other work.
                await asyncio.to_thread(table.write, rows)
                check()
    return records.done


class _Table:
    """One file: its header, and the rows that the import takes."""

    def __init__(self, kind: str, layout: Layout[Any], records: Records, file: TextIO) -> None:
        self._kind, self._layout, self._records = kind, layout, records
        self._present = records.present
        self._writer = csv.writer(file, lineterminator="\n")
        self._columns = tuple(column.name for column in layout.kept)
        self._writer.writerow(self._columns)

    def write(self, rows: Sequence[object]) -> None:
        """Writes rows in an order that only depends on what they say; those that are refused are counted."""
        written = sorted(cells(self._layout, row) for row in rows)
        table = RawTable(self._kind, self._columns, list(enumerate(written)))
        parsed, done = parse(self._layout, table, self._present), self._records.done
        for bad in parsed.bad:
            done.left[LeftOut.REFUSED] += 1
            done.refused.append(f"{self._kind}: {bad.reason}")
        refused = {bad.line for bad in parsed.bad}
        kept = [row for line, row in enumerate(written) if line not in refused]
        self._writer.writerows([guarded(cell) for cell in row] for row in kept)
        done.rows[self._kind] += len(kept)
