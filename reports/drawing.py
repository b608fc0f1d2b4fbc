"""Drawing: our own SVG made into a PNG with the fonts kept here, so that every machine draws alike."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from domain.patterns import late_pattern
from reports.letters import FONTS, MISSING

FAMILY = "DejaVu Sans"
WIDTH = 1080
"""Pixels of a picture for a phone."""
GROUND, INK, SOFT, TRACK = "#FAF8F3", "#1C2B33", "#5B6B73", "#E3E0D8"
GOOD, FAIR, POOR = "#1B7F5C", "#C98A11", "#B8433A"
SERIES = ("#1F5FA8", "#A8521F")
_NO_XML = late_pattern("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters for which a whole picture would be refused."""


def png(shapes: Iterable[str], height: float, *, width: float = WIDTH, ground: str = GROUND) -> bytes:
    """The picture of shapes on a ground; nothing but our own fonts is looked for on the machine."""
    import resvg_py  # with the first picture: a start needs none (0299)

    size = f'width="{width}" height="{height}" viewBox="0 0 {width} {height}"'
    drawn = f"{box(0, 0, width, height, fill=ground)}{''.join(shapes)}"
    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{drawn}</svg>',
            skip_system_fonts=True,
            font_files=[str(path) for path in sorted(FONTS.glob("*.ttf"))],
            font_family=FAMILY,
        )
    )


def text(
    x: float, y: float, words: str, *, size: int, fill: str, bold: bool = False, anchor: str = "start"
) -> str:
    """A line of text whose baseline is at `y`; what people wrote in it is escaped."""
    weight = ' font-weight="bold"' if bold else ""
    place = f'x="{x:g}" y="{y:g}" font-size="{size}" text-anchor="{anchor}"'
    shown = escape(_NO_XML.sub(MISSING, words))
    return f'<text {place} font-family="{FAMILY}" fill="{fill}"{weight}>{shown}</text>'


def box(x: float, y: float, width: float, height: float, *, fill: str, radius: float = 0) -> str:
    """A filled rectangle."""
    return f'<rect x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}" rx="{radius:g}" fill="{fill}"/>'
