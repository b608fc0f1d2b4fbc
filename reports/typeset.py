"""Papers set by Typst: our own fonts embedded, people's text passed in as data only."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct, to_builtins

from reports.letters import FONTS, printable

if TYPE_CHECKING:
    import typst


def typeset(template: str, data: Mapping[str, object], made_at: datetime) -> bytes:
    """The PDF of a template in this folder with data; the same bytes for the same data and moment."""
    import typst  # with the first paper: a start needs none (0299)

    path = Path(__file__).parent / template
    made = typst.compile(
        path,
        root=path.parent,
        font_paths=_fonts(),
        sys_inputs={"data": printable(json.dumps(data, ensure_ascii=False))},
        format="pdf",
        pdf_tags=False,  # a third of the size, for phones on a slow network
        timestamp=int(made_at.timestamp()),
    )
    if not isinstance(made, bytes):
        raise TypeError("a PDF is one file")
    return made


def filling(sheet: Struct) -> dict[str, Any]:
    """The fields of a sheet, and of what it holds, as plain values for a template."""
    values: dict[str, Any] = to_builtins(sheet, enc_hook=str)  # msgspec knows no text of another class: Html
    return values


@cache
def _fonts() -> typst.Fonts:
    """Our own fonts alone, read once."""
    import typst

    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS, FONTS / "papers"]
    )


def qr_svg(link: str, *, error: str = "q") -> str:
    """A QR code as SVG, to stand on white paper; of level Q a quarter may wear off."""
    import segno  # with the first code: a start needs none (0299)

    drawn = BytesIO()
    segno.make(link, error=error, micro=False).save(drawn, kind="svg", border=2, xmldecl=False)
    return drawn.getvalue().decode()
