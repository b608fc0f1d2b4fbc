"""How well free lines are read: a corpus of lines as civil servants write them, each with its right reading.

A line is understood whole when every value is as it should be, including what has to be asked. It is silently
wrong when a value is taken that was not meant, or when a message that is no report is taken for one.
"""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, TypeVar

import typer

from benchmarks.crowd import Crowd, Walker, crowd
from benchmarks.gateway import FIRST, REPORT, bot_process, service_environment
from benchmarks.office import found_office
from benchmarks.processes import Start, start_anew
from domain.entries import WorkTime
from domain.report_lines import Context, EntryReading, Kind, ReadValue, read_message

CORPUS = Path(__file__).parents[1] / "tests" / "domain" / "report_lines" / "corpus.tsv"
SENT = datetime(2026, 11, 20, 16, 0)  # noqa: DTZ001 - a clock on a wall, as the person's zone shows it
GOAL = 0.95

T = TypeVar("T")
Said = dict[str, str]
"""What an entry says: by letters as in the corpus."""


@dataclass(frozen=True)
class Line:
    """A line of the corpus."""

    number: int
    text: str
    right: str

    @property
    def entries(self) -> list[Said]:
        """What each entry should be read as; none for what is no report."""
        if self.right in ("-", "plan"):
            return []
        return [_said(entry) for entry in self.right.split(" || ")]


@dataclass(frozen=True)
class Outcome:
    """How a line was read."""

    line: Line
    read: str
    is_whole: bool
    is_silently_wrong: bool


def lines(path: Path = CORPUS) -> Iterator[Line]:
    """The lines of the corpus."""
    for number, written in enumerate(path.read_text("utf-8").splitlines(), 1):
        if written and not written.startswith("#"):
            text, _, right = written.partition("\t")
            yield Line(number, text.replace("\\n", "\n"), right)


def judge(line: Line) -> Outcome:
    """Compares what is read with what is right."""
    heard = read_message(line.text, Context(SENT))
    if heard.kind is not Kind.REPORT:
        read = "plan" if heard.kind is Kind.PLAN else "-"
        return Outcome(line, read, read == line.right, is_silently_wrong=False)
    found = [shown(reading) for reading in heard.readings]
    right = line.entries
    read = " || ".join("; ".join(f"{name}={value}" for name, value in said.items()) for said in found)
    is_wrong = len(found) != len(right) or any(map(_is_silently_wrong, found, right))
    return Outcome(line, read, found == right, is_wrong)


def shown(reading: EntryReading) -> Said:
    """A reading in the words of the corpus."""
    values = {
        "d": _value(reading.date, _day),
        "w": f"{reading.starts:%H.%M}-?" if reading.starts else _value(reading.time, _work),
        "v": _value(reading.volume, lambda volume: f"{volume.amount:f} {volume.measure}".lower()),
        "t": _value(reading.target, lambda mark: str(mark.number or " ".join(mark.words))),
        "n": _value(reading.rating, str),
        "l": str(len(reading.links)) if reading.links else None,
        "a": reading.activity,
    }
    return {name: value for name, value in values.items() if value is not None}


def _value(found: ReadValue[T] | None, show: Callable[[T], str]) -> str | None:
    if found is None:
        return None
    return "?" if found.value is None else show(found.value)


def _day(day: date) -> str:
    return f"{day:%d/%m}" if day.year == SENT.year else f"{day:%d/%m/%Y}"


def _work(work: WorkTime) -> str:
    if work.started is None or work.ended is None:
        return str(work.minutes)
    return f"{work.started:%H.%M}-{work.ended:%H.%M}"


def _said(entry: str) -> Said:
    return dict(part.split("=", 1) for part in entry.split("; "))


def _is_silently_wrong(found: Said, right: Said) -> bool:
    """Whether a value was taken that is not the right one; a day that is not said is today's."""
    taken = {name: value for name, value in found.items() if name != "a" and not value.endswith("?")}
    other_day = "d" not in found and right.get("d", _day(SENT)) != _day(SENT)
    return other_day or any(value != right.get(name) for name, value in taken.items())


