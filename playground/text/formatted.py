"""From what a bot sends (text, parse mode, entities) to what Telegram keeps and returns."""

import re
from typing import Any, NamedTuple

from playground.errors import bad_request, whole_number
from playground.text.entity import Entity, fix, merge, utf16_length
from playground.text.found import find_entities
from playground.text.html import parse_html
from playground.text.links import checked_link, date_extra

_AUTOMATIC = frozenset({"mention", "hashtag", "cashtag", "bot_command", "url", "email", "phone_number"})
_PLAIN = frozenset(
    {"bold", "italic", "underline", "strikethrough", "spoiler", "code", "blockquote", "expandable_blockquote"}
)
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\u2028-\u202e\u0333\u033f\u030a]")
_REMOVED = re.compile(r"[\r\u2028-\u202e\u0333\u033f\u030a]")
_MARKUP = re.compile(r"[<&]")


class FormattedText(NamedTuple):
    """Text and its entities as the Bot API returns them."""

    text: str
    entities: list[dict[str, Any]]


def format_text(text: str, parse_mode: str = "", entities: Any = None) -> FormattedText:
    """What Telegram makes of a text: parsed, cleaned, trimmed, with the entities it finds itself.

    ApiError 400 for wrong markup, an unknown parse mode or entities outside the text.
    """
    mode = parse_mode.lower()
    own: list[Entity] = []
    if mode and mode != "none" and text:
        if mode != "html":
            raise bad_request("unsupported parse_mode")
        if _MARKUP.search(text):
            text, own = parse_html(text)
    elif entities:
        own = [entity for entity in map(_explicit, entities) if entity]
        _check_bounds(text, own)
    text, own = _cleaned(text, fix(own) if own else own)
    text, own = _trimmed(text, own)
    every = merge(own, find_entities(text))
    return FormattedText(text, [entity.json() for entity in every])


def _explicit(given: Any) -> Entity | None:
    """One entity of the ``entities`` parameter; those that Telegram finds itself are ignored."""
    if not isinstance(given, dict):
        raise bad_request("can't parse MessageEntity: expected an Object")
    for name in ("offset", "length", "type"):
        if name not in given:
            raise bad_request(f"can't parse MessageEntity: Can't find field \"{name}\"")
    kind = str(given["type"])
    offset, length = (whole_number(given[name], name) for name in ("offset", "length"))
    if offset < 0 or length < 0:
        name, value = ("offset", offset) if offset < 0 else ("length", length)
        raise bad_request(f"receive an entity with incorrect {name} {value}")
    if kind in _AUTOMATIC or not length:
        return None
    return Entity(kind, offset, length, _extra(kind, given))


def _extra(kind: str, given: dict[str, Any]) -> dict[str, Any]:
    if kind in _PLAIN:
        return {}
    if kind == "pre":
        return {"language": given["language"]} if given.get("language") else {}
    if kind == "text_link":
        url = checked_link(str(given.get("url", "")))
        if not url:
            raise bad_request(f"entity URL '{given.get('url', '')}' is invalid: Wrong HTTP URL")
        return {"url": url}
    if kind == "text_mention" and isinstance(given.get("user"), dict):
        return {"user": {"id": whole_number(given["user"].get("id"), "id")}}
    if kind == "custom_emoji":
        return {"custom_emoji_id": str(given.get("custom_emoji_id", ""))}
    if kind == "date_time":
        return date_extra(
            whole_number(given.get("unix_time"), "unix_time"), str(given.get("date_time_format") or "")
        )
    raise bad_request("can't parse MessageEntity: Unsupported type specified")


def _check_bounds(text: str, entities: list[Entity]) -> None:
    total = utf16_length(text)
    borders = _borders(text) if total != len(text) else None
    for entity in entities:
        if entity.offset >= total:
            raise bad_request(f"entity begins after the end of the text at UTF-16 offset {entity.offset}")
        if entity.end > total:
            raise bad_request(
                f"entity beginning at UTF-16 offset {entity.offset} ends after the end of the text "
                f"at UTF-16 offset {entity.end}"
            )
        if borders is None:
            continue
        if entity.offset not in borders:
            at = len(text.encode("utf-16-le")[: entity.offset * 2].decode("utf-16-le", "ignore").encode())
            raise bad_request(f"entity begins in a middle of a UTF-16 symbol at byte offset {at + 4}")
        if entity.end not in borders:
            at = len(text.encode("utf-16-le")[: entity.end * 2].decode("utf-16-le", "ignore").encode())
            raise bad_request(
                f"entity beginning at UTF-16 offset {entity.offset} ends in a middle of a UTF-16 symbol "
                f"at byte offset {at + 4}"
            )


def _borders(text: str) -> set[int]:
    borders, offset = {0}, 0
    for character in text:
        offset += 1 + (character > "\uffff")
        borders.add(offset)
    return borders


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
