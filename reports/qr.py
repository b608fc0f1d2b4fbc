"""A visit code as a picture: a QR code to be scanned from a phone, and what is typed instead."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from reports.drawing import png, text
from reports.letters import fitted

WIDTH, HEIGHT = 900, 1080
_SIDE, _TOP = 830, 110
_MARGIN = 60
_CODE = 120
"""The room of the code below."""
_PAPER, _INK = "#FFFFFF", "#000000"
_QUIET = 4
"""Light modules that readers need around a code."""


class ShownCode(Struct, frozen=True):
    """What a phone shows to be scanned: for what (a service, a person), and the link."""

    service: str
    code: str
    """As it is typed; empty where nothing is typed."""
    link: str


def draw_code(shown: ShownCode) -> bytes:
    """A visit code as a PNG for the screen of a phone."""
    middle, room = WIDTH / 2, WIDTH - 2 * _MARGIN
    height = HEIGHT if shown.code else HEIGHT - _CODE
    service = fitted(shown.service, room, size=36, bold=True)
    parts = [
        text(middle, 80, service, size=36, fill=_INK, bold=True, anchor="middle"),
        _code(shown.link),
    ]
    if shown.code:
        parts.append(text(middle, HEIGHT - 50, shown.code, size=92, fill=_INK, bold=True, anchor="middle"))
    return png(parts, height, width=WIDTH, ground=_PAPER)


def _code(content: str) -> str:
    """The QR code in the middle; a quarter of it (level Q) may wear off before it is unreadable."""
    import segno  # with the first code: a start needs none (0299)

    rows: Sequence[bytearray] = segno.make(content, error="q", micro=False).matrix
    module = _SIDE // (len(rows) + 2 * _QUIET)
    left, first = (WIDTH - module * len(rows)) // 2, _TOP + _QUIET * module
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
