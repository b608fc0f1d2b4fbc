"""Divides a free message into entries, and decides whether it is a report."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from datetime import date, timedelta
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from domain.answers import clean
from domain.errors import Invalid
from domain.patterns import late_pattern
from domain.report_lines.amounts import find_volume
from domain.report_lines.days import find_days
from domain.report_lines.line import Line
from domain.report_lines.marks import find_links, find_rating, find_target, take_names
from domain.report_lines.reading import SLOTS, Context, EntryReading, Heard, Kind, ReadValue
from domain.report_lines.times import Times, find_times
from domain.report_lines.words import (
    IDENTITY,
    is_conversation,
    is_plan,
    is_work_alone,
    only_shows,
    says_what,
    take_courtesy,
    take_labels,
)

_VALUES = ("date", "target", "volume", "time", "rating")
_BULLET = late_pattern(r"^\s*(?:\d{1,2}\s?[.)](?!\d)\s*|[a-hA-H][.)]\s+|[-–—•▪●◦✅✔☑➡→>️]+\s*|\*\s+)(?=\S)")
_IN_ONE_LINE = late_pattern(r"(?:(?<=\s)|^)(?P<number>\d{1,2})[.)]\s*(?=[^\W\d_])")
_GOES_ON = late_pattern(
    r"^\s*(?:dan|serta|untuk|utk|dengan|dgn|yang|yg|di|ke|dari|pada|kepada|kpd|dalam|dlm|oleh|agar|sehingga|karena|krn|guna|terkait|tentang|ttg|bersama)\s",
    re.IGNORECASE,
)
_BETWEEN = late_pattern(
    r"(?:[,;]|\.(?=\s)|(?<!\w)(?:lalu|kemudian|trus|terus|dan|setelah\s+itu|(?:di)?lanjut(?:kan)?(?:\s+dengan)?)(?!\w))\s*",
    re.IGNORECASE,
)
"""What may stand between two pieces of work in one sentence."""
_BOLD = late_pattern(r"(?<!\w)\*(?=\S)|(?<=\S)\*(?!\w)")
"""Stars around words, as people emphasise them."""
_LONGEST_REPEATED = 200
"""Letters of unfinished work that a hint repeats; more would fill a phone."""
_FOR_ALL = late_pattern(r"(?<!\w)semua(?:nya)?(?!\w)", re.IGNORECASE)


def read_line(text: str, context: Context, wanted: Collection[str] = SLOTS) -> EntryReading:
    """One entry from the words of one; only values of the `wanted` kinds are looked for."""
    line = Line(clean(text))
    links = find_links(line) if "evidence" in wanted else ()
    target = find_target(line) if "target" in wanted else None
    rating = find_rating(line) if "rating" in wanted else None
    days = find_days(line, context) if "date" in wanted else None
    take_names(line)
    take_courtesy(line)
    times = find_times(line, context) if "time" in wanted else Times()
    take_labels(line)
    volume = find_volume(line, context) if "volume" in wanted else None
    day = days() if days is not None else None
    return EntryReading(
        said=line.text,
        activity=line.activity,
        date=day,
        target=target,
        volume=volume,
        time=times.time,
        starts=times.starts,
        rating=rating,
        links=links,
    )


def _not_ahead(reading: EntryReading, context: Context) -> EntryReading:
    """An entry, with the question for its day where its work is still to come; what has begun is today's."""
    day, spent, hours = reading.date, reading.time, reading.working_time
    if (
        spent is None
        or hours is None
        or (day is not None and (day.value is None or day.value < context.today))
    ):
        return reading
    now, (start, end) = context.now.time(), hours
    yesterday = context.today - timedelta(days=1)
    if start > now:
        return replace(
            reading,
            date=ReadValue(
                spent.said, doubt=Invalid("line-date-not-yet", written=spent.said), others=(yesterday,)
            ),
        )
    if end is not None and end < start:
        doubt = Invalid("line-date-not-over", written=spent.said)
        return replace(reading, date=ReadValue(spent.said, doubt=doubt, others=(context.today, yesterday)))
    return reading


class _Part(Struct, frozen=True):
    """Lines that make one entry."""

    text: str
    is_item: bool
    """Whether it is an item of a list."""
    is_for_all: bool = False
    """Whether it says “semua” and otherwise only values for all entries."""


