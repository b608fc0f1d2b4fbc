"""Lines about objections: a named record, what it may count as, and what somebody wrote."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from fractions import Fraction
from zoneinfo import ZoneInfo

from domain.answers import shortened
from domain.calendar import Timeliness
from domain.closing.difference import Difference
from domain.objections.deciding import BY_FIGURES, exceeds, lowers
from domain.objections.evidence import (
    Evidence,
    Named,
    NamedAttendance,
    NamedCriterion,
    NamedDay,
    NamedGroup,
    NamedReport,
    NamedTarget,
)
from domain.schemes import Scheme, Source
from locales import Html, Words
from locales.scores import component_title, half_day, title

_LONGEST_TITLE, _LONGEST_LABEL = 70, 40
MOST_LISTED = 8
_MOST_UNUSUAL = 3


def named_line(words: Words, scheme: Scheme, named: Named, zone: ZoneInfo) -> Html:
    """A named record in one line."""
    match named:
        case NamedReport():
            return _report_line(words, named)
        case NamedDay():
            return half_day(words, _day_line(words, named, zone), named.is_halved)
        case NamedAttendance():
            status = named.status or "none"
            line = words(f"record-attendance-{status}", day=words.short_day(named.day))
            return half_day(words, line, named.is_halved)
        case NamedCriterion():
            name = criterion_name(words, named)
            if not named.records:
                return words("objection-criterion-none", name=name)
            mean = words.figure(Fraction(named.total, named.records))
            return words("record-criterion", name=name, mean=mean)
        case NamedTarget():
            name = shortened(named.title, _LONGEST_TITLE)
            done, quantity = words.number(named.done), words.number(named.quantity)
            measure = shortened(named.measure, 30)
            return words("objection-target", title=name, done=done, quantity=quantity, measure=measure)
        case NamedGroup():
            name = title(words, scheme.groups[named.group])
            rating = "–" if named.rating is None else words.plain(f"rating-{named.rating}")
            key = "objection-group" if named.judged is None else "objection-group-judged"
            return words(key, title=name, rating=rating)


def _report_line(words: Words, named: NamedReport) -> Html:
    day, activity = words.short_day(named.day), shortened(named.activity, _LONGEST_TITLE)
    if named.supervisor_rating is None:
        key = f"objection-report-{named.state}"
        return words(key, day=day, activity=activity, own=named.self_rating)
    return words(
        "objection-report",
        day=day,
        activity=activity,
        own=named.self_rating,
        rating=named.supervisor_rating,
    )


def _day_line(words: Words, named: NamedDay, zone: ZoneInfo) -> Html:
    day = words.short_day(named.day)
    if named.timeliness is None:
        return words("record-day-none", day=day)
    key = {
        Timeliness.ON_TIME: "record-day-on-time",
        Timeliness.LATE: "record-day-late",
        Timeliness.LOCKED: "record-day-locked",
    }[named.timeliness]
    first = named.first
    if first is not None and not first.utcoffset():
        # Objections of earlier releases keep it in UTC.
        first = first.astimezone(zone)
    return words(key, day=day, sent="" if first is None else f" ({words.short_moment(first)})")


def criterion_name(words: Words, named: NamedCriterion) -> str:
    """The title of a value, or the name of a competency."""
    if named.source is Source.BEHAVIOUR:
        return words.plain(f"behaviour-{named.criterion}")
    return shortened(named.criterion, _LONGEST_TITLE)


def value_label(words: Words, named: Named, value: str) -> str:
    """What a record is to count as, for a button or a line."""
    match named:
        case NamedReport() | NamedCriterion():
            return words.plain(f"rating-{value}")
        case NamedGroup() if value != BY_FIGURES:
            return words.plain(f"rating-{value}")
        case NamedTarget():
            return f"{words.number(Decimal(value))} {shortened(named.measure, 30)}"
        case _:
            return words.plain(f"objection-value-{value.replace('_', '-')}")


def value_line(words: Words, scheme: Scheme, named: Named, zone: ZoneInfo, value: str | None) -> Html:
    """A named record, and its corrected value, if any."""
    line = named_line(words, scheme, named, zone)
    if value is None:
        return line
    return Html(f"{line} → {words(_now_key(named), value=value_label(words, named, value))}")


def _now_key(named: Named) -> str:
    """The sentence of a corrected value; it says which one of a line that shows two."""
    match named:
        case NamedReport():
            return "objection-now-rating"
        case NamedTarget():
            return "objection-now-done"
        case _:
            return "objection-now"


def chosen_lines(
    words: Words, scheme: Scheme, evidence: Evidence, chosen: Sequence[tuple[str, str]], zone: ZoneInfo
) -> list[Html]:
    """What named records are to count as, the first of them."""
    values = dict(chosen)
    lines = [
        Html(f"• {value_line(words, scheme, named, zone, values[named.key])}")
        for named in evidence.named
        if named.key in values
    ]
    more = len(lines) - MOST_LISTED
    return lines[:MOST_LISTED] + ([words("objection-line-more", count=more)] if more > 0 else [])


def unusual_lines(
    words: Words, scheme: Scheme, evidence: Evidence, chosen: Sequence[tuple[str, str]], changed: Difference
) -> list[Html]:
    """What a decider may not have meant: records that lose by the choices, and amounts far above a target.

    That the result gets worse is said where no record loses.
    """
    values = dict(chosen)
    found = [(each, values[each.key]) for each in evidence.named if each.key in values]
    less = [_label(words, scheme, each) for each, value in found if lowers(each, value)]
    much = [_label(words, scheme, each) for each, value in found if exceeds(each, value)]
    said = {"objection-unusual-lower": less, "objection-unusual-much": much}
    lines = [words(key, records=_some(words, labels)) for key, labels in said.items() if labels]
    return lines if less else [*lines, *worse_line(words, scheme, changed)]


def worse_line(words: Words, scheme: Scheme, changed: Difference) -> list[Html]:
    """That the result gets worse, as it may by a first record: the other days then count too."""
    if not changed.is_worse(scheme.grades):
        return []
    counted = [component_title(words, scheme, each.id) for each in changed.components if each.before is None]
    if not counted:
        return [words("objection-unusual-worse")]
    return [words("objection-unusual-counted", components=_some(words, counted))]


def _label(words: Words, scheme: Scheme, named: Named) -> str:
    match named:
        case NamedReport() | NamedDay() | NamedAttendance():
            return words.short_day(named.day)
        case NamedCriterion():
            return shortened(criterion_name(words, named), _LONGEST_LABEL)
        case NamedTarget():
            return shortened(named.title, _LONGEST_LABEL)
        case NamedGroup():
            return shortened(title(words, scheme.groups[named.group]), _LONGEST_LABEL)


def _some(words: Words, labels: Iterable[str]) -> str:
    names = list(dict.fromkeys(labels))
    more = len(names) - _MOST_UNUSUAL
    shown = "; ".join(names[:_MOST_UNUSUAL])
    return shown if more <= 0 else f"{shown} {words.plain('objection-line-more', count=more)}"
