"""One week of one office, all of it from one seed."""

from __future__ import annotations

import heapq
import logging
import sqlite3
from collections import Counter, deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from itertools import count
from random import Random
from time import process_time

from telegram.error import TelegramError

from benchmarks.simulate.cast import days_between
from benchmarks.simulate.scripts import Script
from benchmarks.simulate.stage import Stage, ends_at, nothing_drawn, world_at
from benchmarks.simulate.year import OFFICE
from benchmarks.weeks.check import Unexpected, Violation, closed_in, of_chats_and_records, of_sums
from benchmarks.weeks.doing import Doing, Scripts
from benchmarks.weeks.faults import Fault, Faults
from benchmarks.weeks.machine import Killed, Machine, running_on
from benchmarks.weeks.office import drawn, office_for, small_cast
from benchmarks.weeks.people import JOBS_AT, MORNING, REMINDED, STOPS, People, over_within
from benchmarks.weeks.process import LONGEST_START, Process, ServiceClock
from benchmarks.weeks.trace import Trace
from benchmarks.weeks.wire import SENDS, SlowWire
from bot.app import Service
from domain.schemes import Source
from playground import Clock, Limits
from playground.people import Person
from storage.base.outages import may_be_outage

_FIRST_DAY_OFF = 5
_PUSHED = 0.25
"""In how many weeks Telegram brings the updates to a webhook."""
_THINKS = (2.0, 9.0)
"""Seconds between two steps of anybody."""
_PATIENCE = (20.0, 90.0)
"""Seconds for which somebody waits for an answer."""
_LOOKS_EVERY = 0.5
_LONGEST_STOP = 900.0
"""Seconds after which everybody puts the phone away, answered or not."""
_STARTED_AGAIN_IN = 5.0
"""Seconds until the system starts a service again that has ended by itself."""


@dataclass
class Outcome:
    """What came of a week."""

    seed: int
    digest: str = ""
    counts: Counter[str] = field(default_factory=Counter)
    scripts: Scripts = field(default_factory=Scripts)
    faults: Counter[str] = field(default_factory=Counter)
    """What went wrong on purpose, by kind."""
    violations: list[Violation] = field(default_factory=list)
    """Kind and words of what should never be."""
    processor: float = 0.0
    """Seconds of processor time."""


