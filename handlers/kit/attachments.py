"""What comes with a message besides its words: files of every kind, places, and links."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape
from typing import get_args

from telegram import Message
from telegram.constants import MessageEntityType

from domain.answers import LONGEST_CAPTION, clean, parse_links, shortened
from domain.entries import EvidenceItem, FileKind
from domain.errors import Invalid
from domain.kept_files import LARGEST_FILE
from handlers.frame import screen
from handlers.frame.screen import Screen, cut, pages
from handlers.frame.turn import SendFile, SendPlace, Turn
from locales import Html
from storage.tables import Evidence

_COMMAND = re.compile(r"\s*/[A-Za-z]")
_LONGEST_BESIDE_A_LINK = 300
"""Letters of the text with a link: with the longest link, all of them escaped, it fits a message."""


def attachment_of(message: Message) -> EvidenceItem | None:
    """The file or place of a message, with its caption; None when it carries neither.

    Raises Invalid for a file that a bot cannot fetch from Telegram.
    """
    _check_size(message)
    if message.location is not None:
        place = message.location
        return EvidenceItem(kind="location", latitude=place.latitude, longitude=place.longitude)
    if message.photo:
        largest = message.photo[-1]
        return _file(message, "photo", largest.file_id, largest.file_unique_id)
    # A message with an animation carries it as a document too, for programs that know no animations.
    if message.animation is not None:
        moving = message.animation
        return _file(message, "animation", moving.file_id, moving.file_unique_id, moving.file_name)
    if message.document is not None:
        file = message.document
        return _file(message, "file", file.file_id, file.file_unique_id, file.file_name)
    if message.video is not None:
        video = message.video
        return _file(message, "video", video.file_id, video.file_unique_id, video.file_name)
    if message.audio is not None:
        audio = message.audio
        return _file(message, "audio", audio.file_id, audio.file_unique_id, audio.file_name)
    if message.voice is not None:
        return _file(message, "voice", message.voice.file_id, message.voice.file_unique_id)
    if message.video_note is not None:
        return _file(message, "video_note", message.video_note.file_id, message.video_note.file_unique_id)
    return None


def words_of(message: Message) -> str:
    """What a citizen's message says: its text or its caption, but for one that is a command."""
    caption = message.caption or ""
    return message.text or ("" if _COMMAND.match(caption) else caption)


def _check_size(message: Message) -> None:
    files = (
        message.document,
        message.video,
        message.audio,
        message.voice,
        message.video_note,
        message.animation,
    )
    if any(file is not None and (file.file_size or 0) > LARGEST_FILE for file in files):
        raise Invalid("entry-evidence-large", most=LARGEST_FILE // 1_000_000)


def links_of(message: Message) -> tuple[EvidenceItem, ...]:
    """The links that a message shows, and those behind its words; raises Invalid when there is none."""
    behind = [
        entity.url
        for entity in message.entities
        if entity.type == MessageEntityType.TEXT_LINK and entity.url is not None
    ]
    return parse_links(message.text or "", behind)


def _file(
    message: Message, kind: FileKind, file_id: str, unique_id: str, name: str | None = None
) -> EvidenceItem:
    caption = shortened(clean(message.caption or ""), LONGEST_CAPTION) or None
    return EvidenceItem(
        kind=kind,
        file_id=file_id,
        unique_id=unique_id,
        name=name,
        caption=caption,
        album=message.media_group_id,
    )


def show_evidence(
    turn: Turn, title: str, items: Iterable[Evidence | EvidenceItem], author: int | None = None
) -> None:
    """Sends proof into the chat, each piece under `title` with what its author wrote with it.

    Files of others can be neither forwarded nor saved; `author` is the person whose they are, where the
    reader may be that one.
    """
    links: list[Html] = []
    is_own = author is not None and author == turn.actor.employee_id
    for item in items:
        caption = f"{title}\n{item.caption}" if item.caption else title
        if item.latitude is not None and item.longitude is not None:
            turn.say(Screen(Html(escape(caption))))
            turn.answers.append(SendPlace(item.latitude, item.longitude))
        elif item.file_id is not None:
            kind = next(kind for kind in get_args(FileKind) if kind == item.kind)
            if kind == "video_note":
                turn.say(Screen(Html(escape(title))))
            said_below = cut(caption, screen.LONGEST_CAPTION)
            turn.answers.append(SendFile(kind, item.file_id, said_below, is_protected=not is_own))
        elif item.url is not None and item.caption:
            said = shortened(item.caption, _LONGEST_BESIDE_A_LINK)
            links.append(turn.words("evidence-link-caption", url=item.url, caption=said))
        elif item.url is not None:
            links.append(turn.words("evidence-link", url=item.url))
    if links:
        for text in pages([Html(escape(title)), *links]):
            turn.say(Screen(text))
