"""The office's summary of a closed period in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from fractions import Fraction

from domain.closing.frozen import Post
from domain.closing.preview import OfficeResult, strays
from domain.closing.summary import Line, Obstacle, Summary
from domain.disclosure import FEWEST
from domain.figures import half_up
from domain.office import Office
from domain.people import Nip
from domain.periods import Period
from domain.scoring import Rating
from locales import Words, words_in
from locales.closing import office_result_name, rule_key, stray_reason
from locales.scores import component_title, grade_name, period_name, title
from reports.result_summary import Bar, Boxes, Listing, ResultSummary

_RATINGS = (Rating.ABOVE, Rating.MEETS, Rating.BELOW)
_NONE = "–"
MOST_LISTED = 2_000
"""People of a list: each takes 70 kB of memory while the paper is set. The workbook has everybody."""


def result_summary(
    office: Office, period: Period, found: Summary, result: OfficeResult | None, now: datetime
) -> ResultSummary:
    """The summary in the office's language."""
    words = words_in(office.default_language)
    say = words.plain
    first, last = (words.day(day).partition(", ")[2] for day in (period.start, period.end))
    return ResultSummary(
        language=words.language,
        office=office.name,
        title=say("results-summary-title"),
        period=say("results-period", period=period_name(words, period), first=first, last=last),
        facts=list(_facts(words, found, result)),
        chart_title=say("results-summary-chart"),
        bars=list(_bars(words, found)),
        boxes=_boxes(words, found),
        warnings=list(_warnings(words, found, result)),
        listings=[_units(words, found), _ungraded(words, found), _people(words, found)],
        signature=say("results-summary-signature"),
        footer=say("results-summary-footer", moment=now.astimezone(office.zone), zone=office.zone_name),
        page=say("page-number", page="{page}", pages="{pages}"),
        missing=say("paper-missing-letters", box="{box}"),
    )


def _facts(words: Words, found: Summary, result: OfficeResult | None) -> Iterator[tuple[str, str]]:
    say, people = words.plain, len(found.lines)
    yield say("results-summary-scheme"), title(words, found.scheme.name)
    yield say("results-office"), _NONE if result is None else office_result_name(words, result)
    yield say("results-summary-people"), words.number(people)
    if found.scheme.looks_at_days:
        yield say("results-summary-took-part"), _of(words, Fraction(found.took_part), Fraction(people))
        yield say("results-summary-reported"), _of(words, found.reported, found.expected)
        yield say("results-summary-on-time"), _of(words, found.on_time, found.reported)
    yield say("results-summary-graded"), _of(words, Fraction(found.grades.total()), Fraction(people))
    yield say("results-summary-revised"), words.number(found.revised)
    if found.mean is not None:
        yield say("results-summary-mean"), words.score(found.mean)


def _of(words: Words, part: Fraction, whole: Fraction) -> str:
    """“120 dari 128 (93,75%)”."""
    said = {"part": words.number(part), "whole": words.number(whole)}
    if not whole:
        return words.plain("results-summary-of-none", **said)
    return words.plain("results-summary-of", percent=words.percent(part / whole), **said)


def _bars(words: Words, found: Summary) -> Iterator[Bar]:
    people, grades = len(found.lines), found.grades
    counts = [(grade_name(words, found.scheme, each), grades[each]) for each in found.scheme.grades]
    counts.append((words.plain("results-ungraded"), people - grades.total()))
    for name, count in counts:
        share = Fraction(count, people) if people else Fraction(0)
        shown = words.plain("closing-picture-share", count=count, percent=words.percent(share))
        yield Bar(name, shown, float(half_up(share * 100, 2)))


def _boxes(words: Words, found: Summary) -> Boxes | None:
    if found.scheme.matrix is None:
        return None
    results, behaviour = (title(words, each) for each in found.scheme.groups.values())
    names = [words.plain(f"closing-box-{each}") for each in _RATINGS]
    boxes = found.boxes
    cells = [[boxes[row, column] for column in reversed(_RATINGS)] for row in _RATINGS]
    return Boxes(results, behaviour, names, names[::-1], cells)


