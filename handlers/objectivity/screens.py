"""Figures of objectivity in words: with n, and what each can and cannot mean."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from domain.answers import shortened
from domain.objectivity import LEAST, Figure, ReviewerFacts, Signal
from domain.periods import Period
from handlers.frame.callbacks import CommandTap
from handlers.frame.screen import Button, Screen, one_page
from handlers.kit.pages import page_of
from handlers.objectivity.actions import OfReviewer, OfUnit
from handlers.objectivity.callbacks import AskToLookTap, NoticeTap, ObjectivityUnitsTap, ObjectivityUnitTap
from locales import Html, Words, half_up, in_lines
from locales.scores import period_name
from storage.tables import ObjectivityNotice, Unit

UNITS = "unit"
_MOST_UNITS = 10
_MOST_NOTICES = 8
_PERCENTS = frozenset({Signal.STAMP, Signal.COPIED, Signal.EVIDENCE, Signal.HOURS, Signal.BACKFILLED})


def own_screen(
    words: Words,
    period: Period,
    given: Sequence[Figure] | None,
    own: Sequence[Figure],
    notices: Sequence[ObjectivityNotice],
    ways: Sequence[Button],
) -> Screen:
    """The own figures: those of the ratings that the person gave, if any, then those of the own entries.

    Below them the notices, with buttons to their cards; `ways` lead to others' figures.
    """
    lines = [words("objectivity-title", period=period_name(words, period)), words("objectivity-intro")]
    if given is not None:
        lines += [Html(""), words("objectivity-given")]
        lines += _lines(words, given)
    lines += [Html(""), words("objectivity-own")]
    lines += _lines(words, own)
    rows: list[Sequence[Button]] = []
    if notices:
        lines += [Html(""), words("objectivity-own-notices")]
    for each in notices[:_MOST_NOTICES]:
        title = words.plain(f"objectivity-name-{each.signal}")
        state = words.plain(f"objectivity-short-{each.state}")
        lines.append(words("objectivity-own-notice", title=title, state=state))
        rows.append([Button(f"🔎 {title}", NoticeTap(each.id))])
    if len(notices) > _MOST_NOTICES:
        lines.append(words("digest-more", count=len(notices) - _MOST_NOTICES))
    return Screen(in_lines(lines), [*rows, *([way] for way in ways)])


def ways_screen(words: Words, ways: Sequence[Button]) -> Screen:
    """For an administrator without own figures."""
    return Screen(words("objectivity-ways"), [[way] for way in ways])


def _lines(words: Words, figures: Sequence[Figure]) -> Iterator[Html]:
    """Figures with what they mean; below them once for all alike why others are silent."""
    silent: dict[int, list[str]] = {}
    for figure in figures:
        title = words(f"objectivity-name-{figure.signal}")
        if figure.is_silent:
            silent.setdefault(min(figure.n, LEAST), []).append(title)
            continue
        mark = "⚠️" if figure.is_notable else "•"
        yield words("objectivity-line", mark=mark, title=title, value=value_of(words, figure), n=figure.n)
        yield words(f"objectivity-means-{figure.signal}")
    for n, titles in silent.items():
        listed = Html(", ".join(titles))
        if n < LEAST:
            yield words("objectivity-silent", titles=listed, n=n, least=LEAST)
        else:
            yield words("objectivity-no-comparison", titles=listed)


def value_of(words: Words, figure: Figure) -> Html:
    """A figure that is not silent, as people read it."""
    value = Fraction(0) if figure.value is None else figure.value
    shown = words.number(abs(value))
    if figure.signal in _PERCENTS or figure.signal is Signal.SPREAD:
        return words(f"objectivity-value-{figure.signal}", value=shown)
    if not half_up(value, 2):
        return words("objectivity-value-same")
    side = "above" if value > 0 else "below"
    z = {} if figure.z is None else {"z": words.number(half_up(abs(figure.z), 1))}
    return words(f"objectivity-value-{figure.signal}-{side}", value=shown, **z)


def unit_screen(words: Words, unit: Unit, found: OfUnit, figures: Mapping[int, Sequence[Figure]]) -> Screen:
    """A unit's reviewers: what is notable, or that they have to look first."""
    lines = [
        words("objectivity-unit", unit=unit.name, period=period_name(words, found.period)),
        words("objectivity-unit-intro"),
        Html(""),
    ]
    if not found.reviewers:
        lines.append(words("objectivity-unit-nobody"))
    lines += [_reviewer(words, each, figures.get(each.person.id, ())) for each in found.reviewers]
    rows = []
    if found.unasked:
        label = words.plain("objectivity-ask", count=len(found.unasked))
        rows.append([Button(label, AskToLookTap(unit.id))])
    rows.append([Button(words.plain("objectivity-units"), CommandTap(f"objektivitas {UNITS}"))])
    return Screen(one_page(lines), rows)


def _reviewer(words: Words, each: OfReviewer, figures: Sequence[Figure]) -> Html:
    name = shortened(each.person.name, 60)
    if each.facts is None:
        return words("objectivity-reviewer-waits", name=name)
    known = [figure for figure in figures if not figure.is_silent]
    if not known:
        return words("objectivity-reviewer-silent", name=name, n=_n(each.facts), least=LEAST)
    notable = [
        words(
            "objectivity-reviewer-figure",
            title=words(f"objectivity-name-{figure.signal}"),
            value=value_of(words, figure),
            n=figure.n,
        )
        for figure in known
        if figure.is_notable
    ]
    if not notable:
        return words("objectivity-reviewer-none", name=name, n=_n(each.facts))
    return words("objectivity-reviewer", name=name, figures=Html("; ".join(notable)))


def _n(facts: ReviewerFacts) -> int:
    return 0 if facts.own is None else facts.own.n


def units_screen(words: Words, units: Sequence[Unit], page: int) -> Screen:
    """The units for an administrator to choose from."""
    found = page_of(words, units, page, _MOST_UNITS, ObjectivityUnitsTap)
    rows = [[Button(shortened(unit.name, 60), ObjectivityUnitTap(unit.id))] for unit in found.shown]
    return Screen(words("objectivity-ask-unit"), [*rows, *found.rows])


def asked_screen(words: Words, unit: Unit, count: int) -> Screen:
    """How many reviewers were asked to look, in place of the figures, and the way back to these."""
    see = Button(words.plain("objectivity-see-unit"), ObjectivityUnitTap(unit.id))
    return Screen(words("objectivity-asked-unit", unit=unit.name, count=count), [[see]])
