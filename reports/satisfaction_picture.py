"""The nine unsur of a service as a picture for a phone, with the index and how it went."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from msgspec import Struct

from reports.drawing import GOOD, INK, POOR, SERIES, SOFT, TRACK, WIDTH, box, png, text
from reports.letters import fitted, width_of

_EDGE = 48
_INNER = WIDTH - 2 * _EDGE
_STEP, _BAR = 104, 28
_TITLES = (38, 34, 31)
"""Sizes of an unsur's name: a long one is smaller before it is cut."""
_RUN = 200
"""Height of the columns of the quarters."""


class UnsurBar(Struct, frozen=True):
    """An unsur, its mean (1..4), how that is shown, and whether it is among the lowest."""

    title: str
    value: Fraction
    shown: str
    is_low: bool


class Quarter(Struct, frozen=True):
    """A quarter, its index (percent) if published, the bar, and the number of responses."""

    title: str
    value: Fraction | None
    shown: str
    n: str


class SatisfactionPicture(Struct, frozen=True):
    """Everything that is drawn, already in the reader's language."""

    title: str
    subtitle: str
    index: str
    index_counts: str
    grade: str
    grade_counts: str
    n: str
    n_counts: str
    bars: Sequence[UnsurBar]
    low: str
    """What the mark of the lowest means."""
    run_title: str
    run: Sequence[Quarter]


def draw(picture: SatisfactionPicture) -> bytes:
    """The picture as PNG, 1080 pixels wide."""
    parts = [*_head(picture), *_bars(picture, 320.0)]
    y = 320.0 + len(picture.bars) * _STEP + 20
    parts.append(text(_EDGE, y + 28, f"▼ {picture.low}", size=34, fill=POOR))
    y += 110
    parts.append(text(_EDGE, y, picture.run_title, size=40, fill=INK, bold=True))
    parts.extend(_run(picture.run, y + 90))
    height = int(y + 90 + _RUN + 130)
    return png(parts, height)


def _head(picture: SatisfactionPicture) -> Iterator[str]:
    yield text(_EDGE, 84, fitted(picture.title, _INNER, size=46, bold=True), size=46, fill=INK, bold=True)
    yield text(_EDGE, 138, fitted(picture.subtitle, _INNER, size=36), size=36, fill=SOFT)
    figures = (
        (picture.index, picture.index_counts),
        (picture.grade, picture.grade_counts),
        (picture.n, picture.n_counts),
    )
    width = _INNER / len(figures)
    for place, (number, counts) in enumerate(figures):
        x = _EDGE + place * width
        yield text(x, 236, fitted(number, width - 20, size=76, bold=True), size=76, fill=INK, bold=True)
        yield text(x, 286, fitted(counts, width - 20, size=34), size=34, fill=SOFT)


def _bars(picture: SatisfactionPicture, y: float) -> Iterator[str]:
    """A bar for each unsur, from 1 at the left edge to 4 at the right; the lowest have a mark, too."""
    for place, bar in enumerate(picture.bars):
        line = y + place * _STEP + 44
        colour = POOR if bar.is_low else GOOD
        title, room = f"{'▼ ' if bar.is_low else ''}{bar.title}", _INNER - 220
        size = next((each for each in _TITLES if width_of(title, size=each) <= room), _TITLES[-1])
        fill = colour if bar.is_low else INK
        yield text(_EDGE, line, fitted(title, room, size=size), size=size, fill=fill)
        yield text(WIDTH - _EDGE, line, bar.shown, size=38, fill=INK, bold=True, anchor="end")
        yield box(_EDGE, line + 16, _INNER, _BAR, fill=TRACK, radius=12)
        width = max(12.0, float((bar.value - 1) / 3) * _INNER)
        yield box(_EDGE, line + 16, width, _BAR, fill=colour, radius=12)


def _run(run: Sequence[Quarter], y: float) -> Iterator[str]:
    """A column for each quarter, from 25 at its foot to 100."""
    width, foot = _INNER / max(1, len(run)), y + _RUN
    for place, quarter in enumerate(run):
        middle = _EDGE + (place + 0.5) * width
        high = 0.0 if quarter.value is None else max(6.0, float((quarter.value - 25) / 75) * (_RUN - 40))
        yield box(middle - 70, foot - 4, 140, 4, fill=TRACK)
        if high:
            yield box(middle - 70, foot - high, 140, high, fill=SERIES[0], radius=8)
        yield text(middle, foot - high - 16, quarter.shown, size=38, fill=INK, bold=True, anchor="middle")
        title = fitted(quarter.title, width - 8, size=34)
        yield text(middle, foot + 46, title, size=34, fill=INK, anchor="middle")
        yield text(middle, foot + 90, quarter.n, size=32, fill=SOFT, anchor="middle")
