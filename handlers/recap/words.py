"""A recap in words, as the caption of its picture."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from domain.answers import shortened
from domain.cases import CaseState
from domain.ekinerja import Lack
from domain.recap import ForTarget, Movement, Recap, Work
from handlers.frame.callbacks import CommandTap
from handlers.frame.screen import LONGEST_CAPTION, Button, Rows, length
from locales import Html, Words, in_lines
from locales.scores import grade_name, period_name
from locales.work import duration, reason_text
from storage.scoring.scope import Scope

_LONGEST_TITLE, _LONGEST_ACTIVITY, _LONGEST_REASON = 50, 40, 70
LEAST_REASONS = 2
"""Usual reasons from which on a recap says what work comes back for: one alone stands at its report."""
_LIST_LENGTHS = (3, 2, 1, 0)
"""How many lines each list may have: the first that lets the caption fit is taken."""
SHOWN_STATES = (CaseState.APPROVED, CaseState.SUBMITTED, CaseState.RETURNED, CaseState.REJECTED)


def caption(words: Words, recap: Recap, scope: Scope | None, movement: Movement | None) -> Html:
    """All that a recap tells; lists are cut, and say by how much, until they fit below a picture."""
    score = [] if scope is None or movement is None else [score_line(words, scope, movement)]
    texts = (in_lines([*_lines(words, recap, most), *score]) for most in _LIST_LENGTHS)
    return next(text for text in texts if length(text) <= LONGEST_CAPTION)


def rows(words: Words, recap: Recap) -> Rows:
    """What may be done about it: correct, complete for e-Kinerja, look at the score."""
    buttons = []
    if any(each.state is CaseState.RETURNED for each in recap.came_back):
        returned = CommandTap(f"riwayat {CaseState.RETURNED}")
        buttons.append([Button(words.plain("recap-correct-button"), returned, style="primary")])
    if recap.incomplete:
        buttons.append([Button(words.plain("recap-ekinerja-button"), CommandTap("ekinerja"))])
    return [*buttons, [Button(words.plain("recap-score-button"), CommandTap("nilai"))]]


def _lines(words: Words, recap: Recap, most: int) -> Iterator[Html]:
    yield words("recap-title", days=words.short_days(recap.so_far))
    if recap.entries:
        hours = duration(words, recap.expected_minutes)
        yield words(
            "recap-done-of" if recap.expected_minutes else "recap-done",
            entries=recap.entries,
            time=duration(words, recap.minutes),
            hours=hours,
            reported=recap.reported_days,
            expected=max(recap.expected_days, recap.reported_days),
        )
    else:
        yield words("recap-done-none")
    yield from (_target_line(words, each) for each in recap.targets[:most])
    if len(recap.targets) > most:
        yield words("recap-targets-more", count=len(recap.targets) - most)
    states = [
        words(f"recap-state-{state}", count=count)
        for state in SHOWN_STATES
        if (count := recap.states.get(state, 0))
    ]
    if states:
        yield Html(" · ".join(states))
    yield from (_came_back(words, each) for each in recap.came_back[:most])
    if len(recap.came_back) > most:
        yield words("recap-back-more", count=len(recap.came_back) - most)
    if sum(recap.reasons.values()) >= LEAST_REASONS:
        yield _reasons(words, recap)
    if recap.missing:
        yield words("recap-missing", days=", ".join(words.short_day(day) for day in recap.missing))
    if recap.entries:
        yield _ekinerja(words, recap)


def _target_line(words: Words, target: ForTarget) -> Html:
    name = words("recap-other") if target.title is None else shortened(target.title, _LONGEST_TITLE)
    return words("recap-target", target=name, done=amounts(words, target))


def amounts(words: Words, target: ForTarget) -> str:
    """“45 berkas, 9 jam”."""
    done = [f"{words.number(volume)} {measure}" for measure, volume in list(target.volumes.items())[:1]]
    return ", ".join([*done, duration(words, target.minutes)])


def _came_back(words: Words, work: Work) -> Html:
    return words(
        f"recap-back-{work.state}",
        activity=shortened(work.activity, _LONGEST_ACTIVITY),
        day=words.short_day(work.date),
        reason=shortened(reason_text(words, work.reason, work.usual) or "–", _LONGEST_REASON),
    )


def _reasons(words: Words, recap: Recap) -> Html:
    """What work usually came back for, the most frequent reason first."""
    in_order = sorted(recap.reasons.items(), key=lambda each: (-each[1], each[0]))
    said = [
        words("recap-reason", reason=words.plain(f"reason-usual-{code}"), count=count)
        for code, count in in_order
    ]
    return words("recap-reasons", reasons=Html(", ".join(said)))


def _ekinerja(words: Words, recap: Recap) -> Html:
    if not recap.incomplete:
        return words("recap-ekinerja-complete")
    missing: Sequence[Html] = [
        words(f"recap-lack-{lack}", count=recap.lacking[lack]) for lack in Lack if recap.lacking.get(lack)
    ]
    return words(
        "recap-ekinerja", incomplete=recap.incomplete, entries=recap.entries, missing=Html(", ".join(missing))
    )


def score_line(words: Words, scope: Scope, movement: Movement) -> Html:
    """The score and by how much it moved, or the grade where a scheme has no score."""
    period = period_name(words, scope.period)
    if movement.score is None:
        grade = "–" if movement.grade is None else grade_name(words, scope.scheme, movement.grade)
        return words("recap-grade", period=period, grade=grade)
    score = words.score(movement.score)
    way, change = direction(words, movement)
    if not way:
        return words("recap-score", period=period, score=score)
    return words(f"recap-score-{way}", period=period, score=score, change=change)


def direction(words: Words, movement: Movement) -> tuple[str, str]:
    """“up”, “down” or “same” as two places show it, and by how much; empty where nothing can be compared."""
    if movement.change is None:
        return "", ""
    change = words.score(abs(movement.change))
    if change == words.score(movement.change * 0):
        return "same", change
    return ("up" if movement.change > 0 else "down"), change