def read_message(text: str, context: Context, *, has_files: bool = False) -> Heard:
    """A free message, read. It is a report when it holds an activity and something else that was recognised.

    With a file (`has_files`) any words or values are one, as the file is of some work. A list of activities
    is a report too. What asks, thanks or excuses is none; what begins with a day to come is a plan.
    """
    text = _BOLD.sub("", text)
    lines = [line for line in text.splitlines() if any(map(str.isalnum, line)) and not IDENTITY.match(line)]
    bare = Line(clean(" ".join(lines)))
    take_courtesy(bare)
    if not lines or is_conversation(bare.free):
        return Heard(Kind.OTHER)
    if is_plan(bare.free):
        return Heard(Kind.PLAN if says_what(bare.free) else Kind.OTHER)
    parts = _parts(lines)
    read = [_read(part, context) for part in parts]
    entries = _joined(read)
    if has_files and len(read) == 1:
        entries = [_told_below_file(read[0][0])]
    readings = [_not_ahead(each, context) for each in entries]
    if len(readings) == 1:
        readings = _apart(readings[0], parts[0].text, context) or readings
    in_list = sum(part.is_item for part in parts) > 1
    is_report = _is_report(readings, in_list=in_list, has_files=has_files)
    if is_report:
        return Heard(Kind.REPORT, tuple(readings))
    if not readings:
        value = read[0][0]
        return Heard(Kind.OTHER, value=value.said if len(read) == 1 and value.values else "")
    only = readings[0] if len(readings) == 1 else None
    if only is not None and _words(only) == 1 and only.values:
        return Heard(Kind.OTHER, value=only.said)
    return Heard(Kind.OTHER, unfinished=_unfinished(readings), is_ahead=only is not None and _is_ahead(only))


def _apart(reading: EntryReading, text: str, context: Context) -> list[EntryReading]:
    """Work told one after the other in a line, each piece with a time of its own; empty where it is not.

    The day of the first is that of all; a rating of the last may be meant for all of them.
    """
    if reading.time is None or reading.time.doubt is None or reading.time.doubt.key != "line-time-several":
        return []
    read = [read_line(piece, context) for piece in _BETWEEN.split(text) if any(map(str.isalnum, piece))]
    if len(read) < 2 or not all(_words(each) and each.time and each.time.is_sure for each in read):
        return []
    read[-1] = _of_the_last(read[-1], read)
    return [_not_ahead(replace(each, date=each.date or read[0].date), context) for each in read]


def _told_below_file(reading: EntryReading) -> EntryReading:
    """The one entry of a caption; what only says that there is a picture is no work."""
    return replace(reading, activity="") if only_shows(reading.activity) else reading


def _unfinished(readings: Sequence[EntryReading]) -> str:
    """The one piece of work that has words enough, and not too many to repeat."""
    if len(readings) != 1 or _words(readings[0]) < 2 or len(readings[0].activity) > _LONGEST_REPEATED:
        return ""
    return "" if only_shows(readings[0].activity) else readings[0].activity


def _is_ahead(reading: EntryReading) -> bool:
    """Whether all that is said of the work is a day to come: it may be a plan, or no work at all."""
    day = reading.date
    return (
        reading.values == 1
        and day is not None
        and day.doubt is not None
        and day.doubt.key == "line-date-ahead"
    )


def _is_report(readings: Sequence[EntryReading], *, in_list: bool, has_files: bool) -> bool:
    if not readings:
        return False
    if len(readings) > 1:
        said = [_words(each) for each in readings]
        return any(each.values for each in readings) or has_files or (in_list and min(said) > 1)
    (only,) = readings
    words, values = _words(only), only.values
    is_told = words >= 2 or (only.time is not None and only.time.is_sure and is_work_alone(only.activity))
    return has_files or (is_told and values >= 1 and not _is_ahead(only)) or (words >= 1 and values >= 2)


def _read(part: _Part, context: Context) -> tuple[EntryReading, _Part]:
    reading = read_line(part.text, context)
    if part.is_item or _FOR_ALL.search(part.text) is None:
        return reading, part
    rest = read_line(_FOR_ALL.sub("", part.text), context)
    return (reading, part) if _words(rest) else (rest, replace(part, is_for_all=True))


def _words(reading: EntryReading) -> int:
    return sum(any(map(str.isalpha, word)) for word in reading.activity.split())


def items_of(text: str) -> list[str]:
    """The pieces of work that a text lists, one a line, as items, or parted by semicolons."""
    lines = [line for line in text.splitlines() if any(map(str.isalnum, line))]
    return [clean(part.text) for part in _parts(lines)]


def is_list(text: str, context: Context) -> bool:
    """Whether a text lists several pieces of work: as items, or with a time or a rating for more than one."""
    parts = _parts([line for line in text.splitlines() if any(map(str.isalnum, line))])
    if sum(part.is_item for part in parts) > 1:
        return True
    return sum(read_line(part.text, context, {"time", "rating"}).values > 0 for part in parts) > 1


