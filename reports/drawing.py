"""Drawing: our own SVG made into a PNG with the fonts kept here, so that every machine draws alike."""

from __future__ import annotations

from html import escape

from reports.letters import FONTS

FAMILY = "DejaVu Sans"


def png(svg: str) -> bytes:
    """The picture that an SVG describes; nothing but our own fonts is looked for on the machine."""
    import resvg_py  # with the first picture: a start needs none (0299)

    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=svg,
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
    return f'<text {place} font-family="{FAMILY}" fill="{fill}"{weight}>{escape(words)}</text>'


def box(x: float, y: float, width: float, height: float, *, fill: str, radius: float = 0) -> str:
    """A filled rectangle."""
    return f'<rect x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}" rx="{radius:g}" fill="{fill}"/>'
