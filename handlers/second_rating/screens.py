"""What waits for a second rater, a report as it is rated blind, and figures with what they mean."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from domain.answers import shortened
from domain.objectivity import LEAST
from domain.periods import Period
from domain.second_rating.agreement import RESAMPLES, Agreement
from domain.second_rating.bias import LEAST_SECONDS, Bias
from domain.second_rating.drawing import PassReason
from handlers.frame.screen import Button, Rows, Screen, one_page
from handlers.kit.entry_text import entry_lines
from handlers.kit.pages import page_of
from handlers.second_rating.actions import Blind, Figures, OfReviewer
from handlers.second_rating.callbacks import (
    SecondListTap,
    SecondOpenTap,
    SecondPassTap,
    SecondProofTap,
    SecondRateTap,
    SecondUnitsTap,
)
from locales import Html, Words, half_up, in_lines
from locales.scores import period_name

MOST_UNITS = 12
_LONGEST_ACTIVITY = 40


def list_screen(words: Words, waiting: Sequence[Blind], figures: Figures | None, *, is_admin: bool) -> Screen:
    """What waits, the own figures and those of reviewers below; for administrators the way to the units."""
    lines = [words("second-title"), words("second-intro"), Html("")]
    if waiting:
        last = min(each.waiting.row.date for each in waiting)
        lines.append(words("second-waits", count=len(waiting), day=last))
    elif figures is not None:
        lines.append(words("second-nothing-waits"))
    if figures is not None:
        lines += [Html(""), *_own_lines(words, figures)]
    if figures is not None and figures.below:
        lines += [Html(""), words("second-below"), *(_below(words, each) for each in figures.below)]
    rows: list[list[Button]] = [[_opens(words, each)] for each in waiting]
    if is_admin:
        rows.append([Button(words.plain("second-units"), SecondUnitsTap(0))])
    return Screen(one_page(lines), rows)


def _opens(words: Words, blind: Blind) -> Button:
    activity = shortened(blind.content.activity or "–", _LONGEST_ACTIVITY)
    label = words.plain("second-open", day=words.short_day(blind.waiting.entry.date), activity=activity)
    return Button(label, SecondOpenTap(blind.waiting.row.id))


def _own_lines(words: Words, figures: Figures) -> list[Html]:
    title = words("second-own", period=period_name(words, figures.period))
    if figures.own is None or figures.own.is_silent:
        n = 0 if figures.own is None else figures.own.n
        seconds = 0 if figures.own is None else figures.own.seconds
        silent = words("second-silent", n=n, least=LEAST, seconds=seconds, least_seconds=LEAST_SECONDS)
        return [title, silent]
    return [title, _difference(words, "second-difference", figures.own), words("second-difference-means")]


def _below(words: Words, each: OfReviewer) -> Html:
    if each.bias is None:
        return words("second-below-waits", name=each.person.name)
    return _difference(words, "second-below-difference", each.bias, name=each.person.name)


def _difference(words: Words, key: str, bias: Bias, **more: str) -> Html:
    low, high = bias.interval
    said = {"mean": signed(words, bias.mean), "low": signed(words, low), "high": signed(words, high)}
    mark = "⚠️" if bias.is_notable else "•"
    return words(key, mark=mark, n=bias.n, seconds=bias.seconds, **said, **more)


def signed(words: Words, value: Fraction) -> str:
    """A difference to two places with its sign."""
    shown = half_up(value)
    sign = "+" if shown > 0 else "−" if shown < 0 else ""
    return f"{sign}{words.score(abs(value))}"


def report_screen(
    words: Words, blind: Blind, ratings: Sequence[tuple[str, str]], meanings: Sequence[Html]
) -> Screen:
    """A report that is rated blind."""
    number = blind.waiting.row.id
    day, count = blind.waiting.entry.date, len(blind.evidence)
    lines = [
        words("second-report"),
        *entry_lines(words, blind.content, day=day, target=blind.target, evidence=count),
        Html(""),
        words("second-ask"),
        *meanings,
    ]
    rows: list[list[Button]] = [
        [Button(label, SecondRateTap(number, int(value)))] for value, label in ratings
    ]
    if blind.evidence:
        rows.append([Button(words.plain("second-proof"), SecondProofTap(number))])
    rows += [
        [Button(words.plain(f"second-pass-{reason}"), SecondPassTap(number, reason))] for reason in PassReason
    ]
    return Screen(in_lines(lines), [*rows, [Button(words.plain("second-to-list"), SecondListTap())]])


def units_screen(
    words: Words, period: Period, names: Sequence[tuple[int, str]], page: int, found: Mapping[int, Agreement]
) -> Screen:
    """A page of units, each with its agreement in one sentence."""
    shown = page_of(words, names, page, MOST_UNITS, SecondUnitsTap)
    lines = [
        words("second-units-title", period=period_name(words, period)),
        words("second-units-intro", resamples=RESAMPLES),
        Html(""),
    ]
    lines += [_unit(words, name, found[unit]) for unit, name in shown.shown]
    if not names:
        lines.append(words("second-units-none"))
    back: Rows = [[Button(words.plain("second-to-list"), SecondListTap())]]
    return Screen(in_lines(lines), [*shown.rows, *back])


def _unit(words: Words, name: str, agreement: Agreement) -> Html:
    unit = shortened(name, 60)
    if agreement.is_silent:
        return words("second-unit-silent", unit=unit, n=agreement.n, least=LEAST)
    if agreement.alpha is None or agreement.interval is None:
        return words("second-unit-same", unit=unit, n=agreement.n)
    low, high = agreement.interval
    figures = {"alpha": plain(words, agreement.alpha), "low": plain(words, low), "high": plain(words, high)}
    return words(f"second-unit-{agreement.verdict}", unit=unit, n=agreement.n, **figures)


def plain(words: Words, value: Fraction) -> str:
    """A coefficient to two places, with a sign below 0 only."""
    return f"{'−' if half_up(value) < 0 else ''}{words.score(abs(value))}"
