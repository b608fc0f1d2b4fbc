"""The records behind a component, a line each: what was averaged or added up, and nothing that tells who."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction

from domain.calendar import Timeliness
from domain.schemes import Assessor, Source
from domain.scoring import BERAKHLAK, Assessment, Attainment, attainments, competency_levels
from locales import Html, Param, Words
from reports.drawing import shortened
from storage.scoring.book import Book, BookedEntry

_LONGEST_TITLE = 70
_LONGEST_UNIT = 30


def record_lines(words: Words, book: Book, source: Source) -> list[Html]:
    """The records behind a source, the latest first where they have dates."""
    return list(_LINES[source](words, book))


def _self_rated(words: Words, book: Book) -> Iterator[Html]:
    for entry in reversed(book.approved(book.scope)):
        yield _entry(words, entry, entry.self_rating)


def _supervisor_rated(words: Words, book: Book) -> Iterator[Html]:
    for entry in reversed(book.approved(book.scope)):
        yield _entry(words, entry, entry.supervisor_rating or 0)


def _entry(words: Words, entry: BookedEntry, rating: int) -> Html:
    day = words.short_day(entry.date)
    activity = shortened(entry.activity, _LONGEST_TITLE)
    return words("record-entry", day=day, rating=rating, activity=activity)


def _targets(words: Words, book: Book) -> Iterator[Html]:
    facts = book.facts()
    known: Mapping[int | str, Attainment] = {
        each.target.key: each for each in attainments(book.scope.scheme, facts)
    }
    done = {target.key: target.done for target in facts.targets}
    for target in book.targets:
        reached = known.get(target.id)
        said: dict[str, Param] = {"title": shortened(target.title, _LONGEST_TITLE)}
        said.update(done=done[target.id], whole=target.quantity, unit=shortened(target.unit, _LONGEST_UNIT))
        if reached is None:
            yield words("record-target-not-due", **said)
        else:
            yield words("record-target", **said, plan=reached.plan, share=words.score(reached.ratio * 100))


def _report_days(words: Words, book: Book) -> Iterator[Html]:
    for day in reversed(list(book.report_days(book.scope))):
        said = words.short_day(day.date)
        if day.timeliness is None or day.first is None:
            yield words("record-day-none", day=said)
            continue
        stay = book.person.stay_on(day.date)
        zone = stay.zone if stay else book.scope.zone
        sent = day.first.astimezone(zone)
        shown = words.clock(sent)
        if sent.date() != day.date:
            shown = f"{words.short_day(sent.date())} {shown}"
        key = {
            Timeliness.ON_TIME: "record-day-on-time",
            Timeliness.LATE: "record-day-late",
            Timeliness.LOCKED: "record-day-locked",
        }[day.timeliness]
        yield words(key, day=said, sent=shown)


def _attendance(words: Words, book: Book) -> Iterator[Html]:
    for day in reversed(list(book.attendance_days(book.scope))):
        status = "travel" if day.travels else day.status or "none"
        yield words(f"record-attendance-{status}", day=words.short_day(day.date))


def _behaviour(words: Words, book: Book) -> Iterator[Html]:
    for criterion, ratings in _by_criterion(book, Assessor.SUPERVISOR).items():
        if criterion in BERAKHLAK:
            yield words("record-criterion", name=words(f"behaviour-{criterion}"), mean=_mean(ratings))


def _competencies(words: Words, book: Book) -> Iterator[Html]:
    levels = {level.name: level for level in competency_levels(book.scope.scheme, book.facts())}
    for needed in book.competencies:
        level = levels.get(needed.name)
        said: dict[str, Param] = {"name": shortened(needed.name, _LONGEST_TITLE), "required": needed.required}
        if level is None:
            yield words("record-competency-missing", **said)
        elif level.gap > 0 and level.course:
            course = shortened(level.course, _LONGEST_TITLE)
            yield words("record-competency-course", **said, level=level.level, course=course)
        else:
            yield words("record-competency", **said, level=level.level)


def _peers(words: Words, book: Book) -> Iterator[Html]:
    """Means over all peers; of fewer than it takes nothing is shown, since one could be recognised."""
    options = book.scope.scheme.sources.peer
    ratings = _by_criterion(book, Assessor.PEER)
    raters = {each.assessor for criterion in options.criteria for each in ratings.get(criterion, ())}
    if len(raters) < options.min_raters:
        return
    for criterion in options.criteria:
        if criterion in ratings:
            name = shortened(criterion.replace("_", " ").capitalize(), _LONGEST_TITLE)
            yield words("record-criterion", name=name, mean=_mean(ratings[criterion]))


def _citizens(words: Words, book: Book) -> Iterator[Html]:
    for each in reversed(book.responses):
        percent = words.number(Fraction(each.total * 25, each.answered))
        day = words.short_day(each.day)
        key = "record-response-visit" if each.channel.weight == 1 else "record-response-open"
        yield words(key, day=day, service=shortened(each.service, _LONGEST_TITLE), percent=percent)


def _by_criterion(book: Book, source: Assessor) -> dict[str, list[Assessment]]:
    found: dict[str, list[Assessment]] = defaultdict(list)
    for each in book.assessments:
        if each.source is source:
            found[each.criterion].append(each)
    return found


def _mean(ratings: Sequence[Assessment]) -> Fraction:
    """The mean over the assessors of each one's mean."""
    return sum((Fraction(each.total, each.count) for each in ratings), Fraction(0)) / len(ratings)


_LINES: Mapping[Source, Callable[[Words, Book], Iterator[Html]]] = {
    Source.SELF_RATING: _self_rated,
    Source.SUPERVISOR_RATING: _supervisor_rated,
    Source.TARGET_ATTAINMENT: _targets,
    Source.DISCIPLINE: _report_days,
    Source.ATTENDANCE: _attendance,
    Source.BEHAVIOUR: _behaviour,
    Source.COMPETENCY: _competencies,
    Source.PEER: _peers,
    Source.CITIZEN: _citizens,
}
