"""The storm at 16:00: people are reminded, many report at once, and the heaviest work goes on beside them.

An office of 10,000 people on SQLite. The service is a process of its own with a webhook, and the stand-in
limits it to 30 messages a second. The same load comes twice, each time on a new copy of the office: alone,
and while everybody is scored again and again, a digest is written for five administrators and a large file is
imported.
"""

from __future__ import annotations

import asyncio
import random
import shutil
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Annotated, Any, NamedTuple

import typer

from benchmarks.crowd import Crowd, Message, crowd, percentile
from benchmarks.fairness import THINKING, Span
from benchmarks.gateway import processor_time, service_environment
from benchmarks.processes import Start, free_port, start_anew
from benchmarks.scored_office import Size
from benchmarks.tails import FIRST_CHAT, HeavyWork, Office, tell
from benchmarks.tails_process import service_process
from playground import Clock

PER_SECOND = 30
"""Messages that Telegram takes in a second."""
ANSWER_GOAL = 0.5
"""Seconds in which 99 of 100 answers come."""
SHARE_GOAL = 0.95
"""The least share of the 30 messages a second that is used while reminders wait."""
_LINE = "verifikasi berkas, 20 berkas, 10 menit, n4"
_REQUESTS_OF_A_REPORT = 5
"""Three answers, a card for the supervisor, and the reminder that changes as it is settled."""
_EDGE = 20
"""One reminder in so many, at the beginning and at the end, is no part of the steady window."""
_TIMES_LONGER = 4
"""A run fails that takes so many times as long as Telegram's limit lets it, and the seconds below."""
_LAST_ANSWERS = 60.0
_PROGRESS_EVERY = 15.0
_TIME = "%Y-%m-%d %H:%M:%S.%f"
"""How the database writes a moment."""


@dataclass
class Run:
    """What came of one run."""

    name: str
    answers: list[float] = field(default_factory=list)
    """Seconds that people who reported waited, each time."""
    confirmed: int = 0
    stored: int = 0
    """Reports that came into the database."""
    seconds: float = 0.0
    """Length of the steady window, in which reminders went out all the time."""
    reminders: float = 0.0
    """Reminders a second in it."""
    messages: float = 0.0
    """Messages and changes of messages in it a second, reminders included."""
    processor: float = 0.0
    """Milliseconds of processor time that the service took for each of all messages."""
    refused: int = 0
    """Requests that were answered with 429."""
    lost: int = 0
    """Notices that were neither sent nor made needless by a report."""
    longest: dict[str, float] = field(default_factory=dict)
    """The longest wait of each kind of notice, in seconds."""

    def percentile(self, share: float) -> float:
        """The wait for an answer that this share did not exceed, in milliseconds."""
        return percentile(self.answers, share) * 1000

    @property
    def is_within_goals(self) -> bool:
        """Whether the goals are met."""
        is_quick = self.percentile(0.99) < ANSWER_GOAL * 1000
        is_kept = self.lost == 0 and self.confirmed == self.stored
        return is_quick and is_kept and self.messages >= SHARE_GOAL * PER_SECOND


_IsIt = Callable[[Message], bool]


class _Expected(NamedTuple):
    is_it: _IsIt
    answer: asyncio.Future[Message]


class Storm:
    """People who report, and the phones of everybody."""

    def __init__(self, gathered: Crowd, work: HeavyWork, run: Run, seed: int, thinking: Span) -> None:
        self.run = run
        self._thinking = thinking
        self.seen: list[datetime] = []
        """When each message or change of one came to a phone."""
        self._playground = gathered.playground
        self._work = work
        self._expected: dict[int, _Expected] = {}
        self._random = random.Random(seed)
        gathered.overheard = self._hear

    async def report(self, chats: list[int], seconds: float) -> None:
        """Everybody sends one report, beginning at some moment of so many seconds."""
        begins = [self._random.uniform(0, seconds) for _ in chats]
        await asyncio.gather(*map(self._report, chats, begins))

    async def _report(self, chat: int, begins: float) -> None:
        pauses = self._random.uniform(*self._thinking)
        person = self._playground.person(chat)
        await asyncio.sleep(begins)
        said = await self._answer(chat, lambda: person.says(_LINE), _is_question)
        while "Laporan terkirim" not in said["text"]:
            await asyncio.sleep(pauses)
            label = _label(said)
            said = await self._answer(chat, partial(person.taps, label, message=said), _is_next(label))
        self.run.confirmed += 1

    async def _answer(
        self, chat: int, act: Callable[[], object], is_it: Callable[[Message], bool]
    ) -> Message:
        """Does something and waits for its answer: a reminder that comes meanwhile is none."""
        answer: asyncio.Future[Message] = asyncio.get_running_loop().create_future()
        self._expected[chat] = _Expected(is_it, answer)
        began = time.perf_counter()
        act()
        message = await answer
        self.run.answers.append(time.perf_counter() - began)
        return message

    def _hear(self, chat: int, message: Message) -> None:
        self.seen.append(self._playground.clock.now())
        self._work.hear(chat, message)
        expected = self._expected.get(chat)
        if expected is not None and not expected.answer.done() and expected.is_it(message):
            expected.answer.set_result(message)


