"""The QR code that carries a paper's proof: large enough for a phone to read it off paper."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import segno

_MODULE = 0.4
"""Millimetres of a module: a printer with 300 dots to an inch gives it almost five."""
_QUIET = 4


class ProofCode(NamedTuple):
    """The code as SVG, and its printed width."""

    svg: str
    millimetres: float


def proof_code(text: str) -> ProofCode:
    """The code of a proof, which has some hundred signs, or 1,700 in a log of a million rows."""
    made, drawn = _made(text), BytesIO()
    made.save(drawn, kind="svg", border=_QUIET, xmldecl=False)
    return ProofCode(drawn.getvalue().decode(), made.symbol_size(border=_QUIET)[0] * _MODULE)


def proof_png(text: str) -> bytes:
    """The same as a picture, of three points a module."""
    drawn = BytesIO()
    _made(text).save(drawn, kind="png", border=_QUIET, scale=3)
    return drawn.getvalue()


def _made(text: str) -> segno.QRCode:
    import segno  # with the first code: a start needs none (0299)

    return segno.make(text, error="m", boost_error=False, micro=False)
