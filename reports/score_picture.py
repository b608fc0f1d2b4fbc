"""A scorecard as a picture for a phone: a bar for each component, and the run of the score over the period.

It carries its own light ground, so that it reads the same in light and dark chats.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from msgspec import Struct

from reports.drawing import FAIR, GOOD, INK, POOR, SERIES, SOFT, TRACK, WIDTH, box, png, text
from reports.letters import fitted, width_of

_EDGE = 64
_INNER = WIDTH - 2 * _EDGE
_BAR_STEP, _BAR_HEIGHT = 128, 36
_RUN_HEIGHT = 330
_GAP, _FIGURE_ROOM = 30, 190
"""Between words side by side; for the value of a bar, with what is before it."""
_LINE = 32
"""Height of a line of small words: figures closer than that would lie upon each other."""
_FIGURES = 6
"""Characters of a score such as 100,00; a grade in its place is longer and smaller."""


class Bar(Struct, frozen=True):
    """A component: its value (percent), or none, and the words at its ends."""

    title: str
    value: Fraction | None
    shown: str
    """The value as people read it, or a dash."""
    note: str
    office: Fraction | None = None
    """The office's mean, marked on the bar."""


class Series(Struct, frozen=True):
    """A line over the period; None where there was no score."""

    title: str
    values: Sequence[Fraction | None]
    shown: str
    """The last value as people read it."""

    @property
    def known(self) -> list[tuple[int, Fraction]]:
        """The values that there are, with their places."""
        return [(n, value) for n, value in enumerate(self.values) if value is not None]


class ScorePicture(Struct, frozen=True):
    """Everything that is drawn, already in the reader's language."""

    title: str
    subtitle: str
    headline: str
    grade: str
    bars: Sequence[Bar]
    run_title: str
    run_labels: Sequence[str]
    """One for each value of the series."""
    run: Sequence[Series]
    limits: Sequence[Fraction]
    """Where grades begin, as thin lines behind the run."""
    legend: str
    """What the mark of the office means; empty when there is none."""


def draw(picture: ScorePicture) -> bytes:
    """The picture as PNG, 1080 pixels wide."""
    parts = list(_head(picture))
    y = 330
    for bar in picture.bars:
        parts.extend(_bar(bar, y))
        y += _BAR_STEP
    if picture.legend:
        parts.append(box(_EDGE, y - 44, 6, 34, fill=INK, radius=3))
        parts.append(text(_EDGE + 22, y - 18, picture.legend, size=28, fill=SOFT))
        y += 40
    if len(picture.run_labels) > 1 and any(series.known for series in picture.run):
        parts.extend(_run(picture, y + 20))
        y += 20 + 70 + _RUN_HEIGHT + (120 if any(series.title for series in picture.run) else 70)
    height = y + 30
    return png(parts, height)


def _head(picture: ScorePicture) -> Iterator[str]:
    yield text(_EDGE, 92, fitted(picture.title, _INNER, size=42, bold=True), size=42, fill=INK, bold=True)
    yield text(_EDGE, 144, fitted(picture.subtitle, _INNER, size=32), size=32, fill=SOFT)
    size = 92 if len(picture.headline) <= _FIGURES else 64
    headline = fitted(picture.headline, _INNER, size=size, bold=True)
    yield text(_EDGE, 258, headline, size=size, fill=INK, bold=True)
    room = _INNER - width_of(headline, size=size, bold=True) - _GAP
    grade = fitted(picture.grade, room, size=42, bold=True)
    yield text(WIDTH - _EDGE, 258, grade, size=42, fill=INK, anchor="end", bold=True)


