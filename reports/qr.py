"""QR codes: a service's poster for its counter, and a visit code on the screen of a phone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import segno

from reports.drawing import box, png, text
from reports.letters import fitted

WIDTH, HEIGHT = 1240, 1440
_SIDE, _TOP = 920, 330
CODE_WIDTH, CODE_HEIGHT = 900, 1080
_CODE_SIDE = 830
_MARGIN = 60
_PAPER, _INK = "#FFFFFF", "#000000"
_QUIET = 4
"""Light modules that readers need around a code."""


@dataclass(frozen=True)
class Poster:
    """What stands on it: the office, the service, what to do (two lines), and the link of the code."""

    office: str
    service: str
    invitation: str
    link: str


def draw(poster: Poster) -> bytes:
    """The poster as a PNG, WIDTH by HEIGHT pixels: black on white, so that any printer will do."""
    middle, room = WIDTH / 2, WIDTH - 2 * _MARGIN
    parts = [
        box(0, 0, WIDTH, HEIGHT, fill=_PAPER),
        text(middle, 110, fitted(poster.office, room, size=40), size=40, fill=_INK, anchor="middle"),
        text(
            middle,
            200,
            fitted(poster.service, room, size=60, bold=True),
            size=60,
            fill=_INK,
            bold=True,
            anchor="middle",
        ),
        *(
            text(middle, 275 + 50 * line, fitted(said, room, size=36), size=36, fill=_INK, anchor="middle")
            for line, said in enumerate(poster.invitation.splitlines()[:2])
        ),
        _code(poster.link, _SIDE, _TOP, WIDTH),
        text(middle, HEIGHT - 110, poster.link, size=32, fill=_INK, anchor="middle"),
    ]
    return png(
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" '
        f'viewBox="0 0 {WIDTH} {HEIGHT}">{"".join(parts)}</svg>'
    )


@dataclass(frozen=True)
class ShownCode:
    """What a phone shows to be scanned: the service, the code as it is typed, and the link."""

    service: str
    code: str
    link: str


def draw_code(shown: ShownCode) -> bytes:
    """A visit code as a PNG for the screen of a phone."""
    middle, room = CODE_WIDTH / 2, CODE_WIDTH - 2 * _MARGIN
    service = fitted(shown.service, room, size=36, bold=True)
    parts = [
        box(0, 0, CODE_WIDTH, CODE_HEIGHT, fill=_PAPER),
        text(middle, 80, service, size=36, fill=_INK, bold=True, anchor="middle"),
        _code(shown.link, _CODE_SIDE, 110, CODE_WIDTH),
        text(middle, CODE_HEIGHT - 50, shown.code, size=92, fill=_INK, bold=True, anchor="middle"),
    ]
    return png(
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{CODE_WIDTH}" height="{CODE_HEIGHT}" '
        f'viewBox="0 0 {CODE_WIDTH} {CODE_HEIGHT}">{"".join(parts)}</svg>'
    )


def _code(content: str, side: int, top: int, width: int) -> str:
    """The QR code in the middle; a quarter of it (level Q) may wear off before it is unreadable."""
    rows: Sequence[bytearray] = segno.make(content, error="q", micro=False).matrix
    module = side // (len(rows) + 2 * _QUIET)
    left, first = (width - module * len(rows)) // 2, top + _QUIET * module
    dark = "".join(
        f"M{left + x * module} {first + y * module}h{length * module}v{module}h-{length * module}z"
        for y, row in enumerate(rows)
        for x, length in _runs(row)
    )
    return f'<path d="{dark}" fill="{_INK}" shape-rendering="crispEdges"/>'


def _runs(row: bytearray) -> Iterator[tuple[int, int]]:
    """Where dark modules stand side by side: the first one's place, and how many."""
    x = 0
    for run in row.split(b"\0"):
        if run:
            yield x, len(run)
        x += len(run) + 1
