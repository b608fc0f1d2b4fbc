"""The clock of the playground: runs with the machine's, can be moved forward, never back."""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from playground.errors import RefusedError

DEFAULT_ZONE = "Asia/Jakarta"


def system_time() -> datetime:
    """The machine's own time, in UTC: the only place where the playground reads it."""
    return datetime.now(UTC)


class Clock:
    """Playground time = the machine's time + an offset that only grows after the start.

    `start` (aware) puts the clock at another moment at the beginning. `system` is the source that it
    runs on; `standing` makes one that moves only when told to.
    """

    def __init__(
        self,
        start: datetime | None = None,
        *,
        zone: str = DEFAULT_ZONE,
        system: Callable[[], datetime] = system_time,
    ) -> None:
        self.zone = ZoneInfo(zone)
        self.version = 0
        self._system = system
        self._offset = timedelta() if start is None else start.astimezone(UTC) - system()
        self._stands = False
        self._watchers: list[Callable[[], None]] = []
        self._waiting: set[asyncio.Future[None]] = set()

    @classmethod
    def standing(cls, at: datetime, *, zone: str = DEFAULT_ZONE) -> "Clock":
        """A clock that stands at `at` (aware) until it is moved: for tests."""
        moment = at.astimezone(UTC)
        clock = cls(zone=zone, system=lambda: moment)
        clock._stands = True
        return clock

    def now(self) -> datetime:
        """Playground time in UTC."""
        return self._system() + self._offset

    def unix(self) -> int:
        """Playground time as the Bot API writes it: whole seconds since 1970."""
        return int(self.now().timestamp())

    @property
    def offset_seconds(self) -> float:
        """What a bot adds to the machine's time, to the microsecond: who follows agrees with it."""
        # A process that follows a standing clock goes on from its present moment.
        return (self.now() - system_time() if self._stands else self._offset).total_seconds()

    def advance(self, by: timedelta) -> None:
        """Move forward; RefusedError for a negative `by`."""
        if by < timedelta():
            raise RefusedError("The clock moves forward only.", indonesian="Jam hanya dapat dimajukan.")
        self._offset += by
        self.version += 1
        for future in self._waiting:
            if not future.done():
                future.set_result(None)
        self._waiting.clear()
        for watcher in self._watchers:
            watcher()

    def move_to(self, moment: datetime) -> None:
        """Move forward to `moment` (aware); RefusedError when it lies in the past."""
        self.advance(moment - self.now())

    def on_change(self, watcher: Callable[[], None]) -> None:
        """Call `watcher` after each move."""
        self._watchers.append(watcher)

    async def wait(self, after: int, seconds: float) -> None:
        """Return when the version is above `after`, or after `seconds` of real time."""
        if self.version > after:
            return
        future: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.add(future)
        try:
            async with asyncio.timeout(seconds):
                await future
        except TimeoutError:
            return
        finally:
            self._waiting.discard(future)

    def release(self) -> None:
        """Let every waiting call return, at the end of the server's life."""
        for future in self._waiting:
            if not future.done():
                future.set_result(None)
        self._waiting.clear()
