"""The weekly digest in words, within one message whatever the size of the office."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import TypeVar

from domain.answers import shortened
from domain.calendar import Days
from domain.digest import (
    Missing,
    OverdueBlocker,
    Participation,
    ReportWeek,
    ServiceRating,
    WaitingReviews,
    WeeklyDigestFigures,
)
from domain.disclosure import FEWEST
from domain.notices import WeeklyDigest
from domain.office import Office
from domain.periods import Span
from handlers.digest import unblocking
from handlers.digest.actions import digest
from handlers.digest.scores import office_scores
from handlers.frame.room import Telling
from handlers.frame.screen import LONGEST_MESSAGE, Screen, length
from handlers.kit.case_counts import counted
from handlers.kit.reviewers import stand_in_name
from locales import Html, Words, half_up

_LONGEST_NAME = 60
_LONGEST_COMMENT = 120
_MOST_COMMENTS = 7
_LIST_LENGTHS = (15, 10, 7, 5, 3, 2, 1)
"""How many lines each list may have: the first that lets the message fit is taken."""

T = TypeVar("T")


async def weekly_digest(told: Telling, notice: WeeklyDigest) -> Screen | None:
    """The digest of a notice's week."""
    uow, words, office = told.uow, told.words, told.office
    figures = await digest(uow, office, notice.until)
    scores = await office_scores(uow, office, words, notice.until)
    first = await unblocking.line(uow, office, words, told.now)
    lines, rows = ([], []) if first is None else ([first[0]], [first[1]])
    return Screen(digest_text(words, office, figures, scores, lines), rows)


def digest_text(
    words: Words,
    office: Office,
    figures: WeeklyDigestFigures,
    scores: Sequence[Html] = (),
    first: Sequence[Html] = (),
) -> Html:
    """All of a digest's figures; lists are cut, and say by how much, until they fit into one message.

    `scores` are the lines about the office's scores, `first` what is to be done before all else.
    """
    texts = (_text(words, office, figures, scores, most) for most in _LIST_LENGTHS)
    whole = (Html("\n\n".join(["\n".join(first), text])) if first else text for text in texts)
    return next(text for text in whole if length(text) <= LONGEST_MESSAGE)


def _text(
    words: Words, office: Office, figures: WeeklyDigestFigures, scores: Sequence[Html], most: int
) -> Html:
    week = figures.week.so_far
    head = [
        words("digest-title", office=_short(office.name)),
        words("digest-week", start=week.start, end=week.end),
    ]
    blocks = [
        head,
        _participation(words, figures),
        _missing(words, figures, most),
        _waiting(words, office, figures, most),
        _blockers(words, figures, most),
        _innovations(words, figures, most),
        _tickets(words, figures),
        _ratings(words, figures, most),
        _comments(words, figures, most),
        scores,
        _delivery(words, figures, most),
    ]
    return Html("\n\n".join("\n".join(block) for block in blocks if block))


def _participation(words: Words, figures: WeeklyDigestFigures) -> list[Html]:
    this: Participation = figures.this
    if this.percent is None:
        first = words("digest-participation-none")
    else:
        first = words(
            "digest-participation",
            percent=words.score(this.percent),
            reported=_days(this.reported),
            expected=_days(this.expected),
        )
    lines = [first]
    covered = figures.week.covered
    if covered is not None:
        lines.append(_covered(words, figures.week, covered))
    if this.percent is not None:
        lines.append(_same_days_before(words, figures))
    return [*lines, _week_before(words, figures.last_whole)]


def _covered(words: Words, week: ReportWeek, covered: Span) -> Html:
    first, last = words.short_day(covered.start), words.short_day(covered.end)
    days = first if first == last else f"{first} – {last}"
    if covered.end == week.as_of.day:
        return words("digest-covers-all", days=days)
    return words("digest-covers", days=days, today=words.short_day(week.as_of.day))


def _week_before(words: Words, whole: Participation) -> Html:
    if whole.percent is None:
        return words("digest-last-whole-none")
    return words(
        "digest-last-whole",
        percent=words.score(whole.percent),
        reported=_days(whole.reported),
        expected=_days(whole.expected),
    )


def _same_days_before(words: Words, figures: WeeklyDigestFigures) -> Html:
    percent, change = figures.last.percent, figures.change
    if percent is None or change is None:
        return words("digest-last-none")
    last = words.score(percent)
    if change == 0:
        return words("digest-last-same", percent=last)
    direction = "up" if change > 0 else "down"
    return words(f"digest-last-{direction}", percent=last, change=words.score(abs(change)))


