"""`/pengingat`: how, and at which hour, a person wants to be reminded to report."""

from __future__ import annotations

from domain.reminders import HOURS, REVIEW_HOURS, Level, Wish, parse_review_wish, parse_wish
from handlers.frame.callbacks import Callback
from handlers.frame.gate import Action
from handlers.frame.room import Command, Room, Tap
from handlers.frame.screen import Button, Screen, in_rows
from handlers.frame.turn import Turn
from locales import Html, Words, in_lines

_OFFICE = "kantor"
_REVIEW = ("tinjau", "tinjauan", "review")
"""What stands before the hour of the morning message."""


class WishTap(Callback, prefix="rw1"):
    """A level or an hour, as it follows the command."""

    said: str


async def reminders(turn: Turn, argument: str = "") -> None:
    """Shows the setting, or changes it to what follows the command."""
    if argument:
        await _change(turn, argument)
    turn.say(await _settings(turn))


async def chosen(turn: Turn, tap: WishTap) -> None:
    """Changes the setting."""
    await _change(turn, tap.said)
    turn.edit(await _settings(turn))


async def _change(turn: Turn, said: str) -> None:
    before = await turn.uow.reminders.wish_of(turn.person.id)
    unit = await turn.uow.people.unit_of(turn.person.id, turn.today)
    zone = turn.office.zone_name if unit is None else unit.timezone
    what, _, hour = said.partition(" ")
    is_review = what.lower() in _REVIEW
    wish = parse_review_wish(hour, before, zone) if is_review else parse_wish(said, before, zone)
    await turn.uow.reminders.set_wish(turn.person.id, wish)


async def _settings(turn: Turn) -> Screen:
    words, wish = turn.words, await turn.uow.reminders.wish_of(turn.person.id)
    hour = words.clock(turn.office.remind_at if wish.at is None else wish.at)
    lines = [
        Html(f"<b>{words('reminders-title')}</b>"),
        words("reminders-office-hour" if wish.at is None else "reminders-own-hour", hour=hour),
        Html(""),
        *(words(f"reminders-{each}-does", name=_name(words, each)) for each in Level),
        Html(""),
        words("reminders-never"),
        words("reminders-type"),
        Html(""),
        words("reminders-review", hour=words.clock(wish.review_at or turn.office.review_remind_at)),
        words("reminders-review-type"),
    ]
    rows = [*_levels(words, wish), *_hours(turn, wish)]
    if await turn.may(Action.SEE_QUEUE):
        rows.extend(_review_hours(turn, wish))
    return Screen(in_lines(lines), rows)


def _review_hours(turn: Turn, wish: Wish) -> list[list[Button]]:
    words, office = turn.words, turn.office.review_remind_at
    label = words.plain("reminders-review-office", hour=words.clock(office))
    own = [
        Button(
            _marked(words.plain("reminders-review-hour", hour=words.clock(each)), wish.review_at == each),
            WishTap(f"{_REVIEW[0]} {each:%H.%M}"),
        )
        for each in REVIEW_HOURS
        if each != office
    ]
    office_button = Button(_marked(label, wish.review_at is None), WishTap(f"{_REVIEW[0]} {_OFFICE}"))
    return [[office_button], *in_rows(own, 4)]


def _name(words: Words, level: Level) -> str:
    return words.plain(f"reminders-{level}")


def _levels(words: Words, wish: Wish) -> list[list[Button]]:
    return [[Button(_marked(_name(words, each), wish.level is each), WishTap(each)) for each in Level]]


def _hours(turn: Turn, wish: Wish) -> list[list[Button]]:
    words = turn.words
    office = words.plain("reminders-office", hour=words.clock(turn.office.remind_at))
    own = [
        Button(_marked(words.clock(each), wish.at == each), WishTap(f"{each:%H.%M}"))
        for each in HOURS
        if each != turn.office.remind_at
    ]
    return [[Button(_marked(office, wish.at is None), WishTap(_OFFICE))], *in_rows(own, 3)]


def _marked(label: str, is_chosen: bool) -> str:
    return f"✓ {label}" if is_chosen else label


ROOM = Room(
    commands=[
        Command("pengingat", Action.SET_REMINDERS, reminders, reminders, aliases=("reminder", "reminders"))
    ],
    taps=[Tap(WishTap, Action.SET_REMINDERS, chosen)],
)
