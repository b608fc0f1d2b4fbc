"""`/privasi`: what is kept, topic by topic, in one message."""

from __future__ import annotations

from domain.personal_data import OF_CITIZENS, Topic
from handlers.frame.callbacks import CommandTap
from handlers.frame.gate import Action
from handlers.frame.room import Command, Room, Tap
from handlers.frame.screen import Button, Screen
from handlers.frame.turn import Turn
from handlers.privacy import breach, erasure, own_data, views
from handlers.privacy.callbacks import (
    EraseAskTap,
    EraseTap,
    OwnDataAskTap,
    OwnDataMakeTap,
    PrivacyTap,
    ViewsTap,
)
from handlers.privacy.texts import topic_lines
from locales import Html


async def begin(turn: Turn, argument: str) -> None:
    """The topics, in short."""
    turn.say(_screen(turn, [turn.words("privacy-intro")], None))


async def show(turn: Turn, tap: PrivacyTap) -> None:
    """A topic, in the message that was tapped."""
    title = turn.words(f"privacy-title-{tap.topic.name.lower()}")
    turn.edit(_screen(turn, [title, *topic_lines(turn.words, turn.office, tap.topic)], tap.topic))


def _screen(turn: Turn, lines: list[Html], shown: Topic | None) -> Screen:
    topics = Topic if turn.actor.employee is not None else OF_CITIZENS
    rows = [
        [Button(turn.words.plain(f"privacy-button-{each.name.lower()}"), PrivacyTap(each))]
        for each in topics
        if each is not shown
    ]
    if turn.actor.employee is not None:
        plain = turn.words.plain
        rows += [
            [Button(plain("privacy-button-views"), ViewsTap(0))],
            [Button(plain("privacy-button-export"), OwnDataAskTap())],
            [Button(plain("privacy-button-correct"), CommandTap("perbaikan"))],
            [Button(plain("privacy-button-erase"), EraseAskTap())],
        ]
    return Screen(Html("\n".join([turn.words("privacy-head"), "", *lines])), rows)


ROOM = Room(
    "privacy",
    commands=[Command("privasi", Action.READ_PRIVACY, begin, aliases=("privacy",), reads=True)],
    taps=[
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
