"""What a closing would give, as a picture for a phone: how many have which grade, and the nine boxes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from reports.drawing import INK, SERIES, SOFT, TRACK, WIDTH, box, png, text
from reports.letters import fitted

_EDGE = 48
_INNER = WIDTH - 2 * _EDGE
_STEP, _BAR = 108, 32
_SIDE, _CELL_HEIGHT, _CELL_GAP = 190, 150, 10


class GradeBar(Struct, frozen=True):
    """A grade, the number of people with it, and the bar that shows it."""

    title: str
    count: int
    shown: str


class Box(Struct, frozen=True):
    """One of the nine boxes: how many people are in it."""

    count: int


class Boxes(Struct, frozen=True):
    """The matrix: hasil kerja upwards, perilaku kerja to the right."""

    rows_title: str
    columns_title: str
    rows: Sequence[str]
    columns: Sequence[str]
    cells: Sequence[Sequence[Box]]


class ClosingPicture(Struct, frozen=True):
    """Everything that is drawn, already in the reader's language."""

    title: str
    subtitle: str
    bars: Sequence[GradeBar]
    boxes: Boxes | None


def draw(picture: ClosingPicture) -> bytes:
    """The picture as PNG, 1080 pixels wide."""
    y = 200.0
    parts = [
        text(_EDGE, 84, fitted(picture.title, _INNER, size=46, bold=True), size=46, fill=INK, bold=True),
        text(_EDGE, 138, fitted(picture.subtitle, _INNER, size=36), size=36, fill=SOFT),
        *_bars(picture.bars, y),
    ]
    y += len(picture.bars) * _STEP + 10
    if picture.boxes is not None:
        parts.extend(_boxes(picture.boxes, y))
        y += 3 * (_CELL_HEIGHT + _CELL_GAP) + 190
    height = int(y + 20)
    return png(parts, height)


def _bars(bars: Sequence[GradeBar], y: float) -> Iterator[str]:
    whole = sum(bar.count for bar in bars)
    for place, bar in enumerate(bars):
        line = y + place * _STEP + 40
        yield text(_EDGE, line, fitted(bar.title, _INNER - 320, size=38), size=38, fill=INK)
        yield text(WIDTH - _EDGE, line, bar.shown, size=38, fill=INK, bold=True, anchor="end")
        yield box(_EDGE, line + 16, _INNER, _BAR, fill=TRACK, radius=12)
        if bar.count:
            width = max(24.0, _INNER * bar.count / whole)
            yield box(_EDGE, line + 16, width, _BAR, fill=SERIES[0], radius=12)


def _boxes(boxes: Boxes, y: float) -> Iterator[str]:
    """The boxes, the darker the more people are in them; each with its number."""
    yield text(_EDGE, y + 50, fitted(boxes.rows_title, _INNER, size=38), size=38, fill=INK, bold=True)
    top, width = y + 76, (_INNER - _SIDE + _CELL_GAP) / 3
    most = max(cell.count for row in boxes.cells for cell in row)
    for place, (name, row) in enumerate(zip(boxes.rows, boxes.cells, strict=True)):
        line = top + place * (_CELL_HEIGHT + _CELL_GAP)
        yield text(_EDGE, line + 86, fitted(name, _SIDE - 16, size=34), size=34, fill=INK)
        for column, cell in enumerate(row):
            x = _EDGE + _SIDE + column * width
            yield box(x, line, width - _CELL_GAP, _CELL_HEIGHT, fill=TRACK, radius=16)
            if cell.count:
                share = cell.count / most
                yield _shade(x, line, width - _CELL_GAP, 0.25 + 0.75 * share)
            dark = bool(cell.count) and cell.count / most > 0.6
            middle = x + (width - _CELL_GAP) / 2
            fill = "#FFFFFF" if dark else INK
            yield text(middle, line + 96, str(cell.count), size=56, fill=fill, bold=True, anchor="middle")
    foot = top + 3 * (_CELL_HEIGHT + _CELL_GAP) + 36
    for column, name in enumerate(boxes.columns):
        middle = _EDGE + _SIDE + column * width + (width - _CELL_GAP) / 2
        yield text(middle, foot, fitted(name, width - 16, size=34), size=34, fill=INK, anchor="middle")
    title = fitted(boxes.columns_title, _INNER, size=38)
    yield text(WIDTH - _EDGE, foot + 54, title, size=38, fill=INK, bold=True, anchor="end")


def _shade(x: float, y: float, width: float, strength: float) -> str:
    return (
        f'<rect x="{x:g}" y="{y:g}" width="{width:g}" height="{_CELL_HEIGHT}" rx="16" '
        f'fill="{SERIES[0]}" fill-opacity="{strength:.2f}"/>'
    )
