"""A printed roll of visit codes as PDF: A4 with lines to cut along, one code a slip."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime

from reports.typeset import qr_svg, typeset


@dataclass(frozen=True)
class Slip:
    """One code: as it is typed, and the link of its QR code."""

    code: str
    link: str
    typed: Sequence[tuple[str, str]]
    """Where it is typed instead, and what."""


@dataclass(frozen=True)
class Roll:
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
    return typeset("visit_roll.typ", {**asdict(roll), "slips": list(_slips(roll))}, made_at)


def _slips(roll: Roll) -> Iterator[dict[str, object]]:
    for slip in roll.slips:
        yield {"code": slip.code, "typed": list(slip.typed), "qr": qr_svg(slip.link, error="m")}
