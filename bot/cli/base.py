"""Shared by all commands: settings, the database, and the output of refusals."""

from __future__ import annotations

import asyncio
import gc
import os
import pwd
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated, NoReturn, TypeVar

import typer
from telegram.error import InvalidToken, TelegramError

from bot.app import channel_of, make_bot, make_office, open_clock
from bot.clock import Clock
from bot.misspelt import misspelt_elsewhere
from bot.reading_settings import load_settings
from bot.settings import SETTING_NAMES, Settings, SettingsError
from domain.errors import Refusal
from domain.imports import fields
from domain.office import Office
from domain.periods import KNOWN_YEARS, Period, Span
from locales import words_in
from storage.base.disk import file_and_reason, found_at, system_reason, write_whole
from storage.base.engine import Database, sqlite_file
from storage.base.migrate import NoDatabase, UnknownTables, migrate, unmake
from storage.base.outages import DatabaseFailed, outage_told, outages_named
from storage.records.audit import OPERATOR
from storage.tables import Employee, Unit
from storage.uow import UnitOfWork

T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)
_MOST_ROWS = 2**31 - 1
"""The largest number that a row of PostgreSQL has here."""
_ROOT = 0
"""The user id of root."""


def collect_less_often() -> None:
    """Lets garbage with cycles lie until there is more of it; for the start of a process.

    The facts and scorecards of an office are made by the million, live together, and have no cycles: by
    Python's own measure they are searched again and again, which is a fifth of the time of a large office.
    """
    gc.set_threshold(100_000, 10, 10)


def fail(sentence: str) -> NoReturn:
    """Ends the command with one sentence on standard error and exit status 1."""
    typer.echo(sentence, err=True)
    raise typer.Exit(1)


def folder_of(given: str | Path) -> Path:
    """The folder of an argument, for Typer; an empty one, which a script may give by mistake, is refused."""
    if not str(given).strip():  # the default of an option is a path already
        raise typer.BadParameter("it is empty; write . for the folder that you are in")
    return Path(given)


def one_of(kind: type[E]) -> Callable[[str], E]:
    """Reads one word of an enumeration, for Typer, which else puts “Value error” before its refusal."""

    def read(given: str) -> E:
        try:
            return kind(given.lower())
        except ValueError:
            raise typer.BadParameter(f"{given!r} is not one of {', '.join(kind)}") from None

    return read


def number_of(given: str) -> int:
    """Reads the number of a row, for Typer; one that no database can hold is refused."""
    if not given.isdecimal() or int(given) > _MOST_ROWS:
        raise typer.BadParameter(f"{given!r} is not the number of anything")
    return int(given)


@contextmanager
def failure_told(what: str | Path, done: str = "written") -> Iterator[None]:
    """Ends the command with one sentence where a file or folder cannot be written, `read`, or `made`."""
    try:
        yield
    except OSError as error:
        fail(f"{what} cannot be {done}: {system_reason(error)}.")


def write_file(path: Path, content: bytes) -> None:
    """Writes a file under its name once it is whole, or ends the command with one sentence."""
    with failure_told(path):
        write_whole(path, content)


def make_folder(path: Path) -> None:
    """Makes a folder for its owner alone where there is none, or ends the command with one sentence.

    Names of the files in it may hold a NIP.
    """
    with failure_told(path, "made"):
        path.mkdir(mode=0o700, parents=True, exist_ok=True)


PeriodArgument = Annotated[str, typer.Argument(help="2026-11, 2026-Q4, 2026-S2 or 2026.")]


def parsed_period(code: str) -> Period:
    """The period of a code, or the end of the command with a sentence."""
    try:
        return Period.parse(code)
    except ValueError as error:
        fail(f"{error}.")


def require_known_year(day: date) -> None:
    """Ends the command with one sentence when a date or instant is in a year that no office works in."""
    if day.year not in KNOWN_YEARS:
        fail(
            f"The year {day.year:04} is out of range; it must be from {KNOWN_YEARS[0]} to {KNOWN_YEARS[-1]}."
        )


async def unit_of_name(uow: UnitOfWork, name: str) -> Unit:
    """The unit of the option --unit, or the end of the command with one sentence."""
    unit = await uow.units.named(name)
    if unit is None:
        fail(f"--unit: {name!r} is not a unit of the roster")
    return unit


async def person_of_nip(uow: UnitOfWork, nip: str, option: str = "") -> Employee:
    """The person of a NIP (of an option, or an argument), or the end of the command with one sentence."""
    said = f"{option}: " if option else ""
    try:
        person = await uow.people.by_nip(fields.nip(nip))
    except ValueError as error:
        fail(f"{said}{error}")
    if person is None:
        fail(f"{said}{nip} is not in the roster")
    return person


def span_of(first: str, last: str) -> Span:
    """The dates of the options --from and --to, or the end of the command with one sentence."""
    start, end = day_of("--from", first), day_of("--to", last)
    if end < start:
        fail(f"--to: {end} is before --from, {start}")
    return Span(start, end)


