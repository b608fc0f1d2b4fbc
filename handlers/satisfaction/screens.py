"""Results of services in words: the index with its method and n, and what it is made of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from domain.answers import shortened
from domain.disclosure import FEWEST
from domain.figures import half_up
from domain.satisfaction import Sums, Week
from domain.survey import WeightMethod, quality, recommended_sample
from handlers.frame.screen import Button, Rows, Screen, in_rows, one_page
from handlers.kit.own_weeks import OwnWeeks, own_weeks_lines
from handlers.kit.pages import page_of
from handlers.satisfaction.actions import Place, Places, Results
from handlers.satisfaction.callbacks import (
    PromisesTap,
    ResultsCommentsTap,
    ResultsExportTap,
    ResultsFileTap,
    ResultsPlacesTap,
    ResultsTap,
    ResultsUnitTap,
    ResultsWeeksTap,
)
from locales import Html, Words, in_lines
from locales.scores import period_name
from storage.tables import Unit

_ON_A_PAGE = 8
NAME, _BUTTON = 120, 60
KINDS = ("praise", "complaint", "suggestion", "")
"""Of comments; the last is of those that chose none."""


def places_screen(words: Words, found: Places, page: int) -> Screen:
    """What the reader may look at: the office, units, and services by weeks."""
    buttons = [Button(shortened(each.name, _BUTTON), ResultsUnitTap(each.id, 0)) for each in found.units]
    if found.services:
        buttons.append(Button(words.plain("satisfaction-own"), ResultsWeeksTap(found.services[0].id)))
    first = [[Button(words.plain("satisfaction-office"), ResultsTap(0, 0, ""))]] if found.office else []
    at = page_of(words, buttons, page, _ON_A_PAGE, ResultsPlacesTap)
    return Screen(words("satisfaction-ask-place"), [*first, *in_rows(at.shown, 1), *at.rows])


def unit_screen(words: Words, unit: Unit, place: Place, page: int) -> Screen:
    """The services of a unit, and all of them together."""
    buttons = [
        Button(shortened(each.name, _BUTTON), ResultsTap(unit.id, each.id, "")) for each in place.services
    ]
    at = page_of(words, buttons, page, _ON_A_PAGE, partial(ResultsUnitTap, unit.id))
    whole = Button(words.plain("satisfaction-unit"), ResultsTap(unit.id, 0, ""))
    text = words("satisfaction-ask-service", unit=shortened(unit.name, NAME))
    return Screen(text, [[whole], *in_rows(at.shown, 1), *at.rows])


def title_of(words: Words, place: Place) -> str:
    """What a place is called."""
    if place.service is not None:
        return place.service.name
    return words.plain("satisfaction-office") if place.unit is None else place.unit.name


def caption(words: Words, results: Results) -> Html:
    """The results of a quarter, short enough to stand under a picture."""
    place, period = results.place, period_name(words, results.quarter)
    title = shortened(title_of(words, place), NAME)
    lines = [words("satisfaction-title", title=title, period=period)]
    lines += _index(words, results)
    now = results.now
    if now.face_mean is not None:
        lines.append(words("satisfaction-faces", mean=words.score(now.face_mean), n=now.faces))
    if results.said.comments:
        counts = {kind or "other": results.said.counts.get(kind, 0) for kind in KINDS}
        lines.append(words("satisfaction-kinds", **counts))
    if place.population:
        lines.append(_sample(words, place.population, now.n))
    if results.hidden and place.service is None:
        lines.append(words("satisfaction-hidden", count=results.hidden, least=FEWEST))
    if not results.is_over:
        lines.append(words("satisfaction-running"))
    return in_lines(lines)


def _index(words: Words, results: Results) -> Iterator[Html]:
    """The IKM with n and method, and against the quarter before."""
    found, before = results.skm, results.before.skm(results.method)
    if found.ikm is None:
        yield words("satisfaction-none", least=FEWEST)
        return
    mutu = quality(found.ikm)
    label = words.plain(f"satisfaction-mutu-{mutu.grade}")
    yield words("satisfaction-ikm", ikm=words.score(found.ikm), grade=mutu.grade, label=label, n=found.n)
    if before.ikm is not None:
        change = half_up(found.ikm - before.ikm, 2)
        side = "up" if change > 0 else "down" if change < 0 else "same"
        told = {"change": words.score(abs(change)), "ikm": words.score(before.ikm)}
        yield words(f"satisfaction-{side}", n=before.n, **told)
    yield words("satisfaction-method", method=found.method.key)


def _sample(words: Words, population: int, n: int) -> Html:
    wanted = recommended_sample(population)
    told = {"population": words.number(population), "wanted": words.number(wanted)}
    if n >= wanted:
        return words("satisfaction-sample-reached", **told)
    return words("satisfaction-sample", missing=words.number(wanted - n), **told)


def results_rows(words: Words, results: Results, *, exports: bool) -> Rows:
    """To neighbouring quarters, to the weeks of a service, and to other places."""
    place = results.place
    unit, service = place.unit.id if place.unit else 0, place.service.id if place.service else 0
    before, after = results.quarter.previous(), results.quarter.next()
    beside = [Button(f"‹ {period_name(words, before)}", ResultsTap(unit, service, before.code))]
    if results.is_over:
        beside.append(Button(f"{period_name(words, after)} ›", ResultsTap(unit, service, after.code)))
    rows = [beside]
    if results.now.n:
        code = results.quarter.code
        files = [
            Button(words.plain(f"satisfaction-{form}"), ResultsFileTap(unit, service, code, form))
            for form in ("pdf", "xlsx")
        ]
        rows.append(files)
        if exports and results.is_over:
            label = words.plain("satisfaction-export")
            rows.append([Button(label, ResultsExportTap(unit, service, code))])
    if service and results.now.n:
        rows.append(
            [Button(words.plain("satisfaction-promises"), PromisesTap(service, results.quarter.code))]
        )
    if service:
        rows.append([Button(words.plain("satisfaction-weeks"), ResultsWeeksTap(service))])
    if results.said.comments or results.said.photos:
        tap = ResultsCommentsTap(unit, service, results.quarter.code, 0)
        rows.append([Button(words.plain("satisfaction-comments"), tap)])
    other = ResultsPlacesTap(0) if place.unit is None else ResultsUnitTap(unit, 0)
    rows.append([Button(words.plain("satisfaction-other"), other)])
    return rows


def own_weeks_screen(words: Words, weeks: Sequence[OwnWeeks]) -> Screen:
    """The figures of services for their staff."""
    lines = [words("satisfaction-own-title"), words("satisfaction-own-how", least=FEWEST), Html("")]
    lines += own_weeks_lines(words, weeks) or [words("satisfaction-weeks-none", least=FEWEST)]
    return Screen(one_page(lines))


def weeks_screen(words: Words, name: str, weeks: Sequence[Week], method: WeightMethod) -> Screen:
    """The totals of a service week by week, the latest first; the method where there is an index."""
    lines = [
        words("satisfaction-weeks-title", service=shortened(name, NAME)),
        words("satisfaction-weeks-how", least=FEWEST),
        Html(""),
    ]
    told = [line for week in reversed(weeks) for line in _week(words, week, method)]
    if any(week.sums.n for week in weeks):
        lines.insert(2, words("satisfaction-method", method=method.key))
    lines += told or [words("satisfaction-weeks-none", least=FEWEST)]
    return Screen(one_page(lines))


def _week(words: Words, week: Week, method: WeightMethod) -> Iterator[Html]:
    days = words.short_days(week.span)
    sums: Sums = week.sums
    if (ikm := sums.skm(method).ikm) is not None:
        yield words("satisfaction-week-ikm", ikm=words.score(ikm), n=sums.n, days=days)
    if sums.face_mean is not None:
        yield words("satisfaction-week-faces", mean=words.score(sums.face_mean), n=sums.faces, days=days)
