"""`/ekspor`: an administrator is asked once more, then gets all records of the office as a zip."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from io import BytesIO

from domain.exports import LeftOut, Reader
from domain.notices import Notice, Priority
from domain.views import Seen
from handlers.exports.readme import readme
from handlers.frame.callbacks import Callback
from handlers.frame.gate import Action
from handlers.frame.room import Command, Room, Tap, Telling, slowly
from handlers.frame.screen import Button, File, Screen
from handlers.frame.turn import Turn
from locales import Html, Words, in_lines
from storage.exports import Exported, TooLarge, export_zip
from storage.uow import UnitOfWork

_MOST_BYTES = 49_000_000
"""Telegram takes a document of 50 MB from a bot."""
_TOLD = (LeftOut.COLLEAGUES, LeftOut.RESPONSES, LeftOut.COMMENTS, LeftOut.PEOPLE, LeftOut.REFUSED)


class ExportTap(Callback, prefix="xo1"):
    """Makes the export."""


class ExportWanted(Notice, kind="office_export", priority=Priority.ANSWER):
    """To an administrator: the zip, made when its turn comes."""


async def begin(turn: Turn) -> None:
    """What an export holds, and the question."""
    make = Button(turn.words.plain("export-make"), ExportTap(), style="primary")
    turn.say(Screen(turn.words("export-ask"), [[make]]))


async def wanted(turn: Turn, tap: ExportTap) -> None:
    """Notes the wish in the log; the zip follows."""
    turn.uow.audit.note("export", "files/office", after={"for": Reader.ADMINISTRATOR})
    turn.saw(Seen.EXPORT, [None])
    turn.confirm(ExportWanted())
    turn.edit(Screen(turn.words("export-making")))


async def told(telling: Telling, notice: ExportWanted, uow: UnitOfWork) -> Callable[[], Screen]:
    """The zip, or that it is too large."""
    packed, words = BytesIO(), telling.words
    about = (telling.office, telling.now, Reader.ADMINISTRATOR, readme())
    try:
        done = await export_zip(uow, *about, packed, _MOST_BYTES)
    except TooLarge:
        return partial(Screen, words("export-too-large"))
    day = telling.today
    file = File(f"{words.plain('export-file-name')}-{day.isoformat()}.zip", packed.getvalue())
    return partial(Screen, caption(words, done), file=file)


def caption(words: Words, done: Exported) -> Html:
    """How much there is, how much there is not, and what to do with it."""
    lines = [words("export-done", people=done.rows["roster"], entries=done.rows["entries"])]
    lines += [words(f"export-left-{what}", count=done.left[what]) for what in _TOLD if done.left[what]]
    return in_lines([*lines, words("export-keep")])


ROOM = Room(
    commands=[Command("ekspor", Action.EXPORT_OFFICE, begin, aliases=("export",), reads=True, in_hub=True)],
    taps=[Tap(ExportTap, Action.EXPORT_OFFICE, wanted)],
    notices={ExportWanted: slowly(told, Action.EXPORT_OFFICE)},
)
