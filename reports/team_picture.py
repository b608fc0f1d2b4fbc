"""A team's fortnight as a picture for a phone: a row for each person, a cell for each day, and a legend.

Besides its colour, a cell has its own letter and pattern, readable without seeing colours. The picture has
its own light background, so that it looks the same in light and dark chats.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from domain.day_state import DayState
from reports.drawing import FAIR, GOOD, INK, POOR, SERIES, SOFT, TRACK, WIDTH, box, png, text
from reports.letters import fitted

_EDGE = 40
_INNER = WIDTH - 2 * _EDGE
_NAMES = 262
"""Room of the names, before the cells."""
_ROW, _GAP = 62, 6
_LEGEND_STEP = 62


class Look(Struct, frozen=True):
    """How a state of a day is drawn: colours of ground and letter, and what else tells it apart."""

    ground: str
    ink: str
    pattern: str = ""
    outline: str = ""


LOOKS: Mapping[DayState, Look] = {
    DayState.ON_TIME: Look(GOOD, "#FFFFFF"),
    DayState.LATE: Look("#F0C35A", INK, pattern="stripes"),
    DayState.CORRECTION: Look("#CDB6E8", INK, pattern="dots"),
    DayState.MISSING: Look("#FFFFFF", POOR, outline=POOR),
    DayState.TRAVEL: Look(SERIES[0], "#FFFFFF"),
    DayState.LEAVE: Look("#CFE3F5", INK, pattern="lines"),
    DayState.OPEN: Look("#FFFFFF", SOFT, outline="#B9B4A6"),
    DayState.DAY_OFF: Look(TRACK, SOFT),
}
"""In the order of the legend. Green and red differ as full and hollow. Days out of service stay empty."""

_PATTERNS = (
    '<defs><pattern id="stripes" width="12" height="12" patternUnits="userSpaceOnUse" '
    f'patternTransform="rotate(45)"><rect width="4" height="12" fill="{FAIR}" fill-opacity="0.55"/></pattern>'
    '<pattern id="dots" width="12" height="12" patternUnits="userSpaceOnUse">'
    '<circle cx="3" cy="3" r="2.4" fill="#7A4FA3" fill-opacity="0.6"/></pattern>'
    '<pattern id="lines" width="12" height="12" patternUnits="userSpaceOnUse">'
    f'<rect width="12" height="3" fill="{SERIES[0]}" fill-opacity="0.35"/></pattern></defs>'
)


class Column(Struct, frozen=True):
    """A day: its weekday and number, and whether it is today."""

    weekday: str
    number: str
    is_today: bool = False


class Row(Struct, frozen=True):
    """A person and the days, None where the person was not of the team."""

    name: str
    cells: Sequence[DayState | None]


class Figure(Struct, frozen=True):
    """A number, what it counts, and how it compares."""

    number: str
    counts: str
    change: str = ""


class TeamPicture(Struct, frozen=True):
    """Everything that is drawn, already in the reader's language."""

    title: str
    subtitle: str
    figures: Sequence[Figure]
    columns: Sequence[Column]
    rows: Sequence[Row]
    letters: Mapping[DayState, str]
    legend: Mapping[DayState, str]
    note: str = ""
    """Below the rows: that there are more people, and where."""


def draw(picture: TeamPicture) -> bytes:
    """The picture as PNG, 1080 pixels wide."""
    parts = [_PATTERNS, *_head(picture)]
    y = 292.0 if picture.figures else 170.0
    parts.extend(_days(picture.columns, y))
    y += 92
    for number, row in enumerate(picture.rows):
        parts.extend(_row(row, picture.letters, y + number * _ROW))
    y += len(picture.rows) * _ROW
    if picture.note:
        parts.append(text(_EDGE, y + 36, fitted(picture.note, _INNER, size=30), size=30, fill=SOFT))
        y += 50
    shown = [state for state in LOOKS if state in picture.legend]
    parts.extend(_legend(picture, shown, y + 34))
    height = int(y + 34 + (len(shown) + 1) // 2 * _LEGEND_STEP + 30)
    return png(parts, height)


def _head(picture: TeamPicture) -> Iterator[str]:
    yield text(_EDGE, 80, fitted(picture.title, _INNER, size=46, bold=True), size=46, fill=INK, bold=True)
    yield text(_EDGE, 132, fitted(picture.subtitle, _INNER, size=34), size=34, fill=SOFT)
    width = _INNER / max(1, len(picture.figures))
    for n, figure in enumerate(picture.figures):
        x, room = _EDGE + n * width, width - 24
        yield text(x, 206, fitted(figure.number, room, size=56, bold=True), size=56, fill=INK, bold=True)
        yield text(x, 246, fitted(figure.counts, room, size=28), size=28, fill=INK)
        yield text(x, 282, fitted(figure.change, room, size=28), size=28, fill=SOFT)


def _cell_width(count: int) -> float:
    return (_INNER - _NAMES) / max(1, count)


def _days(columns: Sequence[Column], y: float) -> Iterator[str]:
    width = _cell_width(len(columns))
    for n, column in enumerate(columns):
        middle = _EDGE + _NAMES + (n + 0.5) * width
        if column.is_today:
            yield box(middle - width / 2 + 2, y + 8, width - 4, 80, fill=INK, radius=10)
        ink, soft = ("#FFFFFF", "#FFFFFF") if column.is_today else (INK, SOFT)
        weekday = fitted(column.weekday, width, size=22)
        yield text(middle, y + 38, weekday, size=22, fill=soft, anchor="middle")
        yield text(middle, y + 76, column.number, size=34, fill=ink, anchor="middle", bold=True)


def _row(row: Row, letters: Mapping[DayState, str], y: float) -> Iterator[str]:
    name = fitted(row.name, _NAMES - 14, size=32)
    yield text(_EDGE, y + 42, name, size=32, fill=INK)
    width = _cell_width(len(row.cells))
    for n, state in enumerate(row.cells):
        if state is not None and state in LOOKS:
            x = _EDGE + _NAMES + n * width + _GAP / 2
            yield from _cell(LOOKS[state], letters.get(state, ""), x, y + _GAP / 2, width - _GAP)


def _cell(look: Look, letter: str, x: float, y: float, width: float) -> Iterator[str]:
    height = _ROW - _GAP
    yield box(x, y, width, height, fill=look.ground, radius=8)
    if look.pattern:
        yield box(x, y, width, height, fill=f"url(#{look.pattern})", radius=8)
    if look.outline:
        place = f'x="{x + 2:g}" y="{y + 2:g}" width="{width - 4:g}" height="{height - 4:g}" rx="7"'
        yield f'<rect {place} fill="none" stroke="{look.outline}" stroke-width="4"/>'
    if letter:
        yield text(x + width / 2, y + height - 15, letter, size=36, fill=look.ink, anchor="middle", bold=True)


def _legend(picture: TeamPicture, shown: Sequence[DayState], y: float) -> Iterator[str]:
    """Two columns of a cell and what it means."""
    room = _INNER / 2
    for n, state in enumerate(shown):
        x, top = _EDGE + n % 2 * room, y + n // 2 * _LEGEND_STEP
        yield from _cell(LOOKS[state], picture.letters.get(state, ""), x, top, 50)
        words = fitted(picture.legend[state], room - 84, size=32)
        yield text(x + 66, top + 40, words, size=32, fill=INK)
