"""The records behind a component, each with its part in the sum, without names."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial

from domain.answers import shortened
from domain.schemes import Source
from domain.scoring import ExpectedDay, attainments
from handlers.kit.own_weeks import own_weeks, own_weeks_lines
from handlers.scores.ratings import LONGEST_TITLE, behaviour_lines, competency_blocks, rater_lines
from locales import Html, Param, Words
from locales.scores import half_day
from storage.scoring.person_records import PersonRecords
from storage.scoring.single_records import EntryRecord

_LONGEST_MEASURE = 30


def record_lines(words: Words, records: PersonRecords, source: Source) -> list[Html]:
    """The records behind a source, the latest first where they have dates; a competency takes some lines."""
    return list(_LINES[source](words, records))


def _self_rated(words: Words, records: PersonRecords) -> Iterator[Html]:
    for entry, _ in reversed(records.approved(records.scope)):
        yield _entry(words, entry, entry.self_rating)


def _supervisor_rated(words: Words, records: PersonRecords) -> Iterator[Html]:
    for entry, rating in reversed(records.approved(records.scope)):
        yield _entry(words, entry, rating)


def _entry(words: Words, entry: EntryRecord, rating: int) -> Html:
    day = words.short_day(entry.date)
    activity = shortened(entry.activity, LONGEST_TITLE)
    return words("record-entry", day=day, rating=rating, activity=activity)


def _targets(words: Words, records: PersonRecords) -> Iterator[Html]:
    scheme, facts = records.scope.scheme, records.facts()
    known = {each.target.key: each for each in attainments(scheme, facts)}
    done = {target.key: target.done for target in facts.targets}
    until = words.short_day(records.scope.as_of.day)
    for target in records.targets:
        reached = known.get(target.id)
        said: dict[str, Param] = {"title": shortened(target.title, LONGEST_TITLE), "weight": target.weight}
        said.update(done=words.figure(done[target.id]), whole=target.quantity)
        said["measure"] = shortened(target.measure, _LONGEST_MEASURE)
        if reached is None:
            yield words("record-target-not-due", **said)
            continue
        said.update(plan=words.number(reached.plan), share=words.percent(reached.ratio))
        said.update(due=reached.target.due_days, days=reached.target.whole_days, until=until)
        ratio = reached.target.done / reached.plan
        if ratio > reached.ratio:
            yield words("record-target-limited", **said, ratio=words.percent(ratio))
        else:
            yield words("record-target", **said)


def _report_days(words: Words, records: PersonRecords) -> Iterator[Html]:
    for each in reversed(records.days(records.scope)):
        key = "record-day-none" if each.timeliness is None else f"record-day-{each.timeliness}"
        said = {"day": words.short_day(each.date), "sent": _sent(words, each)}
        yield half_day(words, words(key.replace("_", "-"), **said), each.is_halved)


def _sent(words: Words, day: ExpectedDay) -> str:
    """When a day's first report was sent; nothing where that is not known."""
    if day.first is None:
        return ""
    shown = words.clock(day.first)
    on_the_day = day.first.date() == day.date
    return f" ({shown})" if on_the_day else f" ({words.short_day(day.first.date())} {shown})"


def _attendance(words: Words, records: PersonRecords) -> Iterator[Html]:
    for day in reversed(records.days(records.scope)):
        status = "travel" if day.travels else day.status or "none"
        line = words(f"record-attendance-{status}", day=words.short_day(day.date))
        yield half_day(words, line, day.is_halved)


def _citizens(words: Words, records: PersonRecords) -> Iterator[Html]:
    yield from own_weeks_lines(words, own_weeks(records))


_LINES: Mapping[Source, Callable[[Words, PersonRecords], Iterator[Html]]] = {
    Source.SELF_RATING: _self_rated,
    Source.SUPERVISOR_RATING: _supervisor_rated,
    Source.TARGET_ATTAINMENT: _targets,
    Source.DISCIPLINE: _report_days,
    Source.ATTENDANCE: _attendance,
    Source.BEHAVIOUR: behaviour_lines,
    Source.COMPETENCY: competency_blocks,
    Source.PEER: partial(rater_lines, Source.PEER),
    Source.SUBORDINATE: partial(rater_lines, Source.SUBORDINATE),
    Source.CITIZEN: _citizens,
}
