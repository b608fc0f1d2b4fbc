"""Parse mode HTML: Telegram's tags, and its sentences about what is wrong with them."""

import re
from dataclasses import dataclass
from typing import NoReturn

from playground.errors import bad_request
from playground.text.entity import Entity, utf16_length
from playground.text.links import checked_link

_SPECIAL = re.compile(r"[<&]")
_REFERENCE = re.compile(r"&(?:#x([0-9a-fA-F]*)|#([0-9]*)|([a-zA-Z]*))(;?)")
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_SPACES = " \t\r\n\0\v"
_TAG_NAME = re.compile(r"[^ \t\r\n\0\v>]*")
_ATTRIBUTE_NAME = re.compile(r"[^ \t\r\n\0\v=>/\"']*")
_TOKEN = re.compile(r"[A-Za-z0-9.\-]*")
_STYLES = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "u": "underline",
    "ins": "underline",
}
_TAGS = frozenset({*_STYLES, "a", "pre", "code", "blockquote"})


def parse_html(text: str) -> tuple[str, list[Entity]]:
    """The plain text and its entities; ApiError 400 ``can't parse entities: ...`` for wrong markup."""
    return _Parser(text).parse()


@dataclass
class _Open:
    """A start tag whose end has not come yet."""

    name: str
    argument: str
    offset: int
    piece: int


class _Parser:
    def __init__(self, text: str) -> None:
        self.text = text
        self.pos = 0
        self.pieces: list[str] = []
        self.length = 0
        self.open: list[_Open] = []
        self.entities: list[Entity] = []

    def parse(self) -> tuple[str, list[Entity]]:
        while found := _SPECIAL.search(self.text, self.pos):
            self._add(self.text[self.pos : found.start()])
            self.pos = found.start()
            if found[0] == "&":
                self._reference()
            elif self.text.startswith("</", self.pos):
                self._end_tag()
            else:
                self._start_tag()
        self._add(self.text[self.pos :])
        if self.open:
            raise _wrong(f'Can\'t find end tag corresponding to start tag "{self.open[-1].name}"')
        return "".join(self.pieces), self.entities

    def _add(self, text: str) -> None:
        if text:
            self.pieces.append(text)
            self.length += utf16_length(text)

    def _reference(self) -> None:
        character, self.pos = _decode_reference(self.text, self.pos)
        self._add(character)

    def _fail(self, what: str, at: int) -> NoReturn:
        raise _wrong(f"{what} at byte offset {len(self.text[:at].encode())}")

    def _skip_spaces(self) -> None:
        while self._here() and self._here() in _SPACES:
            self.pos += 1

    def _here(self) -> str:
        return self.text[self.pos : self.pos + 1]

    def _start_tag(self) -> None:
        begin = self.pos
        match = _TAG_NAME.match(self.text, begin + 1)
        assert match is not None  # the pattern also matches nothing
        self.pos = match.end()
        if not self._here():
            self._fail("Unclosed start tag", begin)
        name = match[0].lower()
        if name not in _TAGS:
            self._fail(f'Unsupported start tag "{name}"', begin)
        tag = _Open(name, "", self.length, len(self.pieces))
        while self._here() != ">":
            self._skip_spaces()
            if self._here() == ">":
                break
            self._attribute(tag, begin)
        self.open.append(tag)
        self.pos += 1

    def _attribute(self, tag: _Open, begin: int) -> None:
        match = _ATTRIBUTE_NAME.match(self.text, self.pos)
        assert match is not None  # the pattern also matches nothing
        if not match[0]:
            self._fail(f'Empty attribute name in the tag "{tag.name}"', begin)
        self.pos = match.end()
        self._skip_spaces()
        if self._here() != "=":
            if not self._here():
                self._fail(f'Unclosed start tag "{tag.name}"', begin)
            if tag.name == "blockquote" and match[0] == "expandable":
                tag.argument = "1"
            return
        self.pos += 1
        self._skip_spaces()
        if not self._here():
            self._fail(f'Unclosed start tag "{tag.name}"', begin)
        value = self._value()
        if not self._here():
            self._fail("Unclosed start tag", begin)
        if (tag.name, match[0]) == ("a", "href"):  # other attributes are ignored
            tag.argument = value

    def _value(self) -> str:
        quote = self._here()
        if quote not in ("'", '"'):
            token = _TOKEN.match(self.text, self.pos)
            assert token is not None  # the pattern also matches nothing
            start, self.pos = self.pos, token.end()
            if self._here() != ">" and self._here() not in _SPACES:
                self._fail("Unexpected end of name token", start)
            return token[0].lower()
        self.pos += 1
        parts: list[str] = []
        while self._here() and self._here() != quote:
            if self._here() == "&":
                character, self.pos = _decode_reference(self.text, self.pos)
                parts.append(character)
            else:
                parts.append(self._here())
                self.pos += 1
        if self._here():
            self.pos += 1
        return "".join(parts)

    def _end_tag(self) -> None:
        begin = self.pos
        if not self.open:
            self._fail("Unexpected end tag", begin)
        match = _TAG_NAME.match(self.text, begin + 2)
        assert match is not None  # the pattern also matches nothing
        self.pos = match.end()
        self._skip_spaces()
        if self._here() != ">":
            self._fail("Unclosed end tag", begin)
        self.pos += 1
        tag, name = self.open[-1], match[0].lower()
        if name and name != tag.name:
            at = len(self.text[:begin].encode())
            raise _wrong(
                f'Unmatched end tag at byte offset {at}, expected "</{tag.name}>", found "</{name}>"'
            )
        self.open.pop()
        if self.length > tag.offset:
            self._close(tag, self.length - tag.offset)

    def _close(self, tag: _Open, length: int) -> None:
        if tag.name in _STYLES:
            self.entities.append(Entity(_STYLES[tag.name], tag.offset, length))
        elif tag.name == "blockquote":
            kind = "expandable_blockquote" if tag.argument else "blockquote"
            self.entities.append(Entity(kind, tag.offset, length))
        elif tag.name == "a":
            if url := checked_link(tag.argument or "".join(self.pieces[tag.piece :])):
                self.entities.append(Entity("text_link", tag.offset, length, {"url": url}))
        else:
            self.entities.append(Entity(tag.name, tag.offset, length))


def _wrong(what: str) -> Exception:
    return bad_request(f"can't parse entities: {what}")


def _decode_reference(text: str, pos: int) -> tuple[str, int]:
    """The character that the reference at `pos` stands for (or the ``&`` itself), and what follows it."""
    match = _REFERENCE.match(text, pos)
    assert match is not None  # the pattern matches a lone & too
    hexadecimal, decimal, name, _ = match.groups()
    if name is not None:
        return (_NAMED[name], match.end()) if name in _NAMED else ("&", pos + 1)
    code = int(hexadecimal or "0", 16) if hexadecimal is not None else int(decimal or "0")
    if code == 0 or code >= 0x10FFFF or match.end() - len(match[4]) - pos >= 10:
        return "&", pos + 1
    if 0xD800 <= code <= 0xDFFF:
        raise _wrong(
            "Text contains invalid Unicode characters after decoding HTML entities, check for unmatched "
            "surrogate code units"
        )
    return chr(code), match.end()
