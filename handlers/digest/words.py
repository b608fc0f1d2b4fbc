"""A digest in words, as the caption of its picture, and its buttons."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from domain.answers import shortened
from domain.calendar import Days
from domain.digest.figures import Decider, DigestFigures
from domain.digest.participation import Participation, ReportWeek, WeeksOfReporting
from domain.office import Office
from domain.periods import Span
from domain.survey import quality
from handlers.digest.callbacks import DigestListTap, DigestTap, DigestUnitsTap
from handlers.frame.callbacks import CommandTap
from handlers.frame.screen import LONGEST_CAPTION, Button, Rows, Screen, in_rows, length
from handlers.kit.objectivity import notices_button
from handlers.kit.pages import page_of
from handlers.kit.reviewers import stand_in_name
from locales import Html, Words, half_up, in_lines
from storage.tables import Unit

LONGEST_NAME = 40
LONGEST_PLACE = 60
_UNITS_ON_A_PAGE = 10


def place_of(office: Office, figures: DigestFigures) -> str:
    """What the digest is about: the unit, or the office."""
    return figures.unit or office.name


def week_shown(words: Words, week: ReportWeek) -> str:
    """“Sen, 16 Nov – Jum, 20 Nov 2026”."""
    return words.days(week.so_far)


def decides(words: Words, at: Decider) -> str:
    """The supervisor, or who acts for the supervisor and as what."""
    supervisor = shortened(at.name, LONGEST_NAME)
    names = (
        stand_in_name(words, shortened(name, LONGEST_NAME), kind, supervisor) for kind, name in at.stand_ins
    )
    return ", ".join(names) or supervisor


def days_shown(days: Days) -> int | Decimal:
    """A number of days, which a half may be part of."""
    return int(days) if days.denominator == 1 else half_up(Fraction(days), 1)


def caption(words: Words, office: Office, figures: DigestFigures, first: Sequence[Html] = ()) -> Html:
    """The week in a few lines; `first` is the most urgent task."""
    place = shortened(place_of(office, figures), LONGEST_PLACE)
    lines = [
        words("digest-title", place=place),
        words("digest-week", week=week_shown(words, figures.week)),
        *first,
        *_participation(words, figures),
        *_stuck(words, office, figures),
        *_late_corrections(words, figures),
        *_index(words, figures),
    ]
    while length("\n".join(lines)) > LONGEST_CAPTION:  # with names made of signs that are escaped
        lines.pop()
    return in_lines(lines)


def _participation(words: Words, figures: DigestFigures) -> Iterator[Html]:
    weeks, covered = figures.weeks, figures.week.covered
    if weeks.this.percent is None or covered is None:
        yield words("digest-participation-none")
    else:
        yield words("digest-participation", **_of(words, weeks.this))
        yield _covered(words, figures.week, covered)
        yield _same_days_before(words, weeks)
    whole = weeks.last_whole
    key = "digest-last-whole-none" if whole.percent is None else "digest-last-whole"
    yield words(key, **_of(words, whole))


def _of(words: Words, of: Participation) -> dict[str, str | int | Decimal]:
    return {
        "percent": words.number(of.percent or Fraction(0)),
        "reported": days_shown(of.reported),
        "expected": days_shown(of.expected),
    }


def _covered(words: Words, week: ReportWeek, covered: Span) -> Html:
    days = words.short_days(covered)
    if covered.end == week.so_far.end:
        return words("digest-covers-all", days=days)
    return words("digest-covers", days=days, today=words.short_day(week.as_of.day))


def _same_days_before(words: Words, weeks: WeeksOfReporting) -> Html:
    percent, change = weeks.last.percent, weeks.change
    if percent is None or change is None:
        return words("digest-last-none")
    direction = "same" if change == 0 else "up" if change > 0 else "down"
    return words(f"digest-last-{direction}", percent=words.number(percent), change=words.number(abs(change)))


def _stuck(words: Words, office: Office, figures: DigestFigures) -> Iterator[Html]:
    """How much waits, and where for the longest time."""
    if not figures.waiting:
        yield words("digest-waiting-none")
        return
    jam = figures.jams[0]
    yield words(
        "digest-waiting",
        count=len(figures.waiting),
        name=shortened(decides(words, jam.at), LONGEST_PLACE),
        since=words.short_moment(jam.since.astimezone(office.zone)),
    )


def _late_corrections(words: Words, figures: DigestFigures) -> Iterator[Html]:
    if figures.corrections is not None and figures.corrections.late:
        yield words("digest-corrections-late", count=figures.corrections.late)


def _index(words: Words, figures: DigestFigures) -> Iterator[Html]:
    told = figures.index
    if told.ikm is not None:
        grade = quality(told.ikm).grade
        yield words("digest-ikm", ikm=words.score(told.ikm), grade=grade, n=told.n, method=told.method.key)


def rows(words: Words, figures: DigestFigures, unit_id: int | None, first: Rows, *, others: bool) -> Rows:
    """A button for each list that has anything; `others`: to other units."""
    week = figures.week.this.start.toordinal()
    lists = [
        Button(
            words.plain(f"digest-open-{name}", count=count),
            DigestListTap(unit_id or 0, week, name),
        )
        for name, count in figures.counts.items()
        if count
    ]
    if figures.notices:
        lists.append(notices_button(words, figures.notices))
    if figures.corrections is not None and figures.corrections.count:
        label = words.plain("digest-open-corrections", count=figures.corrections.count)
        lists.append(Button(label, CommandTap("perbaikan")))
    below = [[Button(words.plain("digest-units"), DigestUnitsTap(0))]] if others else []
    return [*first, *in_rows(lists, 2), *below]


def units_screen(words: Words, units: Sequence[Unit], page: int) -> Screen:
    """The units to choose from."""
    found = page_of(words, units, page, _UNITS_ON_A_PAGE, DigestUnitsTap)
    buttons = [[Button(shortened(unit.name, LONGEST_PLACE), DigestTap(unit.id))] for unit in found.shown]
    return Screen(words("digest-ask-unit"), [*buttons, *found.rows])
