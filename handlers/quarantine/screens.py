"""Ratings that were set aside, in words: groups, what is in one, and what was decided."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from domain.answers import shortened
from domain.disclosure import FEWEST
from domain.office import Office
from domain.periods import Span
from domain.quarantine.groups import Group, WaitingGroups
from domain.responses import FACES
from handlers.frame.screen import Button, Rows, Screen
from handlers.frame.turn import Turn
from handlers.kit.pages import page_of
from handlers.quarantine.actions import Chosen
from handlers.quarantine.callbacks import (
    QuarantineDecideTap,
    QuarantineDecisionsTap,
    QuarantineEarlierTap,
    QuarantineGroupTap,
    QuarantineReverseTap,
    QuarantineTap,
)
from locales import Html, Words, in_lines
from storage.records.quarantine import GroupSummary, NamedDecision
from storage.tables import QuarantineDecision, Service

_ON_A_PAGE = 6
MOST_DECISIONS = 6
_MOST_TEXTS = 5
_NAME, _TEXT = 80, 160


def list_screen(words: Words, waiting: WaitingGroups, services: Mapping[int, Service], page: int) -> Screen:
    """A page of the groups that wait, and how many ratings wait for more of their kind."""
    lines = [words("quarantine-title"), words("quarantine-how", least=FEWEST), Html("")]
    shown = page_of(words, waiting.groups, page, _ON_A_PAGE, QuarantineTap)
    rows: list[Sequence[Button]] = []
    for number, group in enumerate(shown.shown, shown.number * _ON_A_PAGE + 1):
        service = services[group.pile.service_id]
        lines.append(_line(words, number, group, service))
        tap = QuarantineGroupTap(service.id, group.pile.reason, int(group.pile.complete), _day(group.span))
        rows.append([Button(f"{number}. {shortened(service.name, 40)} · {group.responses}", tap)])
    if not waiting.groups:
        lines.append(words("quarantine-none"))
    if waiting.too_few:
        lines += [Html(""), words("quarantine-too-few", count=waiting.too_few, least=FEWEST)]
    history = [Button(words.plain("quarantine-history"), QuarantineDecisionsTap())]
    return Screen(in_lines(lines), [*rows, *shown.rows, history])


def _day(span: Span) -> str:
    return span.start.isoformat()


def _line(words: Words, number: int, group: Group, service: Service) -> Html:
    reason = words(f"quarantine-short-{group.pile.reason}")
    name, weeks = shortened(service.name, _NAME), words.short_days(group.span)
    return words(
        "quarantine-line", number=number, service=name, weeks=weeks, reason=reason, n=group.responses
    )


def _head(words: Words, service: Service, span: Span, reason: str) -> list[Html]:
    title = words("quarantine-group", service=shortened(service.name, _NAME), weeks=words.short_days(span))
    return [title, words(f"quarantine-reason-{reason}")]


def group_screen(words: Words, chosen: Chosen, told: GroupSummary | None) -> Screen:
    """What is in a group, once its weeks are over, and the two decisions about it."""
    group, pile = chosen.group, chosen.group.pile
    kind = words("quarantine-complete" if pile.complete else "quarantine-quick")
    lines = _head(words, chosen.service, group.span, pile.reason)
    lines.append(words("quarantine-n", n=group.responses, kind=kind))
    lines += [words("quarantine-not-over")] if told is None else _content(words, told)
    rows: Rows = [
        [
            Button(
                words.plain(f"quarantine-{wish}"),
                QuarantineDecideTap(
                    release, pile.service_id, pile.reason, int(pile.complete), _day(group.span)
                ),
                style="primary" if release else None,
            )
        ]
        for release, wish in ((1, "release"), (0, "keep"))
    ]
    return Screen(in_lines(lines), [*rows, [_back(words)]])


def _content(words: Words, told: GroupSummary) -> list[Html]:
    lines = []
    if told.faces:
        faces = {f"face{face}": told.faces.get(face, 0) for face in FACES}
        lines.append(words("quarantine-faces", **faces))
    if told.texts:
        lines += [Html(""), words("quarantine-texts")]
    for text, times in told.texts[:_MOST_TEXTS]:
        key = "quarantine-text" if times == 1 else "quarantine-text-times"
        lines.append(words(key, text=shortened(text, _TEXT), times=times))
    if len(told.texts) > _MOST_TEXTS:
        lines.append(words("quarantine-text-more", count=len(told.texts) - _MOST_TEXTS))
    return lines


def _back(words: Words) -> Button:
    return Button(words.plain("quarantine-back"), QuarantineTap(0))


def asked_lines(words: Words, service: Service, span: Span, reason: str) -> list[Html]:
    """About which group a reason is asked for."""
    return [*_head(words, service, span, reason), Html("")]


def decided_screen(turn: Turn, made: QuarantineDecision, service: Service) -> Screen:
    """What was done, in place of the question for a reason."""
    words, key = turn.words, "quarantine-released" if made.released else "quarantine-kept"
    span = Span(made.starts, made.ends)
    told = {"service": shortened(service.name, _NAME), "weeks": words.short_days(span)}
    text = words(key, n=made.responses, why=made.why, **told)
    return Screen(text, [[_back(words)]])


def decisions_screen(words: Words, office: Office, decisions: Sequence[NamedDecision]) -> Screen:
    """Some decisions, the latest first: who, when, what and why, each with its reversal.

    One more than are shown says that there are earlier ones.
    """
    lines, rows = [words("quarantine-history-title")], []
    for number, each in enumerate(decisions[:MOST_DECISIONS], 1):
        made = each.decision
        told = {
            "service": shortened(each.service.name, _NAME),
            "weeks": words.short_days(Span(made.starts, made.ends)),
            "day": words.short_day(office.date_of(made.decided_at)),
            "name": each.by.name,
            "why": made.why,
        }
        key = "quarantine-past-released" if made.released else "quarantine-past-kept"
        lines.append(words(key, number=number, n=made.responses, **told))
        if each.is_reversed:
            continue
        wish = words.plain("quarantine-rekeep" if made.released else "quarantine-rerelease")
        rows.append([Button(f"{number}. {wish}", QuarantineReverseTap(made.id))])
    if not decisions:
        lines.append(words("quarantine-no-decisions"))
    if len(decisions) > MOST_DECISIONS:
        last = decisions[MOST_DECISIONS - 1].decision.id
        rows.append([Button(words.plain("quarantine-earlier"), QuarantineEarlierTap(last))])
    return Screen(in_lines(lines), [*rows, [_back(words)]])