def _labels(message: Message) -> Iterator[str]:
    for row in message.get("reply_markup", {}).get("inline_keyboard", ()):
        yield from (button["text"] for button in row)


def _label(message: Message) -> str:
    """The button that a person taps: a report without a target is first asked for one."""
    return next(label for label in ("Kirim", "Tugas lain") if any(label in each for each in _labels(message)))


def _is_question(message: Message) -> bool:
    return any("Kirim" in label or "Tugas lain" in label for label in _labels(message))


def _is_next(label: str) -> _IsIt:
    if label == "Kirim":
        return lambda message: "Laporan terkirim" in message.get("text", "")
    return lambda message: any("Kirim" in each for each in _labels(message))


class Books:
    """What the database of a run says, read beside the service."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._last_entry = self._rows("SELECT max(id) FROM entries")[0][0]

    def waiting(self) -> int:
        """Notices that are due and not settled."""
        return self._count("outbox WHERE state = 'pending'")

    def reminded(self) -> list[datetime]:
        """When reminders were sent, in order."""
        is_sent = "kind = 'report_reminder' AND state = 'sent'"
        sent = self._rows(f"SELECT settled_at FROM outbox WHERE {is_sent} ORDER BY settled_at")  # noqa: S608
        return [datetime.strptime(f"{at}+0000", f"{_TIME}%z") for (at,) in sent]

    def close(self, run: Run) -> None:
        """Notes what was lost, what was stored, and how long each kind of notice waited."""
        run.lost = self._count("outbox WHERE state NOT IN ('sent', 'obsolete')")
        run.stored = self._count(f"entries WHERE id > {self._last_entry}")
        waits = "86400 * (julianday(settled_at) - julianday(created_at))"
        run.longest = dict(
            self._rows(f"SELECT kind, max({waits}) FROM outbox WHERE state = 'sent' GROUP BY kind")  # noqa: S608
        )

    def _count(self, rows: str) -> int:
        return int(self._rows(f"SELECT count(*) FROM {rows}")[0][0])  # noqa: S608 - our own words

    def _rows(self, query: str) -> list[tuple[Any, ...]]:
        with closing(sqlite3.connect(self._file)) as base:
            return base.execute(query).fetchall()


def _let_others_have_reported(file: Path, office: Office) -> None:
    """Gives everybody else a report of the day, so that nobody but those who chat is reminded."""
    today, chatting = office.now.date().isoformat(), [chat - FIRST_CHAT for chat in office.chatting]
    sent = f"{today} 03:00:00.000000"
    with closing(sqlite3.connect(file)) as base, base:
        base.execute("CREATE TEMPORARY TABLE chatting (id INTEGER PRIMARY KEY)")
        base.executemany("INSERT INTO chatting VALUES (?)", ((person,) for person in chatting))
        base.execute(
            "INSERT INTO entries (employee_id, date, activity, self_rating, state, version, submitted_at,"
            " revised_at, supervisor_rating) SELECT id, ?, 'Rapat', 4, 'approved', 1, ?, ?, 4 FROM employees"
            " WHERE id NOT IN (SELECT id FROM chatting)",
            (today, sent, sent),
        )


async def _beside(work: HeavyWork, over: asyncio.Event) -> None:
    """One digest, then one calculation after the other until the reports are over; an import meanwhile."""
    importing = asyncio.create_task(work.import_file(0))
    await work.digest(0)
    number = 0
    while not over.is_set():
        number += 1
        await work.score(number)
    await importing


async def _until_sent(storm: Storm, books: Books, seconds: float) -> None:
    """Returns when no notice waits any more, after so many seconds at the latest; says how far it is."""
    began = shown = time.perf_counter()
    while (waiting := books.waiting()) and (now := time.perf_counter()) - began < seconds:
        if now - shown >= _PROGRESS_EVERY:
            shown = now
            tell(f"{storm.run.name}: {waiting} notices wait, {storm.run.confirmed} reports sent")
        await asyncio.sleep(0.5)


async def one_run(
    name: str, file: Path, office: Office, reporters: int, thinking: Span, start: Start, *, is_alone: bool
) -> Run:
    """The load on a database of its own, with heavy work beside it or without."""
    run, books = Run(name), Books(file)
    four = office.now.replace(hour=16, minute=0)
    people = [*office.chatting, *office.supervisors, *office.administrators]
    reporting = office.chatting[:: max(1, len(office.chatting) // reporters)][:reporters]
    seconds = (len(office.chatting) + _REQUESTS_OF_A_REPORT * len(reporting)) / PER_SECOND
    port = free_port()
    async with crowd((), people, limited=True, clock=Clock(four)) as gathered:
        play = gathered.playground
        environment = service_environment(play.url, play.token, f"sqlite:///{file}") | {
            "CLOCK_URL": f"{play.url}/clock",
            "SEND_RATE": str(PER_SECOND),
            "WEBHOOK_URL": f"http://127.0.0.1:{port}",
            "WEBHOOK_SECRET": "rahasia",
            "WEB_PORT": str(port),
        }
        async with service_process(environment, start) as service:
            work = HeavyWork(gathered, service, office)
            storm = Storm(gathered, work, run, seed=1, thinking=thinking)
            before = processor_time(service.process.pid)
            await service.run_job("remind-report", four)
            over = asyncio.Event()
            beside = None if is_alone else asyncio.create_task(_beside(work, over))
            longest = _TIMES_LONGER * seconds + _LAST_ANSWERS
            await asyncio.wait_for(storm.report(reporting, seconds), longest)
            await _until_sent(storm, books, longest)
            run.processor = (processor_time(service.process.pid) - before) / len(storm.seen) * 1000
            if beside is not None:
                over.set()
                await beside
                await _until_sent(storm, books, longest)  # what the last of it has to say is not lost
        run.refused = play.world.limiter.refused
    note_rates(run, books.reminded(), storm.seen)
    books.close(run)
    return run


def note_rates(run: Run, reminded: list[datetime], seen: list[datetime]) -> None:
    """Counts in the steady window: while reminders went out, without the first and the last of them."""
    edge = len(reminded) // _EDGE
    first, last = reminded[edge], reminded[-1 - edge]
    run.seconds = (last - first).total_seconds()

    def rate(moments: list[datetime]) -> float:
        return sum(first <= at < last for at in moments) / run.seconds

    run.reminders, run.messages = rate(reminded), rate(seen)


async def measure(
    size: Size, reminded: int, reporters: int, thinking: Span = THINKING, start: Start = start_anew
) -> list[Run]:
    """Both runs."""
    office = Office(size, reminded, 1)
    with tempfile.TemporaryDirectory(prefix="storm") as folder:
        tell(f"building an office of {size.people:,} people, {size.rows:,} entries")
        built = Path(folder) / "office.db"
        await office.found(built)
        _let_others_have_reported(built, office)
        found = []
        for name, is_alone in (("alone", True), ("with heavy work", False)):
            file = Path(folder) / ("alone.db" if is_alone else "beside.db")
            shutil.copy(built, file)
            found.append(await one_run(name, file, office, reporters, thinking, start, is_alone=is_alone))
    return found


def report(runs: list[Run]) -> Iterator[str]:
    """The table of the runs, side by side."""
    rows: dict[str, list[str]] = {
        "answers": [f"{len(run.answers)}" for run in runs],
        "  p50, ms": [f"{run.percentile(0.5):.0f}" for run in runs],
        f"  p99, ms (goal < {ANSWER_GOAL * 1000:.0f})": [f"{run.percentile(0.99):.0f}" for run in runs],
        "steady window, s": [f"{run.seconds:.0f}" for run in runs],
        "  reminders a second": [f"{run.reminders:.1f}" for run in runs],
        "  all messages a second": [f"{run.messages:.1f}" for run in runs],
        f"  of {PER_SECOND} a second (goal ≥ {SHARE_GOAL:.0%})": [
            f"{run.messages / PER_SECOND:.0%}" for run in runs
        ],
        "processor time a message, ms": [f"{run.processor:.1f}" for run in runs],
        "answered with 429": [f"{run.refused}" for run in runs],
        "notices lost (goal 0)": [f"{run.lost}" for run in runs],
        "reports confirmed, stored": [f"{run.confirmed}, {run.stored}" for run in runs],
    }
    for kind in sorted({kind for run in runs for kind in run.longest}):
        rows[f"longest wait of {kind}, s"] = [
            f"{run.longest[kind]:.1f}" if kind in run.longest else "–" for run in runs
        ]
    rows["goals"] = ["met" if run.is_within_goals else "NOT met" for run in runs]
    yield f"{'':<40}" + "".join(f"{run.name:>18}" for run in runs)
    for name, figures in rows.items():
        yield f"{name:<40}" + "".join(f"{figure:>18}" for figure in figures)


def main(
    people: Annotated[int, typer.Option(help="People of the office.")] = 10_000,
    reminded: Annotated[int, typer.Option(help="Those who have not reported, and are reminded.")] = 10_000,
    reporters: Annotated[int, typer.Option(help="Those of them who report.")] = 2_000,
) -> None:
    """Prints what people wait for and what is sent while everybody is reminded and many report."""
    for line in report(asyncio.run(measure(Size(people, 12, 3), reminded, reporters))):
        typer.echo(line)


if __name__ == "__main__":
    typer.run(main)
