"""`/aturan`: the rules of the score, in one message with several pages."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from domain.notices import RulesChanged, RulesReminder
from domain.periods import Period
from handlers.frame.callbacks import CommandTap
from handlers.frame.gate import Action
from handlers.frame.room import Command, Room, Tap
from handlers.frame.screen import Button, Rows, Screen, in_rows, pages
from handlers.frame.turn import Turn
from handlers.kit.days import unit_and_calendar
from handlers.kit.entry_text import last_minute
from handlers.kit.pages import ways
from handlers.kit.score_views import load_running_score
from handlers.rules import scheme_text
from handlers.rules.callbacks import RulesReadersTap, RulesReadTap, RulesRemindTap, RulesTap, Section
from handlers.rules.changed import RulesWereRead, changed, read, was_read
from handlers.rules.example import example
from handlers.rules.readers import READ, readers, remind, show_readers
from locales import Html, in_lines
from locales.scores import period_name, title

_LONGEST_PAGE = 1500
"""Characters of a page below its title: a phone shows it without much scrolling."""


async def who_read(turn: Turn, said: str) -> bool:
    """Who has not read what changed, for `baca`."""
    if said.casefold() != READ:
        return False
    await turn.allow(Action.SEE_RULES_READERS)
    turn.say(await readers(turn))
    return True


async def rules(turn: Turn) -> None:
    """The first part: what a score is made of."""
    turn.say(await _screen(turn, RulesTap(Section.VALUES, 0)))


async def show(turn: Turn, tap: RulesTap) -> None:
    """Another part, in the message that was tapped."""
    turn.edit(await _screen(turn, tap))


async def _screen(turn: Turn, tap: RulesTap) -> Screen:
    words, scheme = turn.words, turn.office.scheme
    found = [part for page in await _pages(turn, tap.section) for part in pages(page, _LONGEST_PAGE)]
    page = min(tap.page, len(found) - 1)
    head = words("rules-title", scheme=title(words, scheme.name))
    part = words(f"rules-part-{tap.section.name.lower()}")
    lines = [head, part, Html(""), found[page]]
    turns = ways(words, page, len(found), 1, partial(RulesTap, tap.section))
    return Screen(in_lines(lines), [*turns, *_parts(turn, tap)])


async def _pages(turn: Turn, section: Section) -> Sequence[Sequence[Html]]:
    words, scheme = turn.words, turn.office.scheme
    match section:
        case Section.VALUES:
            return [scheme_text.values(words, scheme)]
        case Section.DEADLINES:
            return [[*scheme_text.deadlines(words, scheme), *await _own_day(turn), *_closing(turn)]]
        case Section.RATINGS:
            return [[head, Html(""), *lines] for head, lines in scheme_text.ratings(words, scheme)]
        case Section.RESULTS:
            return [scheme_text.results(words, scheme)]
        case Section.EXAMPLE:
            await turn.allow(Action.SEE_OWN_SCORE)
            return example(
                words, await load_running_score(turn.uow, turn.office, turn.person.id, turn.received)
            )


async def _own_day(turn: Turn) -> list[Html]:
    """Until when the reader's own day can be reported, where it is a working day of theirs."""
    today = turn.received_on
    own = turn.actor.employee_id
    if own is None or await turn.uow.people.unit_of(own, today) is None:
        return []
    _, calendar = await unit_and_calendar(turn.uow, turn.office, own, today)
    day = calendar.local_date(turn.received)
    if not calendar.is_working(day):
        return []
    row = calendar.row(day)
    due, closes = (last_minute(moment.astimezone(calendar.zone)) for moment in (row.deadline, row.late_until))
    said = {"due": turn.words.short_moment(due), "closes": turn.words.short_moment(closes)}
    return [Html(""), turn.words("rules-own-day", day=day, **said)]


def _closing(turn: Turn) -> list[Html]:
    """When the running period ends, and what counts in it."""
    today = turn.received_on
    period = Period.containing(today, turn.office.scheme.period)
    return [Html(""), turn.words("rules-closing", period=period_name(turn.words, period), end=period.end)]


def _parts(turn: Turn, tap: RulesTap) -> Rows:
    """To the other parts, and to the own score under the example."""
    is_employee = turn.actor.employee is not None
    others = [
        each for each in Section if each is not tap.section and (is_employee or each is not Section.EXAMPLE)
    ]
    buttons = [
        Button(turn.words.plain(f"rules-button-{each.name.lower()}"), RulesTap(each, 0)) for each in others
    ]
    score: Rows = []
    if tap.section is Section.EXAMPLE:
        score = [[Button(turn.words.plain("rules-score"), CommandTap("nilai"))]]
    guide: Rows = [[Button(turn.words.plain("button-guide"), CommandTap("panduan"))]] if is_employee else []
    readers: Rows = []
    if turn.actor.is_admin:
        readers = [[Button(turn.words.plain("rules-readers-button"), CommandTap(f"aturan {READ}"))]]
    return [*score, *in_rows(buttons, 2), *guide, *readers]


ROOM = Room(
    commands=[Command("aturan", Action.SEE_RULES, rules, who_read, aliases=("rules",), reads=True)],
    taps=[
        Tap(RulesTap, Action.SEE_RULES, show, reads=True),
        Tap(RulesReadTap, Action.CONFIRM_RULES, read),
        Tap(RulesReadersTap, Action.SEE_RULES_READERS, show_readers, reads=True),
        Tap(RulesRemindTap, Action.SEE_RULES_READERS, remind),
    ],
    notices={RulesChanged: changed, RulesReminder: changed, RulesWereRead: was_read},
)
