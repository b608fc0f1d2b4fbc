"""A service's poster as PDF, to be hung at its counter: the open link as a QR code, and what is typed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from enum import StrEnum

from reports.typeset import qr_svg, typeset


class PosterSize(StrEnum):
    """The sizes of paper."""

    A5 = "a5"
    A4 = "a4"


@dataclass(frozen=True)
class Poster:
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
    return typeset("poster.typ", {**asdict(poster), "size": str(size), "qr": qr_svg(poster.link)}, made_at)
