"""The live message of the queue: everybody, a person's reports, one opened case."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from itertools import groupby

from domain.cases import UNDO_FOR, instant_of, number_of
from domain.flags import Flag
from domain.talks import PROPOSED_FOR
from handlers.frame.callbacks import CommandTap
from handlers.frame.screen import Button, Rows, Screen, cut, in_rows
from handlers.frame.turn import Turn
from handlers.kit.anchors import meanings_for
from handlers.kit.case_card import card_for
from handlers.kit.case_counts import counts
from handlers.kit.pages import page_of
from handlers.kit.slots import ratings
from handlers.review.callbacks import (
    QueueDecideTap,
    QueueOpenTap,
    QueueRateTap,
    QueueTap,
    QueueUndoTap,
    View,
)
from handlers.review.queue import Item, Scope, people_of
from locales import Html, Words, in_lines
from locales.work import duration
from storage.tables import Entry

_PEOPLE_ON_SCREEN = 10
MOST_AT_ONCE = 15
"""Cases that one screen lists, and that one rating decides at most."""
_LONGEST_LINE = 80
_MOST_UNDONE = 5
"""Decisions that one screen offers to take back."""


def show(scope: Scope, page: int = 0) -> QueueTap:
    """What a button carries that shows a part of the queue."""
    return QueueTap(scope.view, scope.person, scope.day, page)


async def undo_rows(turn: Turn, scope: Scope) -> Rows:
    """The buttons that take back what was approved last, each for a person at an instant, the latest first.

    What is taken back within the part of the queue that is shown leads back to it.
    """
    found = await turn.uow.review.approved_since(turn.person.id, turn.now - UNDO_FOR)
    rows: list[list[Button]] = []
    for at, person, name in found[:_MOST_UNDONE]:
        clock = turn.words.clock(at.astimezone(turn.office.zone))
        day = scope.day if at == turn.now and person == scope.person else 0
        tap = QueueUndoTap(scope.view, person, day, str(number_of(at)))
        rows.append([Button(turn.words.plain("queue-undo", name=name, clock=clock), tap)])
    return rows


def decided_at(tap: QueueUndoTap) -> datetime | None:
    """The instant that such a button carries."""
    if not (tap.at.isascii() and tap.at.isdigit() and len(tap.at) <= 16):
        return None
    return instant_of(int(tap.at))


async def framed(turn: Turn, screen: Screen, *, news: Html | None = None, undos: Rows = ()) -> Screen:
    """Any screen of the queue as it is shown.

    Above it is what has just been done, below it the talks that its reader's final ratings propose, and the
    buttons that take decisions back.
    """
    text = screen.text if news is None else f"{news}\n\n{screen.text}"
    until = turn.now - UNDO_FOR
    count = await turn.uow.talks.proposed(turn.person.id, turn.now - PROPOSED_FOR, until)
    if not count:
        return Screen(Html(text), [*screen.rows, *undos])
    button = Button(turn.words.plain("queue-talks-button", count=count), CommandTap("dialog"))
    text = f"{text}\n{turn.words('queue-talks', count=count)}"
    return Screen(Html(text), [*screen.rows, [button], *undos])


async def part(turn: Turn, items: Sequence[Item], scope: Scope, page: int = 0) -> Screen:
    """A part of the queue; one case that is alone in it is opened."""
    found = scope.of(items)
    if not found:
        key = "review-none" if not items else "queue-none-here"
        rows = [[Button(turn.words.plain("queue-all"), show(Scope()))]] if items else []
        return Screen(turn.words(key), rows)
    if scope.person:
        alone = len(found) == 1
        return await opened(turn, items, scope, found[0]) if alone else await _person(turn, items, scope)
    if len(people_of(found)) == 1:
        return await part(turn, items, Scope(scope.view, found[0].person))
    return await _everybody(turn, items, scope, page)


async def _everybody(turn: Turn, items: Sequence[Item], scope: Scope, page: int) -> Screen:
    words, found = turn.words, scope.of(items)
    people = people_of(found)
    lines = [words("review-some", cases=counts(words, [item.case for item in found]))]
    flagged = sum(bool(item.flags) for item in found)
    if flagged and scope.view is not View.FLAGGED:
        lines.append(words("queue-flagged", count=flagged))
    at = page_of(words, people, page, _PEOPLE_ON_SCREEN, partial(show, scope))
    buttons = []
    for person in at.shown:
        own = [item for item in found if item.person == person]
        name = (await turn.uow.people.get(person)).name
        key = "queue-person-flagged" if any(item.flags for item in own) else "queue-person"
        label = words.plain(key, name=cut(name, 40), count=len(own))
        buttons.append([Button(label, show(Scope(scope.view, person)))])
    return Screen(in_lines(lines), [*buttons, *at.rows, *_views(words, items, scope)])


def _views(words: Words, items: Sequence[Item], scope: Scope) -> Rows:
    """The filters that show something, except the one that is on."""
    row = []
    for view in View:
        count = sum(item.is_in(view) for item in items)
        if count and view != scope.view and (view is not View.ALL or scope.view is not View.ALL):
            row.append(Button(words.plain(f"queue-view-{view.name.lower()}", count=count), show(Scope(view))))
    return in_rows(row, 2)


async def _person(turn: Turn, items: Sequence[Item], scope: Scope) -> Screen:
    words, found = turn.words, scope.of(items)
    shown = found[:MOST_AT_ONCE]
    author = await turn.uow.people.get(scope.person)
    cases = counts(words, [item.case for item in found])
    lines = [words("queue-title", name=author.name, cases=cases)]
    in_order = sorted(shown, key=lambda item: item.case.date)
    numbered = list(enumerate(in_order, 1))
    proof = await turn.uow.review.evidence_of([item.case.id for item in shown if item.kind.rated])
    for day, group in groupby(numbered, key=lambda each: each[1].case.date):
        lines.append(Html(f"\n{words('queue-day', day=words.short_day(day))}"))
        lines.extend(_line(words, number, item, proof.get(item.case.id, 0)) for number, item in group)
    opens = [
        Button(
            f"⚠️ {number}" if item.flags else str(number),
            QueueOpenTap(scope.view, scope.person, scope.day, item.kind.name, item.case.id),
        )
        for number, item in numbered
    ]
    rows: list[Sequence[Button]] = []
    together = [item for item in found if not item.must_open]
    if len(found) > MOST_AT_ONCE:
        lines.append(words("queue-too-many", most=MOST_AT_ONCE))
    elif together:
        key = "queue-rate-unflagged" if any(item.flags for item in found) else "queue-rate"
        lines.append(Html(f"\n{words(key, count=len(together))}"))
        lines += await meanings_for(turn, [item.case for item in together])
        rows.extend(_ratings(turn, scope, together))
    rows.extend([*in_rows(opens, 5), *_days(words, found, scope), *_ways(words, items, scope)])
    return Screen(in_lines(lines), rows)


def _line(words: Words, number: int, item: Item, evidence: int) -> Html:
    """A case in a few words, without anything that could sway a rating."""
    about = cut(item.kind.about(words, item.case), _LONGEST_LINE)
    said = [words("queue-line", number=number, about=about)]
    if isinstance(item.case, Entry):
        entry = item.case
        if entry.volume is not None:
            measure = cut(entry.measure or "", 30)
            said.append(words("queue-line-volume", volume=entry.volume, measure=measure))
        if entry.minutes is not None:
            said.append(duration(words, entry.minutes))
        if evidence:
            said.append(words("queue-line-evidence", count=evidence))
    else:
        said.append(words(f"case-noun-{item.kind.name}"))
    line = " · ".join(said)
    if item.flags:
        why = ", ".join(words(f"flag-short-{flag.reason}") for flag in item.flags)
        line = f"{line}\n    ⚠️ <i>{why}</i>"
    return Html(line)


def _ratings(turn: Turn, scope: Scope, together: Sequence[Item]) -> Rows:
    top = max(item.case.id for item in together)
    buttons = [
        Button(label, QueueRateTap(scope.view, scope.person, scope.day, top, len(together), int(value)))
        for value, label in ratings(turn)
    ]
    return in_rows(buttons, 2)


def _days(words: Words, found: Sequence[Item], scope: Scope) -> Rows:
    """A button for each of several days."""
    days = sorted({item.case.date for item in found})
    if scope.day:
        every = Button(words.plain("queue-every-day"), show(Scope(scope.view, scope.person)))
        return [[every]]
    if len(days) < 2:
        return []
    buttons = [
        Button(words.short_day(day), show(Scope(scope.view, scope.person, day.toordinal()))) for day in days
    ]
    return in_rows(buttons[:12], 3)


def _ways(words: Words, items: Sequence[Item], scope: Scope) -> Rows:
    """Back to everybody, and on to the next person."""
    people = people_of(Scope(scope.view).of(items))
    if len(people) < 2 or scope.person not in people:
        return [] if scope.view is View.ALL else [[Button(words.plain("queue-all"), show(Scope()))]]
    following = people[(people.index(scope.person) + 1) % len(people)]
    return [
        [
            Button(words.plain("queue-all"), show(Scope(scope.view))),
            Button(words.plain("queue-next"), show(Scope(scope.view, following))),
        ]
    ]


async def opened(turn: Turn, items: Sequence[Item], scope: Scope, item: Item) -> Screen:
    """One case with all that its card shows, why it had to be opened, and the decisions."""
    words, kind, case = turn.words, item.kind, item.case

    def decide(rating: int) -> QueueDecideTap:
        return QueueDecideTap(scope.view, scope.day, kind.name, case.id, case.version, rating)

    if kind.rated:
        first = in_rows([Button(label, decide(int(value))) for value, label in ratings(turn)], 2)
    else:
        first = [[Button(words.plain(kind.key("card-approve")), decide(0), style="success")]]
    card = await card_for(turn, kind, case, first)
    lines = [card.text, *(flag_line(words, flag) for flag in item.flags)]
    if kind.rated:
        lines.append(Html(f"\n{words('review-ask-rating')}"))
        lines += await meanings_for(turn, [case])
    back: Rows = []
    if len(Scope(scope.view, scope.person).of(items)) > 1:
        here = scope if len(scope.of(items)) > 1 else Scope(scope.view, item.person)
        back = [[Button(words.plain("queue-back"), show(here))]]
    return Screen(in_lines(lines), [*card.rows, *back, *_ways(words, items, Scope(scope.view, item.person))])


def flag_line(words: Words, flag: Flag) -> Html:
    """The sentence of a flag."""
    return words(
        f"flag-{flag.reason}",
        time=duration(words, flag.minutes),
        amount=flag.amount,
        usual=flag.usual,
    )
