"""The sheet of a frozen result as PDF: the fields of form D.1.1, or of D.1.3 after an objection."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime

from msgspec import Struct

from reports.letters import MISSING, printable
from reports.proof_code import proof_code
from reports.typeset import filling, qr_svg, typeset


class Part(Struct, frozen=True):
    """A numbered part of the form: labels with values."""

    title: str
    lines: Sequence[tuple[str, str]]


class Component(Struct, frozen=True):
    """A component of the result; without a weight it is the title of a group, with its value."""

    title: str
    weight: str
    value: str
    why: str


class Signature(Struct, frozen=True):
    """Who signs: what stands above the signature, and the name below it."""

    above: str
    title: str
    name: str
    nip: str


class Codes(Struct, frozen=True):
    """The code to check a sheet by, and the QR code with its proof."""

    code: str
    check: str
    """How it is checked."""
    link: str
    proof: str
    """That it stands in the log; empty for a result that is older than the log."""
    proof_line: str


class ResultSheet(Struct, frozen=True):
    """Everything that is printed, already in the reader's language."""

    language: str
    office: str
    form: str
    title: str
    period: str
    parts: Sequence[Part]
    notes_title: str
    notes: Sequence[str]
    room: int
    """Ruled lines to be written on."""
    changes_title: str
    changes_heads: Sequence[str]
    changes: Sequence[tuple[str, str, str]]
    """What the revision before said, and what this one says."""
    table_title: str
    heads: Sequence[str]
    components: Sequence[Component]
    signatures: Sequence[Signature]
    footer: str
    page: str
    codes: Codes
    missing: str
    """The note when a letter cannot be printed; `{box}` is its replacement."""


def pdf(sheet: ResultSheet, made_at: datetime) -> bytes:
    """The sheet; the same bytes for the same result under the same published root."""
    codes = sheet.codes
    carried = proof_code(codes.proof)._asdict() if codes.proof else None
    data = {**filling(sheet), "qr": qr_svg(codes.link, error="m"), "proof": carried}
    said = json.dumps(data, ensure_ascii=False)
    note = None if printable(said) == said else sheet.missing.replace("{box}", MISSING)
    return typeset("result_sheet.typ", {**data, "missing": note}, made_at)