def _bar(bar: Bar, y: int) -> Iterator[str]:
    """Title and value over a track; the note, such as the weight, under the title's end."""
    room = _INNER - _FIGURE_ROOM - width_of(bar.note, size=28) - _GAP
    yield text(_EDGE, y + 14, fitted(bar.title, room, size=34), size=34, fill=INK)
    yield text(WIDTH - _EDGE, y + 14, bar.shown, size=34, fill=INK, bold=True, anchor="end")
    yield text(WIDTH - _EDGE - _FIGURE_ROOM, y + 14, bar.note, size=28, fill=SOFT, anchor="end")
    top = y + 34
    yield box(_EDGE, top, _INNER, _BAR_HEIGHT, fill=TRACK, radius=10)
    if bar.value is not None:
        width = max(12.0, float(min(bar.value, Fraction(100))) * _INNER / 100)
        yield box(_EDGE, top, width, _BAR_HEIGHT, fill=_colour(bar.value), radius=10)
    if bar.office is not None:
        x = _EDGE + float(min(bar.office, Fraction(100))) * _INNER / 100
        yield box(x - 3, top - 8, 6, _BAR_HEIGHT + 16, fill=INK, radius=3)


def _colour(value: Fraction) -> str:
    return GOOD if value >= 75 else FAIR if value >= 60 else POOR


def _run(picture: ScorePicture, y: int) -> Iterator[str]:
    """The run: limits of grades as thin lines, each series as a line with its last value written out.

    Needs at least two points of time.
    """
    yield text(_EDGE, y + 30, picture.run_title, size=36, fill=INK, bold=True)
    top, left, right = y + 66, _EDGE + 70, WIDTH - _EDGE - 110
    low = _floor(picture.run)
    steps = len(picture.run_labels) - 1

    def place(n: int, value: Fraction) -> tuple[float, float]:
        share = float((min(value, Fraction(100)) - low) / (100 - low))
        return left + (right - left) * n / steps, top + _RUN_HEIGHT * (1 - share)

    named: list[float] = []
    for limit in (Fraction(100), low, *(each for each in picture.limits if each > low)):
        _, level = place(0, limit)
        yield box(left, level, right - left, 2, fill=TRACK)
        if all(abs(level - other) >= _LINE for other in named):
            named.append(level)
            yield text(left - 14, level + 10, str(int(limit)), size=26, fill=SOFT, anchor="end")
    for n, label in enumerate(picture.run_labels):
        if n % (steps // 7 + 1) == 0 or n == steps:
            x, _ = place(n, Fraction(100))
            yield text(x, top + _RUN_HEIGHT + 46, label, size=26, fill=SOFT, anchor="middle")
    lines = [[place(n, value) for n, value in series.known] for series in picture.run]
    for points, colour in zip(lines, SERIES, strict=False):
        yield from _line(points, colour)
    yield from _ends(lines, picture.run)
    yield from _names(picture.run, top + _RUN_HEIGHT + 96)


def _names(run: Sequence[Series], y: float) -> Iterator[str]:
    """Under the run: which colour is which series."""
    for n, (series, colour) in enumerate(zip(run, SERIES, strict=False)):
        if series.title:
            x = _EDGE + n * _INNER / 2
            yield box(x, y - 24, 30, 24, fill=colour, radius=6)
            yield text(x + 44, y, fitted(series.title, _INNER / 2 - 44 - _GAP, size=28), size=28, fill=INK)


def _line(points: Sequence[tuple[float, float]], colour: str) -> Iterator[str]:
    """A line with its points."""
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    style = f'fill="none" stroke="{colour}" stroke-width="7" stroke-linejoin="round"'
    yield f'<polyline points="{path}" {style}/>'
    for x, y in points:
        yield f'<circle cx="{x:.1f}" cy="{y:.1f}" r="9" fill="{colour}"/>'


def _ends(lines: Sequence[Sequence[tuple[float, float]]], run: Sequence[Series]) -> Iterator[str]:
    """The last value of each line written out, one under the other where they end close together."""
    ends = [
        (*points[-1], series.shown, colour)
        for points, series, colour in zip(lines, run, SERIES, strict=False)
        if points
    ]
    lowest = float("-inf")
    for x, y, shown, colour in sorted(ends, key=lambda end: end[1]):
        lowest = max(y, lowest + _LINE)
        yield text(x + 18, lowest + 10, shown, size=30, fill=colour, bold=True)


def _floor(run: Sequence[Series]) -> Fraction:
    """The lowest level drawn: a multiple of 20 under every value."""
    values = [value for series in run for _, value in series.known]
    return Fraction(min(80, int(min(values)) // 20 * 20))
