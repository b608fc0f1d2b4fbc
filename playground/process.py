"""The bot's process under supervision: started, killed, started again, its lines passed on and picked out."""

import asyncio
import contextlib
import os
import re
import signal
from collections import deque
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from playground.clock import Clock
from playground.errors import RefusedError
from playground.events import EventLog
from playground.sentences import Sentence
from playground.tether import tie_to

Json = dict[str, Any]
_LINES_KEPT = 500
_LONGEST_LINE = 1024 * 1024
_POLITE_SECONDS = 10.0


class BotProcess:
    """The command that runs the bot; with an empty one there is nothing to supervise.

    `show` picks the printed lines that the page shows; if it has groups, only what they match counts. The
    page says the first of `sentences` that is about it, or else the line itself. `echo` gets every line,
    `clock` dates them.
    """

    def __init__(
        self,
        command: Sequence[str],
        *,
        show: re.Pattern[str] | None,
        clock: Clock,
        events: EventLog,
        echo: Callable[[str], None],
        sentences: Sequence[Sentence] = (),
    ) -> None:
        self.lines: deque[Json] = deque(maxlen=_LINES_KEPT)
        self._command = list(command)
        self._show = show
        self._clock = clock
        self._events = events
        self._echo = echo
        self._sentences = tuple(sentences)
        self._state = "stopped"
        self._starts = 0
        self._line_count = 0
        self._process: asyncio.subprocess.Process | None = None
        self._reader: asyncio.Task[None] | None = None

    def json(self) -> Json:
        """What the page shows of the process."""
        return {
            "managed": bool(self._command),
            "state": self._state,
            "restarts": max(0, self._starts - 1),
        }

    async def act(self, action: str) -> None:
        """kill (SIGKILL), start or restart; RefusedError for what makes no sense now."""
        if not self._command:
            raise RefusedError("The playground was started without a command for the bot.")
        if action == "kill":
            await self.kill()
        elif action == "start":
            await self.start()
        elif action == "restart":
            await self.stop()
            await self.start()
        else:
            raise RefusedError(f'"{action}" is not one of kill, start and restart.')

    async def start(self) -> None:
        """Start the command, in a process group of its own, for as long as this process lives at most.

        RefusedError when it runs already.
        """
        if not self._command:
            return
        if self._process is not None:
            raise RefusedError("The bot is running already.", indonesian="Bot sudah berjalan.")
        self._set_state("starting")
        try:
            self._process = await asyncio.create_subprocess_exec(
                *self._command,
                stdin=asyncio.subprocess.DEVNULL,
                stdout=asyncio.subprocess.PIPE,
                stderr=asyncio.subprocess.STDOUT,
                start_new_session=True,
                preexec_fn=partial(tie_to, os.getpid()),
                limit=_LONGEST_LINE,
            )
        except OSError as error:
            self._set_state("stopped")
            raise RefusedError(
                f"{self._command[0]} cannot be started: {error.strerror}.",
                indonesian=f"{self._command[0]} tidak dapat dijalankan: {error.strerror}.",
            ) from None
        self._starts += 1
        self._reader = asyncio.get_running_loop().create_task(self._read(self._process))

    def heard(self) -> None:
        """The bot made a call: it is up."""
        if self._state == "starting":
            self._set_state("running")

    async def kill(self) -> None:
        """SIGKILL to the bot and everything it started."""
        await self._end(signal.SIGKILL)

    async def stop(self) -> None:
        """SIGTERM, and SIGKILL to what is still there after ten seconds."""
        try:
            async with asyncio.timeout(_POLITE_SECONDS):
                await self._end(signal.SIGTERM)
        except TimeoutError:
            await self._end(signal.SIGKILL)

    async def _end(self, number: signal.Signals) -> None:
        if self._process is None or self._reader is None:
            return
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self._process.pid, number)
        await asyncio.shield(self._reader)

    async def _read(self, process: asyncio.subprocess.Process) -> None:
        """Pass the lines on until the process has ended."""
        assert process.stdout is not None  # it was asked for
        while True:
            try:
                raw = await process.stdout.readline()
            except ValueError:
                continue  # a line above the limit is dropped by the reader
            if not raw:
                break
            self._line(raw.decode(errors="replace").rstrip("\n"))
        code = await process.wait()
        self._process = None
        self._set_state("stopped")
        self._echo(f"The bot's process ended with {_ending(code)}.")

    def _line(self, text: str) -> None:
        self._echo(text)
        found = self._show.search(text) if self._show else None
        if found is None:
            return
        self._line_count += 1
        picked = "".join(part or "" for part in found.groups()) or text
        said = next((words for each in self._sentences if (words := each.of(picked))), _as_it_is(picked))
        line = {"id": self._line_count, "at": self._clock.now().isoformat(), "text": picked, **said}
        self.lines.append(line)
        self._events.publish({"type": "line", "line": line})

    def _set_state(self, state: str) -> None:
        self._state = state
        self._events.publish({"type": "process", "process": self.json()})


def _as_it_is(line: str) -> Json:
    return {"words": line, "words_en": line, "quiet": False}


def _ending(code: int) -> str:
    return f"code {code}" if code >= 0 else f"signal {signal.Signals(-code).name}"
