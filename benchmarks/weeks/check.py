"""What must hold at the end of a week, by the chats and the database."""

from __future__ import annotations

import logging
import re
import sqlite3
from collections import Counter
from collections.abc import AsyncIterator, Callable, Container, Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path

from telegram.error import TelegramError

from benchmarks.weeks.check_decisions import of_decisions
from benchmarks.weeks.check_occasions import occasions_in, of_occasions, who_saw
from benchmarks.weeks.check_ratings import of_ratings, ratings_in
from benchmarks.weeks.wire import SlowWire, Taken
from bot.app import Service
from bot.jobs import JOBS
from domain.calendar import AsOf
from domain.periods import Period, PeriodKind
from jobs.lag import late_jobs
from storage.base.outages import may_be_outage
from storage.scoring.scope import Scope
from storage.uow import UnitOfWork
from storage.verifying import verify

Violation = tuple[str, str]
"""Its kind, and its words."""
_SERIAL = re.compile(r"agenda (\d+)")
_SENT = "Laporan terkirim"
_CORRECTED = re.compile("(Perbaikan|Perubahan) terkirim")
_DECIDED = re.compile("isetujui|ikembalikan|itolak")
_INSIDES = re.compile(r"Traceback|Error\b|Exception|sqlalchemy|sqlite|object at 0x|\bNone\b")
_OUTBOX = "SELECT id, kind, state, message_id, error FROM outbox WHERE id >= ?"
_CONFIRMATIONS = "SELECT id FROM outbox WHERE kind = 'entry_received'"
_ENTRIES = "SELECT activity, state, date FROM entries"
_LOCKED = "dikunci. Hasil semua pegawai"
_STEPS = {
    "filed": "Keberatan Anda sudah diajukan",
    "answered": "Jawaban Anda sudah dikirim",
    "decided": "Putusan Anda sudah dikirim",
}
"""What who takes a step of an objection is told, by its kind."""
_CLOSINGS = """
    SELECT period, closed_at, (SELECT count(*) FROM results WHERE closing_id = closings.id AND revision = 1),
    (SELECT count(*) FROM employees) FROM closings
"""
_OBJECTIONS = """
    SELECT kind, telegram_id FROM objection_events JOIN accounts ON employee_id = by_id
    WHERE kind IN ('filed', 'answered', 'decided')
"""
_CLOSED = """
    SELECT (SELECT count(*) FROM closings), (SELECT count(*) FROM objections),
    (SELECT count(*) FROM objections WHERE state IN ('upheld', 'changed'))
"""
_DECIDED_STATES = ("approved", "returned", "rejected")


class Unexpected(logging.Handler):
    """Hears of errors in the log that no fault explains."""

    def __init__(self, tell: Callable[[str], None]) -> None:
        super().__init__(logging.ERROR)
        self._tell = tell

    def emit(self, record: logging.LogRecord) -> None:
        """Tells of an exception that was logged, unless it says that Telegram or the disk failed."""
        error = record.exc_info[1] if record.exc_info else None
        if error is not None and not may_be_outage(error) and not isinstance(error, TelegramError):
            self._tell(f"{record.getMessage()}: {error!r}")


def of_chats_and_records(file: Path, wire: SlowWire, first: int) -> Iterator[Violation]:
    """Reports, texts, and notices from a row of the outbox on."""
    with closing(sqlite3.connect(file)) as connection:
        entries = connection.execute(_ENTRIES).fetchall()
        confirmations = [wire.rows.get(number, Taken()) for (number,) in connection.execute(_CONFIRMATIONS)]
        shown = {text for each in confirmations for text in each.texts}
        yield from _of_reports(entries, wire.texts, shown)
        yield from _of_notices(connection, wire, first)
        yield from _of_closings(connection, wire.texts)
        yield from _of_objections(connection, wire.texts)
        yield from of_decisions(connection)
        yield from of_occasions(connection, wire.texts)
        yield from of_ratings(connection, wire.texts)
        for number, kind, error in connection.execute("SELECT update_id, kind, error FROM failed_updates"):
            yield "update set aside", f"{number} ({kind}): {error}"
        for row in connection.execute("PRAGMA foreign_key_check"):
            yield "broken record", str(row)
        for (told,) in connection.execute("PRAGMA integrity_check"):
            if told != "ok":
                yield "broken file", told
    for chat, texts in wire.texts.items():
        for text in texts:
            if found := _INSIDES.search(text):
                yield (
                    "insides told to a person",
                    f"{chat}: {text[max(0, found.start() - 80) : found.end() + 80]}",
                )


def closed_in(file: Path) -> Counter[str]:
    """How many periods were closed, what came of that, and what happened beside."""
    with closing(sqlite3.connect(file)) as connection:
        ((closings, objections, decided),) = connection.execute(_CLOSED).fetchall()
        others = occasions_in(connection) | ratings_in(connection)
    return Counter({"closings": closings, "objections": objections, "objections decided": decided, **others})