class Week:
    """Runs a week; see `run`."""

    def __init__(
        self, seed: int, show: Callable[[str], None] | None = None, days: int = 7, *, has_faults: bool = True
    ) -> None:
        """`show` gets every line of the trace; `days` are fewer than a week in a hurry."""
        chance = Random(f"week {seed}")
        self.days, self.chance, self.outcome = days, chance, Outcome(seed)
        self.monday, scheme, people = drawn(seed, chance)
        self.file, self.cast, self.machine = office_for(people), small_cast(people), Machine()
        self.clock = Clock(datetime.combine(self.monday, time(0, 5), tzinfo=OFFICE), system=self._system)
        self.world = world_at(self.clock, Limits.telegram(), lambda: self.machine.seconds)
        for member in self.cast.members.values():
            self.world.add_person(Person(id=member.phone, first_name=member.name, started=True))
        self.trace = Trace(lambda: f"{self.clock.now():%a %H:%M:%S.%f}", show)
        self.faults = Faults(seed)
        self.faults.are_on = has_faults
        self.wire = SlowWire(
            ends_at(self.world),
            self.clock,
            trace=self.trace,
            chance=Random(f"wire {seed}"),
            faults=self.faults,
        )
        self.machine.disk.trouble, self.machine.disk.is_quick = self.faults.of_disk, self.faults.is_quick
        is_pushed = Random(f"webhook {seed}").random() < _PUSHED
        edges = ServiceClock(self.clock), self.wire, self.world, is_pushed, self._ended, self._nobodys
        self.process = Process(self.machine, self.file, scheme, *edges)
        self._eyes = sqlite3.connect(self.file)
        """Reads what is committed, whatever becomes of the process."""
        ((self._first_row,),) = self._eyes.execute("SELECT max(id) + 1 FROM outbox").fetchall()
        self._agenda: list[tuple[float, int, Callable[[], None]]] = []
        self._numbers = count()
        self._at_work = self._stop_number = 0
        self._is_last = self._has_ended = self._is_over = False

    def _system(self) -> datetime:
        return datetime(2026, 1, 1, tzinfo=UTC) + timedelta(seconds=self.machine.seconds)

    def run(self) -> Outcome:
        """The whole week, and the day after it, on which nothing goes wrong any more."""
        began, unexpected = process_time(), Unexpected(self._nobodys)
        logging.getLogger().addHandler(unexpected)
        try:
            with running_on(self.machine, Random(f"secrets {self.outcome.seed}")), nothing_drawn():
                self._days()
                self._check()
                self._leave()
        finally:
            logging.getLogger().removeHandler(unexpected)
        self._count()
        self.outcome.digest, self.outcome.processor = self.trace.digest, process_time() - began
        return self.outcome

    def _days(self) -> None:
        self.stage = Stage(self.world, self._started(), self.wire)
        scheme = self.stage.service.office.scheme
        chance, over = Random(f"people {self.outcome.seed}"), over_within(self.monday, scheme)
        self.people = People(
            self.stage, self.cast, chance, over, rates_peers=Source.PEER in scheme.used_sources
        )
        for day in days_between(self.monday, self.monday + timedelta(days=self.days - 1)):
            for stop in STOPS if day.weekday() < _FIRST_DAY_OFF else (REMINDED,):
                self._stop(day, stop, self.people.at(day, stop))
        self.faults.are_on, self._is_last, self.machine.dies_at = False, True, float("inf")
        # What went wrong last is over before the day after: a lock that another process keeps, a start.
        while self._agenda:
            self._run_for(_LOOKS_EVERY)
        following = self.monday + timedelta(days=self.days)
        self._stop(following, MORNING, list(self.people.all_report(following)))
        self._stop(following, REMINDED, [])

    def _started(self) -> Service:
        is_on, self.faults.are_on = self.faults.are_on, False
        self.process.start()
        while self.process.service is None:
            if self.machine.seconds > LONGEST_START:
                raise RuntimeError(f"the service does not start: {self.outcome.violations}")
            self._run_for(_LOOKS_EVERY)
        self.faults.are_on = is_on
        return self.process.service

    # --- the end ----------------------------------------------------------------------------------------

    def _check(self) -> None:
        broken = self.outcome.violations
        if self._due() or self.world.updates.pending_count:
            broken.append(
                ("does not drain", f"{self._due()} notices, {self.world.updates.pending_count} updates")
            )
        if self.process.service is None:
            broken.append(("does not run", "at the end of the week"))
        else:
            broken += self.machine.complete(of_sums(self.process.service))
        broken += of_chats_and_records(self.file, self.wire, self._first_row)
        self.outcome.counts += closed_in(self.file)

    def _leave(self) -> None:
        """Lets go of all that belongs to the process, so that the machine can collect it."""
        self._is_over = True
        self.process.kill()
        self._eyes.close()
        self._agenda.clear()
        self.world.updates.interrupt("the end of the week")
        del self.stage, self.people

    def _count(self) -> None:
        calls, sent = self.wire.calls, sum(self.wire.calls[each] for each in SENDS)
        self.outcome.faults = self.faults.counts
        self.outcome.counts += Counter(
            {
                "updates": self.wire.updates,
                "messages": sent,
                "other calls of the Bot API": calls.total() - sent,
                "rounds of the event loop": self.machine.steps,
                "weeks with a webhook": int(self.process.is_pushed),
                "starts of the service": self.process.lives,
                "notices doubled by a crash or a lost answer": sum(
                    max(0, taken.times - 1) for taken in self.wire.rows.values()
                ),
            }
        )

    # --- the service ------------------------------------------------------------------------------------

    def _ended(self, error: BaseException | None) -> None:
        """The process has ended by itself: only while it starts may it do so, for want of what it needs."""
        self._has_ended = True
        is_start = self.process.service is None
        if not is_start or error is None or not (may_be_outage(error) or isinstance(error, TelegramError)):
            self.outcome.violations.append(("the service ended", repr(error)))

    def _nobodys(self, what: str) -> None:
        if not self._is_over:
            self.outcome.violations.append(("unexpected error", what))

    def _crash(self) -> None:
        """The process is killed, and started again later."""
        self.trace.add("killed")
        self.process.kill()
        pending = self._eyes.execute("SELECT id FROM outbox WHERE state = 'pending'").fetchall()
        self.wire.excuse(row for (row,) in pending)
        self._after(_STARTED_AGAIN_IN if self._has_ended else self.faults.down(), self._start)
        self._has_ended = False

    def _start(self) -> None:
        life = self.faults.life_of_start()
        if life is not None:
            self.machine.dies_at = self.machine.steps + life
        self.process.start()

    def _lock(self, seconds: float) -> None:
        """Another process takes the database as soon as it can, and keeps it for so long."""
        connection = sqlite3.connect(self.file, timeout=0, isolation_level=None)
        try:
            connection.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError:
            connection.close()
            self._after(_LOOKS_EVERY, lambda: self._lock(seconds))
        else:
            self.trace.add("locked for", seconds)
            self._after(seconds, connection.close)

    # --- a stop of a day --------------------------------------------------------------------------------

    def _stop(self, day: date, stop: tuple[int, int], begins: Sequence[tuple[int, list[Script]]]) -> None:
        """The clock jumps to a moment; whatever begins then is finished before it jumps again."""
        moment = datetime.combine(day, time(*stop), tzinfo=OFFICE)
        if moment > self.clock.now():
            self.clock.move_to(moment)
        self._go_wrong()
        self.process.clock_moved(looks=stop in JOBS_AT)
        for chat, scripts in begins:
            self._begin(Doing(chat, deque(scripts), self._stop_number))
        end = self.machine.seconds + _LONGEST_STOP
        self._run_for(1.0)
        while (self._at_work or not self._is_quiet()) and self.machine.seconds < end:
            self._run_for(_LOOKS_EVERY)
        self._stop_number += 1
        self._at_work = 0

    def _go_wrong(self) -> None:
        """Draws what happens at this stop."""
        skew = self.faults.skew() if self.faults.at_stop(Fault.CLOCK) else timedelta()
        self.process.clock.skew = skew
        if self.faults.at_stop(Fault.CRASH):
            self.machine.dies_at = self.machine.steps + self.faults.life()
        if self.faults.at_stop(Fault.LOCKED):
            begins, seconds = self.faults.lock()
            self._after(begins, lambda: self._lock(seconds))

    def _run_for(self, seconds: float) -> None:
        until = self.machine.seconds + seconds
        while self._agenda and self._agenda[0][0] <= until:
            moment, _, act = heapq.heappop(self._agenda)
            self._live_until(moment)
            act()
        self._live_until(until)

    def _live_until(self, moment: float) -> None:
        while self.machine.seconds < moment:
            try:
                self.machine.run_until(moment)
            except Killed:
                self._crash()
            else:
                if self._has_ended:
                    self._crash()

    def _after(self, seconds: float, act: Callable[[], None]) -> None:
        heapq.heappush(self._agenda, (self.machine.seconds + seconds, next(self._numbers), act))

    def _is_quiet(self) -> bool:
        """Whether the service has nothing left to do for now."""
        service = self.process.service
        if service is None or self.world.updates.pending_count:
            return False
        return not any(map(service.speaker.is_talking, self.stage.phones)) and not self._due()

    def _due(self) -> int:
        """Rows of the outbox that should leave now."""
        now = self.process.clock.now().strftime("%Y-%m-%d %H:%M:%S+00:00")
        query = "SELECT count(*) FROM outbox WHERE state = 'pending' AND not_before <= ?"
        ((number,),) = self._eyes.execute(query, (now,)).fetchall()
        return int(number)

    # --- people -----------------------------------------------------------------------------------------

    def _begin(self, doing: Doing) -> None:
        self._at_work += 1
        self._after(self.chance.uniform(0, 30), lambda: self._acts(doing))

    def _acts(self, doing: Doing) -> None:
        """Somebody does the next step, once they are answered or tired of waiting."""
        if doing.stop != self._stop_number:
            return
        if not self._is_answered(doing.chat) and self.machine.seconds < doing.gives_up_at:
            self._after(_LOOKS_EVERY, lambda: self._acts(doing))
            return
        error = doing.step(self.outcome.scripts)
        if error is not None:
            self._gives_up(doing.chat, error)
        if not doing.scripts:
            self._at_work -= 1
            return
        pause = self.chance.uniform(*_THINKS)
        doing.gives_up_at = self.machine.seconds + pause + self.chance.uniform(*_PATIENCE)
        self._after(pause, lambda: self._acts(doing))

    def _gives_up(self, chat: int, error: Exception) -> None:
        self.trace.add(chat, "gave up", repr(error))
        self.outcome.counts["gave up"] += 1
        if self._is_last:
            self.outcome.violations.append(("stuck", f"{chat}: {error}"))

    def _is_answered(self, chat: int) -> bool:
        service = self.process.service
        if service is None or (chat > 0 and service.speaker.is_talking(chat)):
            return False
        lanes = {each.lane for each in self.world.updates.after(0)}
        return (chat not in lanes if chat > 0 else not lanes) and not self._due()


def run_week(seed: int) -> Outcome:
    """The week of a seed."""
    return Week(seed).run()
