"""Closings on the phone: the periods, what is missing, what would come out, and the last question."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from fractions import Fraction

from domain.answers import shortened
from domain.assessments import closes_on
from domain.closing.frozen import scheme_of
from domain.closing.missing import UnitLack
from domain.closing.preview import OfficeResult, Preview, strays
from domain.periods import Period
from domain.scoring import Rating
from handlers.closing.callbacks import (
    ClosedTap,
    ClosingRemindTap,
    ClosingsTap,
    ClosingTap,
    ClosingWishTap,
    View,
    Wish,
)
from handlers.frame.callbacks import CommandTap
from handlers.frame.screen import LONGEST_CAPTION, Button, File, Screen, in_rows, length
from locales import Html, Words, in_lines
from locales.closing import border_reason, office_result_name, rule_key, stray_reason
from locales.scores import grade_name, period_name, title
from reports.closing_picture import Box, Boxes, ClosingPicture, GradeBar, draw
from reports.tables_xlsx import Cell, TableSheet, tables_xlsx
from storage.records.closing_news import ResultCounts
from storage.tables import Closing

_MOST_UNITS = 8
_MOST_PEOPLE = 4
_MOST_BORDERS = (6, 3, 1, 0)
_LONGEST_NAME = 40
_BORDER_COLUMNS = ("name", "grade", "what", "score", "limit", "other")
_RATINGS = (Rating.ABOVE, Rating.MEETS, Rating.BELOW)


def periods_screen(words: Words, periods: Sequence[Period], begun: Sequence[Closing]) -> Screen:
    """The periods that can be closed, and those that are closed or being closed."""
    running = [each for each in begun if each.closed_at is None]
    lines = [words("closing-runs", period=period_name(words, Period.parse(each.period))) for each in running]
    lines.append(words("closing-choose" if periods else "closing-none"))
    rows = [[Button(period_name(words, each), ClosingTap(each.code, View.MISSING, ""))] for each in periods]
    for each in (each for each in begun if each not in running):
        name = period_name(words, Period.parse(each.period))
        rows.append([Button(words.plain("closing-closed", period=name), ClosedTap(each.period))])
    return Screen(Html("\n\n".join(lines)), rows)


def closed_screen(words: Words, closing: Closing, totals: ResultCounts) -> Screen:
    """What came of a closing: results by grade, who was told and who could not be, and what is next."""
    scheme, name = scheme_of(closing.scheme_text), period_name(words, Period.parse(closing.period))
    back = [Button(words.plain("closing-back"), ClosingsTap())]
    if closing.closed_at is None:
        return Screen(words("closing-runs", period=name), [back])
    lines = [words("closing-done", period=name), words("closing-done-results", count=totals.results)]
    for grade in scheme.grades:
        if totals.grades.get(grade):
            shown = grade_name(words, scheme, grade)
            lines.append(words("closing-done-grade", grade=shown, count=totals.grades[grade]))
    if totals.grades.get(None):
        shown = words.plain("closing-no-grade")
        lines.append(words("closing-done-grade", grade=shown, count=totals.grades[None]))
    key = "closing-done-told" if closing.told_at is not None else "closing-done-telling"
    lines += [Html(""), words(key, told=totals.told, reachable=totals.reachable)]
    if totals.results > totals.reachable:
        lines.append(words("closing-done-unreached", count=totals.results - totals.reachable))
    if totals.grades.get(None):
        lines.append(words("closing-done-ungraded"))
    papers = [Button(words.plain("closing-papers"), CommandTap("hasil"))]
    again = [Button(words.plain("closing-try"), CommandTap("ujicoba"))]
    return Screen(in_lines(lines), [papers, again, back])


def missing_screen(
    words: Words, period: Period, units: Sequence[UnitLack], corrections: int, today: date
) -> Screen:
    """What is missing on a day, by unit and person, with the reminder of what can still be done.

    `corrections` is the number of requests to correct data that a closing would bar.
    """
    name = period_name(words, period)
    lines = [words("closing-missing-title", period=name), Html("")]
    if not units and not corrections:
        lines.append(words("closing-missing-none"))
    for unit in units[:_MOST_UNITS]:
        lines.append(words("closing-missing-unit", unit=unit.unit or "–", what=_what(words, unit)))
        people = ", ".join(shortened(each.name, _LONGEST_NAME) for each in unit.people[:_MOST_PEOPLE])
        more = len(unit.people) - _MOST_PEOPLE
        key = "closing-missing-people-more" if more > 0 else "closing-missing-people"
        lines.append(words(key, people=people, more=max(0, more)))
    if len(units) > _MOST_UNITS:
        lines.append(words("closing-missing-units-more", count=len(units) - _MOST_UNITS))
    is_late = today > closes_on(period)
    if is_late and any(unit.unassessed for unit in units):
        lines += [Html(""), words("closing-missing-late", day=closes_on(period))]
    if units:
        lines += [Html(""), words("closing-missing-note")]
    if corrections:
        said = words("closing-missing-corrections", count=corrections)
        lines += [Html(""), said] if units else [said]
    lines += [Html(""), words("closing-late-reports")]
    remind = [Button(words.plain("closing-remind"), ClosingRemindTap(period.code))]
    onward = Button(
        words.plain("closing-preview"), ClosingWishTap(period.code, Wish.PREVIEW, ""), style="primary"
    )
    back = Button(words.plain("closing-back"), ClosingsTap())
    decide = Button(words.plain("closing-decide-corrections"), CommandTap("perbaikan"))
    helps = any(unit.reports or unit.cases or (unit.unassessed and not is_late) for unit in units)
    return Screen(
        in_lines(lines),
        [*([remind] if helps else []), *([[decide]] if corrections else []), [onward], [back]],
    )


def reminded_screen(words: Words, period: Period, count: int, unreached: int) -> Screen:
    """How many were reminded, and how many cannot be."""
    name = period_name(words, period)
    lines = [words("closing-reminded" if count else "closing-reminded-before", period=name, count=count)]
    if unreached:
        lines.append(words("closing-unreached", count=unreached))
    return Screen(in_lines(lines))


def _what(words: Words, unit: UnitLack) -> Html:
    figures = (("reports", unit.reports), ("cases", unit.cases), ("unassessed", unit.unassessed))
    said = [words(f"closing-missing-{what}", count=count) for what, count in figures if count]
    return Html(", ".join(said))


def preview_screen(
    words: Words, period: Period, preview: Preview, result: OfficeResult | None, notices: int = 0
) -> Screen:
    """The preview as a picture with the warnings, and the people at a border and why.

    `notices` is the number of open notices of objectivity.
    """
    texts = (_preview_text(words, period, preview, result, most, notices) for most in _MOST_BORDERS)
    caption = next(text for text in texts if length(text) <= LONGEST_CAPTION)
    code = period.code
    results = [
        Button(
            words.plain(
                "closing-result-chosen" if each is result else "closing-result",
                name=office_result_name(words, each),
            ),
            ClosingWishTap(code, Wish.PREVIEW, each),
        )
        for each in OfficeResult
    ]
    onward = Button(words.plain("closing-close"), ClosingTap(code, View.ASK, result or ""), style="danger")
    photo = draw(_picture(words, period, preview))
    listed = [Button(words.plain("closing-borders-file"), ClosingWishTap(code, Wish.BORDERS, ""))]
    rows = [*in_rows(results, 2), *([listed] if preview.at_border else []), [onward]]
    return Screen(caption, rows, photo=photo)


def borders_screen(words: Words, period: Period, preview: Preview, made_at: datetime) -> Screen:
    """Everybody at a border, as a workbook: which score, which limit, which grade on the other side."""
    scheme, name = preview.scheme, period_name(words, period)
    heads = [words.plain(f"closing-col-{each}") for each in _BORDER_COLUMNS]
    rows: list[list[Cell]] = [
        [
            person.name,
            grade_name(words, scheme, person.grade),
            words.plain("closing-col-total")
            if each.group is None
            else title(words, scheme.groups[each.group]),
            each.score,
            each.limit,
            grade_name(words, scheme, each.other),
        ]
        for person in preview.nearest
        for each in person.borders
    ]
    head = words.plain("closing-borders", count=len(preview.at_border))
    sheet = TableSheet(words.plain("closing-borders-sheet"), [name, head], heads, rows)
    file = File(
        f"{words.plain('closing-borders-file-name')}-{period.code}.xlsx", tables_xlsx(head, [sheet], made_at)
    )
    return Screen(words("closing-borders-told", period=name, count=len(preview.at_border)), file=file)


def _preview_text(
    words: Words, period: Period, preview: Preview, result: OfficeResult | None, most: int, notices: int
) -> Html:
    scheme = preview.scheme
    lines = [words("closing-preview-title", period=period_name(words, period), people=preview.people)]
    if result is not None:
        found = strays(scheme, result, preview.grades)
        key = rule_key(scheme, preview.grades, found)
        lines.append(words(key, result=office_result_name(words, result), graded=preview.graded))
        lines.extend(words("closing-rule-line", what=stray_reason(words, scheme, each)) for each in found)
    if preview.at_border:
        lines.append(words("closing-borders", count=len(preview.at_border)))
    for person in preview.nearest[:most]:
        said = {"name": shortened(person.name, _LONGEST_NAME)}
        said["grade"] = grade_name(words, scheme, person.grade)
        lines.append(words("closing-border", why=border_reason(words, scheme, person.borders[0]), **said))
    if preview.at_border and len(preview.at_border) > most:
        lines.append(words("closing-borders-more", count=len(preview.at_border) - most))
    if notices:
        lines.append(words("closing-notices", count=notices))
    if result is None:
        lines.append(words("closing-ask-result"))
    return in_lines(lines)


def _picture(words: Words, period: Period, preview: Preview) -> ClosingPicture:
    scheme = preview.scheme
    bars = [
        GradeBar(grade_name(words, scheme, grade), count, _share(words, count, preview.people))
        for grade, count in preview.distribution
    ]
    none = GradeBar(
        words.plain("closing-no-grade"), preview.ungraded, _share(words, preview.ungraded, preview.people)
    )
    boxes = None
    if scheme.matrix is not None:
        results, behaviour = (title(words, each) for each in scheme.groups.values())
        grid = [[Box(preview.boxes[row, column]) for column in reversed(_RATINGS)] for row in _RATINGS]
        names = [words.plain(f"closing-box-{each}") for each in _RATINGS]
        boxes = Boxes(results, behaviour, names, list(reversed(names)), grid)
    head = words.plain("closing-picture-title")
    return ClosingPicture(head, period_name(words, period), [*bars, none], boxes)


def _share(words: Words, count: int, people: int) -> str:
    percent = words.percent(Fraction(count, people)) if people else "0"
    return words.plain("closing-picture-share", count=count, percent=percent)


def ask_screen(words: Words, period: Period, result: OfficeResult | None) -> Screen:
    """The last question: nothing of it can be taken back."""
    asked = words("closing-ask", period=period_name(words, period), first=period.start, last=period.end)
    said = "" if result is None else office_result_name(words, result)
    noted = words("closing-ask-noted" if result else "closing-ask-no-result", result=said)
    text = Html(f"{asked}\n\n{noted}")
    sure = Button(
        words.plain("closing-sure"), ClosingWishTap(period.code, Wish.CLOSE, result or ""), style="danger"
    )
    back = Button(words.plain("closing-not-yet"), ClosingTap(period.code, View.MISSING, ""))
    return Screen(text, [[sure], [back]])
