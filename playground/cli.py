"""The command line of the playground."""

import argparse
import asyncio
import errno
import json
import os
import re
import signal
import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from playground.clock import DEFAULT_ZONE, Clock
from playground.errors import RefusedError
from playground.intro import NAMELESS, Intro
from playground.limits import Limits
from playground.marks import BUILT_IN, Mark
from playground.people import Person
from playground.process import BotProcess
from playground.sentences import load_sentences
from playground.server import (
    DEFAULT_NAME,
    DEFAULT_TOKEN,
    DEFAULT_USERNAME,
    Playground,
    bot_user,
    listen,
)
from playground.tour import DEFAULT_PACE_SECONDS, Tour, load_tour
from playground.world import World

_WRONG_USE = 2
_SAMPLE_PERSON = {"id": 101, "first_name": "Ani", "label": "Ani", "open": True}


def main(arguments: Sequence[str]) -> int:
    """Run the playground until SIGINT, SIGTERM or SIGHUP; the exit code."""
    own, command = _split(arguments)
    options = _parser().parse_args(own)
    try:
        return asyncio.run(_run(options, command))
    except RefusedError as error:
        sys.stderr.write(f"{error.sentence}\n")
        return _WRONG_USE


def _split(arguments: Sequence[str]) -> tuple[list[str], list[str]]:
    """What stands before and after ``--``."""
    given = list(arguments)
    if "--" not in given:
        return given, []
    at = given.index("--")
    return given[:at], given[at + 1 :]


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m playground",
        description="A local Telegram for one bot: no token, no internet.",
        epilog="What follows -- is the command that runs the bot.",
    )
    port = os.environ.get("PORT", "8000")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=port, help="also from PORT; 8000 without it, 0 picks one")
    parser.add_argument("--token", default=DEFAULT_TOKEN, help="the only token that is accepted")
    parser.add_argument("--bot-name", default=DEFAULT_NAME)
    parser.add_argument("--bot-username", default=DEFAULT_USERNAME)
    parser.add_argument("--people", type=Path, help="JSON file with the people")
    parser.add_argument("--zone", default=DEFAULT_ZONE, help="the zone of the clock's marks")
    parser.add_argument("--now", help="start of the clock, ISO 8601; without it the machine's time")
    parser.add_argument(
        "--mark",
        action="append",
        default=[],
        help='"label|label_en|rule or ISO moment", in place of the usual marks',
    )
    parser.add_argument("--intro", help='"title|title_en|text|text_en": what the page says of itself')
    parser.add_argument("--no-limits", action="store_true", help="switch Telegram's rate limits off")
    parser.add_argument(
        "--no-check", action="store_true", help="check nothing and keep little: for benchmarks"
    )
    parser.add_argument("--show", help="regular expression of the bot's lines that the page shows")
    parser.add_argument("--sentences", type=Path, help="JSON file with what the page says of these lines")
    parser.add_argument("--tour", type=Path, help="JSON file with the guided tour")
    parser.add_argument("--tour-auto", action="store_true", help="let the tour play itself")
    parser.add_argument(
        "--tour-pace", type=float, default=DEFAULT_PACE_SECONDS, help="seconds between actions"
    )
    return parser


async def _run(options: argparse.Namespace, command: Sequence[str]) -> int:
    playground = _build(options, command)
    try:
        listening = listen(options.host, options.port)
    except OSError as error:
        raise RefusedError(_not_listening(options.port, error)) from None
    ended = asyncio.Event()
    loop = asyncio.get_running_loop()
    # A closed terminal is an end as well: the bot, in a session of its own, would not hear of it.
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        loop.add_signal_handler(number, ended.set)
    try:
        await playground.start(listening)
        _echo(f"Playground: {playground.url}")
        await playground.process.start()
        if options.tour_auto:
            playground.desk.steer_tour("auto")
        await ended.wait()
    finally:
        await playground.stop()
    return 0


def _not_listening(port: int, error: OSError) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"Port {port} is taken: choose another with PORT or --port."
    return f"Port {port} cannot be used ({error.strerror}): choose another with PORT or --port."


def _build(options: argparse.Namespace, command: Sequence[str]) -> Playground:
    world = World(
        bot=bot_user(options.token, options.bot_name, options.bot_username),
        people=_people(options.people),
        clock=Clock(_start(options.now, options.zone), zone=options.zone),
        limits=Limits.off() if options.no_limits else Limits.telegram(),
        strict=not options.no_check,
    )
    process = BotProcess(
        command,
        show=re.compile(options.show) if options.show else None,
        clock=world.clock,
        events=world.events,
        echo=_echo,
        sentences=load_sentences(options.sentences) if options.sentences else (),
    )
    tour = None
    if options.tour:
        tour = Tour(load_tour(options.tour), world, pace=options.tour_pace)
    marks = tuple(map(Mark.parse, options.mark)) or BUILT_IN
    intro = Intro.parse(options.intro) if options.intro else NAMELESS
    return Playground(world, options.token, process=process, marks=marks, tour=tour, intro=intro)


def _people(path: Path | None) -> list[Person]:
    if path is None:
        return [Person.parse(_SAMPLE_PERSON)]
    try:
        given = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise RefusedError(f"{path} cannot be read: {error}.") from None
    if not isinstance(given, list):
        raise RefusedError(f"{path} must hold a list of people.")
    return [Person.parse(each) for each in given]


def _start(given: str | None, zone: str) -> datetime | None:
    if given is None:
        return None
    try:
        moment = datetime.fromisoformat(given)
    except ValueError:
        raise RefusedError(f'"{given}" is no moment in ISO 8601.') from None
    return moment if moment.tzinfo else moment.replace(tzinfo=ZoneInfo(zone))


def _echo(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()
