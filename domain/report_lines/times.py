"""Times within a sentence: start and end, or the duration."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import time

from msgspec import Struct

from domain.answers import parse_work_time
from domain.entries import WorkTime
from domain.errors import Invalid
from domain.report_lines import time_words as names
from domain.report_lines.amounts import measures_of
from domain.report_lines.clocks import Clock, clock_of, spread
from domain.report_lines.line import Line
from domain.report_lines.reading import Context, ReadValue, Start

_HOURS = 24
_AN_HOUR = 60
_EVENING = time(18)
"""Work that begins so late goes over midnight as a matter of course."""
_NEAR = 60
"""Characters in which a recording is named before its length."""
_MEASURES_OF_TIME = frozenset(("tahun", "thn", "bulan", "hari", "m"))


class Times(Struct, frozen=True):
    """The times in a line."""

    time: ReadValue[WorkTime] | None = None
    starts: Start | None = None


def find_times(line: Line, context: Context) -> Times:
    """The time of the work; a start and a duration, or a span and its length, are one value."""
    asked = _ranges(line)
    spans = _spans(line)
    lasts = _durations(line, is_timed=bool(spans))
    starts = _starts(line, context)
    if not (spans or lasts or starts):
        whole = _days(line) or asked or _either(line, context)
        return Times(whole)
    if asked is not None:
        return Times(asked)
    return _together(spans, lasts, starts)


def _together(
    spans: Sequence[ReadValue[WorkTime]],
    lasts: Sequence[ReadValue[WorkTime]],
    starts: Sequence[ReadValue[time]],
) -> Times:
    found = [*spans, *lasts]
    said = ", ".join([*(each.said for each in found), *(each.said for each in starts)])
    for each in found:
        if each.doubt is not None:
            return Times(each)
    for begun in starts:
        if begun.doubt is not None:
            return Times(ReadValue(said, doubt=begun.doubt))
    two = Times(ReadValue(said, doubt=Invalid("line-time-several", written=said)))
    lengths = {each.value.minutes for each in found if each.value is not None}
    if len(lengths) > 1 or len(spans) > 1 or len(starts) > 1 or (spans and starts):
        return two
    if starts:
        start = starts[0].value
        assert start is not None
        if not lasts:
            return Times(ReadValue(said, doubt=Invalid("line-time-end", written=said)), starts=start)
        return Times(ReadValue(said, _from(start, lengths.pop())))
    return Times(ReadValue(said, found[0].value))


def _from(start: time, minutes: int) -> WorkTime:
    hours, rest = divmod(start.hour * 60 + start.minute + minutes, 60)
    return WorkTime(minutes, start, time(hours % _HOURS, rest))


def _spans(line: Line) -> list[ReadValue[WorkTime]]:
    found = []
    for match in line.find(names.DIGITS):
        said = line.take(*match.span())
        found.append(_read(said, f"{match[1]}.{match[2]}-{match[3]}.{match[4]}"))
    for match in line.find(names.SPAN):
        is_time = any(match[name] for name in ("marked1", "marked2", "minute1", "minute2", "part1", "part2"))
        if not is_time or _is_decimal(line, match):
            continue
        said = line.take(*match.span())
        start, end = spread(_clock(match, 1), _clock(match, 2))
        if start is None or end is None:
            found.append(ReadValue(said, doubt=Invalid("line-time-clock", written=said)))
        else:
            found.append(_read(said, f"{start:%H.%M}-{end}"))
    return [_not_over_noon(line, each) for each in found]


def _not_over_noon(line: Line, span: ReadValue[WorkTime]) -> ReadValue[WorkTime]:
    """A span, or the question for it where the day's work would end after midnight: “12.00-01.00”."""
    work = span.value
    if work is None or work.started is None or work.ended is None:
        return span
    is_over_midnight = time() < work.ended < work.started
    is_meant = names.MORNING.search(span.said) or names.OVERNIGHT.search(line.text)
    if not is_over_midnight or work.started >= _EVENING or is_meant:
        return span
    return ReadValue(span.said, doubt=Invalid("line-time-clock", written=span.said))


def _is_decimal(line: Line, match: re.Match[str]) -> bool:
    """Whether what looks like a span is a range of amounts: “1.50-2.50 m”."""
    return names.AMOUNT_FOLLOWS.match(line.free[match.end() :]) is not None


def _clock(match: re.Match[str], number: int) -> Clock:
    parts = match.groupdict()
    return Clock(
        parts[f"hour{number}"],
        parts[f"minute{number}"],
        (parts[f"part{number}"] or "").lower(),
        is_half=bool(parts.get(f"half{number}")),
    )


def _read(said: str, written: str) -> ReadValue[WorkTime]:
    try:
        return ReadValue(said, parse_work_time(written))
    except Invalid as doubt:
        return ReadValue(said, doubt=doubt, others=_two_readings(doubt))


def _two_readings(doubt: Invalid) -> tuple[WorkTime, ...]:
    """Both lengths that “1,30 jam” may mean."""
    hours, minutes, other = (doubt.params.get(name) for name in ("hours", "minutes", "other"))
    if not (isinstance(hours, int) and isinstance(minutes, int) and isinstance(other, int)):
        return ()
    return WorkTime(hours * 60 + minutes), WorkTime(other)


