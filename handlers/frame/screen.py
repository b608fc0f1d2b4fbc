"""A screen: formatted text with rows of buttons, as one Telegram message shows it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from hashlib import sha256
from html import escape
from typing import Any, Self

from msgspec import Struct
from telegram import InlineKeyboardMarkup

from handlers.frame.callbacks import Callback, UnknownCallback, unpack
from handlers.frame.key_rows import fitting
from locales import Html
from storage.uow import UnitOfWork

Style = str | None
LONGEST_MESSAGE = 4096
"""Characters of a message that Telegram takes, as `length` counts them."""
LONGEST_COPY = 256
"""Characters that a button can copy."""
LONGEST_CAPTION = 1024
"""Those below a picture or a file."""


def length(text: str) -> int:
    """Length as Telegram counts it, in UTF-16 units; tags are counted too, which errs to the safe side."""
    return len(text.encode("utf-16-le")) // 2


def quoted(text: str) -> Html:
    """What somebody wrote, set apart. Sentences of the locales take no texts as long as these."""
    return Html(f"<blockquote>{escape(text, quote=False)}</blockquote>")


def cut(text: str, most: int) -> str:
    """Text of at most `most` characters as Telegram counts them, cut with an ellipsis."""
    if length(text) <= most:
        return text
    return f"{text.encode('utf-16-le')[: 2 * (most - 1)].decode('utf-16-le', 'ignore').rstrip()}…"


@dataclass(frozen=True)
class Button:
    """A button under a message: carries typed data, or copies a text of LONGEST_COPY.

    Raises ValueError when made with data that does not fit: the update then fails before the commit.
    """

    label: str
    data: Callback | None = None
    copy: str | None = None
    style: Style = None
    """Telegram's `primary`, `success` or `danger`."""
    packed: str | None = field(init=False, repr=False, compare=False)
    """The data as Telegram keeps it."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "packed", None if self.data is None else self.data.pack())

    def written(self) -> dict[str, Any]:
        """The button as the Bot API has it."""
        copied = None if self.copy is None else {"text": self.copy}
        fields = {"callback_data": self.packed, "copy_text": copied, "style": self.style}
        return {"text": self.label, **{name: value for name, value in fields.items() if value is not None}}

    @classmethod
    def read(cls, written: dict[str, Any]) -> Self:
        """The button that was written so; raises UnknownCallback for data of another release."""
        data, copied = written.get("callback_data"), written.get("copy_text", {})
        return cls(
            written["text"],
            None if data is None else unpack(data),
            copied.get("text"),
            written.get("style"),
        )


Rows = Sequence[Sequence[Button]]


class File(Struct, frozen=True):
    """A file that is sent with a message."""

    name: str
    content: bytes


class Screen(Struct, frozen=True):
    """Text of at most LONGEST_MESSAGE characters (LONGEST_CAPTION with a photo or a file) and its buttons."""

    text: Html
    rows: Rows = ()
    photo: bytes | None = None
    file: File | None = None
    is_silent: bool = False
    """Whether it arrives without a sound."""
    is_protected: bool = False
    """Whether Telegram keeps its file from being forwarded and saved."""
    answer_hint: str | None = None
    """Where this is given, the app has the next text written as a reply, and shows this in its field."""

    @property
    def can_be_kept(self) -> bool:
        """Whether text and buttons are all of it; no form ends with more."""
        return self.photo is None and self.file is None

    def kept(self) -> dict[str, Any]:
        """Its text and buttons as plain values; raises ValueError for one with more, which would be lost."""
        if not self.can_be_kept:
            raise ValueError("only text and buttons can be kept")
        return {"text": self.text, "rows": [[button.written() for button in row] for row in self.rows]}

    @classmethod
    def read(cls, kept: dict[str, Any]) -> Self:
        """The screen of plain values; without its buttons when this release does not know one of them."""
        try:
            rows = [[Button.read(button) for button in row] for row in kept["rows"]]
        except UnknownCallback:
            rows = []
        return cls(Html(kept["text"]), rows)

    def markup(self) -> dict[str, Any] | None:
        """The buttons as the Bot API has them, in rows that a small phone shows; None when there are none."""
        if not self.rows:
            return None
        return {"inline_keyboard": [[button.written() for button in row] for row in fitting(self.rows)]}

    def keyboard(self) -> InlineKeyboardMarkup | None:
        """The same as PTB's objects, which cost more to make than a whole message without them."""
        markup = self.markup()
        return None if markup is None else InlineKeyboardMarkup.de_json(markup)


