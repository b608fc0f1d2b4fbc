"""Words below all answers of a report: a value that takes the place of another, or the name of an answer."""

from __future__ import annotations

import re
from datetime import date

from msgspec import Struct

from domain.answers import parse_activity, parse_volume
from domain.corrections import REPORT_ANSWERS, field_meant, righted, says_wrong, wished
from domain.entries import MOST_EVIDENCE, ReportDraft, with_item
from domain.errors import Invalid
from domain.report_lines.messages import read_line
from domain.report_lines.reading import Context, EntryReading

_MOST_WORDS = 4
"""Words of a wish to change an answer that names it; more of them tell something else."""
_NAMES = {"hasil": "volume", "lama": "time", "nilai": "rating"}
"""How an author also names answers, besides the words of reviewers."""
_WORK = re.compile(r"(?:kegiatan|uraian|pekerjaan|activity)\W+(?=\w)", re.IGNORECASE)
"""Before the words of work that take the place of others."""
_OF_THE_DATE = re.compile(r"(?:tanggal|tgl|date)\s+(?=[^\W\d])", re.IGNORECASE)
"""Before a day that says itself that it is one: “tanggal kemarin”."""
_VALUES = ("date", "target", "volume", "time", "rating")


class Restated(Struct, frozen=True):
    """A report with what words below its answers change."""

    draft: ReportDraft
    """With all values that are sure, but the day."""
    day: date | None = None
    """The day that is sure; whether the report can have it is the caller's to find out."""
    named: str = ""
    """The first answer that is meant: it is asked for where the report does not differ."""
    question: str = ""
    """An answer to be asked for in any case."""
    warning: Invalid | None = None
    """What is in doubt about that answer."""


def restated(draft: ReportDraft, text: str, context: Context) -> Restated | None:
    """The report with the values of “3 jam n4”, or the question that “waktunya salah” names; None for work.

    A value in doubt, or one that may be what is wrong, leads to its question. The only measure of the context
    is that of the report's target.
    """
    text = righted(text)
    reading = read_line(_OF_THE_DATE.sub("", wished(text)), context)
    said = [name for name in _VALUES if getattr(reading, name) is not None]
    if reading.starts is not None:
        said = [*said, "time"]
    rest = reading.activity
    if work := _WORK.match(rest):
        return _with_work(draft, rest[work.end() :])
    named = _named(rest)
    if rest and (named is None or (said and named not in said)):
        return None
    asked = named or (said[0] if said else "")
    if asked == "target" and not draft.has_targets:
        return None
    if not said and not reading.links:
        return Restated(draft, question=asked) if asked else None
    if says_wrong(text) or "target" in said or (named and not _only_names(reading, named)):
        return Restated(draft, question=asked or "evidence")
    try:
        changed = _changed(draft, reading, context)
    except Invalid as refusal:
        return Restated(draft, question=asked, warning=refusal)
    return _asking(changed, reading, said, asked)


def _asking(draft: ReportDraft, reading: EntryReading, said: list[str], asked: str) -> Restated:
    """The changed report, with the question for the first value that is in doubt."""
    day = reading.date.value if reading.date is not None else None
    for name in said:
        found = getattr(reading, name)  # None: of the time, only the start
        if found is None or found.doubt is not None:
            return Restated(draft, day, question=name, warning=found and found.doubt)
    return Restated(draft, day, named=asked)


def _with_work(draft: ReportDraft, work: str) -> Restated:
    """The report of other work."""
    try:
        return Restated(draft.answer("activity", activity=parse_activity(work)))
    except Invalid as refusal:
        return Restated(draft, question="activity", warning=refusal)


def _named(rest: str) -> str | None:
    """The answer that some words name, where they are few."""
    words = rest.lower().split()
    if not 0 < len(words) <= _MOST_WORDS:
        return None
    return field_meant(rest) or _NAMES.get(words[0])


def _only_names(reading: EntryReading, named: str) -> bool:
    """Whether the words beside values only name an answer: “waktu lebih” changes what a value means."""
    rest = reading.activity.replace(reading.volume.said if reading.volume else "\0", "").lower()
    return not re.sub(rf"\b(?:{'|'.join((REPORT_ANSWERS[named], *_NAMES))})", "", rest).strip()


def _changed(draft: ReportDraft, reading: EntryReading, context: Context) -> ReportDraft:
    """The report with the values of a reading that are sure; raises Invalid for one that it cannot have."""
    volume, work, rating = reading.volume, reading.time, reading.rating
    if volume is not None and volume.doubt is None:
        measure = next(iter(context.measures), None)
        counted = parse_volume(volume.said, measure=measure, thousands=context.thousands)
        draft = draft.answer("volume", volume=counted.amount, measure=counted.measure)
    if work is not None and work.value is not None:
        spent = work.value
        draft = draft.answer("time", minutes=spent.minutes, started=spent.started, ended=spent.ended)
    if rating is not None and rating.doubt is None:
        draft = draft.answer("rating", self_rating=rating.value)
    evidence = draft.evidence
    for link in reading.links:
        evidence = with_item(evidence, link, MOST_EVIDENCE)
    return draft.answer("evidence", evidence=evidence)