def _of_work(line: Line, *, is_timed: bool) -> list[re.Match[str]]:
    """The durations of a line without that of a recording, where another one, or hours, is the work's."""
    lasts = list(line.find(names.LASTS))
    following = zip(lasts, [*lasts[1:], None], strict=False)
    return [each for each, after in following if not _is_of_recording(line, each, after, is_timed)]


def _is_of_recording(line: Line, last: re.Match[str], after: re.Match[str] | None, is_timed: bool) -> bool:
    """Whether minutes are a recording's length, and the work's is said with hours or at once `after` them."""
    before = line.text[max(0, last.start() - _NEAR) : last.start()]
    is_followed = after is not None and not line.text[last.end() : after.start()].strip(" ,")
    is_other = after is not None and is_followed and after[0].lower().startswith("selama")
    is_said = is_other or names.DURATION_BEFORE.search(before) is not None
    if not is_said or not (is_timed or is_followed):
        return False
    return names.RECORDING_BEFORE.search(before) is not None and _is_short(last)


def _is_short(last: re.Match[str]) -> bool:
    work = _read(last[0], _plainly(last["time"])).value
    return work is not None and work.minutes < _AN_HOUR


def _durations(line: Line, *, is_timed: bool) -> list[ReadValue[WorkTime]]:
    found = []
    for match in _of_work(line, is_timed=is_timed):
        end = match.end()
        rest = line.free[end:].strip()
        loose = match["loose"]
        if loose and rest and rest[0] not in ",;.)|\ufffc":
            # “2 jam 25 berkas”: the number belongs to what follows it.
            end = match.start("loose")
        written = line.text[match.start("time") : end].strip(" ,")
        said = line.take(match.start(), end)
        read = _read(said, _plainly(written))
        if loose and end == match.end() and loose in names.RATINGS and read.value is not None:
            meant = (read.value, WorkTime(read.value.minutes - int(loose)))
            read = ReadValue(said, doubt=Invalid("line-time-or-rating", written=said), others=meant)
        before = line.text[: match.start()]
        is_short = read.value is not None and read.value.minutes < _AN_HOUR
        is_each = names.EACH_BEFORE.search(before) or names.EACH_AFTER.match(line.text[end:])
        if is_each or (is_short and names.RECORDING_BEFORE.search(before)):
            read = ReadValue(said, doubt=Invalid("line-time-unclear", written=said))
        found.append(read)
    return found


def _plainly(written: str) -> str:
    """A duration in the spelling that `parse_work_time` knows."""
    spelled = re.sub(r"(?i)\bstgh\b", "setengah", re.sub(r"\s*\([^()]*\)", "", written))
    spelled = re.sub(r"(?i)(mnit|menti|mneit)\b", "menit", spelled)
    return re.sub(r"(?i)(?<=[\d\s])jm\b", "jam", spelled)


def _starts(line: Line, context: Context) -> list[ReadValue[time]]:
    found: list[ReadValue[time]] = []
    for pattern in (names.MARKED_START, names.PLAIN_START):
        for match in line.find(pattern):
            if pattern is names.PLAIN_START and _may_count(line, match, context):
                continue
            is_end = names.ENDS_HERE.search(line.free[: match.start()])
            said = line.take(is_end.start() if is_end else match.start(), match.end())
            clock = None if is_end else clock_of(_clock(match, 1))
            if clock is None:
                key = "line-time-start" if is_end else "line-time-clock"
                found.append(ReadValue(said, doubt=Invalid(key, written=said)))
            else:
                found.append(ReadValue(said, clock))
    return found


def _may_count(line: Line, match: re.Match[str], context: Context) -> bool:
    """Whether a number with a point counts something, as in “10.30 berkas”: then it may be no time at all."""
    follows = re.match(r"\s*(\w+)", line.free[match.end() :])
    counts = follows is not None and follows[1].lower() in measures_of(context)
    return counts and not match["hour1"].startswith("0") and ":" not in match[0]


def _ranges(line: Line) -> ReadValue[WorkTime] | None:
    """“1-2 jam” is no one length."""
    for match in line.find(names.UNCLEAR):
        said = line.take(*match.span())
        return ReadValue(said, doubt=Invalid("line-time-unclear", written=said))
    return None


def _days(line: Line) -> ReadValue[WorkTime] | None:
    """Days and parts of days: how many hours those had only the person knows."""
    for match in line.find(names.DAYS):
        # “bimtek 3 hari” says so of the training, not of the day that is reported.
        said = line.take(*match.span(), cut=not match["whole"])
        return ReadValue(said, doubt=Invalid("line-time-day", written=said))
    return None


def _either(line: Line, context: Context) -> ReadValue[WorkTime] | None:
    """“8-10”, which may be a time, a date or a number of things."""
    for match in line.find(names.EITHER):
        follows = re.match(r"\s*(\w+)", line.free[match.end() :])
        if follows is not None and follows[1].lower() in measures_of(context) | _MEASURES_OF_TIME:
            continue
        if int(match[1]) > _HOURS or int(match[2]) > _HOURS:
            continue
        said = line.take(*match.span(), cut=line.is_first(match.start()))
        return ReadValue(said, doubt=Invalid("line-time-unclear", written=said))
    return None