def _missing(words: Words, figures: WeeklyDigestFigures, most: int) -> list[Html]:
    if not figures.this.expected:
        return []
    if not figures.missing:
        return [words("digest-missing-none")]

    def line(person: Missing) -> Html:
        key = "digest-missing-item" if person.is_linked else "digest-missing-item-unlinked"
        return words(key, name=_short(person.name), unit=_short(person.unit), days=_days(person.days))

    title = words("digest-missing", count=len(figures.missing))
    return [title, *_capped(words, figures.missing, most, line)]


def _waiting(words: Words, office: Office, figures: WeeklyDigestFigures, most: int) -> list[Html]:
    if not figures.waiting:
        return [words("digest-waiting-none")]
    all_cases = sum((Counter(at.cases) for at in figures.waiting), Counter[str]())
    title = words("digest-waiting", cases=counted(words, all_cases))
    lines = _capped(
        words,
        figures.waiting,
        most,
        lambda at: words(
            "digest-waiting-item" if at.serves or at.stand_ins else "digest-waiting-item-nobody",
            name=_decides(words, at),
            cases=counted(words, at.cases),
            since=words.short_moment(at.since.astimezone(office.zone)),
        ),
    )
    return [title, *lines]


def _blockers(words: Words, figures: WeeklyDigestFigures, most: int) -> list[Html]:
    if not figures.blockers:
        return []

    def line(of: OverdueBlocker) -> Html:
        told = {"author": _short(of.author), "due": words.short_day(of.due)}
        if of.supervisor is None:
            return words("digest-blockers-item-nobody", **told)
        return words("digest-blockers-item", supervisor=_short(of.supervisor), **told)

    title = words("digest-blockers", count=len(figures.blockers))
    return [title, *_capped(words, figures.blockers, most, line)]


def _innovations(words: Words, figures: WeeklyDigestFigures, most: int) -> list[Html]:
    if not figures.innovations:
        return []

    def line(of: tuple[str, str]) -> Html:
        name, why = of
        return words("digest-innovation", name=_short(name), why=shortened(why, _LONGEST_COMMENT))

    title = words("digest-innovations", count=len(figures.innovations))
    return [title, *_capped(words, figures.innovations, most, line)]


def _decides(words: Words, at: WaitingReviews) -> str:
    """The supervisor, or who acts for the supervisor and as what."""
    supervisor = _short(at.supervisor)
    names = (stand_in_name(words, _short(name), kind, supervisor) for kind, name in at.stand_ins)
    return ", ".join(names) or supervisor


def _tickets(words: Words, figures: WeeklyDigestFigures) -> list[Html]:
    waiting, late = figures.tickets
    return [words("digest-tickets", count=waiting, late=late)] if waiting else []


def _ratings(words: Words, figures: WeeklyDigestFigures, most: int) -> list[Html]:
    if not figures.ratings:
        return [words("digest-ratings-none")]

    def line(of: ServiceRating) -> Html:
        name = _short(of.service)
        if of.told is None:
            return words("digest-ratings-item-few", service=name, least=FEWEST)
        return words("digest-ratings-item", service=name, mean=words.score(of.told), count=of.responses)

    return [words("digest-ratings"), *_capped(words, figures.ratings, most, line)]


def _comments(words: Words, figures: WeeklyDigestFigures, most: int) -> list[Html]:
    if not figures.comments:
        return []
    lines = _capped(
        words,
        figures.comments,
        min(most, _MOST_COMMENTS),
        lambda of: words(
            "digest-comments-item",
            service=_short(of.service),
            comment=shortened(" ".join(of.text.split()), _LONGEST_COMMENT),
        ),
    )
    return [words("digest-comments", end=figures.week.last.end), *lines]


def _delivery(words: Words, figures: WeeklyDigestFigures, most: int) -> list[Html]:
    lines: list[Html] = []
    if figures.unreachable:
        lines.append(words("digest-unreachable", count=len(figures.unreachable)))
        lines += _capped(
            words, figures.unreachable, most, lambda name: words("digest-unreachable-item", name=_short(name))
        )
    if figures.undelivered:
        lines.append(words("digest-undelivered", count=figures.undelivered))
    if figures.failed:
        lines.append(words("digest-failed", count=figures.failed))
    return lines or [words("digest-delivery-none")]


def _capped(words: Words, items: Sequence[T], most: int, line: Callable[[T], Html]) -> list[Html]:
    """The first lines of a list, and how many more there are."""
    lines = [line(item) for item in items[:most]]
    if len(items) > most:
        lines.append(words("digest-more", count=len(items) - most))
    return lines


def _days(days: Days) -> int | Decimal:
    """A number of days, which a half may be part of."""
    return int(days) if days.denominator == 1 else half_up(Fraction(days), 1)


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 1]}…"
