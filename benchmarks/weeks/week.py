"""One week of one office, all of it from one seed."""

from __future__ import annotations

import heapq
import sqlite3
from collections import Counter, deque
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from itertools import count
from random import Random
from time import process_time

from benchmarks.simulate.cast import days_between
from benchmarks.simulate.scripts import Script, Stuck
from benchmarks.simulate.stage import Stage, ends_at, nothing_drawn, world_at
from benchmarks.simulate.year import OFFICE
from benchmarks.weeks.machine import Machine, running_on
from benchmarks.weeks.office import SIZES, office_for, small_cast
from benchmarks.weeks.people import STOPS, People
from benchmarks.weeks.process import Process, ServiceClock
from benchmarks.weeks.trace import Trace
from benchmarks.weeks.wire import SENDS, SlowWire
from bot.app import Service
from playground import Clock, Limits
from playground.errors import RefusedError

SCHEMES = ("batanghari", "bungo", "gajahmungkur", "mataram", "nasional", "tebingtinggi")
_FIRST_DAY_OFF = 5
_FIRST_MONDAY, _WEEKS = date(2026, 1, 12), 50
_THINKS = (2.0, 9.0)
"""Seconds between two steps of anybody."""
_PATIENCE = (20.0, 90.0)
"""Seconds for which somebody waits for an answer."""
_LOOKS_EVERY = 0.5
_LONGEST_STOP = 900.0
"""Seconds after which everybody puts the phone away, answered or not."""


@dataclass
class Outcome:
    """What came of a week."""

    seed: int
    digest: str = ""
    counts: Counter[str] = field(default_factory=Counter)
    faults: Counter[str] = field(default_factory=Counter)
    """What went wrong on purpose, by kind."""
    violations: list[tuple[str, str]] = field(default_factory=list)
    """Kind and words of what should never be."""
    processor: float = 0.0
    """Seconds of processor time."""


@dataclass
class Doing:
    """Somebody with a phone, and what they mean to do."""

    chat: int
    scripts: deque[Script]
    gives_up_at: float = 0.0


class Week:
    """Runs a week; see `run`."""

    def __init__(self, seed: int, show: Callable[[str], None] | None = None, days: int = 7) -> None:
        """`show` gets every line of the trace; `days` are fewer than a week in a hurry."""
        self.seed, self.days = seed, days
        chance = Random(f"week {seed}")
        self.monday = _FIRST_MONDAY + timedelta(weeks=chance.randrange(_WEEKS))
        self.scheme, people = chance.choice(SCHEMES), chance.choice(SIZES)
        self.file = office_for(people)
        self.machine = Machine()
        start = datetime.combine(self.monday, time(0, 5), tzinfo=OFFICE)
        self.clock = Clock(start, system=self._system)
        world = world_at(self.clock, Limits.telegram())
        self.trace = Trace(lambda: f"{self.clock.now():%a %H:%M:%S.%f}", show)
        self.wire = SlowWire(ends_at(world), self.clock, trace=self.trace, chance=Random(f"wire {seed}"))
        self.process = Process(
            self.machine, self.file, self.scheme, ServiceClock(self.clock), self.wire, self._ended
        )
        self.world, self.cast = world, small_cast(people)
        self.chance = chance
        self.outcome = Outcome(seed)
        self._agenda: list[tuple[float, int, Callable[[], None]]] = []
        self._numbers = count()
        self._at_work = 0

    def _system(self) -> datetime:
        return datetime(2026, 1, 1, tzinfo=UTC) + timedelta(seconds=self.machine.seconds)

    def run(self) -> Outcome:
        """The whole week."""
        began = process_time()
        with running_on(self.machine, Random(f"secrets {self.seed}")), nothing_drawn():
            self.stage = Stage(self.world, self._started(), self.wire)
            self.people = People(self.stage, self.cast, Random(f"people {self.seed}"))
            for day in days_between(self.monday, self.monday + timedelta(days=self.days - 1)):
                for stop in STOPS if day.weekday() < _FIRST_DAY_OFF else STOPS[:1]:
                    self._stop(day, stop)
        self._count()
        self.outcome.digest, self.outcome.processor = self.trace.digest, process_time() - began
        return self.outcome

    def _started(self) -> Service:
        self.process.start()
        while self.process.service is None:
            self._run_for(_LOOKS_EVERY)
        return self.process.service

    def _count(self) -> None:
        calls = self.wire.calls
        self.outcome.counts += Counter(
            {
                "updates": self.wire.updates,
                "messages": sum(calls[each] for each in SENDS),
                "other calls of the Bot API": calls.total() - sum(calls[each] for each in SENDS),
                "rounds of the event loop": self.machine.steps,
                "times the service was started": self.process.lives,
            }
        )

    def _ended(self, what: str) -> None:
        self.outcome.violations.append(("the process ended", what))

    # --- a stop of a day --------------------------------------------------------------------------------

    def _stop(self, day: date, stop: tuple[int, int]) -> None:
        """The clock jumps to a moment; whatever begins then is finished before it jumps again."""
        moment = datetime.combine(day, time(*stop), tzinfo=OFFICE)
        if moment > self.clock.now():
            self.clock.move_to(moment)
        self.process.clock_moved()
        for chat, scripts in self.people.at(day, stop):
            self._begin(Doing(chat, deque(scripts)))
        end = self.machine.seconds + _LONGEST_STOP
        self._run_for(1.0)
        while (self._at_work or not self._is_quiet()) and self.machine.seconds < end:
            self._run_for(_LOOKS_EVERY)
        self._agenda.clear()
        self._at_work = 0

    def _run_for(self, seconds: float) -> None:
        until = self.machine.seconds + seconds
        while self._agenda and self._agenda[0][0] <= until:
            moment, _, act = heapq.heappop(self._agenda)
            self.machine.run_until(moment)
            act()
        self.machine.run_until(until)

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
        with closing(sqlite3.connect(self.file)) as connection:
            query = "SELECT count(*) FROM outbox WHERE state = 'pending' AND not_before <= ?"
            return int(connection.execute(query, (now,)).fetchone()[0])

    # --- people -----------------------------------------------------------------------------------------

    def _begin(self, doing: Doing) -> None:
        self._at_work += 1
        self._after(self.chance.uniform(0, 30), lambda: self._acts(doing))

    def _acts(self, doing: Doing) -> None:
        """Somebody does the next step, once they are answered or tired of waiting."""
        if not self._is_answered(doing.chat) and self.machine.seconds < doing.gives_up_at:
            self._after(_LOOKS_EVERY, lambda: self._acts(doing))
            return
        self.stage.service = self.process.service or self.stage.service
        script = doing.scripts[0]
        try:
            next(script)
        except StopIteration:
            doing.scripts.popleft()
        except (Stuck, AssertionError, LookupError, RefusedError) as error:
            doing.scripts.popleft()
            self.outcome.counts["gave up"] += 1
            self.trace.add(doing.chat, "gave up", type(error).__name__, error)
        if not doing.scripts:
            self._at_work -= 1
            return
        pause = self.chance.uniform(*_THINKS)
        doing.gives_up_at = self.machine.seconds + pause + self.chance.uniform(*_PATIENCE)
        self._after(pause, lambda: self._acts(doing))

    def _is_answered(self, chat: int) -> bool:
        service = self.process.service
        if service is None or (chat > 0 and service.speaker.is_talking(chat)):
            return False
        lanes = {each.lane for each in self.world.updates.after(0)}
        return (chat not in lanes if chat > 0 else not lanes) and not self._due()


def run_week(seed: int) -> Outcome:
    """The week of a seed."""
    return Week(seed).run()
