"""An export of one's own data: every row in JSON with words for its columns, and one's files, as one zip."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

from domain.errors import Invalid
from domain.kept_files import unpacked_name
from domain.notices import Notice, Priority, Recipient
from domain.personal_data import KINDS
from handlers.frame.room import Telling
from handlers.frame.screen import Button, File, Screen, SlowScreen
from handlers.frame.turn import Turn
from handlers.privacy.callbacks import OwnDataAskTap, OwnDataMakeTap, PrivacyPageTap
from locales import Words
from storage.evidence_folder import EvidenceFolder
from storage.own_data import OwnFile, columns_of, own_files, own_rows
from storage.uow import UnitOfWork

_MOST_BYTES = 45_000_000
"""Of files; Telegram takes a document of 50 MB from a bot, and the rows need room too."""


class OwnDataWanted(Notice, kind="own_data", priority=Priority.ANSWER):
    """To a person: the own data, read and packed when its turn comes."""

    employee_id: int


async def ask(turn: Turn, tap: OwnDataAskTap) -> None:
    """What it holds and what not, and the question."""
    where = "server" if turn.office.keeps_evidence else "telegram"
    make = Button(turn.words.plain("own-data-make"), OwnDataMakeTap(), style="primary")
    back = Button(turn.words.plain("privacy-views-back"), PrivacyPageTap(0))
    turn.edit(
        Screen(turn.words("own-data-ask", files=turn.words(f"own-data-files-{where}")), [[make], [back]])
    )


async def make(turn: Turn, tap: OwnDataMakeTap) -> None:
    """Notes the wish in the log, at most once a day; the zip follows."""
    person, uow = turn.person.id, turn.uow
    key = f"own_data:{person}:{turn.received_on.isoformat()}"
    if not await uow.outbox.add_once(OwnDataWanted(person), Recipient(employee_id=person), turn.now, key):
        raise Invalid("own-data-today")
    uow.audit.note("export-own-data", f"employees/{person}")
    turn.edit(Screen(turn.words("own-data-making")))


async def told(telling: Telling, notice: OwnDataWanted) -> SlowScreen | None:
    """The zip; None where the chat is no longer the person's."""
    linked = await telling.uow.people.linked(telling.chat_id)
    if linked is None or linked.employee.id != notice.employee_id:
        return None
    return SlowScreen(partial(_read, telling, notice))


async def _read(telling: Telling, notice: OwnDataWanted, uow: UnitOfWork) -> Callable[[], Screen]:
    office, words, who = telling.office, telling.words, notice.employee_id
    rows = await own_rows(uow.session, who, office.zone)
    files = await own_files(uow.session, who)
    day = office.date_of(telling.now).isoformat()
    name = f"{words.plain('own-data-file-name')}-{day}.zip"
    return partial(
        _made,
        words,
        name,
        telling.now.astimezone(office.zone).isoformat(),
        rows,
        files,
        office.evidence_folder,
    )


def _made(
    words: Words,
    name: str,
    at: str,
    rows: Mapping[str, Sequence[Mapping[str, Any]]],
    files: Sequence[OwnFile],
    folder: Path | None,
) -> Screen:
    packed, left = BytesIO(), []
    with ZipFile(packed, "w", ZIP_DEFLATED) as zipped:
        for path, file, content in _contents(files, folder):
            if content is None:
                left.append({"date": file.day.isoformat(), "name": file.name or file.kind})
            else:
                zipped.writestr(path, content, ZIP_STORED)
        document = {
            "about": words.plain("own-data-about"),
            "made_at": at,
            "kept": {
                kind.name: words.plain(f"kept-what-{kind.name}")
                for kind in KINDS
                if set(kind.tables) & rows.keys()
            },
            "columns": {
                column: words.plain(f"field-{column}")
                for column in sorted({column.name for table in rows for column in columns_of(table)})
            },
            "rows": {table: found for table, found in rows.items() if found},
            "files_left_out": left,
        }
        zipped.writestr("data.json", json.dumps(document, ensure_ascii=False, indent=1))
    count = sum(map(len, rows.values()))
    text = words("own-data-done", rows=count, files=len(files) - len(left), left=len(left))
    return Screen(text, file=File(name, packed.getvalue()))


def _contents(files: Sequence[OwnFile], folder: Path | None) -> Iterator[tuple[str, OwnFile, bytes | None]]:
    """The path in the zip of each file with its content; None where there is no room, or it is gone."""
    kept, room = None if folder is None else EvidenceFolder(folder), _MOST_BYTES
    for number, file in enumerate(files, 1):
        fits = kept is not None and file.size <= room
        content = kept.read(file.sha256) if kept is not None and fits else None
        room -= 0 if content is None else len(content)
        name = unpacked_name(file.name or file.kind)
        yield f"files/{file.day.isoformat()}-{number}-{name}", file, content
