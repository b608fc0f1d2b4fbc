"""From what a bot sends (text and parse mode) to what Telegram keeps and returns."""

import re
from typing import Any, NamedTuple

from playground.errors import bad_request
from playground.text.entity import Entity, fix, merge, utf16_length
from playground.text.found import find_entities
from playground.text.html import parse_html

_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\u2028-\u202e\u0333\u033f\u030a]")
_REMOVED = re.compile(r"[\r\u2028-\u202e\u0333\u033f\u030a]")
_MARKUP = re.compile(r"[<&]")


class FormattedText(NamedTuple):
    """Text and its entities as the Bot API returns them."""

    text: str
    entities: list[dict[str, Any]]


def format_text(text: str, parse_mode: str = "") -> FormattedText:
    """What Telegram makes of a text: parsed, cleaned, trimmed, with the entities it finds itself.

    ApiError 400 for wrong markup or an unknown parse mode.
    """
    mode = parse_mode.lower()
    own: list[Entity] = []
    if mode and mode != "none" and text:
        if mode != "html":
            raise bad_request("unsupported parse_mode")
        if _MARKUP.search(text):
            text, own = parse_html(text)
    text, own = _cleaned(text, fix(own) if own else own)
    text, own = _trimmed(text, own)
    every = merge(own, find_entities(text))
    return FormattedText(text, [entity.json() for entity in every])


def _cleaned(text: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    """Control characters become spaces, carriage returns and direction marks go."""
    if not _CONTROL.search(text):
        return text, entities
    gone = [utf16_length(text[: m.start()]) for m in _REMOVED.finditer(text)]
    moved = []
    for entity in entities:
        start = entity.offset - sum(at < entity.offset for at in gone)
        end = entity.end - sum(at < entity.end for at in gone)
        if end > start:
            moved.append(Entity(entity.type, start, end - start, entity.extra))
    return _CONTROL.sub(" ", _REMOVED.sub("", text)), moved


def _trimmed(text: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    """Spaces at the end go; those at the beginning too, up to the first entity."""
    if text[:1] not in " \n" and text[-1:] not in " \n":
        return text, entities
    stripped = text.rstrip(" \n")
    end = utf16_length(stripped)
    kept = [Entity(e.type, e.offset, min(e.end, end) - e.offset, e.extra) for e in entities if e.offset < end]
    limit = min((e.offset for e in kept), default=len(stripped))
    lead = 0
    while lead < limit and stripped[lead] in " \n":
        lead += 1
    return stripped[lead:], [Entity(e.type, e.offset - lead, e.length, e.extra) for e in kept]
