"""The page of a team's meeting as a picture for a phone: the first of each list, and how many more there are.

It carries its own light ground, so that it reads the same in light and dark chats.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from reports.drawing import GOOD, INK, POOR, SERIES, SOFT, TRACK, WIDTH, box, png, text
from reports.letters import fitted, width_of
from reports.meeting_page import Bar, Line, Mark, Page, Section

_EDGE = 48
_INNER = WIDTH - 2 * _EDGE
_INDENT = 46
_MOST_BARS, _MOST_LINES = 6, 4
_COLOURS = {Mark.PLAIN: SOFT, Mark.DONE: GOOD, Mark.OVERDUE: POOR, Mark.HELP: SERIES[1]}


class _Canvas:
    """Parts of the drawing, and how far down it reaches."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.y = 0.0

    def line(self, words: str, *, size: int, fill: str, bold: bool = False, indent: float = 0) -> None:
        """A line of text below what is there."""
        self.y += size * 1.32
        words = fitted(words, _INNER - indent, size=size, bold=bold)
        self.parts.append(text(_EDGE + indent, self.y, words, size=size, fill=fill, bold=bold))


def draw(page: Page) -> bytes:
    """The picture as PNG, 1080 pixels wide."""
    canvas = _Canvas()
    canvas.y = 30
    canvas.line(page.title, size=44, fill=INK, bold=True)
    canvas.line(page.subtitle, size=32, fill=SOFT)
    _figures(canvas, page.figures)
    _title(canvas, page.results.title)
    if not page.bars:
        canvas.line(page.results.empty, size=30, fill=SOFT)
    for bar in page.bars[:_MOST_BARS]:
        _bar(canvas, bar)
    _more(canvas, page, len(page.bars) - _MOST_BARS)
    for section in page.sections:
        _section(canvas, page, section)
    height = int(canvas.y + 56)
    return png(canvas.parts, height)


def _figures(canvas: _Canvas, figures: Sequence[tuple[str, str]]) -> None:
    top, width = canvas.y + 76, _INNER / max(1, len(figures))
    for n, (number, counts) in enumerate(figures):
        x, room = _EDGE + n * width, width - 18
        shown = fitted(number, room, size=60, bold=True)
        canvas.parts.append(text(x, top, shown, size=60, fill=INK, bold=True))
        canvas.parts.append(text(x, top + 40, fitted(counts, room, size=28), size=28, fill=SOFT))
    canvas.y = top + 44


def _title(canvas: _Canvas, words: str) -> None:
    canvas.y += 34
    canvas.line(words, size=36, fill=INK, bold=True)
    canvas.y += 6


def _bar(canvas: _Canvas, bar: Bar) -> None:
    canvas.line(bar.title, size=30, fill=INK)
    width = max(10.0, float(min(bar.percent, Fraction(100))) * _INNER / 100) if bar.percent else 0
    canvas.parts.append(box(_EDGE, canvas.y + 12, _INNER, 20, fill=TRACK, radius=8))
    if width:
        canvas.parts.append(box(_EDGE, canvas.y + 12, width, 20, fill=SERIES[0], radius=8))
    canvas.y += 34
    canvas.line(bar.shown, size=28, fill=SOFT)
    canvas.y += 10


def _section(canvas: _Canvas, page: Page, section: Section) -> None:
    _title(canvas, section.title)
    if not section.lines:
        canvas.line(section.empty, size=30, fill=SOFT)
    for line in section.lines[:_MOST_LINES]:
        _line(canvas, line)
    _more(canvas, page, len(section.lines) - _MOST_LINES)


def _line(canvas: _Canvas, line: Line) -> None:
    """The text in at most two lines, and whose it is below them."""
    first, second = _in_two(line.text, _INNER - _INDENT, 30)
    mark = text(_EDGE + 6, canvas.y + 40, line.mark, size=32, fill=_COLOURS[line.mark], bold=True)
    canvas.parts.append(mark)
    canvas.line(first, size=30, fill=INK, indent=_INDENT)
    if second:
        canvas.line(second, size=30, fill=INK, indent=_INDENT)
    canvas.line(line.note, size=28, fill=_COLOURS[line.mark], indent=_INDENT)
    canvas.y += 10


def _in_two(words: str, room: float, size: int) -> tuple[str, str]:
    """As many whole words as fit, and the rest."""
    if width_of(words, size=size) <= room:
        return words, ""
    first, rest = "", words.split()
    while rest and width_of(f"{first} {rest[0]}".strip(), size=size) <= room:
        first = f"{first} {rest.pop(0)}".strip()
    return (first, " ".join(rest)) if first else (words, "")


def _more(canvas: _Canvas, page: Page, count: int) -> None:
    if count > 0:
        canvas.line(page.more.format(count=count), size=28, fill=SOFT)
