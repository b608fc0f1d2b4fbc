"""Invitations on paper as PDF: A4 with lines to cut along, one person a slip, pages for each unit."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from msgspec import Struct

from reports.typeset import filling, qr_svg, typeset


class InvitationSlip(Struct, frozen=True):
    """What one person gets: the link of the QR code, and the code that is typed instead."""

    name: str
    place: str
    """Position and unit: tells people of one name apart."""
    code: str
    link: str


class UnitSlips(Struct, frozen=True):
    """The people of a unit."""

    name: str
    slips: Sequence[InvitationSlip]


class InvitationSheet(Struct, frozen=True):
    """What stands on every slip, and the slips."""

    language: str
    title: str
    office: str
    steps: tuple[str, str]
    """What is done before the code, and after it."""
    valid: str
    footer: str
    """Below each page, with `{page}` and `{pages}`; cut away."""
    units: Sequence[UnitSlips]


def invitations_pdf(sheet: InvitationSheet, made_at: datetime) -> bytes:
    """The pages, ten slips each."""
    units = [
        {
            "name": unit.name,
            "slips": [{**filling(slip), "qr": qr_svg(slip.link, error="m")} for slip in unit.slips],
        }
        for unit in sheet.units
    ]
    return typeset("invitation_sheet.typ", {**filling(sheet), "units": units}, made_at)
