"""The reconciliation with e-Kinerja's report in words: as a paper to sign, and as a workbook."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from domain.office import Office
from domain.people import Nip
from domain.periods import Period
from domain.reconciling import Finding, Mismatch, Own, Reconciliation
from domain.schemes import Scheme
from locales import Words, words_in
from locales.scores import grade_name, period_name
from reports.result_summary import Listing, ResultSummary
from reports.tables_xlsx import Cell, TableSheet, tables_xlsx
from storage.records.closings import Frozen

_NONE = "–"
_COLUMNS = ("name", "nip", "grade-here", "grade-there", "assessor-here", "assessor-there")
_WIDTHS = ("1fr", "auto", "17mm", "17mm", "auto", "auto")


def own_of(frozen: Frozen) -> Own:
    """A frozen result as it is compared."""
    signing, days = frozen.signatories, frozen.facts.reported
    # Without days, what the scheme does look at tells whether the person worked.
    reported = days.on_time or days.late if frozen.scheme.looks_at_days else frozen.card.coverage
    return Own(
        signing.person.nip,
        signing.person.name,
        signing.person.unit or "",
        frozen.card.grade,
        signing.supervisor.nip if signing.supervisor else None,
        bool(reported),
    )


def reconciliation_paper(
    office: Office, scheme: Scheme, period: Period, found: Reconciliation, source: str, now: datetime
) -> ResultSummary:
    """The paper in the office's language; `source` is the name of the sheet."""
    words = words_in(office.default_language)
    say = words.plain
    first, last = (words.day(day).partition(", ")[2] for day in (period.start, period.end))
    facts = [
        (say("reconcile-source"), source),
        (say("reconcile-here"), words.number(found.here)),
        (say("reconcile-there"), words.number(found.there)),
        (say("reconcile-same"), words.number(found.same)),
        *((say(f"reconcile-{_key(each)}"), words.number(len(found.of(each)))) for each in Mismatch),
    ]
    return ResultSummary(
        language=words.language,
        office=office.name,
        title=say("reconcile-title"),
        period=say("results-period", period=period_name(words, period), first=first, last=last),
        facts=facts,
        chart_title="",
        bars=[],
        boxes=None,
        warnings=[],
        listings=[_listing(words, scheme, each, found.of(each)) for each in Mismatch if found.of(each)],
        signature=say("results-summary-signature"),
        footer=say("results-summary-footer", moment=now.astimezone(office.zone), zone=office.zone_name),
        page=say("page-number", page="{page}", pages="{pages}"),
        missing=say("paper-missing-letters", box="{box}"),
    )


def reconciliation_xlsx(
    office: Office, scheme: Scheme, period: Period, found: Reconciliation, source: str, now: datetime
) -> bytes:
    """The differences as one table."""
    words = words_in(office.default_language)
    say = words.plain
    made = now.astimezone(office.zone)
    notes = [
        f"{office.name}: {say('reconcile-title')}, {period_name(words, period)}",
        say("reconcile-sheet-note", source=source, same=found.same, here=found.here, there=found.there),
        say("results-allowance-made-short", moment=made, zone=office.zone_name),
    ]
    heads = [say("reconcile-what"), say("results-summary-unit"), *_heads(words)]
    rows: list[list[Cell]] = [
        [say(f"reconcile-{_key(what)}"), each.own.unit if each.own else None, *_row(words, scheme, each)]
        for what in Mismatch
        for each in found.of(what)
    ]
    return tables_xlsx(notes[0], [TableSheet(say("reconcile-sheet"), notes, heads, rows)], now)


def _key(what: Mismatch) -> str:
    return what.replace("_", "-")


def _heads(words: Words) -> list[str]:
    return [words.plain(f"reconcile-column-{each}") for each in _COLUMNS]


def _listing(words: Words, scheme: Scheme, what: Mismatch, findings: Sequence[Finding]) -> Listing:
    rows = [_row(words, scheme, each) for each in findings]
    title = words.plain(f"reconcile-{_key(what)}")
    note = words.plain(f"reconcile-{_key(what)}-note")
    return Listing(title, _heads(words), _WIDTHS, [("", rows)], note, _NONE)


def _row(words: Words, scheme: Scheme, each: Finding) -> list[str]:
    own, there = each.own, each.there
    name = each.name
    if there is not None and there.stands_in:
        name = words.plain("reconcile-stand-in", name=name)
    return [
        name,
        _nip(each.nip),
        _NONE if own is None else grade_or_none(words, scheme, own.grade),
        _NONE if there is None else grade_or_none(words, scheme, there.grade),
        _nip(own and own.assessor_nip),
        _nip(there and there.supervisor_nip),
    ]


def _nip(digits: str | None) -> str:
    return Nip(digits).pretty if digits else _NONE


def grade_or_none(words: Words, scheme: Scheme, grade: str | None) -> str:
    """A grade, here or in e-Kinerja, or that there is none yet."""
    return words.plain("reconcile-ungraded") if grade is None else grade_name(words, scheme, grade)