def _warnings(words: Words, found: Summary, result: OfficeResult | None) -> Iterator[str]:
    if result is None:
        return
    name = office_result_name(words, result)
    stray = strays(found.scheme, result, found.grades)
    key = rule_key(found.scheme, found.grades, stray)
    yield words.plain(key, result=name, graded=sum(found.grades.values()))
    for each in stray:
        yield words.plain("closing-rule-line", what=stray_reason(words, found.scheme, each))


def _units(words: Words, found: Summary) -> Listing:
    say, scheme = words.plain, found.scheme
    has_means = scheme.matrix is None
    heads = [
        *(say(f"results-summary-{key}") for key in ("unit", "people-short", "graded-short")),
        *(grade_name(words, scheme, each) for each in scheme.grades),
        *([say("results-summary-mean-short")] if has_means else []),
    ]
    rows = [
        [
            each.unit or _NONE,
            str(each.people),
            str(each.graded),
            *(str(each.grades.get(grade, 0)) for grade in scheme.grades),
            *([_score(words, each.mean)] if has_means else []),
        ]
        for each in found.units()
    ]
    note = say("results-summary-units-note", fewest=FEWEST) if has_means else ""
    widths = ["2.6fr", *["0.95fr"] * 2, *["1.2fr"] * (len(heads) - 3)]
    return Listing(say("results-summary-units"), heads, widths, _as_group(rows), note, _NONE)


def _as_group(rows: Sequence[Sequence[str]]) -> list[tuple[str, Sequence[Sequence[str]]]]:
    return [("", rows)] if rows else []


def _score(words: Words, mean: Fraction | None) -> str:
    return _NONE if mean is None else words.score(mean)


def _ungraded(words: Words, found: Summary) -> Listing:
    say = words.plain
    heads = [say(f"results-summary-{key}") for key in ("name", "nip", "unit", "why")]
    rows = [
        [
            each.signatories.person.name,
            _nip(each.signatories.person),
            each.unit or _NONE,
            _why(words, found, each),
        ]
        for each in found.ungraded
    ]
    widths = ["2fr", "auto", "2fr", "3fr"]
    many = len(rows) > MOST_LISTED
    empty = _in_workbook(words, len(rows)) if many else say("results-summary-all-graded")
    return Listing(say("results-summary-ungraded"), heads, widths, _as_group([] if many else rows), "", empty)


def _in_workbook(words: Words, people: int) -> str:
    return words.plain("results-summary-in-workbook", people=words.number(people))


def _why(words: Words, found: Summary, line: Line) -> str:
    reported = line.card.reported
    if line.obstacle(found.scheme) is Obstacle.FEW_DAYS:
        least = words.figure(found.scheme.min_reported * reported.expected)
        days, expected = words.figure(reported.days), words.figure(reported.expected)
        return words.plain("results-why-few-days", days=days, expected=expected, least=least)
    names = ", ".join(component_title(words, found.scheme, each.id) for each in line.missing)
    return words.plain("results-why-few-components", names=names or _NONE)


def _people(words: Words, found: Summary) -> Listing:
    """Everybody under the unit, with both NIPs and the grade."""
    say = words.plain
    heads = [say(f"results-summary-{key}") for key in ("name", "nip", "assessor-nip", "grade", "revision")]
    groups: dict[str, list[list[str]]] = {}
    for each in found.by_unit if len(found.lines) <= MOST_LISTED else ():
        signing, grade = each.signatories, each.card.grade
        said = say("results-ungraded") if grade is None else grade_name(words, found.scheme, grade)
        row = [signing.person.name, _nip(signing.person), _nip(signing.supervisor), said, str(each.revision)]
        groups.setdefault(each.unit or _NONE, []).append(row)
    widths = ["3fr", "auto", "auto", "2fr", "auto"]
    return Listing(
        say("results-summary-list"),
        heads,
        widths,
        list(groups.items()),
        "",
        _in_workbook(words, len(found.lines)),
    )


def _nip(post: Post | None) -> str:
    return _NONE if post is None else Nip(post.nip).pretty
