"""A monthly paper as PDF, set by Typst: A4, fonts embedded, people's text passed in as data only."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from domain.day_state import DayState
from domain.entries import EvidenceItem
from domain.papers import PaperDay, PaperEntry, PaperKind
from domain.people import Nip
from locales.work import work_time
from reports.letters import MISSING, printable
from reports.paper_text import Sheet
from reports.proof_code import proof_code
from reports.typeset import qr_svg, typeset

_TOLD_WITHOUT_ENTRIES = (DayState.LEAVE, DayState.TRAVEL, DayState.OPEN, DayState.MISSING)
"""Days that are in the table even when nothing was reported."""


def pdf(sheet: Sheet) -> bytes:
    """The paper, the same bytes for the same sheet. Takes some tens of milliseconds for a month."""
    return typeset("paper.typ", _printable(sheet, _data(sheet)), sheet.issued.issued_at)


def _printable(sheet: Sheet, data: dict[str, Any]) -> dict[str, Any]:
    """The data without letters that cannot be printed, and a note where there were any."""
    plain = json.dumps(data, ensure_ascii=False)
    shown = printable(plain)
    note = None if shown == plain else sheet.words.plain("paper-missing-letters", box=MISSING)
    return {**json.loads(shown), "missing": note}


def _data(sheet: Sheet) -> dict[str, Any]:
    """What the template shows."""
    words, paper, say = sheet.words, sheet.paper, sheet.words.plain
    columns = ("date", "time", "activity", "volume", "evidence", "self", "rating", "state")
    return {
        "language": words.language,
        "office": sheet.head.office,
        "unit": paper.person.unit,
        "title": sheet.title,
        "month": sheet.month,
        "person-title": say("paper-person"),
        "person": sheet.person_lines(paper.person),
        "supervisors": [(title, sheet.person_lines(each)) for title, each in sheet.signers()],
        "columns": [say(f"paper-{name}") for name in columns],
        "rows": list(_rows(sheet)),
        "counts": [list(sheet.day_counts()), list(sheet.work_counts())],
        "qr": qr_svg(sheet.head.link, error="m"),
        "proof": None if sheet.inclusion is None else proof_code(sheet.inclusion.text)._asdict(),
        "proof-line": sheet.proof_line,
        "code-label": say("paper-code"),
        "code": sheet.code,
        "check": say("paper-check", code=sheet.code, bot=sheet.head.bot),
        "issued": sheet.issue_line,
        "footer": f"{paper.person.name}, {sheet.title}, {words.month(paper.period.start)}",
        "page": say("page-number", page="{page}", pages="{pages}"),
        "signatures": list(_signatures(sheet)),
    }


def _signatures(sheet: Sheet) -> Iterator[dict[str, str]]:
    """Who signs: the supervisors on the left, the person with the date of issue on the right."""
    day = sheet.words.day(sheet.issued_at.date()).partition(", ")[2]
    signers = [(title, each, "") for title, each in sheet.signers()]
    signers.append((sheet.words.plain("paper-person"), sheet.paper.person, f"…………………………, {day}"))
    for title, each, above in signers:
        yield {"title": title, "name": each.name, "nip": Nip(each.nip).pretty, "above": above}


def _rows(sheet: Sheet) -> Iterator[dict[str, Any]]:
    """The entries by date; days on which something was to be reported and nothing was, too."""
    work = sheet.paper.work
    by_day: defaultdict[Any, list[PaperEntry]] = defaultdict(list)
    for entry in work.entries:
        by_day[entry.date].append(entry)
    read_on = sheet.paper.read_at.astimezone(sheet.head.zone).date()
    for day in work.days:
        for entry in by_day[day.date]:
            yield _entry_row(sheet, entry)
        is_told = day.state in _TOLD_WITHOUT_ENTRIES and day.date <= read_on
        if not by_day[day.date] and (is_told or work.kind is PaperKind.REMOTE):
            yield _gap(sheet, day)


def _gap(sheet: Sheet, day: PaperDay) -> dict[str, str]:
    mode = f"{sheet.mode(day.date)}: " if day.mode else ""
    return {"date": sheet.words.short_day(day.date), "gap": mode + sheet.day_state(day)}


def _entry_row(sheet: Sheet, entry: PaperEntry) -> dict[str, Any]:
    words, say = sheet.words, sheet.words.plain
    state = say(f"paper-state-{entry.state}")
    other, mode = sheet.other_reviewer(entry), sheet.mode(entry.date)
    day = words.short_day(entry.date)
    amount = "" if entry.volume is None else f"{words.number(entry.volume)} {entry.measure or ''}".strip()
    return {
        "date": f"{day}\n{mode}" if mode else day,
        "time": _time(sheet, entry),
        "activity": entry.activity,
        "target": say("paper-target-line", title=entry.target) if entry.target else None,
        "note": sheet.note(entry),
        "volume": amount or "–",
        "evidence": [_proof(sheet, item) for item in entry.evidence] or [_NONE],
        "self": str(entry.self_rating),
        "rating": "–" if entry.supervisor_rating is None else str(entry.supervisor_rating),
        "state": f"{state}\n{say('paper-by', name=other)}" if other else state,
    }


_NONE = {"kind": "–", "said": "", "url": None}


def _proof(sheet: Sheet, item: EvidenceItem) -> dict[str, str | None]:
    kind, said = sheet.proof(item)
    return {"kind": kind, "said": said, "url": item.url}


def _time(sheet: Sheet, entry: PaperEntry) -> str:
    """“08.00–10.30”, or only the duration."""
    if entry.minutes is None:
        return "–"
    return work_time(sheet.words, entry.minutes, entry.started, entry.ended).replace(" (", "\n(")