def day_ahead(text: str, context: Context) -> ReadValue[date] | None:
    """The day with which a text begins, or that it surely names; None when it may be a part of the work."""
    found = read_line(text, context, {"date"}).date
    if found is None or found.is_sure:
        return found
    begins = clean(text).lstrip(" ,;:()").lower().startswith(found.said.lower())
    return found if begins else None


def _parts(lines: Sequence[str]) -> list[_Part]:
    """Lines put together to entries; a list in one line, or one parted by semicolons, taken apart."""
    if len(lines) == 1:
        return _from_one_line(lines[0])
    parts: list[_Part] = []
    has_items = sum(_BULLET.match(line) is not None for line in lines) > 1
    for line in lines:
        bullet = _BULLET.match(line)
        if bullet is not None and has_items:
            parts.append(_Part(line[bullet.end() :], is_item=True))
        elif parts and _GOES_ON.match(line):
            parts[-1] = replace(parts[-1], text=f"{parts[-1].text} {line.strip()}")
        else:
            parts.append(_Part(line, is_item=False))
    return parts


def _from_one_line(line: str) -> list[_Part]:
    marks = list(_IN_ONE_LINE.finditer(line))
    if len(marks) > 1 and [int(mark["number"]) for mark in marks] == list(range(1, len(marks) + 1)):
        ends = [*(mark.start() for mark in marks[1:]), len(line)]
        items = [
            _Part(line[mark.end() : end].strip(" ,;"), is_item=True)
            for mark, end in zip(marks, ends, strict=True)
        ]
        before = line[: marks[0].start()].strip()
        return [_Part(before, is_item=False), *items] if before else items
    bullet = _BULLET.match(line)
    whole = line[bullet.end() :] if bullet is not None else line
    pieces = [piece.strip() for piece in whole.split(";") if any(map(str.isalnum, piece))]
    return [_Part(piece, is_item=False) for piece in pieces]


def _joined(parts: Sequence[tuple[EntryReading, _Part]]) -> list[EntryReading]:
    """Entries with what holds for all: a day on the first line, values on lines of their own."""
    entries: list[EntryReading] = []
    ahead: list[EntryReading] = []
    has_items = any(part.is_item for _, part in parts)
    for reading, part in parts:
        is_heading = has_items and not part.is_item and not entries
        if _words(reading) and not is_heading:
            entries.append(reading)
        elif entries and not part.is_for_all:
            if reading.date is not None and len(entries) > 1:
                # A day below a list: of the last entry, or of all.
                entries = [replace(entry, date=_for_which(reading.date)) for entry in entries]
                reading = replace(reading, date=None)
            entries[-1] = _with(entries[-1], _of_the_last(reading, entries))
        else:
            ahead.append(reading if part.is_for_all else _only_day(reading))
    for reading in ahead:
        entries = [
            _for_all(entry, reading) if len(entries) > 1 else _with(entry, reading) for entry in entries
        ]
    return entries


def _of_the_last(more: EntryReading, entries: Sequence[EntryReading]) -> EntryReading:
    """Values on a line of their own; those that earlier entries lack too may be meant for all of them."""
    values: dict[str, Any] = {
        name: _for_which(getattr(more, name))
        for name in _VALUES
        if any(getattr(each, name) is None for each in entries[:-1])
    }
    return replace(more, **values)


def _only_day(more: EntryReading) -> EntryReading:
    """A heading; only its day surely holds for all that follows."""
    values: dict[str, Any] = {name: _for_which(getattr(more, name)) for name in _VALUES if name != "date"}
    return replace(more, **values)


def _for_which(found: ReadValue[Any] | None) -> ReadValue[Any] | None:
    if found is None or not found.is_sure:
        return found
    return ReadValue(found.said, doubt=Invalid("line-for-which", written=found.said))


def _for_all(entry: EntryReading, more: EntryReading) -> EntryReading:
    """An entry with the values for all, where it has none of its own."""
    values: dict[str, Any] = {name: getattr(more, name) for name in _VALUES if getattr(entry, name) is None}
    return replace(entry, links=(*entry.links, *more.links), **values)


def _with(entry: EntryReading, more: EntryReading) -> EntryReading:
    """An entry with values from another line; two different ones are asked about."""
    values: dict[str, Any] = {}
    for name in _VALUES:
        own, other = getattr(entry, name), getattr(more, name)
        if own is None or other is None or own.value == other.value:
            values[name] = own or other
        else:
            said = f"{own.said}, {other.said}"
            values[name] = ReadValue(said, doubt=Invalid(f"line-{name}-several", written=said))
    said, starts = f"{entry.said} {more.said}".strip(), entry.starts or more.starts
    return replace(entry, said=said, starts=starts, links=(*entry.links, *more.links), **values)