ONE_LINE = (("say", "2 jam verifikasi 25 berkas KTP n4"), ("tap", "Kirim"))
"""A report in one line."""
SEVERAL = (
    ("say", "1. Apel pagi 30 menit n4\n2. Verifikasi 20 berkas NIB 2 jam n4\n3. Rapat staf 1 jam n3"),
    ("tap", "Kirim"),
)
"""Three reports in one message."""


YESTERDAY = (("say", "kemarin 2 jam verifikasi 25 berkas KTP n4"), ("tap", "Kirim"))
"""What was reported for the day before."""
REPEAT = (("say", "/ulang"), ("tap", "Kirim"))
"""The same as the day before."""
REPEAT_IN_THE_FORM = (("say", "/lapor"), ("tap", "Sama seperti"), ("tap", "Kirim"))
"""The same as the day before, from the first question of the form."""


Script = Sequence[tuple[str, str]]
"""What a person does: says or taps something, one after the other."""


@dataclass(frozen=True)
class Way:
    """A way to report: what is done until a report is sent, and in how many steps it should be."""

    name: str
    script: Script
    goal: int
    before: Script = ()
    """What was done earlier and is not counted."""


WAYS = (
    Way("in one line", ONE_LINE, 2),
    Way("three in one message", SEVERAL, 2),
    Way("the same as yesterday", REPEAT, 2, YESTERDAY),
    Way("the same as yesterday, in the form", REPEAT_IN_THE_FORM, 3, YESTERDAY),
    Way("in the form", REPORT, 9),
)


async def count_steps(start: Start = start_anew) -> list[int]:
    """Has a person for each way write and tap against the service; tells how many steps each took."""
    numbers = range(FIRST, FIRST + len(WAYS))
    with tempfile.TemporaryDirectory() as folder:
        url = await found_office(Path(folder) / "lines.db", numbers)
        async with crowd(numbers) as gathered:
            play = gathered.playground
            environment = service_environment(play.url, play.token, url)
            async with bot_process("bot", "run", environment=environment, start=start):
                return [
                    await _walk(gathered, walker, way)
                    for walker, way in zip(gathered.walkers.values(), WAYS, strict=True)
                ]


async def _walk(gathered: Crowd, walker: Walker, way: Way) -> int:
    earlier = len(gathered.figures.waits)
    for how, what in (*way.before, *way.script):
        await walker.does(how, what)
    walker.look()
    if walker.last is None or "terkirim" not in walker.last["text"]:
        raise RuntimeError("the script does not end with a report that is sent")
    return len(gathered.figures.waits) - earlier - len(way.before)


def main(
    verbose: Annotated[bool, typer.Option(help="Shows every line that is not understood whole.")] = False,
) -> None:
    """Prints how many lines are understood whole and how many silently wrong, and what a report takes."""
    outcomes = [judge(line) for line in lines()]
    for each in outcomes:
        if verbose and not each.is_whole:
            mark = "wrong, " if each.is_silently_wrong else ""
            typer.echo(f"{mark}line {each.line.number}: {each.line.text!r}")
            typer.echo(f"  read {each.read}\n  right {each.line.right}")
    typer.echo(in_words(outcomes))
    for way, taken in zip(WAYS, asyncio.run(count_steps()), strict=True):
        typer.echo(f"a report {way.name}: {taken} taps and messages (goal {way.goal} at most)")


def in_words(outcomes: Sequence[Outcome]) -> str:
    """How many lines were understood, beside the goal."""
    whole = sum(each.is_whole for each in outcomes) / len(outcomes)
    wrong = sum(each.is_silently_wrong for each in outcomes)
    return (
        f"{len(outcomes)} lines of the corpus: {whole:.1%} understood whole (goal {GOAL:.0%}), "
        f"{wrong} silently wrong (goal 0)"
    )


if __name__ == "__main__":
    typer.run(main)
