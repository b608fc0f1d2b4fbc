"""A printed roll of visit codes as PDF: A4 with lines to cut along, one code a slip."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from msgspec import Struct

from reports.typeset import filling, qr_svg, typeset


class Slip(Struct, frozen=True):
    """One code: as it is typed, and the link of its QR code."""

    code: str
    link: str
    typed: Sequence[tuple[str, str]]
    """Where it is typed instead, and what."""


class Roll(Struct, frozen=True):
    """What stands on every slip, and the slips."""

    language: str
    office: str
    service: str
    sentence: str
    valid: str
    footer: str
    """Below each page, with `{page}` and `{pages}`; cut away."""
    slips: Sequence[Slip]


def roll_pdf(roll: Roll, made_at: datetime) -> bytes:
    """The pages, ten slips each."""
    return typeset("visit_roll.typ", {**filling(roll), "slips": list(_slips(roll))}, made_at)


def _slips(roll: Roll) -> Iterator[dict[str, object]]:
    for slip in roll.slips:
        yield {"code": slip.code, "typed": list(slip.typed), "qr": qr_svg(slip.link, error="m")}
