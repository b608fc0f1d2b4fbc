"""A week of an office or a unit as a picture for a phone: participation, big numbers, and where it is stuck.

It carries its own light ground, so that it reads the same in light and dark chats.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from msgspec import Struct

from reports.drawing import FAIR, GOOD, INK, POOR, SERIES, SOFT, TRACK, WIDTH, box, png, text
from reports.letters import fitted, width_of

_EDGE = 48
_INNER = WIDTH - 2 * _EDGE
_TREND_STEP, _BAR = 84, 28
_TITLES = (50, 44, 38)
"""Sizes of the title: a long one is smaller before it is cut."""
_TILE, _GAP = 182, 20
_TILE_WIDTH = (_INNER - _GAP) / 2
_STRIPE = 14
_JAM_STEP = 98
COLOURS = {"good": GOOD, "fair": FAIR, "poor": POOR, "soft": SOFT}


class TrendBar(Struct, frozen=True):
    """A week's participation (percent), if any day was expected, and how that is shown."""

    title: str
    value: Fraction | None
    shown: str


class Tile(Struct, frozen=True):
    """A number, what it counts, what else there is to say, and a key of COLOURS."""

    number: str
    counts: str
    note: str
    colour: str


class JamBar(Struct, frozen=True):
    """A supervisor with waiting cases: their number, its bar, and since when."""

    title: str
    cases: int
    shown: str
    note: str


class DigestPicture(Struct, frozen=True):
    """Everything that is drawn, already in the reader's language."""

    title: str
    subtitle: str
    percent: str
    percent_counts: str
    change: str
    """Empty where nothing can be compared."""
    change_colour: str
    trend: Sequence[TrendBar]
    tiles: Sequence[Tile]
    jams_title: str
    jams: Sequence[JamBar]
    """None: nothing waits."""
    rest: str
    """That it waits at others, too."""


def draw(picture: DigestPicture) -> bytes:
    """The picture as PNG, 1080 pixels wide."""
    parts = [*_head(picture), *_trend(picture.trend, 352.0)]
    y = 352.0 + len(picture.trend) * _TREND_STEP + 24
    parts.extend(_tiles(picture.tiles, y))
    y += -(-len(picture.tiles) // 2) * (_TILE + _GAP)
    if picture.jams:
        parts.append(text(_EDGE, y + 50, picture.jams_title, size=40, fill=INK, bold=True))
        parts.extend(_jams(picture.jams, y + 70))
        y += 70 + len(picture.jams) * _JAM_STEP
    if picture.rest:
        parts.append(text(_EDGE, y + 34, fitted(picture.rest, _INNER, size=34), size=34, fill=SOFT))
        y += 44
    height = int(y + 32)
    return png(parts, height)


def _head(picture: DigestPicture) -> Iterator[str]:
    size = next(
        (each for each in _TITLES if width_of(picture.title, size=each, bold=True) <= _INNER), _TITLES[-1]
    )
    title = fitted(picture.title, _INNER, size=size, bold=True)
    yield text(_EDGE, 78, title, size=size, fill=INK, bold=True)
    yield text(_EDGE, 128, fitted(picture.subtitle, _INNER, size=36), size=36, fill=SOFT)
    yield text(_EDGE, 258, picture.percent, size=128, fill=INK, bold=True)
    if picture.change:
        room = _INNER - width_of(picture.percent, size=128, bold=True) - 40
        change = fitted(picture.change, room, size=50, bold=True)
        colour = COLOURS[picture.change_colour]
        yield text(WIDTH - _EDGE, 254, change, size=50, fill=colour, bold=True, anchor="end")
    counts = fitted(picture.percent_counts, _INNER, size=36)
    yield text(_EDGE, 314, counts, size=36, fill=SOFT)


def _trend(bars: Sequence[TrendBar], y: float) -> Iterator[str]:
    """The week above the one before it; that one is pale."""
    for place, bar in enumerate(bars):
        line = y + place * _TREND_STEP + 26
        yield text(_EDGE, line, fitted(bar.title, _INNER - 240, size=36), size=36, fill=INK)
        yield text(WIDTH - _EDGE, line, bar.shown, size=36, fill=INK, bold=True, anchor="end")
        yield box(_EDGE, line + 14, _INNER, _BAR, fill=TRACK, radius=12)
        if bar.value:
            width = max(16.0, float(bar.value) / 100 * _INNER)
            fill = GOOD if place == 0 else "#9DB8AC"
            yield box(_EDGE, line + 14, width, _BAR, fill=fill, radius=12)


def _tiles(tiles: Sequence[Tile], y: float) -> Iterator[str]:
    """Two in a row; the stripe at the left tells at a glance whether there is something to do."""
    room = _TILE_WIDTH - _STRIPE - 56
    for place, tile in enumerate(tiles):
        x, top = _EDGE + place % 2 * (_TILE_WIDTH + _GAP), y + place // 2 * (_TILE + _GAP)
        yield box(x, top, _TILE_WIDTH, _TILE, fill="#FFFFFF", radius=20)
        yield box(x, top + 18, _STRIPE, _TILE - 36, fill=COLOURS[tile.colour], radius=7)
        left = x + _STRIPE + 28
        number = fitted(tile.number, room, size=78, bold=True)
        yield text(left, top + 80, number, size=78, fill=INK, bold=True)
        yield text(left, top + 126, fitted(tile.counts, room, size=35), size=35, fill=INK)
        yield text(left, top + 166, fitted(tile.note, room, size=32), size=32, fill=SOFT)


def _jams(jams: Sequence[JamBar], y: float) -> Iterator[str]:
    """A bar for each, as long as its part of the longest."""
    most = max(jam.cases for jam in jams)
    for place, jam in enumerate(jams):
        line = y + place * _JAM_STEP + 38
        yield text(WIDTH - _EDGE, line, jam.shown, size=40, fill=INK, bold=True, anchor="end")
        end = WIDTH - _EDGE - width_of(jam.shown, size=40, bold=True) - 24
        note = fitted(jam.note, _INNER / 2, size=32)
        yield text(end, line, note, size=32, fill=SOFT, anchor="end")
        room = end - width_of(note, size=32) - 24 - _EDGE
        yield text(_EDGE, line, fitted(jam.title, room, size=36), size=36, fill=INK)
        yield box(_EDGE, line + 14, _INNER, _BAR, fill=TRACK, radius=12)
        yield box(_EDGE, line + 14, max(16.0, jam.cases * _INNER / most), _BAR, fill=SERIES[1], radius=12)
