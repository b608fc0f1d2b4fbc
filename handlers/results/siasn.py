"""Period results for SIASN: what can be sent as JSON and XLSX, and who cannot be sent and why."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import datetime

from msgspec import Struct, field

from domain.closing.frozen import Post
from domain.office import Office
from domain.periods import Period
from domain.siasn import FIELDS, SiasnIds, Unsendable, Value, payload, unsendable
from locales import Words, words_in
from locales.scores import period_name
from reports.tables_xlsx import Cell, TableSheet, tables_xlsx
from storage.records.closings import Frozen


class Export(Struct):
    """What is sent, each with the person, and who is not, with all reasons."""

    period: Period
    sent: list[tuple[Post, Mapping[str, Value]]] = field(default_factory=list)
    left_out: list[tuple[Post, list[Unsendable]]] = field(default_factory=list)


def export_of(period: Period, results: Iterable[Frozen], ids: Mapping[str, SiasnIds]) -> Export:
    """Who can be sent and who cannot, by name."""
    export = Export(period)
    for each in sorted(results, key=lambda each: (each.signatories.person.name, each.employee_id)):
        own = each.signatories.person
        named = ids.get(own.nip)
        reasons = unsendable(each.card, each.signatories, named)
        if named is None or reasons:
            export.left_out.append((own, reasons))
        else:
            export.sent.append((own, payload(period, each.card, each.signatories, named)))
    return export


def reasons_in(words: Words, reasons: Iterable[Unsendable]) -> str:
    """Why somebody cannot be sent."""
    return "; ".join(words.plain(f"siasn-{each.replace('_', '-')}") for each in reasons)


def as_json(export: Export) -> bytes:
    """An array of request bodies, in the order of the people's names."""
    bodies = [dict(body) for _, body in export.sent]
    return (json.dumps(bodies, ensure_ascii=False, indent=2) + "\n").encode()


def as_xlsx(office: Office, export: Export, now: datetime) -> bytes:
    """The same with the people's NIPs and names, and a second sheet of those who are left out."""
    words = words_in(office.default_language)
    say = words.plain
    title = say("siasn-title", office=office.name, period=period_name(words, export.period))
    made = say("results-allowance-made-short", moment=now.astimezone(office.zone), zone=office.zone_name)
    sent: list[list[Cell]] = [[own.nip, own.name, *body.values()] for own, body in export.sent]
    left_out: list[list[Cell]] = [
        [own.nip, own.name, own.unit, reasons_in(words, reasons)] for own, reasons in export.left_out
    ]
    heads = [say(f"results-column-{key}") for key in ("nip", "name", "unit")]
    sheets = [
        TableSheet("kinerjaperiodik", [title, made], [*heads[:2], *FIELDS], sent),
        TableSheet(say("siasn-left-out"), [title, made], [*heads, say("siasn-why")], left_out),
    ]
    return tables_xlsx(title, sheets, now)
