"""A service's poster as PDF, to be hung at its counter: the open link as a QR code, and what is typed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum

from msgspec import Struct

from reports.typeset import filling, qr_svg, typeset


class PosterSize(StrEnum):
    """The sizes of paper."""

    A5 = "a5"
    A4 = "a4"


class Poster(Struct, frozen=True):
    """What stands on a poster."""

    language: str
    office: str
    service: str
    question: str
    invitation: Sequence[str]
    """Plain sentences below the question."""
    link: str
    """What the QR code holds."""
    typed: Sequence[tuple[str, str]]
    """Where something is typed, and what: for phones that cannot scan."""
    code_label: str
    code: str
    abroad: str
    """The invitation in the other language, in one line."""


def poster_pdf(poster: Poster, size: PosterSize, made_at: datetime) -> bytes:
    """The poster, black on white, so that any printer will do."""
    data = {**filling(poster), "size": str(size), "qr": qr_svg(poster.link)}
    return typeset("poster.typ", data, made_at)
