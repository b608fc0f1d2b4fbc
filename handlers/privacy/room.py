"""`/privasi`: what is kept, topic by topic, in one message."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from domain.personal_data import OF_CITIZENS, Topic
from handlers.frame.callbacks import CommandTap
from handlers.frame.gate import Action
from handlers.frame.room import Command, Room, Tap
from handlers.frame.screen import Button, Rows, Screen
from handlers.frame.turn import Turn
from handlers.privacy import breach, erasure, own_data, views
from handlers.privacy.callbacks import (
    EraseAskTap,
    EraseTap,
    OwnDataAskTap,
    OwnDataMakeTap,
    PrivacyPageTap,
    PrivacyTap,
    ViewsTap,
)
from handlers.privacy.texts import topic_groups
from locales import Html, in_lines


async def begin(turn: Turn) -> None:
    """What it is about, and what a person can do."""
    turn.say(_first(turn))


async def show_page(turn: Turn, tap: PrivacyPageTap) -> None:
    """The first page again, or the topics, in the message that was tapped."""
    turn.edit(_list(turn) if tap.topics and turn.actor.employee is not None else _first(turn))


async def show(turn: Turn, tap: PrivacyTap) -> None:
    """A topic, in the message that was tapped."""
    title = turn.words(f"privacy-title-{tap.topic.name.lower()}")
    groups = topic_groups(turn.words, turn.office, tap.topic)
    lines = [title, *(line for group in groups for line in (*group, Html("")))][:-1]
    back = Button(turn.words.plain("privacy-views-back"), PrivacyPageTap(1))
    turn.edit(_screen(turn, lines, [[back]]))


def _first(turn: Turn) -> Screen:
    """Few buttons, so that a small phone shows the text above them: employees' topics are on another page."""
    intro = turn.words("privacy-intro")
    if turn.actor.employee is None:
        return _screen(turn, [intro], _topics(turn, OF_CITIZENS))
    plain = turn.words.plain
    rows = [
        [Button(plain("privacy-button-topics"), PrivacyPageTap(1))],
        [Button(plain("privacy-button-views"), ViewsTap(0))],
        [Button(plain("privacy-button-export"), OwnDataAskTap())],
        [Button(plain("privacy-button-correct"), CommandTap("perbaikan"))],
        [Button(plain("privacy-button-erase"), EraseAskTap())],
    ]
    return _screen(turn, [intro], rows)


def _list(turn: Turn) -> Screen:
    back = Button(turn.words.plain("privacy-views-back"), PrivacyPageTap(0))
    return _screen(turn, [turn.words("privacy-topics")], [*_topics(turn, Topic), [back]])


def _topics(turn: Turn, topics: Iterable[Topic]) -> list[list[Button]]:
    return [
        [Button(turn.words.plain(f"privacy-button-{each.name.lower()}"), PrivacyTap(each))] for each in topics
    ]


def _screen(turn: Turn, lines: Sequence[Html], rows: Rows) -> Screen:
    return Screen(in_lines([turn.words("privacy-head"), "", *lines]), rows)


ROOM = Room(
    commands=[Command("privasi", Action.READ_PRIVACY, begin, aliases=("privacy",), reads=True)],
    taps=[
        Tap(PrivacyPageTap, Action.READ_PRIVACY, show_page, reads=True),
        Tap(PrivacyTap, Action.READ_PRIVACY, show, reads=True),
        Tap(ViewsTap, Action.SEE_OWN_VIEWS, views.show, reads=True),
        Tap(OwnDataAskTap, Action.EXPORT_OWN_DATA, own_data.ask, reads=True),
        Tap(OwnDataMakeTap, Action.EXPORT_OWN_DATA, own_data.make),
        Tap(EraseAskTap, Action.ERASE_OWN_DATA, erasure.ask, reads=True),
        Tap(EraseTap, Action.ERASE_OWN_DATA, erasure.erase),
    ],
    notices={
        own_data.OwnDataWanted: own_data.told,
        breach.BreachTold: breach.told,
        erasure.OwnAccountUnlinked: erasure.unlinked,
    },
)
