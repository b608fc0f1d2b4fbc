"""The bot's process: started, killed, started again, and what it prints."""

import asyncio
import os
import re
import signal
import subprocess
import sys
from collections.abc import Sequence

import pytest

from playground import Clock
from playground.errors import RefusedError
from playground.events import EventLog
from playground.people import Json
from playground.process import BotProcess
from playground.sentences import Sentence

TALKER = "print('16:00 reminder: 3 messages'); print('other')"
LONELY = "from playground.tether import tie_to; tie_to({parent}); print('alive')"
SLEEPER = "import time; print('up', flush=True); time.sleep(600)"
TELLER = "import os, time; print(os.getpid(), flush=True); time.sleep(600)"


class Supervised:
    """A process with the lines that it printed."""

    def __init__(self, code: str, show: str | None = None, sentences: Sequence[Sentence] = ()) -> None:
        self.events = EventLog()
        self.echoed: list[str] = []
        self.process = BotProcess(
            [sys.executable, "-c", code] if code else [],
            show=re.compile(show) if show else None,
            clock=Clock(),
            events=self.events,
            echo=self.echoed.append,
            sentences=sentences,
        )

    async def state(self, wanted: str) -> None:
        await self.events.until(lambda: self.process.json()["state"] == wanted, 30)


async def test_lines_are_passed_on_and_some_are_picked_out() -> None:
    bot = Supervised(TALKER, show="reminder")
    await bot.process.start()
    await bot.state("stopped")
    assert bot.echoed[:2] == ["16:00 reminder: 3 messages", "other"]
    assert [line["text"] for line in bot.process.lines] == ["16:00 reminder: 3 messages"]
    assert [e["type"] for _, e in bot.events.since(0)] == ["process", "line", "process"]


async def test_groups_choose_what_is_shown_of_a_line() -> None:
    bot = Supervised(TALKER, show=r"(reminder)(: \d+)")
    await bot.process.start()
    await bot.state("stopped")
    assert [line["text"] for line in bot.process.lines] == ["reminder: 3"]


async def test_the_page_says_a_sentence_in_place_of_a_line() -> None:
    rules: list[Json] = [
        {"matches": "reminder: 0", "text": "tanpa pesan", "text_en": "no messages", "quiet": True},
        {"matches": r"(\w+): (\d+)", "text": "{2} pesan ({1})", "text_en": "{2} messages ({1})"},
    ]
    bot = Supervised(TALKER, show="reminder|other", sentences=[Sentence.parse(rule) for rule in rules])
    await bot.process.start()
    await bot.state("stopped")
    said = [(line["words"], line["words_en"], line["quiet"]) for line in bot.process.lines]
    assert said == [("3 pesan (reminder)", "3 messages (reminder)", False), ("other", "other", False)]
    assert Sentence.parse(rules[0]).of("reminder: 0") == {
        "words": "tanpa pesan",
        "words_en": "no messages",
        "quiet": True,
    }


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"matches": "a", "text": "b", "text_en": "c", "loud": True}, 'no field "loud"'),
        ({"matches": "a", "text": "b"}, 'needs "matches", "text" and "text_en"'),
        ({"matches": "(", "text": "b", "text_en": "c"}, "is no regular expression"),
        ({"matches": "(a)", "text": "{1}", "text_en": "{2}"}, "has no group 2"),
    ],
)
def test_a_wrong_sentence_is_named(given: Json, sentence: str) -> None:
    with pytest.raises(RefusedError, match=re.escape(sentence)):
        Sentence.parse(given)


async def test_a_killed_bot_stays_down_until_it_is_started() -> None:
    bot = Supervised(SLEEPER)
    await bot.process.start()
    bot.process.heard()
    assert bot.process.json() == {"managed": True, "state": "running", "restarts": 0}
    with pytest.raises(RefusedError, match="running already"):
        await bot.process.act("start")
    await bot.process.act("kill")
    assert bot.process.json()["state"] == "stopped"
    await bot.process.act("start")
    assert bot.process.json() == {"managed": True, "state": "starting", "restarts": 1}
    await bot.process.act("restart")
    assert bot.process.json()["restarts"] == 2
    await bot.process.stop()
    assert any("SIGKILL" in line for line in bot.echoed)


async def test_without_a_command_there_is_nothing_to_act_on() -> None:
    bot = Supervised("")
    await bot.process.start()
    with pytest.raises(RefusedError, match="without a command"):
        await bot.process.act("kill")


async def test_a_command_that_cannot_be_started_is_named() -> None:
    process = BotProcess(["/tidak/ada"], show=None, clock=Clock(), events=EventLog(), echo=lambda _: None)
    with pytest.raises(RefusedError, match="/tidak/ada cannot be started"):
        await process.start()


async def test_the_bot_does_not_outlive_a_playground_that_was_killed() -> None:
    playground = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "playground", "--port", "0", "--", sys.executable, "-c", TELLER),
        stdout=asyncio.subprocess.PIPE,
    )
    assert playground.stdout is not None
    assert (await playground.stdout.readline()).startswith(b"Playground: ")
    bot = os.pidfd_open(int(await playground.stdout.readline()))
    ended, loop = asyncio.Event(), asyncio.get_running_loop()
    loop.add_reader(bot, ended.set)
    try:
        playground.kill()
        await playground.wait()
        await asyncio.wait_for(ended.wait(), 30)
    finally:
        loop.remove_reader(bot)
        os.close(bot)


def test_a_child_is_tied_to_its_parent_and_ends_at_once_when_that_is_gone() -> None:
    assert tied_to(os.getpid()) == (0, "alive\n")
    gone_already = 2**22 + 1  # above every id that Linux gives
    assert tied_to(gone_already) == (-signal.SIGKILL, "")


def tied_to(parent: int) -> tuple[int, str]:
    """How a child of ours ends that takes `parent` for its parent, and what it could say before."""
    command = [sys.executable, "-c", LONELY.format(parent=parent)]
    child = subprocess.run(command, capture_output=True, text=True, timeout=30)
    return child.returncode, child.stdout