def _of_reports(
    entries: Sequence[tuple[str, str, str]], texts: Mapping[int, Sequence[str]], shown: Container[str]
) -> Iterator[Violation]:
    """`entries`: activity, state, date. `shown`: texts of confirmations; a late one shows the decision."""
    # “Sama seperti kemarin” makes a report of another day that says the same, after a question of its own.
    stored = Counter((serial, day) for said, _, day in entries for serial in _SERIAL.findall(said))
    held = {serial for serial, _ in stored}
    said = [text for each in texts.values() for text in each]
    confirmed = set[str]()
    for chat in texts.values():
        corrected = [text for text in chat if _CORRECTED.search(text)]
        here = {
            serial
            for text in chat
            if _SENT in text or text in corrected or text in shown
            for serial in _SERIAL.findall(text)
        }
        lost = sorted(here - held)
        # A line that somebody writes while a correction is open replaces the report, and is confirmed so.
        if len(lost) > len(corrected):
            for serial in lost:
                yield "confirmed report lost", f"agenda {serial}"
        confirmed |= here
    for (serial, day), times in sorted(stored.items()):
        if times > 1:
            yield "report doubled", f"agenda {serial}: {times} times on {day}"
    for activity, state, _ in entries:
        found = _SERIAL.search(activity)
        if state in _DECIDED_STATES and found is not None:
            own = f"agenda {found[1]} "
            if not any(own in text and _DECIDED.search(text) for text in said):
                yield "decision not told", f"{activity}: {state}"
        if found is not None and found[1] not in confirmed:
            yield "report not confirmed", activity


def _of_notices(connection: sqlite3.Connection, wire: SlowWire, first: int) -> Iterator[Violation]:
    received = {message for _, message in wire.received}
    for number, kind, state, message, error in connection.execute(_OUTBOX, (first,)):
        taken = wire.rows.get(number, Taken())
        if state in ("failed", "unreachable"):
            yield f"notice {state}", f"{number} ({kind}): {error}"
        if state == "sent" and not taken.calls and message is not None and message not in received:
            yield "notice lost", f"{number} ({kind}) was sent and never came"
        if taken.times > 1 + taken.excused:
            yield "notice doubled", f"{number} ({kind}): {taken.times} times, {taken.excused} of them excused"


def _of_closings(connection: sqlite3.Connection, texts: Mapping[int, Sequence[str]]) -> Iterator[Violation]:
    """Closings that an administrator saw begun, and what became of them."""
    saw = who_saw(_LOCKED, texts)
    closings = connection.execute(_CLOSINGS).fetchall()
    if saw and not closings:
        yield "confirmed closing lost", str(saw)
    for period, closed, results, people in closings:
        if closed is None or results != people:
            yield (
                "closing not finished",
                f"{period}: {results} results of {people} people, closed at {closed}",
            )


def _of_objections(connection: sqlite3.Connection, texts: Mapping[int, Sequence[str]]) -> Iterator[Violation]:
    """Steps of objections that somebody saw taken; of what follows from a decision: `check_decisions.py`."""
    taken = Counter(connection.execute(_OBJECTIONS).fetchall())
    for kind, words in _STEPS.items():
        saw, did = who_saw(words, texts), {chat for each, chat in taken if each == kind}
        for chat in saw - did:
            yield "confirmed step of an objection lost", f"{chat}: {kind}"
        for chat in did - saw:
            yield "step of an objection not confirmed", f"{chat}: {kind}"
    for (kind, chat), times in taken.items():
        if times > 1:
            yield "step of an objection doubled", f"{chat}: {kind} {times} times"


async def of_sums(service: Service) -> list[Violation]:
    """The log of decisions, the scores, and the jobs."""
    async with service.database.read() as uow:
        return [each async for each in _of_sums(service, uow)]


async def _of_sums(service: Service, uow: UnitOfWork) -> AsyncIterator[Violation]:
    verified = await verify(uow, [])
    if not verified.is_good:
        yield "log does not verify", str(verified)
    now, office = service.clock.now(), service.office
    for late in await late_jobs(uow, office, JOBS, now):
        yield "job not run", f"{late.job} {late.slot}"
    today = now.astimezone(office.zone).date()
    period = Period.containing(today, PeriodKind.MONTH)
    scope = Scope(office.scheme, period, AsOf.now(now, period, office.zone), office.zone)
    for among in await uow.scoring.scorecards(scope):
        records = await uow.scoring.records(scope, among.person.id)
        if records is None or (await uow.scoring.scorecard(records)).card != among.card:
            yield "score differs from the records", f"{among.person.id} in {period.code}"
