"""Words below all answers of a report: a value that takes the place of another, or the name of an answer."""

from __future__ import annotations

import re

from domain.answers import parse_activity, parse_volume
from domain.corrections import REPORT_ANSWERS, field_meant, righted, says_wrong, wished
from domain.entries import MOST_EVIDENCE, ReportDraft, with_item
from domain.errors import Invalid
from domain.report_lines import Context, EntryReading, read_line
from handlers.daily_report import actions
from handlers.frame.flow import AskAgain, OpenDialog
from handlers.frame.turn import Turn
from handlers.kit.days import zone_of

_MOST_WORDS = 4
"""Words of a wish to change an answer that names it; more of them tell something else."""
_NAMES = {"hasil": "volume", "lama": "time", "nilai": "rating"}
"""How an author also names answers, besides the words of reviewers."""
_WORK = re.compile(r"(?:kegiatan|uraian|pekerjaan|activity)\W+(?=\w)", re.IGNORECASE)
"""Before the words of work that take the place of others."""
_OF_THE_DATE = re.compile(r"(?:tanggal|tgl|date)\s+(?=[^\W\d])", re.IGNORECASE)
"""Before a day that says itself that it is one: “tanggal kemarin”."""
_VALUES = ("date", "target", "volume", "time", "rating")


async def restated(
    turn: Turn, dialog: OpenDialog[ReportDraft], text: str
) -> tuple[AskAgain[ReportDraft], str] | None:
    """The report with the values of “3 jam n4”, or the question that “waktunya salah” names; None for work.

    A value in doubt, or one that may be what is wrong, leads to its question.
    """
    draft, text = dialog.draft, righted(text)
    wish = _OF_THE_DATE.sub("", wished(text))
    target = await turn.uow.targets.get(draft.target_id) if draft.target_id else None
    measure = None if target is None else target.measure
    reading = await _read(turn, wish, measure)
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
        return (AskAgain(draft), asked) if asked else None
    if says_wrong(text) or "target" in said or (named and not _only_names(reading, named)):
        return AskAgain(draft), asked or "evidence"
    try:
        changed = await _changed(turn, draft, reading, measure)
    except Invalid as refusal:
        return AskAgain(draft, warning=refusal), asked
    for name in said:
        found = getattr(reading, name)  # None: of the time, only the start
        if found is None or found.doubt is not None:
            return AskAgain(changed, warning=found and found.doubt), name
    return AskAgain(changed), asked if changed == draft else ""


def changed_answer(before: ReportDraft, after: ReportDraft) -> str:
    """The name of the first answer in which two reports differ."""
    fields = {"day": "date", "volume": "volume", "measure": "volume", "minutes": "time", "started": "time"}
    fields |= {"self_rating": "rating", "activity": "activity"}
    return next(
        (slot for name, slot in fields.items() if getattr(before, name) != getattr(after, name)), "evidence"
    )


def _with_work(draft: ReportDraft, work: str) -> tuple[AskAgain[ReportDraft], str]:
    """The report of other work."""
    try:
        return AskAgain(draft.answer("activity", activity=parse_activity(work))), ""
    except Invalid as refusal:
        return AskAgain(draft, warning=refusal), "activity"


async def _read(turn: Turn, text: str, measure: str | None) -> EntryReading:
    now = turn.now.astimezone(await zone_of(turn.uow, turn.office, turn.person.id, turn.now))
    return read_line(text, Context(now, turn.words.writing.thousands, () if measure is None else (measure,)))


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


async def _changed(turn: Turn, draft: ReportDraft, reading: EntryReading, measure: str | None) -> ReportDraft:
    """The report with the values of a reading that are sure; raises Invalid for one that it cannot have."""
    day, volume, work, rating = reading.date, reading.volume, reading.time, reading.rating
    if day is not None and day.value is not None:
        draft = await actions.set_date(turn.uow, turn.office, turn.person, draft, day.value, turn.now)
    if volume is not None and volume.doubt is None:
        counted = parse_volume(volume.said, measure=measure, thousands=turn.words.writing.thousands)
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
