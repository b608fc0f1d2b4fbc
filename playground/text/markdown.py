"""Parse mode MarkdownV2, with Telegram's sentences about what is wrong with a text."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs, urlsplit

from playground.errors import ApiError, bad_request
from playground.text.entity import Entity, utf16_length
from playground.text.links import date_extra, link_entity

_RESERVED = "_*[]()~`>#+-=|{}.!\n"
_MARKS = {"bold": "*", "underline": "__", "strikethrough": "~", "spoiler": "||", "code": "`", "pre": "```"}
_NAMES = {
    "bold": "Bold",
    "italic": "Italic",
    "underline": "Underline",
    "strikethrough": "Strikethrough",
    "spoiler": "Spoiler",
    "code": "Code",
    "pre": "Pre",
    "text_link": "TextUrl",
    "custom_emoji": "CustomEmoji",
    "blockquote": "BlockQuote",
}


def parse_markdown(text: str) -> tuple[str, list[Entity]]:
    """The plain text and its entities; ApiError 400 ``can't parse entities: ...`` for wrong markup."""
    return _Parser(text).parse()


@dataclass
class _Open:
    """An entity whose end has not come yet."""

    type: str
    offset: int
    begin: int
    piece: int
    language: str = ""


class _Parser:
    def __init__(self, text: str) -> None:
        self.text = text
        self.pos = 0
        self.pieces: list[str] = []
        self.length = 0
        self.open: list[_Open] = []
        self.entities: list[Entity] = []
        self.in_quote = False
        self.line_start = True

    def parse(self) -> tuple[str, list[Entity]]:
        while self.pos < len(self.text):
            here = self.text[self.pos]
            if here == "\\" and self._next() and 0 < ord(self._next()) <= 126:
                self._add(self._next())
                self.pos += 2
            elif here not in self._reserved():
                self._add(here)
                self.pos += 1
            elif self._is_end():
                self._end()
            else:
                self._begin()
        self._end_of_text()
        return "".join(self.pieces), self.entities

    def _next(self) -> str:
        return self.text[self.pos + 1 : self.pos + 2]

    def _reserved(self) -> str:
        return "`" if self.open and self.open[-1].type in ("code", "pre") else _RESERVED

    def _add(self, character: str) -> None:
        self.pieces.append(character)
        self.length += utf16_length(character)
        if character != "\r":
            self.line_start = character == "\n"

    def _reserved_character(self) -> ApiError:
        return _wrong(
            f"Character '{self.text[self.pos]}' is reserved and must be escaped with the preceding '\\'"
        )

    def _unfinished(self) -> ApiError:
        last = self.open[-1]
        at = len(self.text[: last.begin].encode())
        name = "PreCode" if last.language else _NAMES[last.type]
        return _wrong(f"Can't find end of {name} entity at byte offset {at}")

    def _is_end(self) -> bool:
        if not self.open:
            return False
        if self.in_quote and self.text[self.pos] == "\n" and self._next() != ">":
            return True
        kind = self.open[-1].type
        if kind in ("text_link", "custom_emoji"):
            return self.text[self.pos] == "]"
        if kind == "italic":
            return self.text[self.pos] == "_" and self._next() != "_"
        return kind in _MARKS and self.text.startswith(_MARKS[kind], self.pos)

    def _begin(self) -> None:
        begin, here = self.pos, self.text[self.pos]
        if here == "\n":
            self._add(here)
            self.pos += 1
            return
        if here == ">" and self.line_start:
            self.pos += 1
            if not self.in_quote:
                self.in_quote = True
                self.open.append(_Open("blockquote", self.length, begin, len(self.pieces)))
            return
        kind, width = self._opening(here)
        self.pos += width
        language = self._language() if kind == "pre" else ""
        self.open.append(_Open(kind, self.length, begin, len(self.pieces), language))

    def _opening(self, here: str) -> tuple[str, int]:
        if here == "_":
            return ("underline", 2) if self._next() == "_" else ("italic", 1)
        if here == "`":
            return ("pre", 3) if self.text.startswith("```", self.pos) else ("code", 1)
        if here == "|" and self._next() == "|":
            return "spoiler", 2
        if here == "!" and self._next() == "[":
            return "custom_emoji", 2
        if here in "*~[":
            return {"*": "bold", "~": "strikethrough", "[": "text_link"}[here], 1
        raise self._reserved_character()

    def _language(self) -> str:
        """The word after the three backticks, and one line break after it, are not part of the text."""
        end = self.pos
        while end < len(self.text) and not self.text[end].isspace() and self.text[end] != "`":
            end += 1
        language = ""
        if end < len(self.text) and self.text[end] != "`":
            language, self.pos = self.text[self.pos : end], end
        if self.text.startswith(("\r\n", "\n\r"), self.pos):
            self.pos += 2
        elif self.text.startswith(("\n", "\r"), self.pos):
            self.pos += 1
        return language

    def _end(self) -> None:
        if self.text[self.pos] == "\n":
            self._end_quote()
            return
        last = self.open[-1]
        self.pos += 1 if last.type not in _MARKS else len(_MARKS[last.type])
        length = self.length - last.offset
        entity: Entity | None = Entity(
            last.type, last.offset, length, {"language": last.language} if last.language else {}
        )
        if last.type == "text_link":
            inner = "".join(self.pieces[last.piece :])
            entity = link_entity(self._url() if self._at("(") else inner, last.offset, length)
        elif last.type == "custom_emoji":
            if not self._at("("):
                raise _wrong("The entity must contain a tg://emoji or tg://time URL")
            entity = _special(self._url(), last.offset, length)
        if entity is not None and length:
            self.entities.append(entity)
        self.open.pop()

    def _at(self, character: str) -> bool:
        return self.text[self.pos : self.pos + 1] == character

    def _url(self) -> str:
        begin = self.pos + 1
        self.pos = begin
        url = ""
        while self.pos < len(self.text) and not self._at(")"):
            if self._at("\\") and self._next() and 0 < ord(self._next()) <= 126:
                self.pos += 1
            url += self.text[self.pos]
            self.pos += 1
        if not self._at(")"):
            raise _wrong(f"Can't find end of a URL at byte offset {len(self.text[:begin].encode())}")
        self.pos += 1
        return url

    def _end_quote(self) -> None:
        """A line that does not begin with ``>`` ends the quotation; ``||`` before it folds it."""
        kind = self._quote_kind(at=self.pos)
        last = self.open.pop()
        self.in_quote = False
        self._add("\n")
        self.pos += 1
        self.entities.append(Entity(kind, last.offset, self.length - last.offset))

    def _quote_kind(self, at: int) -> str:
        last = self.open[-1]
        if last.type == "blockquote":
            return "blockquote"
        just_opened = last.type == "spoiler" and self.text[last.begin : at].rstrip("\r") == "||"
        if not just_opened or len(self.open) < 2 or self.open[-2].type != "blockquote":
            raise self._unfinished()
        self.open.pop()
        return "expandable_blockquote"

    def _end_of_text(self) -> None:
        if self.in_quote:
            kind = self._quote_kind(at=len(self.text))
            last = self.open.pop()
            if self.length > last.offset:
                self.entities.append(Entity(kind, last.offset, self.length - last.offset))
        if self.open:
            raise self._unfinished()


def _special(url: str, offset: int, length: int) -> Entity:
    """``tg://emoji?id=...`` or ``tg://time?unix=...&format=...``."""
    parts = urlsplit(url)
    query = {name: values[0] for name, values in parse_qs(parts.query).items()}
    if parts.scheme == "tg" and parts.netloc == "emoji" and query.get("id", "").isdigit():
        return Entity("custom_emoji", offset, length, {"custom_emoji_id": query["id"]})
    if parts.scheme == "tg" and parts.netloc == "time" and query.get("unix", "").isdigit():
        extra: dict[str, Any] = date_extra(int(query["unix"]), query.get("format", ""))
        return Entity("date_time", offset, length, extra)
    raise _wrong("Invalid tg://emoji or tg://time URL specified")


def _wrong(what: str) -> ApiError:
    return bad_request(f"can't parse entities: {what}")