def day_of(option: str, value: str) -> date:
    """The date of an option, or the end of the command with one sentence."""
    try:
        return fields.day(value)
    except ValueError as error:
        fail(f"{option}: {error}")


def moment_of(option: str, value: str) -> datetime:
    """The instant of an option, or the end of the command with one sentence."""
    try:
        return fields.instant(value)
    except ValueError as error:
        fail(f"{option}: {error}")


def settings() -> Settings:
    """The settings, or the end of the command with a sentence that names the variable."""
    for sentence in misspelt_elsewhere(os.environ, SETTING_NAMES):
        typer.echo(sentence, err=True)
    try:
        chosen = load_settings()
    except SettingsError as error:
        fail(str(error))
    file = sqlite_file(chosen.database_url)
    if file is not None and (folder := found_at(file.parent)):
        refusal = refusal_to_root(file.parent, folder.st_uid, folder.st_gid, os.geteuid())
        if refusal is not None:
            fail(refusal)
    return chosen


def refusal_to_root(folder: Path, owner: int, group: int, user: int) -> str | None:
    """What root is told where somebody else's service has its files; None for any other user.

    `owner` and `group` are the ids of the folder's, `user` is the id of who acts.
    """
    if user != _ROOT or owner == _ROOT:
        return None
    try:
        named = pwd.getpwuid(owner).pw_name
        way = f"runuser -u {named} --"
    except KeyError:  # runuser takes names alone
        named = f"the user {owner}"
        way = f"setpriv --reuid {owner} --regid {group} --clear-groups --"
    return (
        f"{folder} belongs to {named}, who could not open what root writes there. "
        f"Run the command as that user: {way} .venv/bin/python -m bot …"
    )


class Context:
    """The tools of a command: settings, the office, the clock and the database.

    The job reports with `has_saved` that something is saved now.
    """

    def __init__(self, settings: Settings, office: Office, clock: Clock, database: Database) -> None:
        self.settings = settings
        self.office = office
        self.clock = clock
        self.database = database
        self.has_saved = False


async def office_with_links(context: Context) -> Office:
    """The office with its bot's name, which Telegram is asked for: only with it can links be made.

    Without an answer the command ends with one sentence.
    """
    try:
        async with make_bot(context.settings) as bot:
            channel = await channel_of(bot, context.settings.audit_channel)
            return replace(context.office, bot_username=bot.username, audit_channel=channel)
    except SettingsError as error:
        fail(str(error))
    except InvalidToken:
        fail("BOT_TOKEN is wrong: Telegram does not know it.")
    except TelegramError as error:
        fail(f"Telegram does not answer, and without the bot's name no link can be made: {error}")


def with_office(job: Callable[[Context], Awaitable[T]], *, may_create: bool = False) -> T:
    """Runs a command's work on the migrated database; refusals and outages end it with one sentence.

    A missing database is created, with a message, where the command `may_create` one. It is removed again
    when the command saves nothing.
    """

    async def run() -> T:
        chosen = settings()
        try:
            office = make_office(chosen)
        except SettingsError as error:
            fail(str(error))
        database = Database(chosen.database_url)
        is_new, context = False, None
        try:
            is_new = await migrate(database, may_create=may_create)
            with outages_named():
                context = Context(chosen, office, await open_clock(chosen), database)
                database.now, database.who = context.clock.now, OPERATOR
                return await _worked(job, context)
        except NoDatabase:
            fail(f"There is no database yet ({database.place}): import the roster, or correct DATABASE_URL.")
        except (SettingsError, UnknownTables) as error:
            fail(str(error))
        except Refusal as refusal:
            fail(words_in("en").plain(refusal.key, **refusal.params))
        except DatabaseFailed as error:
            fail(outage_told(error))
        finally:
            await database.close()
            has_saved = context is not None and context.has_saved
            if is_new and (has_saved or not unmake(database)):
                typer.echo(f"A new, empty database was made: {database.place}", err=True)

    return asyncio.run(run())


async def _worked(job: Callable[[Context], Awaitable[T]], context: Context) -> T:
    """The result of a command's work; a file that it cannot read or write is no outage of the database."""
    try:
        return await job(context)
    except OSError as error:
        if error.filename is None:
            raise
        fail(f"{file_and_reason(error)}.")


def writing(job: Callable[[Context, UnitOfWork], Awaitable[T]], *, may_create: bool = False) -> T:
    """Runs a command's work in one transaction and commits it; on the database as `with_office` says."""

    async def work(context: Context) -> T:
        async with context.database.unit() as uow:
            result = await job(context, uow)
            await uow.commit()
            context.has_saved = True
            return result

    return with_office(work, may_create=may_create)


def reading(job: Callable[[Context, UnitOfWork], Awaitable[T]]) -> T:
    """Runs a command's work in a unit that only reads."""

    async def work(context: Context) -> T:
        async with context.database.read() as uow:
            return await job(context, uow)

    return with_office(work)
