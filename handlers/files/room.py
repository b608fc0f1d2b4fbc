"""A file for an import in the chat: received, checked in a thread, imported or dropped by a tap."""

from __future__ import annotations

from pathlib import PurePath

from telegram import Message

from domain.errors import AlreadyHandled, Invalid
from domain.imports.numbers import Numbers
from domain.sent_files import (
    LARGEST,
    Answers,
    FileState,
    SentFileCorrected,
    SentFileLooked,
    is_importable,
    is_other_table,
)
from handlers.files.callbacks import FileTap, Wish
from handlers.files.screens import ask_undo, corrected_screen, file_screen
from handlers.frame.gate import Action
from handlers.frame.room import Room, Tap, Telling
from handlers.frame.screen import Screen
from handlers.frame.turn import Turn
from storage.records.sent_files import answers_of, findings_of
from storage.tables import SentFile

_LONGEST_NAME = 60
"""Characters of a name without its ending: no folder takes more than 255 bytes."""


async def sent(turn: Turn, message: Message) -> bool:
    """Takes a table or a zip from an administrator, unless what stands below it may be a report."""
    document = message.document
    if document is None or not turn.actor.is_admin or any(map(str.isdigit, message.caption or "")):
        return False
    is_other = not message.caption and is_other_table(document.file_name)
    if not is_other and not is_importable(document.file_name):
        return False
    await turn.allow(Action.IMPORT_FILES)
    if is_other:
        raise Invalid("file-save-as")
    if (document.file_size or 0) > LARGEST:
        raise Invalid("file-too-large")
    name = PurePath((document.file_name or "").replace("\0", "")).name
    await turn.uow.sent_files.add(
        SentFile(
            chat_id=turn.chat_id,
            language=turn.words.language,
            who=turn.uow.audit.who,
            file_id=document.file_id,
            name=f"{PurePath(name).stem[:_LONGEST_NAME]}{PurePath(name).suffix.lower()}",
            sent_at=turn.now,
            state=FileState.SENT.value,
            round=0,
            answers=Answers().model_dump_json(),
        )
    )
    turn.say(Screen(turn.words("file-looking", name=name)))
    return True


async def act(turn: Turn, tap: FileTap) -> None:
    """Does what the sender wishes about the file as it was shown."""
    file = await turn.uow.sent_files.find(tap.file_id)
    if file is None or file.chat_id != turn.chat_id:
        raise Invalid("button-outdated")

    async def refresh(turn: Turn) -> None:
        turn.edit(file_screen(turn.words, file))

    turn.refresh = refresh
    if file.round != tap.round:
        raise AlreadyHandled("file-moved-on")
    if tap.wish in (Wish.UNDO, Wish.REALLY_UNDO, Wish.KEEP):
        await _undo(turn, file, tap)
        return
    if file.state != FileState.CHECKED:
        raise AlreadyHandled("file-moved-on")
    findings, answers = findings_of(file), answers_of(file)
    match tap.wish:
        case Wish.DROP:
            file.state = FileState.DROPPED.value
            turn.edit(Screen(turn.words("file-dropped", name=file.name)))
        case Wish.TAKE if findings.is_good and findings.twin is None:
            file.who = turn.uow.audit.who
            await _wait(turn, file, FileState.TAKING, "file-taking", answers)
        case Wish.SAME if findings.twin is not None:
            same = answers.same_units | {findings.twin.about}
            await _again(turn, file, answers.model_copy(update={"same_units": same}))
        case Wish.OTHER if findings.twin is not None:
            other = answers.other_units | {findings.twin.about}
            await _again(turn, file, answers.model_copy(update={"other_units": other}))
        case Wish.PROPOSALS:
            await _again(turn, file, answers.model_copy(update={"takes_proposals": True}))
        case Wish.POINTS | Wish.COMMAS:
            numbers = Numbers.ID if tap.wish is Wish.POINTS else Numbers.EN
            await _again(turn, file, answers.model_copy(update={"numbers": numbers}))
        case _:
            raise Invalid("button-outdated")


async def _again(turn: Turn, file: SentFile, answers: Answers) -> None:
    await _wait(turn, file, FileState.SENT, "file-looking-again", answers)


async def _wait(turn: Turn, file: SentFile, state: FileState, key: str, answers: Answers | None) -> None:
    await turn.uow.sent_files.wait(file, state, turn.tapped_message_id, answers)
    turn.edit(Screen(turn.words(key, name=file.name)))


async def _undo(turn: Turn, file: SentFile, tap: FileTap) -> None:
    if file.state != FileState.TAKEN or file.number is None:
        raise AlreadyHandled("file-moved-on")
    if tap.wish is Wish.UNDO:
        turn.edit(ask_undo(turn.words, file))
    elif tap.wish is Wish.KEEP:
        turn.edit(file_screen(turn.words, file))
    else:
        file.who = turn.uow.audit.who
        await _wait(turn, file, FileState.UNDOING, "file-undoing", None)


async def _shown(telling: Telling, file_id: int) -> SentFile | None:
    """The file, for its sender who is still an administrator."""
    if not await telling.may(Action.IMPORT_FILES):
        return None
    return await telling.uow.sent_files.find(file_id)


async def looked(telling: Telling, notice: SentFileLooked) -> Screen | None:
    """What was found, or done."""
    file = await _shown(telling, notice.file_id)
    return None if file is None else file_screen(telling.words, file)


async def corrected(telling: Telling, notice: SentFileCorrected) -> Screen | None:
    """The file with its reasons."""
    file = await _shown(telling, notice.file_id)
    return None if file is None or file.corrected is None else corrected_screen(telling.words, file)


ROOM = Room(
    taps=[Tap(FileTap, Action.IMPORT_FILES, act)],
    notices={SentFileLooked: looked, SentFileCorrected: corrected},
    refused=sent,
    texts=sent,
)