class SlowScreen(Struct, frozen=True):
    """A screen that takes long to make: it is made when its turn comes, and holds up no other.

    `read` gets a unit of work that only reads, and gives what makes the screen; None when there is nothing
    left to tell.
    """

    read: Callable[[UnitOfWork], Awaitable[Callable[[], Screen] | None]]


class Menu(Struct, frozen=True, dict=True):
    """The commands that Telegram offers in a chat, each with its description; none clears them."""

    commands: tuple[tuple[str, str], ...] = ()

    @cached_property
    def mark(self) -> str:
        """Tells one menu from another, in 16 letters."""
        return sha256(repr(self.commands).encode()).hexdigest()[:16]


class Pinned(Struct, frozen=True):
    """A screen that stands pinned: in place of `message_id`, or in a new message where that is gone."""

    screen: Screen
    message_id: int | None


class Unpinned(Struct, frozen=True):
    """A message to be unpinned, and the screen that replaces it."""

    screen: Screen
    message_id: int


class StickyScreen(Struct, frozen=True):
    """A screen with one message per chat, edited in place or sent again at the end of the chat."""

    screen: Screen
    message_id: int | None
    """Its message; None when it has none yet. A message that is gone is replaced."""
    moves: bool
    """Whether to send a new message and delete the former one, instead of editing it."""
    note: Callable[[UnitOfWork, int], Awaitable[None]]
    """Stores the id of its new message."""
    still_holds: Callable[[UnitOfWork], Awaitable[bool]]
    """Whether the message is unchanged since the screen was made: nobody tapped it, nothing moved it."""
    farewell: Screen
    """Replaces a former message that can no longer be deleted."""
    covers: Sequence[int] = ()
    """Other outbox rows whose news it includes."""


class Postponed(Struct, frozen=True):
    """A notice that is sent at a later instant, because it would disturb now."""

    until: datetime


RenderedNotice = Screen | SlowScreen | Menu | Pinned | Unpinned | StickyScreen | Postponed | None
"""A notice as it is shown; None when it has become obsolete."""


def pages(lines: Iterable[Html], most: int = LONGEST_MESSAGE) -> list[Html]:
    """Lines as texts of at most `most` characters; a line is never cut, so a longer one is a text alone."""
    texts: list[str] = []
    for line in lines:
        if texts and length(longer := f"{texts[-1]}\n{line}") <= most:
            texts[-1] = longer
        else:
            texts.append(line)
    return [Html(text) for text in texts]


def one_page(lines: Sequence[Html]) -> Html:
    """Lines as one message; where they do not all have room, “…” stands in place of the last ones."""
    if len(whole := pages(lines)) == 1:
        return whole[0]
    return Html(f"{pages(lines, LONGEST_MESSAGE - 2)[0]}\n…")


def pieces(text: str, most: int) -> list[Html]:
    """A text, escaped, in pieces of at most `most` characters; it is cut at a gap where there is one."""
    found: list[Html] = []
    rest = text
    while True:
        end = _fitting(rest, most)
        if end == len(rest):
            return [*found, Html(escape(rest, quote=False))]
        gap = max(rest.rfind(" ", 0, end), rest.rfind("\n", 0, end)) + 1
        end = gap if gap > end // 2 else end
        found.append(Html(escape(rest[:end], quote=False)))
        rest = rest[end:]


def _fitting(text: str, most: int) -> int:
    """How many characters of a text, once they are escaped, have room in `most`."""
    size = 0
    for place, char in enumerate(text):
        size += length(escape(char, quote=False))
        if size > most:
            return place
    return len(text)


def in_rows(buttons: Sequence[Button], width: int) -> list[list[Button]]:
    """Buttons in rows of `width`."""
    return [list(buttons[start : start + width]) for start in range(0, len(buttons), width)]
