"""A person's week as a picture for a phone: hours by day, kinds of work, and results.

It has its own light background, so that it looks the same in light and dark chats.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from reports.drawing import FAIR, GOOD, INK, POOR, SERIES, SOFT, TRACK, WIDTH, box, png, text
from reports.letters import fitted, width_of

_EDGE = 64
_INNER = WIDTH - 2 * _EDGE
_GAP = 30
_BETWEEN = 6
"""Between parts of the stacked bar."""
_DAYS_HEIGHT = 220
_BAR_STEP, _BAR_HEIGHT = 140, 24
_SECTION = 84
"""From what stands above to the baseline of the next title."""
COLOURS = {"good": GOOD, "fair": FAIR, "poor": POOR, "soft": SOFT}


class Figure(Struct, frozen=True):
    """A number and what it counts, as people read them."""

    number: str
    counts: str


class DayBar(Struct, frozen=True):
    """A day: its names, the minutes of its work, and how they are shown; `note` where there are none."""

    weekday: str
    day: str
    minutes: int
    shown: str
    note: str = ""


class Share(Struct, frozen=True):
    """What a part of the week went to: its words above and below the bar, and the minutes."""

    title: str
    shown: str
    minutes: int


class Part(Struct, frozen=True):
    """A part of the stacked bar: how many, in words, and a key of COLOURS."""

    count: int
    shown: str
    colour: str


class RecapPicture(Struct, frozen=True):
    """Everything that is drawn, already in the reader's language; sections without contents are left out."""

    title: str
    subtitle: str
    figures: Sequence[Figure]
    days_title: str
    days: Sequence[DayBar]
    shares_title: str
    shares: Sequence[Share]
    parts_title: str
    parts: Sequence[Part]
    score_title: str
    score: str
    """Empty when there is none yet."""
    change: str
    change_colour: str


def draw(picture: RecapPicture) -> bytes:
    """The picture as PNG, 1080 pixels wide."""
    parts = list(_head(picture))
    y = 292.0
    y = _section(parts, picture.days_title, y, _days(picture.days, y + _SECTION), _DAYS_HEIGHT + 140)
    if picture.shares:
        height = _BAR_STEP * len(picture.shares) + 4
        y = _section(parts, picture.shares_title, y, _shares(picture.shares, y + _SECTION), height)
    if picture.parts:
        y = _section(parts, picture.parts_title, y, _parts(picture.parts, y + _SECTION), 112)
    if picture.score:
        parts.extend(_score(picture, y + _SECTION))
        y += _SECTION
    whole = int(y) + 56
    return png(parts, whole)


def _section(parts: list[str], title: str, y: float, drawn: Iterator[str], height: float) -> float:
    """Adds a title and what stands below it; returns where the section ends."""
    title = fitted(title, _INNER, size=34, bold=True)
    parts.append(text(_EDGE, y + _SECTION, title, size=34, fill=INK, bold=True))
    parts.extend(drawn)
    return y + _SECTION + height


def _head(picture: RecapPicture) -> Iterator[str]:
    yield text(_EDGE, 92, fitted(picture.title, _INNER, size=42, bold=True), size=42, fill=INK, bold=True)
    yield text(_EDGE, 144, fitted(picture.subtitle, _INNER, size=32), size=32, fill=SOFT)
    width = _INNER / max(1, len(picture.figures))
    for n, figure in enumerate(picture.figures):
        x, room = _EDGE + n * width, width - _GAP
        yield text(x, 244, fitted(figure.number, room, size=72, bold=True), size=72, fill=INK, bold=True)
        yield text(x, 292, fitted(figure.counts, room, size=30), size=30, fill=SOFT)


def _days(days: Sequence[DayBar], y: float) -> Iterator[str]:
    """A column for each day, as high as its hours against the longest day, at least against 8 hours."""
    top, width = y + 64, _INNER / max(1, len(days))
    most = max([8 * 60, *(day.minutes for day in days)])
    for n, day in enumerate(days):
        middle = _EDGE + (n + 0.5) * width
        high = day.minutes * _DAYS_HEIGHT / most
        bottom = top + _DAYS_HEIGHT
        yield box(middle - 44, bottom - 4, 88, 4, fill=TRACK, radius=2)
        if day.minutes:
            high = max(8.0, high)
            yield box(middle - 44, bottom - high, 88, high, fill=GOOD, radius=10)
            yield text(middle, bottom - high - 14, day.shown, size=30, fill=INK, anchor="middle", bold=True)
        elif day.note:
            note = fitted(day.note, width - 8, size=26)
            yield text(middle, bottom - 18, note, size=26, fill=SOFT, anchor="middle")
        yield text(middle, bottom + 38, day.weekday, size=30, fill=INK, anchor="middle")
        yield text(middle, bottom + 72, day.day, size=26, fill=SOFT, anchor="middle")


def _shares(shares: Sequence[Share], y: float) -> Iterator[str]:
    """A bar for each, as long as its part of the longest."""
    most = max(1, *(share.minutes for share in shares))
    for n, share in enumerate(shares):
        line = y + 58 + n * _BAR_STEP
        yield text(_EDGE, line, fitted(share.title, _INNER, size=32), size=32, fill=INK)
        yield box(_EDGE, line + 16, _INNER, _BAR_HEIGHT, fill=TRACK, radius=10)
        width = max(12.0, share.minutes * _INNER / most)
        yield box(_EDGE, line + 16, width, _BAR_HEIGHT, fill=SERIES[0], radius=10)
        yield text(_EDGE, line + 74, fitted(share.shown, _INNER, size=28), size=28, fill=SOFT)


def _parts(parts: Sequence[Part], y: float) -> Iterator[str]:
    """One bar of parts side by side, and what each is below it."""
    whole, x = sum(part.count for part in parts), float(_EDGE)
    for part in parts:
        # A gap behind each; the last one's lies beyond the edge.
        width = part.count * (_INNER + _BETWEEN) / whole
        yield box(x, y + 28, max(8.0, width - _BETWEEN), 36, fill=COLOURS[part.colour], radius=8)
        x += width
    x, room = float(_EDGE), _INNER / len(parts)
    for part in parts:
        yield box(x, y + 86, 24, 24, fill=COLOURS[part.colour], radius=6)
        yield text(x + 36, y + 108, fitted(part.shown, room - 46, size=28), size=28, fill=INK)
        x += room


def _score(picture: RecapPicture, y: float) -> Iterator[str]:
    end = WIDTH - _EDGE
    if picture.change:
        yield text(
            end, y, picture.change, size=36, fill=COLOURS[picture.change_colour], anchor="end", bold=True
        )
        end -= int(width_of(picture.change, size=36, bold=True)) + _GAP
    score = fitted(picture.score, _INNER / 2, size=42, bold=True)
    yield text(end, y, score, size=42, fill=INK, anchor="end", bold=True)
    room = end - width_of(score, size=42, bold=True) - _GAP - _EDGE
    yield text(_EDGE, y, fitted(picture.score_title, room, size=34, bold=True), size=34, fill=INK, bold=True)
